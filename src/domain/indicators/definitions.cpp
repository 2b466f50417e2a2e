#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {
namespace {

using namespace std::string_view_literals;

constexpr std::array kKinds = {
    std::pair{Kind::participants, "participants"sv},
    std::pair{Kind::mean_primary, "mean_primary"sv},
    std::pair{Kind::mean_percent, "mean_percent"sv},
    std::pair{Kind::success, "success"sv},
    std::pair{Kind::quality, "quality"sv},
    std::pair{Kind::mark_2, "mark_2"sv},
    std::pair{Kind::mark_3, "mark_3"sv},
    std::pair{Kind::mark_4, "mark_4"sv},
    std::pair{Kind::mark_5, "mark_5"sv},
};

Kind read_kind(const sys::YamlMap& row) {
  const std::string name = row.text("kind");
  for (const auto& [kind, text] : kKinds)
    if (text == name) return kind;
  row.fail("kind", "программа не умеет считать «" + name + "».");
}

Date read_date(const sys::YamlMap& row, std::string_view key) {
  const auto date = parse_iso_date(row.text(key));
  if (!date) row.fail(key, "ожидалась дата ГГГГ-ММ-ДД.");
  return *date;
}

std::string one_of(const sys::YamlMap& row, std::string_view key, const std::vector<std::string>& allowed) {
  const std::string value = row.text(key);
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
    row.fail(key, "ожидалось одно из: " + joined(allowed, ", ") + ".");
  return value;
}

Indicator read_indicator(const sys::YamlMap& row) {
  return {.id = row.text("id"),
          .kind = read_kind(row),
          .name = row.text("name"),
          .short_name = row.text("short_name"),
          .unit = row.text("unit"),
          .level = row.text("level"),
          .direction = one_of(row, "direction", {"more_is_better", "less_is_better", "none"}),
          .formula = row.text("formula"),
          .source = row.text("source"),
          .missing = row.text("missing"),
          .minimum = row.integer("minimum"),
          .interval = row.text_or("interval", ""),
          .not_for = row.texts("not_for"),
          .basis = row.text("basis"),
          .provenance = one_of(row, "provenance", {"document", "file", "practice", "design"}),
          .valid_from = read_date(row, "valid_from")};
}

/// The rows of a kind; what stands in them besides is read, strictly, as definitions of the library.
std::vector<Indicator> load() {
  std::vector<Indicator> all;
  for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/indicators/")) {
    const sys::YamlMap top = sys::read_yaml(file.path, file.content);
    for (const sys::YamlMap& row : top.maps("indicators"))
      if (row.has("kind")) all.push_back(read_indicator(row));
  }
  return all;
}

}  // namespace

const std::vector<Indicator>& definitions() {
  static const std::vector<Indicator> all = load();
  return all;
}

const Indicator& definition(Kind kind) {
  for (const Indicator& indicator : definitions())
    if (indicator.kind == kind) return indicator;
  throw Error(Code::internal, "В справочнике нет показателя, который считает программа.");
}

const Indicator* find_definition(std::string_view id) {
  for (const Indicator& indicator : definitions())
    if (indicator.id == id) return &indicator;
  return nullptr;
}

}  // namespace vekha::indicators
