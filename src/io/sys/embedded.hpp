// Files built into the program: migrations, catalogue, the web page, the contract.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace vekha::sys {

struct EmbeddedFile {
  std::string_view path;     ///< from the root of the project: "catalog/scales/vpr-2021.yaml", "web/index.html"
  std::string_view content;  ///< bytes; lives as long as the program
};

/// Files whose path begins with `folder`, in order of path.
std::vector<EmbeddedFile> embedded_under(std::string_view folder);
std::optional<std::string_view> embedded(std::string_view path);

}  // namespace vekha::sys
