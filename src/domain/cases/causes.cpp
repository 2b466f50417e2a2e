// The checklist of causes, a file of catalog/cases.
#include "domain/cases/cases.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::cases {
namespace {

Cause read_cause(const sys::YamlMap& row) {
  row.only({"id", "title", "recommendation"});
  return {row.text("id"), row.text("title"), row.text("recommendation")};
}

CauseGroup read_group(const sys::YamlMap& row) {
  row.only({"id", "title", "causes"});
  CauseGroup out{.id = row.text("id"), .title = row.text("title"), .causes = {}};
  for (const sys::YamlMap& one : row.maps("causes")) out.causes.push_back(read_cause(one));
  return out;
}

}  // namespace

const std::vector<CauseGroup>& causes() {
  static const std::vector<CauseGroup> all = [] {
    std::vector<CauseGroup> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/cases/")) {
      const sys::YamlMap top = sys::read_yaml(file.path, file.content);
      top.only({"groups"});
      for (const sys::YamlMap& row : top.maps("groups")) out.push_back(read_group(row));
    }
    return out;
  }();
  return all;
}

const Cause* find_cause(std::string_view id) {
  for (const CauseGroup& group : causes())
    for (const Cause& one : group.causes)
      if (one.id == id) return &one;
  return nullptr;
}

}  // namespace vekha::cases
