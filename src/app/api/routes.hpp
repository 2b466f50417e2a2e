// The page of all routes: method, path, right, read or write.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/api/call.hpp"

namespace vekha::api {

enum class Mode { read, write };
enum class Body {
  none,
  json,
  file,
  pupils  ///< a file that may name pupils: it is kept in memory
};

/// Rights that are no role's.
inline constexpr std::string_view kPublic = "public";
inline constexpr std::string_view kSignedIn = "signed_in";

struct Route {
  std::string_view method;
  std::string_view path;   ///< "{id}" stands for one part
  std::string_view right;  ///< public, signed_in or a right of a role
  Mode mode = Mode::read;
  Body body = Body::none;
  Handler handler = nullptr;
};

std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;      ///< nothing: no such path, or not with this method
  std::string key;                   ///< what stood for {id}
  std::vector<std::string> allowed;  ///< methods of the path, when it exists
};
/// HEAD is found as GET.
Match match(std::string_view method, std::string_view path);

}  // namespace vekha::api
