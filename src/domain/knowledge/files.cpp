#include "domain/knowledge/files.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::knowledge {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

}  // namespace

std::string slug(const std::string& text) {
  std::string out;
  for (const char byte : folded(text)) {
    const bool plain =
        static_cast<unsigned char>(byte) >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
    if (plain)
      out += byte;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string slug(const catalog::Exam& exam) {
  return slug(exam.procedure + " " + std::to_string(exam.year) + " " + std::to_string(exam.grade) + " " + exam.subject);
}

std::string text_of(const std::string& folder, const std::string& file) {
  const fs::path path = fs::path(folder) / file;
  std::error_code none;
  return fs::is_regular_file(path, none) ? content(path) : std::string();
}

void put_text(const std::string& folder, const std::string& file, const std::string& text) {
  const fs::path path = fs::path(folder) / file;
  if (text.empty()) {
    fs::remove(path);
    return;
  }
  fs::create_directories(path.parent_path());
  const fs::path fresh = path.string() + ".new";
  std::ofstream out(fresh, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw Error(Code::storage, "Не удалось записать «" + file + "». Проверьте место на диске и права.");
  fs::rename(fresh, path);
}

std::map<std::string, std::string> all_texts(const std::string& folder) {
  std::map<std::string, std::string> out;
  for (const char* part : {"catalog/kim", "catalog/scales"}) {
    std::error_code none;
    for (fs::directory_iterator it(fs::path(folder) / part, none), end; it != end; it.increment(none))
      if (it->is_regular_file() && it->path().extension() == ".yaml")
        out[std::string(part) + "/" + it->path().filename().string()] = content(it->path());
  }
  return out;
}

}  // namespace vekha::knowledge
