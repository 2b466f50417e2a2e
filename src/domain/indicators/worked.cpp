#include "domain/indicators/worked.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "domain/indicators/drawn.hpp"
#include "domain/indicators/values.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::indicators {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "catalog/checks/indicators/";
constexpr double kTolerance = 1e-4;

/// A store that holds one case at a time.
class Shelf {
 public:
  Shelf() {
    records_->write(actor_, "проверочный случай", [](const db::Write& write) { org::init(write, "Район m1"); });
  }
  void put(const results::Load& load) { batch_ = results::commit(shelves_, actor_, load); }
  void clear() { results::take_back(shelves_, actor_, batch_); }
  template <class Work>
  auto look(Work work) {
    return records_->read([&](const db::Read& read) { return work(read, facts_); });
  }

 private:
  db::Actor actor_{{}, "проверка определений"};
  std::unique_ptr<db::Database> records_ = db::Database::open_memory();
  facts::Store facts_{":memory:"};
  results::Shelves shelves_{*records_, facts_};
  BatchId batch_;
};

Estimate estimate_of(const sys::YamlMap& expected) {
  Estimate out;
  out.value = expected.maybe_number("value");
  out.n = expected.maybe_integer("n").value_or(0);
  if (expected.has("lo")) out.interval = Interval{expected.number("lo"), expected.number("hi")};
  return out;
}

/// What stands instead of a number, by its name.
std::string absent_text(const std::string& name) {
  constexpr std::array kAll = {Absence::no_data,        Absence::too_few,        Absence::no_variance,
                               Absence::not_applicable, Absence::not_comparable, Absence::no_scale,
                               Absence::suppressed};
  const auto found = std::ranges::find_if(kAll, [&](Absence one) { return absence_name(one) == name; });
  return found == kAll.end() ? name : std::string(absence_text(*found));
}

CaseOutcome outcome_of(const sys::YamlMap& one, const sys::YamlMap& expected, const Library& library) {
  expected.only({"indicator", "by", "at", "procedure", "year", "grade", "subject", "school", "parameters", "value", "n",
                 "lo", "hi", "absence", "missing", "how"});
  CaseOutcome out{.indicator = expected.text("indicator"),
                  .title = one.text("title"),
                  .how = expected.text_or("how", ""),
                  .expected = {},
                  .fault = {}};
  const Definition* definition = library.find(out.indicator);
  if (expected.has("value") == expected.has("absence"))
    expected.fail("value", "нужно одно из двух: value — число или absence — почему его нет.");
  if (definition == nullptr)
    out.fault = "показателя «" + out.indicator + "» нет";
  else
    out.expected =
        expected.has("value") ? value_text(*definition, estimate_of(expected)) : absent_text(expected.text("absence"));
  return out;
}

results::Filter filter_of(const db::Read& read, const sys::YamlMap& expected) {
  results::Filter out;
  if (expected.has("procedure")) out.procedure = expected.text("procedure");
  if (expected.has("subject")) out.subject = expected.text("subject");
  if (expected.has("year")) out.year = static_cast<int>(expected.integer("year"));
  if (expected.has("grade")) out.grade = static_cast<int>(expected.integer("grade"));
  if (expected.has("school"))
    if (const auto node = org::find(read, org::Kind::school, expected.text("school"))) out.school = node->id;
  return out;
}

std::map<std::string, double> parameters_of(const sys::YamlMap& expected) {
  std::map<std::string, double> out;
  for (const std::string& one : expected.texts("parameters")) {
    const auto parts = split(one, '=');
    if (parts.size() != 2 || !parse_number(parts[1])) expected.fail("parameters", "ожидалось [имя=число].");
    out[parts[0]] = *parse_number(parts[1]);
  }
  return out;
}

bool near(double a, double b) { return std::abs(a - b) <= kTolerance * std::max(1.0, std::abs(a)); }

std::string number(double value) { return ru_number(value, 6); }

/// How the value differs from what the case expects; empty when it does not.
std::string difference(const sys::YamlMap& expected, const formula::Value& found) {
  const Estimate& estimate = found.estimate;
  const auto wanted = expected.maybe_number("value");
  if (wanted && !estimate.value) {
    const bool few = estimate.absence == Absence::too_few;
    return "вместо " + number(*wanted) + ": " + std::string(absence_text(estimate.absence)) +
           (few ? ", их " + std::to_string(estimate.n) + " — меньше наименьшего числа показателя" : "");
  }
  if (wanted && !near(*wanted, *estimate.value)) return "вместо " + number(*wanted) + ": " + number(*estimate.value);
  if (!wanted && estimate.value)
    return "ожидалось «" + absent_text(expected.text("absence")) + "», вышло " + number(*estimate.value);
  if (!wanted && absence_name(estimate.absence) != expected.text("absence"))
    return "ожидалось «" + absent_text(expected.text("absence")) + "», вышло «" +
           std::string(absence_text(estimate.absence)) + "»";
  if (const auto n = expected.maybe_integer("n"); n && *n != estimate.n)
    return "n вместо " + std::to_string(*n) + ": " + std::to_string(estimate.n);
  if (const auto missing = expected.maybe_integer("missing"); missing && *missing != found.missing)
    return "без данных вместо " + std::to_string(*missing) + ": " + std::to_string(found.missing);
  if (!expected.has("lo")) return {};
  if (!estimate.interval) return "нет интервала";
  if (near(expected.number("lo"), estimate.interval->lo) && near(expected.number("hi"), estimate.interval->hi))
    return {};
  return "интервал " + number(estimate.interval->lo) + "–" + number(estimate.interval->hi);
}

