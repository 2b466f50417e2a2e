#include "domain/roadmap/rules.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::roadmap {
namespace {

constexpr const char* kDirections = "catalog/directions/10-directions.yaml";
constexpr const char* kAbbreviations = "catalog/directions/20-abbreviations.yaml";

sys::YamlMap read(const char* path) {
  const auto content = sys::embedded(path);
  if (!content) throw Error(Code::internal, std::string("Справочника ") + path + " нет в программе.");
  return sys::read_yaml(path, *content);
}

std::vector<Phrase> phrases(const sys::YamlMap& map, std::string_view key) {
  std::vector<Phrase> out;
  for (const std::string& text : map.texts(key)) out.push_back(split(folded(text), ' '));
  return out;
}

TagRules read_rules() {
  const sys::YamlMap top = read(kDirections);
  top.only({"directions", "positions", "context", "usual_position"});
  TagRules rules{.context = phrases(top, "context"), .usual_position = top.text("usual_position")};
  for (const sys::YamlMap& map : top.maps("directions")) {
    map.only({"id", "title", "narrows", "sections", "frames", "words"});
    rules.directions.push_back({map.text("id"), map.text("title"), phrases(map, "sections"), phrases(map, "words"),
                                phrases(map, "frames"), map.text_or("narrows", "")});
  }
  for (const sys::YamlMap& map : top.maps("positions")) {
    map.only({"id", "title", "words"});
    rules.positions.push_back({map.text("id"), map.text("title"), phrases(map, "words")});
  }
  return rules;
}

std::set<std::string> read_abbreviations() {
  const sys::YamlMap top = read(kAbbreviations);
  top.only({"known"});
  const auto known = top.texts("known");
  return {known.begin(), known.end()};
}

}  // namespace

const TagRules& tag_rules() {
  static const TagRules kRules = read_rules();
  return kRules;
}

const std::set<std::string>& known_abbreviations() {
  static const std::set<std::string> kKnown = read_abbreviations();
  return kKnown;
}

}  // namespace vekha::roadmap
