// Reading of definitions: strict, and every fault of a file is told at once.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "domain/indicators/definition.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {
namespace {

namespace fs = std::filesystem;
using formula::Measure;

/// Complaints gathered while the rest is read on.
struct Faults {
  std::vector<std::string> all{};
  std::vector<formula::Norm> norms{};  ///< of definitions read before: what a program may name
  std::size_t met = 0;                 ///< also those told already
  void attempt(const std::function<void()>& work) {
    try {
      work();
    } catch (const Error& error) {
      ++met;
      if (std::ranges::find(all, error.message()) == all.end()) all.push_back(error.message());
    }
  }
  void tell() const {
    if (!all.empty()) throw Error(Code::bad_input, joined(all, "\n"));
  }
};

/// A definition and what its file says of all its definitions at once.
struct Written {
  const sys::YamlMap& row;
  const std::optional<sys::YamlMap>& common;
  /// Where the key stands.
  const sys::YamlMap& with(std::string_view key) const {
    return row.has(key) || !common || !common->has(key) ? row : *common;
  }
  bool has(std::string_view key) const { return with(key).has(key); }
};

std::string one_of(const sys::YamlMap& row, std::string_view key, const std::vector<std::string>& allowed) {
  std::string value = row.text(key);
  if (std::ranges::find(allowed, value) == allowed.end())
    row.fail(key, "стоит «" + value + "», ожидалось одно из: " + joined(allowed, ", ") + ".");
  return value;
}

Date date_of(const sys::YamlMap& row, std::string_view key) {
  const auto date = parse_iso_date(row.text(key));
  if (!date) row.fail(key, "стоит «" + row.text(key) + "», ожидалась дата ГГГГ-ММ-ДД.");
  return *date;
}

Basis basis_of(const sys::YamlMap& row) {
  if (!row.has("basis")) row.fail("basis", "нет основания: напишите акт или обычай, на котором держится показатель.");
  try {
    return {.act = row.text("basis"), .date = {}, .clause = {}};
  } catch (const Error&) {
    const auto parts = row.map("basis");
    parts->only({"act", "date", "clause"});
    Basis out{.act = parts->text("act"), .date = parts->text_or("date", ""), .clause = parts->text_or("clause", "")};
    if (!out.date.empty()) date_of(*parts, "date");
    return out;
  }
}

const std::vector<std::string>& provenances() {
  static const std::vector<std::string> all = {"document", "file", "practice", "second_hand", "design"};
  return all;
}

std::optional<Zones> zones_of(const sys::YamlMap& row) {
  const auto zones = row.map("zones");
  if (!zones) return std::nullopt;
  zones->only({"green", "yellow", "source", "provenance"});
  return Zones{.green = zones->number("green"),
               .yellow = zones->number("yellow"),
               .source = zones->text("source"),
               .provenance = one_of(*zones, "provenance", provenances())};
}

std::vector<Parameter> parameters_of(const sys::YamlMap& row) {
  std::vector<Parameter> out;
  for (const sys::YamlMap& one : row.maps("parameters")) {
    one.only({"name", "value", "title", "note"});
    out.push_back({one.text("name"), one.number("value"), one.text("title"), one.text("note")});
  }
  return out;
}

std::vector<Item> items_of(const sys::YamlMap& row) {
  std::vector<Item> out;
  for (const sys::YamlMap& one : row.maps("items")) {
    one.only({"code", "title"});
    out.push_back({one.text("code"), one.text("title")});
  }
  return out;
}

struct UnitRow {
  Measure measure;
  std::vector<std::string> units;  ///< the first is advised
};
const std::vector<UnitRow>& units() {
  static const std::vector<UnitRow> all = {{Measure::percent, {"%"}},           {Measure::percentage_points, {"п.п."}},
                                           {Measure::points, {"балл"}},         {Measure::mark, {"отметка"}},
                                           {Measure::works, {"работ", "чел."}}, {Measure::persons, {"чел."}},
                                           {Measure::index, {"индекс"}}};
  return all;
}

/// A plain number may be named freely, but not as what another measure is.
void check_unit(const sys::YamlMap& row, const Definition& one) {
  for (const UnitRow& unit : units()) {
    const bool named = std::ranges::find(unit.units, one.unit) != unit.units.end();
    if (unit.measure == one.measure.measure && !named)
      row.fail("unit", "стоит «" + one.unit + "», а программа считает в единице «" + unit.units[0] + "».");
  }
  const bool plain = one.measure.measure == Measure::plain;
  if (plain && (one.unit == "%" || one.unit == "п.п."))
    row.fail("unit",
             "стоит «" + one.unit + "», а программа считает число без единицы: напишите percent(…) вокруг отношения.");
  if (one.measure.measure == Measure::truth || one.measure.measure == Measure::text)
    row.fail("program", "показатель должен быть числом, а программа даёт «" + formula::unit_title(one.measure) + "».");
}

void check_parameters(const sys::YamlMap& row, const Definition& one) {
  for (const Parameter& parameter : one.parameters)
    if (one.program.find("{" + parameter.name + "}") == std::string::npos)
      row.fail("parameters", "параметр «" + parameter.name + "» не стоит в программе как {" + parameter.name + "}.");
  const std::string filled = one.filled();
  if (const auto open = filled.find('{'); open != std::string::npos)
    row.fail("program",
             "параметр " + filled.substr(open, filled.find('}', open) - open + 1) + " не описан в parameters.");
}

/// The norms a program names.
void note_norms(const formula::Step& step, Definition& one) {
  const bool fresh = step.make == formula::Make::norm &&
                     std::ranges::find(one.norms, step.text, &formula::Norm::name) == one.norms.end();
  if (fresh) one.norms.push_back({step.text, step.unit});
  for (const formula::Step& part : step.parts) note_norms(part, one);
}

void check_program(const sys::YamlMap& row, Definition& one, const std::vector<formula::Norm>& norms) {
  check_parameters(row, one);
  try {
    const formula::Program program = formula::compiled(one.filled(), formulas::language_with(norms));
    one.measure = program.root.unit;
    note_norms(program.root, one);
  } catch (const Error& error) {
    row.fail("program", error.message());
  }
  check_unit(row, one);
}

void check_dimensions(const sys::YamlMap& row, const Definition& one) {
  try {
    formulas::parse_dimensions(joined(one.by, ","));
  } catch (const Error& error) {
    row.fail("by", error.message());
  }
}

void read_words(const Written& row, Definition& one, Faults& faults) {
  const auto text = [&](std::string Definition::* field, std::string_view key) {
    faults.attempt([&] { one.*field = row.with(key).text(key); });
  };
  text(&Definition::id, "id");
  text(&Definition::group, "group");
  text(&Definition::name, "name");
  text(&Definition::short_name, "short_name");
  text(&Definition::unit, "unit");
  text(&Definition::level, "level");
  text(&Definition::formula, "formula");
  text(&Definition::program, "program");
  text(&Definition::source, "source");
  text(&Definition::collection, "collection");
  text(&Definition::periodicity, "periodicity");
  text(&Definition::responsible, "responsible");
  text(&Definition::missing, "missing");
}

void read_choices(const Written& row, Definition& one, Faults& faults) {
  faults.attempt([&] {
    one.direction = one_of(row.with("direction"), "direction", {"more_is_better", "less_is_better", "none"});
  });
  faults.attempt([&] { one.provenance = one_of(row.with("provenance"), "provenance", provenances()); });
  faults.attempt([&] {
    if (row.has("attempts")) one.attempts = one_of(row.with("attempts"), "attempts", {"last", "first", "every"});
  });
  faults.attempt([&] { one.valid_from = date_of(row.with("valid_from"), "valid_from"); });
  faults.attempt([&] {
    if (row.has("valid_to")) one.valid_to = date_of(row.with("valid_to"), "valid_to");
  });
}

void read_rest(const Written& row, Definition& one, Faults& faults) {
  faults.attempt([&] { one.basis = basis_of(row.with("basis")); });
  faults.attempt([&] { one.zones = zones_of(row.with("zones")); });
  faults.attempt([&] { one.parameters = parameters_of(row.with("parameters")); });
  faults.attempt([&] { one.items = items_of(row.with("items")); });
  faults.attempt([&] { one.by = row.with("by").texts("by"); });
  faults.attempt([&] { one.procedures = row.with("procedures").texts("procedures"); });
  faults.attempt([&] { one.minimum = row.with("minimum").integer("minimum"); });
  faults.attempt([&] { one.version = row.with("version").maybe_integer("version").value_or(1); });
  faults.attempt([&] {
    one.interval = row.with("interval").text_or("interval", "");
    one.note = row.with("note").text_or("note", "");
    one.kind = row.row.text_or("kind", "");
  });
}

void check_keys(const sys::YamlMap& row) {
  row.only({"id",          "group",       "name",     "short_name", "unit",     "level",  "direction",  "formula",
            "program",     "parameters",  "by",       "procedures", "attempts", "items",  "source",     "collection",
            "periodicity", "responsible", "missing",  "minimum",    "interval", "basis",  "provenance", "note",
            "zones",       "valid_from",  "valid_to", "version",    "kind",     "not_for"});
}

Definition definition_of(const Written& written, Faults& faults) {
  Definition out;
  faults.attempt([&] { check_keys(written.row); });
  read_words(written, out, faults);
  read_choices(written, out, faults);
  read_rest(written, out, faults);
  faults.attempt([&] { check_dimensions(written.with("by"), out); });
  if (!out.program.empty()) faults.attempt([&] { check_program(written.row, out, faults.norms); });
  return out;
}

void check_unique(const std::vector<Definition>& all, Faults& faults) {
  for (auto one = all.begin(); one != all.end(); ++one)
    if (std::find_if(all.begin(), one, [&](const Definition& other) { return other.id == one->id; }) != one)
      faults.all.push_back("Справочник «" + one->file + "»: показатель «" + one->id + "» описан дважды.");
}

std::vector<Definition> read_file(std::string_view file, std::string_view content, Faults& faults) {
  std::vector<Definition> out;
  faults.attempt([&] {
    const sys::YamlMap top = sys::read_yaml(file, content);
    faults.attempt([&] { top.only({"common", "indicators"}); });
    const std::optional<sys::YamlMap> common = top.map("common");
    if (common) faults.attempt([&] { check_keys(*common); });
    for (const sys::YamlMap& row : top.maps("indicators")) {
      const std::size_t before = faults.met;
      Definition one = definition_of({row, common}, faults);
      one.file = file;
      if (faults.met > before) continue;
      faults.norms.push_back({one.id, one.measure});
      out.push_back(std::move(one));
    }
  });
  return out;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Library load_shipped() {
  Library out;
  Faults faults;
  for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/indicators/"))
    for (Definition& one : read_file(file.path, file.content, faults)) out.all.push_back(std::move(one));
  check_unique(out.all, faults);
  faults.tell();
  return out;
}

std::vector<fs::path> own_files(const std::string& data_folder) {
  std::vector<fs::path> out;
  const fs::path folder = fs::path(data_folder) / "catalog" / "indicators";
  std::error_code gone;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, gone))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::vector<Definition> read_definitions(std::string_view file, std::string_view content) {
  Faults faults;
  std::vector<Definition> out = read_file(file, content, faults);
  check_unique(out, faults);
  faults.tell();
  return out;
}

const Library& shipped() {
  static const Library all = load_shipped();
  return all;
}

Library library(const std::string& data_folder) {
  Library out = shipped();
  Faults faults{.all = {}, .norms = out.norms()};
  std::vector<Definition> own;
  for (const fs::path& file : own_files(data_folder))
    for (Definition& one : read_file("catalog/indicators/" + file.filename().string(), content_of(file), faults))
      own.push_back(std::move(one));
  check_unique(own, faults);
  out.problems = std::move(faults.all);
  std::set<std::string> ids;
  for (Definition& one : own) {
    if (!ids.insert(one.id).second) continue;
    one.own = true;
    const auto same = std::ranges::find(out.all, one.id, &Definition::id);
    same == out.all.end() ? out.all.push_back(std::move(one)) : void(*same = std::move(one));
  }
  return out;
}

}  // namespace vekha::indicators