/// The value of the group a case asks about.
formula::Value value_at(const Ground& ground, const Definition& definition, const sys::YamlMap& expected) {
  const Definition* one = &definition;
  const ValueQuery query{.filter = filter_of(ground.read, expected),
                         .by = formulas::parse_dimensions(expected.text_or("by", "")),
                         .parameters = parameters_of(expected)};
  const std::vector<ValueTable> tables = values(ground, {&one, 1}, query);
  if (!tables[0].problem.empty()) throw Error(Code::bad_arguments, tables[0].problem);
  const formula::Key key = query.by.empty() ? formula::Key{} : split(expected.text("at"), ',');
  for (const formulas::FormulaRow& row : tables[0].rows)
    if (row.key == key) return row.value;
  return {};
}

void run_case(Shelf& shelf, const sys::YamlMap& one, const Library& library, std::vector<CaseOutcome>& outcomes) {
  Drawn world = drawn(one);
  static const catalog::Catalog kShipped = catalog::built_in();
  catalog::Catalog catalog = kShipped;
  for (catalog::Kim& kim : world.kims) catalog.kims.push_back(std::move(kim));
  for (catalog::Minimum& minimum : world.minima) catalog.minima.push_back(std::move(minimum));
  shelf.put(world.load);
  for (const sys::YamlMap& expected : one.maps("expect")) {
    CaseOutcome out = outcome_of(one, expected, library);
    if (out.fault.empty()) try {
        out.fault = shelf.look([&](const db::Read& read, facts::Store& facts) {
          return difference(expected, value_at({read, facts, catalog}, library.at(out.indicator), expected));
        });
      } catch (const Error& error) {
        out.fault = error.message();
      }
    outcomes.push_back(std::move(out));
  }
  shelf.clear();
}

std::vector<sys::YamlMap> cases_of(std::string_view file, std::string_view content) {
  const sys::YamlMap top = sys::read_yaml(file, content);
  top.only({"cases"});
  std::vector<sys::YamlMap> all = top.maps("cases");
  for (const sys::YamlMap& one : all)
    one.only({"title", "exam", "tasks", "kim", "works", "figures", "minima", "expect"});
  return all;
}

}  // namespace

std::vector<CaseOutcome> read_cases(std::string_view file, std::string_view content, const Library& library) {
  std::vector<CaseOutcome> out;
  for (const sys::YamlMap& one : cases_of(file, content))
    for (const sys::YamlMap& expected : one.maps("expect")) out.push_back(outcome_of(one, expected, library));
  return out;
}

std::vector<CaseOutcome> run_cases(std::string_view file, std::string_view content, const Library& library) {
  std::vector<CaseOutcome> out;
  Shelf shelf;
  for (const sys::YamlMap& one : cases_of(file, content)) run_case(shelf, one, library, out);
  return out;
}

std::map<std::string, std::string> shipped_cases() {
  std::map<std::string, std::string> out;
  for (const sys::EmbeddedFile& file : sys::embedded_under(kFolder)) out.emplace(file.path, file.content);
  return out;
}

std::map<std::string, std::string> own_cases(const std::string& data_folder) {
  std::map<std::string, std::string> out;
  std::error_code gone;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(data_folder) / kFolder, gone)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    out[kFolder + entry.path().filename().string()] = content.str();
  }
  return out;
}

std::map<std::string, Checked> check_own(const std::string& data_folder, const Library& library) {
  std::map<std::string, Checked> out;
  for (const Definition& one : library.all)
    if (one.own) out[one.id];
  if (out.empty()) return out;
  for (const auto& [file, content] : own_cases(data_folder))
    for (const CaseOutcome& outcome : run_cases(file, content, library)) {
      const auto found = out.find(outcome.indicator);
      if (found == out.end()) continue;
      ++found->second.cases;
      if (!outcome.fault.empty()) found->second.faults.push_back(outcome.title + ": " + outcome.fault);
    }
  return out;
}

}  // namespace vekha::indicators
