// Sets of indicators as the catalogue describes them.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "domain/indicators/sets.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {
namespace {

namespace fs = std::filesystem;

struct AggregationRow {
  Aggregation aggregation;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kAggregations = {
    AggregationRow{Aggregation::none, "none", "показатели рядом, без общего числа"},
    AggregationRow{Aggregation::mean, "mean", "среднее показателей"},
    AggregationRow{Aggregation::weighted, "weighted", "взвешенное среднее показателей"},
    AggregationRow{Aggregation::minmax, "minmax", "взвешенное среднее показателей, приведённых к 0–100 внутри группы"},
    AggregationRow{Aggregation::rank, "rank", "взвешенное среднее мест показателей, меньше — лучше"}};

constexpr std::array kAudiences = {
    std::pair{Audience::system, std::string_view("system")}, std::pair{Audience::schools, std::string_view("schools")},
    std::pair{Audience::heads, std::string_view("heads")}, std::pair{Audience::teachers, std::string_view("teachers")}};

Aggregation aggregation_of(const sys::YamlMap& row) {
  const std::string name = row.text("aggregation");
  const auto found = aggregation_from_name(name);
  if (!found) row.fail("aggregation", "стоит «" + name + "», ожидалось none, mean, weighted, minmax или rank.");
  return *found;
}

Audience audience_of(const sys::YamlMap& row) {
  const std::string name = row.text("audience");
  for (const auto& [audience, word] : kAudiences)
    if (word == name) return audience;
  row.fail("audience", "стоит «" + name + "», ожидалось system, schools, heads или teachers.");
}

Slot slot_of(const sys::YamlMap& row, const Library& library) {
  row.only({"code", "title", "block", "indicator", "weight", "note"});
  Slot out{.code = row.text("code"),
           .title = row.text_or("title", ""),
           .block = row.text_or("block", ""),
           .indicator = row.text_or("indicator", ""),
           .weight = row.maybe_number("weight").value_or(1),
           .note = row.text_or("note", "")};
  if (out.weight < 0) row.fail("weight", "вес не бывает отрицательным.");
  const Definition* definition = out.indicator.empty() ? nullptr : library.find(out.indicator);
  if (!out.indicator.empty() && definition == nullptr)
    row.fail("indicator", "показателя «" + out.indicator + "» нет среди определений.");
  if (out.title.empty()) out.title = definition == nullptr ? "ожидает официального текста" : definition->name;
  return out;
}

Basis basis_of(const sys::YamlMap& row) {
  const auto parts = row.map("basis");
  if (!parts) row.fail("basis", "нет основания.");
  parts->only({"act", "date", "clause"});
  return {parts->text("act"), parts->text_or("date", ""), parts->text_or("clause", "")};
}

Set set_from(const sys::YamlMap& row, const Library& library) {
  row.only(
      {"id", "name", "note", "group", "aggregation", "audience", "protected_name", "basis", "provenance", "slots"});
  Set out{.id = row.text("id"),
          .name = row.text("name"),
          .note = row.text_or("note", ""),
          .group = row.text("group"),
          .aggregation = aggregation_of(row),
          .audience = audience_of(row),
          .protected_name = row.text_or("protected_name", ""),
          .basis = basis_of(row),
          .provenance = row.text("provenance")};
  if (provenance_title(out.provenance).empty())
    row.fail("provenance", "ожидалось document, file, practice, second_hand или design.");
  for (const sys::YamlMap& slot : row.maps("slots")) {
    out.slots.push_back(slot_of(slot, library));
    if (std::ranges::count(out.slots, out.slots.back().code, &Slot::code) > 1)
      slot.fail("code", "место «" + out.slots.back().code + "» описано дважды.");
  }
  if (out.slots.empty()) row.fail("slots", "в наборе нет ни одного места.");
  return out;
}

void read_file(std::string_view file, std::string_view content, const Library& library, SetCatalog& out) {
  std::vector<sys::YamlMap> rows;
  try {
    const sys::YamlMap top = sys::read_yaml(file, content);
    top.only({"sets"});
    rows = top.maps("sets");
  } catch (const Error& error) {
    out.problems.push_back(error.message());
  }
  for (const sys::YamlMap& row : rows) try {
      out.all.push_back(set_from(row, library));
      out.all.back().file = file;
    } catch (const Error& error) {
      out.problems.push_back(error.message());
    }
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

std::string_view aggregation_name(Aggregation aggregation) {
  return kAggregations.at(static_cast<std::size_t>(aggregation)).name;
}
std::string_view aggregation_title(Aggregation aggregation) {
  return kAggregations.at(static_cast<std::size_t>(aggregation)).title;
}
std::optional<Aggregation> aggregation_from_name(std::string_view name) {
  const auto found = std::ranges::find(kAggregations, name, &AggregationRow::name);
  return found == kAggregations.end() ? std::nullopt : std::optional(found->aggregation);
}

SetCatalog catalog_sets(const std::string& data_folder, const Library& library) {
  SetCatalog out;
  for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/sets/"))
    read_file(file.path, file.content, library, out);
  std::error_code gone;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(data_folder) / "catalog" / "sets", gone))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  SetCatalog own;
  for (const fs::path& file : files)
    read_file("catalog/sets/" + file.filename().string(), content_of(file), library, own);
  for (Set& one : own.all) {
    one.own = true;
    const auto same = std::ranges::find(out.all, one.id, &Set::id);
    same == out.all.end() ? out.all.push_back(std::move(one)) : void(*same = std::move(one));
  }
  std::ranges::move(own.problems, std::back_inserter(out.problems));
  return out;
}

}  // namespace vekha::indicators
