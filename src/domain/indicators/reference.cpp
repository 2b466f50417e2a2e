#include <map>

#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {
namespace {

constexpr std::string_view kChecks = "catalog/checks/indicators.yaml";

std::string direction_text(const Indicator& indicator) {
  if (indicator.direction == "more_is_better") return "чем больше, тем лучше";
  return indicator.direction == "less_is_better" ? "чем меньше, тем лучше" : "не оценивается";
}

std::string provenance_text(const Indicator& indicator) {
  if (indicator.provenance == "document") return "официальный документ";
  if (indicator.provenance == "file") return "официальная форма или отчёт";
  return indicator.provenance == "practice" ? "сложившаяся практика" : "решение разработчиков";
}

/// One worked case of an indicator: «70,0 % (57,5–80,1), работ 60».
std::string outcome(const sys::YamlMap& expected, const Indicator& indicator) {
  Estimate estimate;
  estimate.value = expected.maybe_number("value");
  estimate.n = expected.integer("n");
  if (!estimate.value) return expected.text_or("text", "значения нет");
  if (expected.has("lo")) estimate.interval = Interval{expected.number("lo"), expected.number("hi")};
  const std::string text = estimate_text(estimate, indicator);
  return indicator.kind == Kind::participants ? text : text + ", работ " + std::to_string(estimate.n);
}

std::string cases_of(const Indicator& indicator) {
  std::string out;
  for (const sys::YamlMap& drawn : sys::read_yaml(kChecks, sys::embedded(kChecks).value_or("")).maps("cases"))
    for (const sys::YamlMap& expected : drawn.maps("expect"))
      if (expected.text("indicator") == indicator.id)
        out += "  - " + drawn.text("title") + ": " + outcome(expected, indicator) + "\n";
  return out;
}

std::string section(const Indicator& indicator) {
  std::string out = "## " + indicator.name + "\n\n";
  const auto line = [&](std::string_view title, const std::string& text) {
    if (!text.empty()) out += "- **" + std::string(title) + "**: " + text + "\n";
  };
  line("код", "`" + indicator.id + "`");
  line("единица", indicator.unit);
  line("уровни", indicator.level);
  line("направление", direction_text(indicator));
  line("формула", indicator.formula);
  line("данные", indicator.source);
  line("неполные данные", indicator.missing);
  line("наименьшее число работ", std::to_string(indicator.minimum));
  line("интервал", indicator.interval);
  line("не имеет смысла для", joined(indicator.not_for, ", "));
  line("основание", indicator.basis + " (" + provenance_text(indicator) + ")");
  line("действует с", ru_date(indicator.valid_from));
  return out + "- **проверочные случаи**:\n" + cases_of(indicator) + "\n";
}

using Cases = std::map<std::string, std::string>;

/// What the worked cases of each definition come to, by id.
Cases worked_cases() {
  Cases out;
  for (const auto& [file, content] : shipped_cases())
    for (const CaseOutcome& one : read_cases(file, content, shipped()))
      out[one.indicator] += "  - " + one.title + ": " + one.expected + (one.how.empty() ? "" : " — " + one.how) + "\n";
  return out;
}

std::string parameters_of(const Definition& one) {
  std::string out;
  for (const Parameter& parameter : one.parameters)
    out += "- **параметр** `{" + parameter.name + "}` = " + ru_number(parameter.value, 1) + ": " + parameter.title +
           " (" + parameter.note + ")\n";
  for (const Item& item : one.items) out += "- **сведения** `" + item.code + "`: " + item.title + "\n";
  return out;
}

std::string section(const Definition& one, const Cases& cases) {
  std::string out =
      "### " + one.name + "\n\n- **код**: `" + one.id + "`, единица: " + one.unit + "\n- **формула**: " + one.formula +
      "\n- **программа**: `" + one.program + "`\n" + parameters_of(one) + "- **неполные данные**: " + one.missing +
      "\n- **основание**: " + one.basis.text() + " (" + std::string(provenance_title(one.provenance)) + ")\n";
  if (one.zones)
    out += "- **ориентир**: " + one.zones->source + " (" + std::string(provenance_title(one.zones->provenance)) + ")\n";
  if (!one.note.empty()) out += "- **примечание**: " + one.note + "\n";
  const auto found = cases.find(one.id);
  return out + "- **проверочные случаи**:\n" + (found == cases.end() ? std::string() : found->second) + "\n";
}

/// The families besides the base indicators.
std::string families() {
  const Cases cases = worked_cases();
  std::string out;
  for (const std::string& group : shipped().groups()) {
    std::string sections;
    for (const Definition* one : shipped().of_group(group))
      if (one->kind.empty()) sections += section(*one, cases);
    if (!sections.empty()) out += "## " + group + "\n\n" + sections;
  }
  return out;
}

}  // namespace

std::string reference_page() {
  std::string out =
      "# Показатели\n\n"
      "Составлено из `catalog/indicators` и `catalog/checks` командой `./do docs`; правьте там.\n\n"
      "Значение группы (параллели, муниципалитета, года) считается по всем её работам сразу, а не усреднением значений "
      "школ. Отметка берётся из файла, а где её нет — по шкале этой работы этого года; чужая шкала не подставляется. "
      "Все интервалы — 95 %.\n\n";
  for (const Indicator& indicator : definitions()) out += section(indicator);
  out += families();
  out.pop_back();
  return out;
}

}  // namespace vekha::indicators
