#include "domain/indicators/bundle.hpp"

#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "domain/indicators/json.hpp"

namespace vekha::indicators {
namespace {

namespace bj = boost::json;
using formula::Tally;

constexpr std::string_view kFormat = "vekha-indicator-1";

/// A number to its last digit: as text, because readers of JSON round.
std::string exact(double number) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), end.ptr};
}

double from_exact(const bj::value& text) {
  const std::string written(text.as_string());
  double out = 0;
  const auto end = std::from_chars(written.data(), written.data() + written.size(), out);
  if (end.ec != std::errc{} || end.ptr != written.data() + written.size())
    throw Error(Code::bad_input, "Число «" + written + "» в файле не прочитано: он повреждён.");
  return out;
}

void write_exact(JsonWriter& json, const Estimate& one) {
  json.begin_object();
  if (one.value) json.field("value", exact(*one.value));
  if (one.interval) json.field("lo", exact(one.interval->lo)).field("hi", exact(one.interval->hi));
  json.end_object();
}

void write_tally(JsonWriter& json, const Tally& one) {
  json.begin_object().field("there", one.there).field("rows", one.rows).field("missing", one.missing);
  json.field("not_applicable", one.not_applicable).field("suppressed", one.suppressed).field("hits", one.hits);
  json.field("n", one.moments.n).field("mean", exact(one.moments.mean)).field("m2", exact(one.moments.m2));
  if (one.whole.n > 0)
    json.field("whole", exact(one.whole.mean)).field("whole_m2", exact(one.whole.m2)).field("counted", one.counted);
  json.field("instrument", one.instrument).field("mixed", one.mixed).key("distribution").begin_array();
  for (const auto& [value, count] : one.distribution) json.begin_array().value(exact(value)).value(count).end_array();
  json.end_array().end_object();
}

void write_gathered(JsonWriter& json, const formula::Gathered& gathered) {
  json.begin_object().list("dimensions", gathered.dimensions).key("keys").begin_array();
  for (const formula::Key& key : gathered.keys) {
    json.begin_array();
    for (const std::string& part : key) json.value(part);
    json.end_array();
  }
  json.end_array().key("tallies").begin_object();
  for (const auto& [name, tallies] : gathered.tallies) {
    json.key(name).begin_array();
    for (const Tally& one : tallies) write_tally(json, one);
    json.end_array();
  }
  json.end_object().end_object();
}

/// Norms as far as they tell a number of a place.
void write_norms(JsonWriter& json, const Bundle& bundle) {
  if (bundle.norms.empty()) return;
  json.key("norms").begin_array();
  for (const NormRow& one : bundle.norms) {
    json.begin_object().field("indicator", one.indicator).field("school", one.school).field("year", one.year);
    json.field("grade", one.grade).field("subject", one.subject).field("number", exact(one.value)).end_object();
  }
  json.end_array().key("rest").begin_object().field("year", bundle.rest.year).field("grade", bundle.rest.grade);
  json.field("subject", bundle.rest.subject).end_object();
}

std::vector<std::string> texts_of(const bj::value& list) {
  std::vector<std::string> out;
  for (const bj::value& one : list.as_array()) out.emplace_back(one.as_string());
  return out;
}

std::int64_t whole(const bj::object& from, std::string_view key) { return from.at(key).to_number<std::int64_t>(); }

Tally tally_of(const bj::object& from) {
  Tally out{.there = from.at("there").as_bool(),
            .rows = whole(from, "rows"),
            .missing = whole(from, "missing"),
            .not_applicable = whole(from, "not_applicable"),
            .suppressed = whole(from, "suppressed"),
            .hits = whole(from, "hits"),
            .moments = {whole(from, "n"), from_exact(from.at("mean")), from_exact(from.at("m2"))},
            .distribution = {},
            .instrument = std::string(from.at("instrument").as_string()),
            .mixed = from.at("mixed").as_bool()};
  if (from.contains("whole")) {
    out.whole = {out.moments.n, from_exact(from.at("whole")), from_exact(from.at("whole_m2"))};
    out.counted = from.at("counted").as_bool();
  }
  for (const bj::value& pair : from.at("distribution").as_array())
    out.distribution[from_exact(pair.as_array().at(0))] = pair.as_array().at(1).to_number<std::int64_t>();
  return out;
}

formula::Gathered gathered_of(const bj::object& from) {
  formula::Gathered out{.dimensions = texts_of(from.at("dimensions"))};
  for (const bj::value& key : from.at("keys").as_array()) out.keys.push_back(texts_of(key));
  for (const auto& pair : from.at("tallies").as_object()) {
    std::vector<Tally>& tallies = out.tallies[std::string(pair.key())];
    for (const bj::value& one : pair.value().as_array()) tallies.push_back(tally_of(one.as_object()));
    if (tallies.size() != out.keys.size()) throw Error(Code::bad_input, "В файле не хватает чисел: он повреждён.");
  }
  return out;
}

std::optional<double> maybe(const bj::object& from, std::string_view key) {
  const bj::value* found = from.if_contains(key);
  return found == nullptr ? std::nullopt : std::optional(from_exact(*found));
}

