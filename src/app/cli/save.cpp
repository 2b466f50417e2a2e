#include "app/cli/save.hpp"

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::cli {

namespace fs = std::filesystem;

void save(const std::string& path, const std::string& bytes) {
  const fs::path target(path);
  const fs::path making = target.string() + ".making";
  std::ofstream file(making, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code failure;
  if (file) fs::rename(making, target, failure);
  if (file && !failure) return;
  std::error_code ignored;
  fs::remove(making, ignored);
  throw Error(Code::storage, "Не удалось записать файл «" + path +
                                 "». Проверьте, что папка существует и доступна для записи, а файл не открыт.");
}

std::string extension_of(const std::string& path) {
  const std::string extension = lower(fs::path(path).extension().string());
  return extension.empty() ? extension : extension.substr(1);
}

std::string file_format(const std::string& path) {
  const std::string kind = extension_of(path);
  if (kind == "csv") return "csv_ru";
  if (kind != "xlsx" && kind != "docx")
    throw Error(Code::bad_arguments, "--out: имя файла должно кончаться на .xlsx, .docx или .csv.");
  return kind;
}

}  // namespace vekha::cli
