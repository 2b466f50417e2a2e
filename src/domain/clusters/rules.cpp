#include "base/error.hpp"
#include "domain/clusters/clusters.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::clusters {
namespace {

Split read_split(const sys::YamlMap& row) {
  row.only({"condition", "parts"});
  Split out{.condition = row.text("condition"), .parts = {}};
  for (const sys::YamlMap& part : row.maps("parts")) {
    part.only({"title", "at_most"});
    out.parts.push_back({part.text("title"), part.maybe_number("at_most")});
  }
  if (out.parts.empty() || out.parts.back().at_most) row.fail("parts", "последняя часть — без верхней границы");
  return out;
}

Rule read_rule(const sys::EmbeddedFile& file) {
  const sys::YamlMap top = sys::read_yaml(file.path, file.content);
  top.only({"id", "title", "note", "splits"});
  Rule out{.id = top.text("id"), .title = top.text("title"), .note = top.text("note"), .splits = {}};
  for (const sys::YamlMap& row : top.maps("splits")) out.splits.push_back(read_split(row));
  return out;
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/clusters/")) out.push_back(read_rule(file));
    return out;
  }();
  return all;
}

}  // namespace vekha::clusters