Absence absence_from(std::string_view name) {
  constexpr std::array kAll = {Absence::no_data,        Absence::too_few,        Absence::no_variance,
                               Absence::not_applicable, Absence::not_comparable, Absence::no_scale,
                               Absence::suppressed};
  for (const Absence one : kAll)
    if (absence_name(one) == name) return one;
  return Absence::no_data;
}

Estimate estimate_of(const bj::object& from, const bj::object& digits) {
  Estimate out;
  out.value = maybe(digits, "value");
  out.n = whole(from, "n");
  if (!out.value) out.absence = absence_from(std::string_view(from.at("absence").as_string()));
  const auto lo = maybe(digits, "lo");
  const auto hi = maybe(digits, "hi");
  if (lo && hi) out.interval = Interval{*lo, *hi};
  return out;
}

void read_norms(const bj::object& all, Bundle& bundle) {
  if (!all.contains("norms")) return;
  for (const bj::value& row : all.at("norms").as_array()) {
    const bj::object& one = row.as_object();
    bundle.norms.push_back({.indicator = std::string(one.at("indicator").as_string()),
                            .school = std::string(one.at("school").as_string()),
                            .year = static_cast<int>(whole(one, "year")),
                            .grade = static_cast<int>(whole(one, "grade")),
                            .subject = std::string(one.at("subject").as_string()),
                            .value = from_exact(one.at("number")),
                            .margin = {},
                            .act = {}});
  }
  const bj::object& rest = all.at("rest").as_object();
  bundle.rest = {.school = {},
                 .year = static_cast<int>(whole(rest, "year")),
                 .grade = static_cast<int>(whole(rest, "grade")),
                 .subject = std::string(rest.at("subject").as_string())};
}

Bundle read(const bj::object& all) {
  if (all.at("format").as_string() != kFormat) throw Error(Code::bad_input, "Файл другой версии: формат не знаком.");
  Bundle out{.title = std::string(all.at("title").as_string()),
             .definition = definition_from(bj::serialize(all.at("definition"))),
             .program = std::string(all.at("program").as_string()),
             .minimum = whole(all, "minimum"),
             .key = texts_of(all.at("key")),
             .dimensions = texts_of(all.at("dimensions")),
             .gathered = gathered_of(all.at("gathered").as_object()),
             .value = {.estimate = estimate_of(all.at("value").as_object(), all.at("exact").as_object())},
             .known_on = std::string(all.at("known_on").as_string()),
             .made_at = std::string(all.at("made_at").as_string())};
  read_norms(all, out);
  if (out.key.size() > out.dimensions.size()) throw Error(Code::bad_input, "Группа в файле названа неверно.");
  return out;
}

}  // namespace

std::string bundle_json(const Bundle& bundle) {
  JsonWriter json;
  json.begin_object().field("format", kFormat).field("title", bundle.title).field("made_at", bundle.made_at);
  json.field("known_on", bundle.known_on).field("program", bundle.program).field("minimum", bundle.minimum);
  json.list("key", bundle.key).list("dimensions", bundle.dimensions).key("value");
  write_estimate(json, bundle.value.estimate);
  json.key("exact");
  write_exact(json, bundle.value.estimate);
  json.key("definition");
  write_definition(json, bundle.definition);
  write_norms(json, bundle);
  json.key("gathered");
  write_gathered(json, bundle.gathered);
  return json.end_object().text();
}

Bundle bundle_from(std::string_view json) {
  try {
    return read(bj::parse(json).as_object());
  } catch (const boost::system::system_error&) {
    throw Error(Code::bad_input, "Это не файл «как получено»: его записывает vekha indicator explain --out.");
  } catch (const std::logic_error&) {
    throw Error(Code::bad_input, "Файл «как получено» повреждён: в нём не хватает частей.");
  }
}

std::optional<formula::Value> Recounting::of(const formula::Step& step) const {
  formula::Program part = program_;
  part.root = step;
  formula::Maker maker(bundle_.gathered, bundle_.dimensions,
                       {.norms = {},
                        .minimum = bundle_.minimum,
                        .own = {},
                        .norms_of = norms_of(bundle_.definition.norms, bundle_.norms, bundle_.rest)});
  const formula::Column column = maker.column(part);
  const std::vector<formula::Key>& keys = maker.keys();
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (is_of_group(keys[i])) return column[i];
  return std::nullopt;
}

bool Recounting::is_of_group(const formula::Key& key) const {
  return std::equal(bundle_.key.begin(), bundle_.key.end(), key.begin());
}

Recounting::Sums Recounting::sums_of(const formula::Step& part) const {
  const auto found = bundle_.gathered.tallies.find(program_.aggregates[part.aggregate].name);
  Sums out;
  if (found == bundle_.gathered.tallies.end()) return out;
  for (std::size_t i = 0; i < bundle_.gathered.keys.size(); ++i) {
    if (!is_of_group(bundle_.gathered.keys[i])) continue;
    const formula::Tally& tally = found->second[i];
    out.part += tally.moments.mean * static_cast<double>(tally.moments.n);
    out.whole += tally.whole.mean * static_cast<double>(tally.whole.n);
  }
  return out;
}

}  // namespace vekha::indicators
