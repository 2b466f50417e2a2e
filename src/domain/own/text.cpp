// Own definitions between the fields of a page and the files of the catalogue. A file is JSON, which is YAML too.
#include <array>
#include <boost/json.hpp>
#include <optional>

#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/own/own.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::own {
namespace {

namespace bj = boost::json;

[[noreturn]] void refuse(const std::string& text) { throw Error(Code::bad_input, "Показатель не прочитан: " + text); }

void otherwise(bj::object& object, std::string_view key, std::string_view text) {
  const bj::value* found = object.if_contains(key);
  if (found == nullptr || found->is_null() || (found->is_string() && trimmed(std::string(found->as_string())).empty()))
    object[key] = text;
}

/// What the page left to the program is told by it; nothing while it is no program.
std::optional<formula::Program> program_of(const bj::object& object) {
  const bj::value* program = object.if_contains("program");
  if (program == nullptr || !program->is_string()) return std::nullopt;
  try {
    return formula::compiled(std::string(program->as_string()), formulas::language());
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// The unit of what the program gives.
std::string unit_of(const std::optional<formula::Program>& program) {
  using formula::Measure;
  if (!program) return "";
  switch (program->root.unit.measure) {
    case Measure::percent: return "%";
    case Measure::percentage_points: return "п.п.";
    case Measure::points: return "балл";
    case Measure::mark: return "отметка";
    case Measure::works: return "работ";
    case Measure::persons: return "чел.";
    case Measure::index: return "индекс";
    default: return "число";
  }
}

/// A few works tell little; one report of a form is all there is of an organisation.
int minimum_of(const std::optional<formula::Program>& program) {
  constexpr int kFewestWorks = 5;
  return program && formulas::reads_figures(*program) ? 1 : kFewestWorks;
}

bj::object completed(bj::object one, const std::string& id) {
  one["id"] = id;
  const auto program = program_of(one);
  otherwise(one, "group", "Показатели муниципалитета");
  if (const bj::value* name = one.if_contains("name"); name != nullptr && name->is_string())
    otherwise(one, "short_name", prefix(std::string(name->as_string()), 40));
  otherwise(one, "unit", unit_of(program));
  otherwise(one, "level", "школа, муниципалитет");
  otherwise(one, "direction", "none");
  otherwise(one, "source", "загруженные результаты");
  otherwise(one, "collection", "из загруженных файлов");
  otherwise(one, "periodicity", "после загрузки результатов");
  otherwise(one, "responsible", "управление образования");
  otherwise(one, "missing", "работы без нужного значения не входят");
  otherwise(one, "provenance", "practice");
  otherwise(one, "valid_from", iso_date(sys::today()));
  if (!one.contains("by") || !one["by"].is_array() || one["by"].as_array().empty())
    one["by"] = bj::array{"school", "municipality", "year"};
  if (!one.contains("minimum")) one["minimum"] = minimum_of(program);
  return one;
}

/// Every expectation of a page is about the definition it belongs to.
bj::array cases_of(const bj::value& list, const std::string& id) {
  if (!list.is_array()) refuse("случаи — это список.");
  bj::array out = list.as_array();
  for (bj::value& one : out) {
    if (!one.is_object()) refuse("случай — это таблица и ожидаемое значение.");
    bj::value* expect = one.as_object().if_contains("expect");
    if (expect == nullptr || !expect->is_array()) refuse("у случая нет ожидаемого значения.");
    for (bj::value& each : expect->as_array()) {
      if (!each.is_object()) refuse("ожидаемое значение — это число или причина, почему его нет.");
      each.as_object()["indicator"] = id;
    }
  }
  return out;
}

constexpr std::array kExam = {"procedure", "subject"};
constexpr std::array kExamNumbers = {"year", "grade", "maximum"};
constexpr std::array kExpected = {"by", "at", "procedure", "subject", "school", "absence", "how"};
constexpr std::array kExpectedNumbers = {"value", "lo", "hi"};

void write_texts(JsonWriter& json, const sys::YamlMap& from, const auto& keys) {
  for (const char* key : keys)
    if (from.has(key)) json.field(key, from.text(key));
}
void write_numbers(JsonWriter& json, const sys::YamlMap& from, const auto& keys) {
  for (const char* key : keys)
    if (from.has(key)) json.field(key, from.number(key));
}

void write_case(JsonWriter& json, const sys::YamlMap& one) {
  json.begin_object().field("title", one.text_or("title", ""));
  if (const auto exam = one.map("exam")) {
    json.key("exam").begin_object();
    write_texts(json, *exam, kExam);
    write_numbers(json, *exam, kExamNumbers);
    json.end_object();
  }
  write_texts(json, one, std::array{"works", "figures"});
  json.key("expect").begin_array();
  for (const sys::YamlMap& expected : one.maps("expect")) {
    json.begin_object();
    write_texts(json, expected, kExpected);
    write_numbers(json, expected, kExpectedNumbers);
    if (expected.has("n")) json.field("n", expected.integer("n"));
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

Text text_from(std::string_view json, const std::string& id) {
  boost::system::error_code fault;
  const bj::value all = bj::parse(json, fault);
  if (fault || !all.is_object()) refuse("это не объект JSON.");
  const bj::value* definition = all.as_object().if_contains("definition");
  if (definition == nullptr || !definition->is_object()) refuse("нет описания.");
  Text out;
  out.definition = bj::serialize(bj::object{{"indicators", bj::array{completed(definition->as_object(), id)}}});
  const bj::value* cases = all.as_object().if_contains("cases");
  if (cases != nullptr && !cases->is_null())
    if (bj::array list = cases_of(*cases, id); !list.empty())
      out.cases = bj::serialize(bj::object{{"cases", std::move(list)}});
  return out;
}

std::string json_of(const Text& text) {
  JsonWriter json;
  json.begin_object().key("definition");
  indicators::write_definition(json, indicators::read_definitions("показатель", text.definition).at(0));
  json.key("cases").begin_array();
  if (!text.cases.empty())
    for (const sys::YamlMap& one : sys::read_yaml("случаи", text.cases).maps("cases")) write_case(json, one);
  json.end_array().end_object();
  return json.text();
}

}  // namespace vekha::own
