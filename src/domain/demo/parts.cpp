#include "domain/demo/parts.hpp"

#include <filesystem>
#include <fstream>

namespace vekha::demo {

db::Actor maker() { return {{}, kActorName}; }

void write_file(const std::string& path, std::string_view content) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream file(path, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file) throw Error(Code::storage, "Не удалось записать файл «" + path + "». Проверьте место на диске и права.");
}

}  // namespace vekha::demo
