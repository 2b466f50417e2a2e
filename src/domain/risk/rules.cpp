#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"
#include "domain/risk/risk.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::risk {
namespace {

Parameter read_parameter(const sys::YamlMap& row) {
  row.only({"name", "value", "title", "low", "high"});
  Parameter out{row.text("name"), row.number("value"), row.text("title"), row.number("low"), row.number("high")};
  if (out.value < out.low || out.value > out.high) row.fail("value", "значение вне своих границ");
  return out;
}

constexpr std::array kSides = {std::pair{"at_least", Side::at_least}, std::pair{"at_most", Side::at_most},
                               std::pair{"below", Side::below}};

DeviationOf read_deviation(const sys::YamlMap& row) {
  DeviationOf out{.indicator = row.text("deviation")};
  if (indicators::shipped().find(out.indicator) == nullptr) row.fail("deviation", "нет такого показателя");
  const std::string from = row.text("from");
  if (from != "norm" && from != "mean") row.fail("from", "возможны norm и mean");
  out.from = from == "norm" ? From::norm : From::mean;
  return out;
}

Sign read_sign(const sys::YamlMap& row, const std::vector<Parameter>& parameters) {
  row.only({"id", "title", "program", "deviation", "from", "at_least", "at_most", "below"});
  Sign out{.id = row.text("id"), .title = row.text("title"), .program = row.text_or("program", ""), .threshold = {}};
  if (row.has("deviation")) out.deviation = read_deviation(row);
  if (out.program.empty() == !out.deviation.has_value()) row.fail("program", "нужно одно из program и deviation");
  for (const auto& [key, side] : kSides) {
    if (!row.has(key)) continue;
    out.side = side;
    out.threshold = row.text(key);
    if (std::ranges::none_of(parameters, [&](const Parameter& one) { return one.name == out.threshold; }))
      row.fail(key, "нет такого параметра");
  }
  if (out.threshold.empty()) row.fail("at_least", "нужно одно из at_least, at_most, below");
  return out;
}

results::Attempts attempts_of(const sys::YamlMap& row) {
  const std::string text = row.text("attempts");
  if (text == "first") return results::Attempts::first;
  if (text == "every") return results::Attempts::every;
  if (text != "last") row.fail("attempts", "возможны first, last, every");
  return results::Attempts::last;
}

Rule read_rule(const sys::EmbeddedFile& file) {
  const sys::YamlMap top = sys::read_yaml(file.path, file.content);
  top.only({"id", "title", "brief", "provenance", "note", "attempts", "direction", "times", "people", "parameters",
            "signs"});
  Rule out{.id = top.text("id"),
           .title = top.text("title"),
           .brief = top.text("brief"),
           .note = top.text("note"),
           .provenance = top.text("provenance")};
  out.good = top.text("direction") == "good";
  out.attempts = attempts_of(top);
  out.times = top.text("times");
  out.people = top.text("people");
  for (const sys::YamlMap& row : top.maps("parameters")) out.parameters.push_back(read_parameter(row));
  for (const sys::YamlMap& row : top.maps("signs")) out.signs.push_back(read_sign(row, out.parameters));
  return out;
}

std::string range_text(const Parameter& one) {
  return one.name + " от " + ru_number(one.low, 0) + " до " + ru_number(one.high, 0) + " («" + one.title + "»)";
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/risk/")) out.push_back(read_rule(file));
    return out;
  }();
  return all;
}

const Rule& rule(std::string_view id) {
  std::vector<std::string> known;
  for (const Rule& one : rules()) {
    if (one.id == id) return one;
    known.push_back(one.id);
  }
  throw Error(Code::not_found, "Правило «" + std::string(id) + "» не известно. Известны: " + joined(known, ", ") + ".");
}

Settings settings_of(const Rule& rule, const Settings& changed) {
  Settings out;
  std::vector<std::string> allowed;
  for (const Parameter& one : rule.parameters) {
    out[one.name] = one.value;
    allowed.push_back(range_text(one));
  }
  std::vector<std::string> wrong;
  for (const auto& [name, value] : changed) {
    const auto known =
        std::ranges::find_if(rule.parameters, [&, &key = name](const Parameter& one) { return one.name == key; });
    if (known == rule.parameters.end())
      wrong.push_back("параметра «" + name + "» нет");
    else if (!(value >= known->low && value <= known->high))
      wrong.push_back(name + " = " + ru_number(value, 2) + " вне границ");
    else
      out[name] = value;
  }
  if (wrong.empty()) return out;
  throw Error(Code::bad_arguments,
              "Правило «" + rule.title + "»: " + joined(wrong, "; ") + ". Можно: " + joined(allowed, "; ") + ".");
}

}  // namespace vekha::risk
