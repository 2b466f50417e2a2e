// The table of a rating as JSON: what a freeze keeps, what pages and commands show.
#include <array>
#include <boost/json.hpp>

#include "domain/ratings/ratings.hpp"

namespace vekha::ratings {
namespace {

namespace bj = boost::json;

void write_estimates(JsonWriter& json, std::string_view name, const std::vector<Estimate>& all) {
  json.key(name).begin_array();
  for (const Estimate& one : all) write_estimate(json, one);
  json.end_array();
}

void write_criterion(JsonWriter& json, const CriterionShown& one) {
  json.begin_object().field("code", one.criterion.code).field("indicator", one.criterion.indicator);
  json.field("set", one.criterion.set).field("weight", one.criterion.weight).field("name", one.name);
  json.field("unit", one.unit).field("direction", one.direction).field("program", one.program);
  json.field("version", one.version).field("problem", one.problem).field("moves", one.moves).end_object();
}

void write_school(JsonWriter& json, const SchoolRow& row) {
  json.begin_object().field("code", row.code).field("name", row.name);
  write_estimates(json, "values", row.values);
  write_estimates(json, "parts", row.parts);
  json.key("score");
  write_estimate(json, row.score);
  json.key("place");
  row.place > 0 ? json.value(row.place) : json.null();
  json.field("low", row.low).field("high", row.high).list("alike", row.alike).field("kept", row.kept);
  json.field("sway_low", row.sway_low).field("sway_high", row.sway_high).field("words", row.words).end_object();
}

std::string text(const bj::object& from, std::string_view key) { return std::string(from.at(key).as_string()); }
int whole(const bj::object& from, std::string_view key) {
  return from.at(key).is_null() ? 0 : from.at(key).to_number<int>();
}
std::vector<std::string> texts(const bj::object& from, std::string_view key) {
  std::vector<std::string> out;
  for (const bj::value& one : from.at(key).as_array()) out.emplace_back(one.as_string());
  return out;
}

Estimate estimate_of(const bj::value& value) {
  const bj::object& from = value.as_object();
  Estimate out{.value = {}, .n = from.at("n").to_number<std::int64_t>()};
  if (!from.at("value").is_null()) out.value = from.at("value").to_number<double>();
  if (from.contains("lo"))
    out.interval = Interval{from.at("lo").to_number<double>(), from.at("hi").to_number<double>()};
  constexpr std::array kAll = {Absence::no_data,        Absence::too_few,        Absence::no_variance,
                               Absence::not_applicable, Absence::not_comparable, Absence::no_scale,
                               Absence::suppressed};
  if (from.contains("absence"))
    for (const Absence one : kAll)
      if (absence_name(one) == from.at("absence").as_string()) out.absence = one;
  return out;
}
std::vector<Estimate> estimates(const bj::object& from, std::string_view key) {
  std::vector<Estimate> out;
  for (const bj::value& one : from.at(key).as_array()) out.push_back(estimate_of(one));
  return out;
}

CriterionShown criterion_of(const bj::object& from) {
  return {.criterion = {text(from, "code"), text(from, "indicator"), text(from, "set"),
                        from.at("weight").to_number<double>()},
          .name = text(from, "name"),
          .unit = text(from, "unit"),
          .direction = text(from, "direction"),
          .program = text(from, "program"),
          .version = from.at("version").to_number<std::int64_t>(),
          .problem = text(from, "problem"),
          .moves = whole(from, "moves")};
}

SchoolRow school_of(const bj::object& from) {
  return {.code = text(from, "code"),
          .name = text(from, "name"),
          .values = estimates(from, "values"),
          .parts = estimates(from, "parts"),
          .score = estimate_of(from.at("score")),
          .place = whole(from, "place"),
          .low = whole(from, "low"),
          .high = whole(from, "high"),
          .alike = texts(from, "alike"),
          .kept = from.at("kept").to_number<double>(),
          .sway_low = whole(from, "sway_low"),
          .sway_high = whole(from, "sway_high"),
          .words = text(from, "words")};
}

}  // namespace

void write_table(JsonWriter& json, const Table& table) {
  json.begin_object().field("finding", table.finding).field("pairs", table.pairs).field("told", table.told);
  json.field("method", table.method).field("counted_at", table.counted_at).list("warnings", table.warnings);
  json.key("criteria").begin_array();
  for (const CriterionShown& one : table.criteria) write_criterion(json, one);
  json.end_array().key("schools").begin_array();
  for (const SchoolRow& row : table.schools) write_school(json, row);
  json.end_array().end_object();
}

Table table_from(std::string_view json) {
  boost::system::error_code fault;
  const bj::value all = bj::parse(json, fault);
  if (fault || !all.is_object()) throw Error(Code::storage, "Замороженная таблица рейтинга не читается.");
  const bj::object& from = all.as_object();
  Table out{.criteria = {},
            .schools = {},
            .warnings = texts(from, "warnings"),
            .pairs = from.at("pairs").to_number<std::int64_t>(),
            .told = from.at("told").to_number<std::int64_t>(),
            .finding = text(from, "finding"),
            .method = text(from, "method"),
            .counted_at = text(from, "counted_at")};
  for (const bj::value& one : from.at("criteria").as_array()) out.criteria.push_back(criterion_of(one.as_object()));
  for (const bj::value& one : from.at("schools").as_array()) out.schools.push_back(school_of(one.as_object()));
  return out;
}

}  // namespace vekha::ratings
