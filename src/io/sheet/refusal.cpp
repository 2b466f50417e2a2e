#include "io/sheet/refusal.hpp"

#include <filesystem>

namespace vekha::sheet {

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

void refuse(Code code, const std::string& file, std::string_view what, std::string_view fix) {
  std::string message = "Файл «" + file + "»: ";
  message.append(what).append(". ").append(fix).append(".");
  throw Error(code, std::move(message));
}

}  // namespace vekha::sheet
