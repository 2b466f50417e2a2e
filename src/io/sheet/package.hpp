// Office packages: which part is the main one and what its parts relate to, transitional and strict alike.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/sheet/archive.hpp"

namespace vekha::sheet {

struct Relation {
  std::string id;
  std::string kind;    ///< last word of the type: "worksheet", "sharedStrings", "styles" …
  std::string target;  ///< name of the part in the archive
};

/// The relations of a part ("" for the package itself); none when it has no list. External ones are left out.
/// Throws bad_input, too_large.
std::vector<Relation> relations(const Archive& archive, const std::string& part);
/// The target of the first relation of this kind, or "".
std::string target_of(const std::vector<Relation>& relations, std::string_view kind);

}  // namespace vekha::sheet
