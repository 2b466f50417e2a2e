#include "domain/reports/wording.hpp"

#include <utility>

#include "base/error.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::reports {
namespace {

[[noreturn]] void fail(std::string_view what, std::string_view id) {
  throw Error(Code::bad_input, "Формулировки отчёта: " + std::string(what) + " «" + std::string(id) + "».");
}

std::vector<Named> read_named(const sys::YamlMap& file, std::string_view key, std::string_view content) {
  std::vector<Named> out;
  for (const sys::YamlMap& each : file.maps(key)) {
    each.only({"id", content});
    out.push_back({each.text("id"), each.text(content)});
  }
  return out;
}

Advice read_advice(const sys::YamlMap& each) {
  each.only({"to", "text", "term"});
  return {each.text("to"), each.text("text"), each.text("term")};
}

FindingRule read_rule(const sys::YamlMap& each) {
  each.only({"code", "kind", "text", "recommendations"});
  FindingRule rule{.code = each.text("code"), .text = each.text("text")};
  const std::string kind = each.text("kind");
  if (kind != "fact" && kind != "limit") each.fail("kind", "ожидалось «fact» или «limit», стоит «" + kind + "»");
  rule.kind = kind == "fact" ? FindingRule::Kind::fact : FindingRule::Kind::limit;
  for (const sys::YamlMap& advice : each.maps("recommendations")) rule.advice.push_back(read_advice(advice));
  return rule;
}

std::map<std::string, std::string, std::less<>> by_id(const std::vector<Named>& list) {
  std::map<std::string, std::string, std::less<>> out;
  for (const Named& each : list) out[each.id] = each.text;
  return out;
}

/// Calls `plain` for text and `place` for the name inside braces, in order.
template <class Plain, class Place>
void walk(std::string_view text, Plain plain, Place place) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    if (open != 0) plain(text.substr(0, open));
    if (open == std::string_view::npos) return;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) fail("незакрытая скобка в тексте", text);
    place(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

doc::Runs filled(std::string_view text, const Words& words) {
  doc::Runs runs;
  std::string so_far;
  const auto place = [&](std::string_view name) {
    if (const auto word = words.texts.find(name); word != words.texts.end()) {
      so_far += word->second;
      return;
    }
    const auto link = words.links.find(name);
    if (link == words.links.end()) fail("не знаю, что поставить вместо", name);
    runs.push_back({.text = std::exchange(so_far, {})});
    runs.push_back({.text = link->second.word, .target = link->second.key});
  };
  walk(text, [&](std::string_view part) { so_far += part; }, place);
  runs.push_back({.text = so_far});
  std::erase_if(runs, [](const doc::Run& run) { return run.text.empty(); });
  return runs;
}

std::string filled_text(std::string_view text, const Words& words) {
  std::string out;
  for (const doc::Run& run : filled(text, {words.texts, {}})) out += run.text;
  return out;
}

const std::string& Wording::heading(std::string_view id) const {
  const auto found = headings.find(id);
  if (found == headings.end()) fail("нет заголовка", id);
  return found->second;
}

const std::string& Wording::text(std::string_view id) const {
  const auto found = texts.find(id);
  if (found == texts.end()) fail("нет текста", id);
  return found->second;
}

Wording read_wording(std::string_view name) {
  const std::string path = "catalog/reports/" + std::string(name) + ".yaml";
  const auto content = sys::embedded(path);
  VEKHA_CHECK(content.has_value());
  const sys::YamlMap file = sys::read_yaml(path, *content);
  file.only({"title", "organisation", "source_line", "schools_in_table", "shown", "named", "small_school",
             "histogram_from", "parts", "headings", "texts", "addressees", "findings"});
  Wording wording{.title = file.text("title"),
                  .organisation = file.text("organisation"),
                  .source_line = file.text("source_line"),
                  .schools_in_table = file.integer("schools_in_table"),
                  .shown = file.integer("shown"),
                  .named = file.integer("named"),
                  .small_school = file.integer("small_school"),
                  .histogram_from = file.integer("histogram_from"),
                  .parts = read_named(file, "parts", "heading"),
                  .addressees = read_named(file, "addressees", "title"),
                  .headings = by_id(read_named(file, "headings", "text")),
                  .texts = by_id(read_named(file, "texts", "text"))};
  for (const sys::YamlMap& each : file.maps("findings")) wording.findings.push_back(read_rule(each));
  return wording;
}

}  // namespace vekha::reports
