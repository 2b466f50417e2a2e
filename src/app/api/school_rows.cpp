#include "app/api/school_rows.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

/// How context data of a school is called; the order is that of the page.
struct ContextRow {
  std::string_view code;
  std::string_view title;
  std::string_view unit;
};
constexpr std::array kContext{
    ContextRow{"type", "Вид", ""},
    ContextRow{"as_of", "Сведения на", ""},
    ContextRow{"pupils", "Обучающихся", ""},
    ContextRow{"classes", "Классов", ""},
    ContextRow{"groups", "Групп", ""},
    ContextRow{"teachers", "Учителей", ""},
    ContextRow{"teachers_highest_percent", "Учителей высшей категории", "%"},
    ContextRow{"teachers_young_percent", "Молодых учителей", "%"},
    ContextRow{"teachers_pension_percent", "Учителей пенсионного возраста", "%"},
    ContextRow{"special_needs_percent", "Обучающихся с ОВЗ", "%"},
    ContextRow{"second_shift_percent", "Учатся во вторую смену", "%"},
    ContextRow{"transported_percent", "На подвозе", "%"},
    ContextRow{"extra_education_percent", "Охвачено дополнительным образованием", "%"},
    ContextRow{"computers", "Компьютеров", ""},
    ContextRow{"distance_to_town_km", "До города", "км"},
};

/// Attributes of a node; nothing when they are not a flat object.
std::optional<Fields> attributes_of(const org::Node& node) {
  try {
    return Fields(node.attributes);
  } catch (const Error&) {
    return std::nullopt;
  }
}

struct Shown {
  std::string operator()(std::nullptr_t) const { return "нет данных"; }
  std::string operator()(bool truth) const { return truth ? "да" : "нет"; }
  std::string operator()(std::int64_t number) const { return ru_number(static_cast<double>(number), 0); }
  std::string operator()(double number) const { return ru_number(number, 1); }
  std::string operator()(const std::string& text) const {
    const auto date = parse_iso_date(text);
    return date ? ru_date(*date) : text;
  }
};

std::optional<int> pupils_of(const org::Node& school) {
  const auto fields = attributes_of(school);
  if (!fields) return std::nullopt;
  const auto found = fields->values().find("pupils");
  if (found == fields->values().end() || !std::holds_alternative<std::int64_t>(found->second)) return std::nullopt;
  return static_cast<int>(std::get<std::int64_t>(found->second));
}

}  // namespace

std::vector<int> result_years(const db::Read& read, facts::Store& facts, const org::Scope& scope) {
  std::set<int, std::greater<>> years;
  for (const results::Exam& exam : results::exams(read, facts, {.scope = scope})) years.insert(exam.year);
  return {years.begin(), years.end()};
}

std::map<NodeId, SchoolYear> school_year(const db::Read& read, facts::Store& facts, const YearSearch& asked) {
  const objectivity::Search& search = asked.search;
  std::map<NodeId, SchoolYear> out;
  for (const int year : search.years)
    for (const results::Tally& tally : results::tallies(
             read, facts, {.scope = search.scope, .school = search.school, .year = year}, results::Detail::school))
      out[tally.school].works += tally.works;
  auto standouts = objectivity::standouts(read, facts, search);
  objectivity::withhold(standouts, asked.sight);
  for (const objectivity::Standout& standout : standouts)
    if (standout.sign) ++out[standout.school].signs;
  return out;
}

void write_school_row(JsonWriter& json, const db::Read& read, const org::Node& school, const SchoolYear& year) {
  const std::string municipality = school.parent ? org::node(read, {}, school.parent).name : "";
  json.begin_object().field("id", school.id.value).field("code", school.code).field("name", school.name);
  json.field("municipality", municipality).field("settlement", school.settlement);
  json.field("kind", org::kind_name(school.kind)).field("pupils", pupils_of(school));
  json.field("participants", year.works).key("signs");
  if (year.whole || year.signs > 0)
    json.value(year.signs);
  else
    json.null();
  json.end_object();
}

void write_context(JsonWriter& json, const org::Node& school) {
  json.key("context").begin_array();
  const auto fields = attributes_of(school);
  for (const ContextRow& row : kContext) {
    if (!fields || !fields->values().contains(row.code)) continue;
    const std::string value = std::visit(Shown{}, fields->values().find(row.code)->second);
    json.begin_object().field("code", row.code).field("title", row.title);
    json.field("value", row.unit.empty() ? value : value + "\u00a0" + std::string(row.unit)).end_object();
  }
  json.end_array();
}

}  // namespace vekha::api
