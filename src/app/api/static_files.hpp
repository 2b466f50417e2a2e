// The page itself: files built into the program, or of a folder while the page is being developed.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "io/http/http.hpp"

namespace vekha::api {

class StaticFiles {
 public:
  /// web_root: a folder to read on every request; empty: the files built in.
  explicit StaticFiles(std::string web_root);
  /// The file of the path, else index.html: the page finds its own way. Throws not_found for a missing asset.
  http::Response get(const http::Request& request) const;

 private:
  struct File {
    std::string_view plain;
    std::string_view brotli;
    std::string_view gzip;
    std::string tag;
  };
  http::Response built_in(const http::Request& request) const;
  http::Response from_folder(const http::Request& request) const;
  std::string web_root_;
  std::map<std::string, File, std::less<>> files_;  ///< "/assets/index-1a2b.js" → its forms
};

}  // namespace vekha::api
