#include "app/api/import_shelf.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace vekha::api {
namespace {

namespace fs = std::filesystem;

void write_private(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  std::error_code ignored;
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, ignored);
  out << bytes;
  if (!out.flush()) throw Error(Code::storage, "Не удалось сохранить незаконченную загрузку: нет места на диске.");
}

}  // namespace

void ImportShelf::keep(imports::Unfinished import) const {
  std::error_code failure;
  if (fs::create_directories(folder_, failure)) fs::permissions(folder_, fs::perms::owner_all, failure);
  const fs::path path = fs::path(folder_) / import.id;
  const fs::path fresh = path.string() + ".new";
  write_private(fresh, imports::packed(std::move(import)));
  fs::rename(fresh, path, failure);
  if (failure) throw Error(Code::storage, "Не удалось сохранить незаконченную загрузку: " + failure.message() + ".");
}

void ImportShelf::remove(const std::string& id) const {
  std::error_code ignored;
  fs::remove(fs::path(folder_) / id, ignored);
}

std::vector<imports::Unfinished> ImportShelf::all() const {
  std::vector<imports::Unfinished> out;
  std::vector<fs::path> broken;
  std::error_code none;
  for (fs::directory_iterator entry(folder_, none), end; !none && entry != end; entry.increment(none)) try {
      std::stringstream bytes;
      bytes << std::ifstream(entry->path(), std::ios::binary).rdbuf();
      out.push_back(imports::unpacked(bytes.str()));
    } catch (const Error&) {
      broken.push_back(entry->path());
    }
  for (const fs::path& path : broken) fs::remove(path, none);
  std::ranges::sort(out, {}, &imports::Unfinished::created_at);
  return out;
}

}  // namespace vekha::api
