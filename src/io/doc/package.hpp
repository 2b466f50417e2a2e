// An Office package: named parts in a zip, with the same bytes for the same parts.
#pragma once
#include <string>
#include <vector>

namespace vekha::doc {

inline constexpr const char* kWordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

struct Part {
  std::string path;  ///< "word/document.xml"
  std::string content;
};

/// The zip of the parts in their order; no clock goes in. Throws storage when libzip fails.
std::string pack(const std::vector<Part>& parts);

}  // namespace vekha::doc
