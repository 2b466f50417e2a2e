#include "app/api/static_files.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

struct TypeRow {
  std::string_view extension;
  std::string_view type;
};
constexpr std::array kTypes{
    TypeRow{".html", "text/html; charset=utf-8"},
    TypeRow{".js", "text/javascript; charset=utf-8"},
    TypeRow{".css", "text/css; charset=utf-8"},
    TypeRow{".svg", "image/svg+xml"},
    TypeRow{".png", "image/png"},
    TypeRow{".ico", "image/x-icon"},
    TypeRow{".woff2", "font/woff2"},
    TypeRow{".json", "application/json"},
    TypeRow{".webmanifest", "application/manifest+json"},
    TypeRow{".txt", "text/plain; charset=utf-8"},
};

std::string type_of(std::string_view path) {
  for (const TypeRow& row : kTypes)
    if (path.ends_with(row.extension)) return std::string(row.type);
  return "application/octet-stream";
}

/// A path that asks for a file, not for a page of the application.
bool names_asset(std::string_view path) {
  return path.starts_with("/assets/") || path.substr(path.rfind('/')).find('.') != std::string_view::npos;
}

bool accepts(const http::Request& request, std::string_view coding) {
  return request.header("Accept-Encoding").find(coding) != std::string_view::npos;
}

[[noreturn]] void missing() { throw Error(Code::not_found, "Такой страницы нет."); }

}  // namespace

StaticFiles::StaticFiles(std::string web_root) : web_root_(std::move(web_root)) {
  constexpr std::string_view kRoot = "web";
  constexpr std::size_t kSuffix = 3;  // ".br", ".gz"
  for (const sys::EmbeddedFile& file : sys::embedded_under("web/")) {
    const std::string_view path = file.path.substr(kRoot.size());
    const std::string plain(path.substr(0, path.size() - kSuffix));
    if (path.ends_with(".br"))
      files_[plain].brotli = file.content;
    else if (path.ends_with(".gz"))
      files_[plain].gzip = file.content;
    else
      files_[std::string(path)].plain = file.content;
  }
  for (auto& [path, file] : files_) file.tag = '"' + sys::digest(file.plain) + '"';
}

http::Response StaticFiles::get(const http::Request& request) const {
  return web_root_.empty() ? built_in(request) : from_folder(request);
}

http::Response StaticFiles::built_in(const http::Request& request) const {
  auto found = files_.find(request.path);
  if (found == files_.end() && names_asset(request.path)) missing();
  if (found == files_.end()) found = files_.find("/index.html");
  if (found == files_.end())
    throw Error(Code::not_found, "Страница не собрана в программу. Соберите её командой ./do build.");
  const auto& [path, file] = *found;
  const bool forever = path.starts_with("/assets/");
  http::Response response{.headers = {{"Content-Type", type_of(path)},
                                      {"Vary", "Accept-Encoding"},
                                      {"ETag", file.tag},
                                      {"Cache-Control", forever ? "public, max-age=31536000, immutable" : "no-cache"}}};
  if (request.header("If-None-Match") == file.tag) {
    response.status = 304;
    return response;
  }
  if (!file.brotli.empty() && accepts(request, "br")) {
    response.headers.push_back({"Content-Encoding", "br"});
    response.embedded = file.brotli;
  } else if (!file.gzip.empty() && accepts(request, "gzip")) {
    response.headers.push_back({"Content-Encoding", "gzip"});
    response.embedded = file.gzip;
  } else {
    response.embedded = file.plain;
  }
  return response;
}

http::Response StaticFiles::from_folder(const http::Request& request) const {
  namespace fs = std::filesystem;
  const fs::path root = fs::weakly_canonical(web_root_);
  fs::path path = fs::weakly_canonical(root / request.path.substr(1));
  if (!path.string().starts_with(root.string() + "/") || !fs::is_regular_file(path)) {
    if (names_asset(request.path)) missing();
    path = root / "index.html";
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) missing();
  std::ostringstream content;
  content << file.rdbuf();
  return {.headers = {{"Content-Type", type_of(path.string())}, {"Cache-Control", "no-store"}}, .body = content.str()};
}

}  // namespace vekha::api
