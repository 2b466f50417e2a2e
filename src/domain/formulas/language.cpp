// The words of formulas over the stores: sources, fields and units, and how values are told.
#include <algorithm>
#include <array>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "domain/formulas/columns.hpp"
#include "domain/formulas/formulas.hpp"

namespace vekha::formulas {
namespace {

using formula::Field;
using formula::Measure;
using formula::Source;

Field field_of(SourceId source, Column column) {
  const bool figures = source == SourceId::figures || source == SourceId::reports;
  switch (column) {
    case Column::procedure: return {"procedure", "процедура", {Measure::text}, !figures};
    case Column::year: return {"year", "год", {Measure::year}, !figures};
    case Column::grade: return {"grade", "параллель", {}, !figures};
    case Column::subject: return {"subject", "предмет", {Measure::text}, !figures};
    case Column::part:
      return figures ? Field{"part", "раздел", {Measure::text}} : Field{"part", "волна", {Measure::text}, true};
    case Column::municipality: return {"municipality", "муниципалитет", {Measure::text}};
    case Column::region: return {"region", "регион", {Measure::text}};
    case Column::settlement: return {"settlement", "населённый_пункт", {Measure::text}};
    case Column::school: return {"school", "школа", {Measure::text}};
    case Column::class_name: return {"class", "класс", {Measure::text}};
    case Column::score: return {"score", "балл", {Measure::points}, false, {}, "maximum"};
    case Column::maximum: return {"maximum", "максимум", {Measure::points}};
    case Column::mark: return {"mark", "отметка", {Measure::mark}, false, std::pair(2.0, 5.0)};
    case Column::test: return {"test", "тестовый_балл", {Measure::points}, false, std::pair(0.0, 100.0)};
    case Column::passed: return {"passed", "сдан", {Measure::truth}};
    case Column::journal: return {"journal", "отметка_в_журнале", {Measure::mark}, false, std::pair(2.0, 5.0)};
    case Column::level: return {"level", "уровень", {Measure::text}};
    case Column::attempt: return {"attempt", "попытка", {}};
    case Column::sex: return {"sex", "пол", {Measure::text}};
    case Column::task: return {"task", "задание", {Measure::text}};
    case Column::practice: return {"practice", "практическое", {Measure::truth}};
    case Column::skill: return {"skill", "умение", {Measure::text}};
    case Column::form: return {"form", "форма", {Measure::text}};
    case Column::item: return {"item", "показатель", {Measure::text}};
    case Column::value: return {"value", "значение", {}};
  }
  return {};
}

Source source_of(SourceId id, Source made) {
  for (const Column column : columns_of(id)) made.fields.push_back(field_of(id, column));
  return made;
}

/// The order of the sources is that of SourceId.
std::vector<Source> sources() {
  const std::vector<std::string> instrument{"procedure", "subject", "grade"};
  return {
      source_of(SourceId::works, {.name = "works",
                                  .russian = "работы",
                                  .counted = {Measure::works},
                                  .fields = {},
                                  .instrument = instrument,
                                  .linked = true}),
      source_of(SourceId::tasks,
                {.name = "tasks", .russian = "задания", .counted = {}, .fields = {}, .instrument = instrument}),
      source_of(SourceId::persons, {.name = "persons",
                                    .russian = "участники",
                                    .counted = {Measure::persons},
                                    .fields = {},
                                    .instrument = {},
                                    .own = static_cast<std::size_t>(SourceId::works)}),
      source_of(SourceId::figures,
                {.name = "figures", .russian = "сведения", .counted = {}, .fields = {}, .instrument = {}}),
      source_of(
          SourceId::reports,
          {.name = "reports", .russian = "отчёты", .counted = {}, .fields = {}, .instrument = {}, .reports = true})};
}

constexpr std::array<Column, 13> kSplits{Column::procedure, Column::year,         Column::grade,  Column::subject,
                                         Column::part,      Column::municipality, Column::region, Column::settlement,
                                         Column::school,    Column::class_name,   Column::task,   Column::skill,
                                         Column::level};

int decimals_of(Measure measure) {
  if (measure == Measure::persons || measure == Measure::works || measure == Measure::year) return 0;
  return measure == Measure::percent || measure == Measure::percentage_points || measure == Measure::index ? 1 : 2;
}

}  // namespace

const formula::Schema& language() {
  static const formula::Schema made{.sources = sources()};
  return made;
}

formula::Schema language_with(std::vector<formula::Norm> norms) {
  return {.sources = language().sources, .norms = std::move(norms)};
}

std::vector<std::string> parse_dimensions(std::string_view text) {
  std::vector<std::string> out;
  if (trimmed(text).empty()) return out;
  for (const std::string& part : split(text, ',')) {
    const std::string name = lower(trimmed(part));
    const auto found = std::ranges::find_if(kSplits, [&](Column column) {
      const Field field = field_of(SourceId::works, column);
      return field.name == name || field.russian == name;
    });
    if (found == kSplits.end())
      throw Error(Code::bad_arguments,
                  "Делить по «" + part +
                      "» нельзя. Можно через запятую: procedure, year, grade, subject, part, "
                      "municipality, region, settlement, school, class; задания ещё по task, skill, level.");
    const std::string field = field_of(SourceId::works, *found).name;
    if (std::ranges::find(out, field) == out.end()) out.push_back(field);
  }
  return out;
}

std::string value_text(const formula::Value& value, const formula::Unit& unit) {
  const Estimate& estimate = value.estimate;
  if (!estimate.value) return std::string(absence_text(estimate.absence));
  const int decimals = decimals_of(unit.measure);
  std::string out = ru_number(*estimate.value, decimals);
  if (unit.measure == Measure::percent) out += " %";
  if (unit.measure == Measure::percentage_points) out += " п.п.";
  if (estimate.interval) out += " (" + ru_range(estimate.interval->lo, estimate.interval->hi, decimals) + ")";
  return out;
}

}  // namespace vekha::formulas
