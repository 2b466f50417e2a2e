#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/ranks.hpp"
#include "core/stats/trend.hpp"
#include "domain/profile/profile.hpp"

namespace vekha::profile {
namespace {

constexpr Cuts kStatus{5, 10};  // п.п.
constexpr Cuts kChange{3, 10};
constexpr double kBelieved = 0.05;
const std::array<std::string, kBands> kStatusTitles = {"намного ниже", "ниже", "около среднего", "выше",
                                                       "намного выше"};
const std::array<std::string, kBands> kChangeTitles = {"сильное снижение", "снижение", "без заметных изменений", "рост",
                                                       "сильный рост"};

/// now − before of independent samples, intervals added two-sided (MOVER).
Estimate difference(const Estimate& now, const Estimate& before) {
  const auto a = stats::uncertain(now);
  const auto b = stats::uncertain(before);
  if (!a || !b) return Estimate::absent(now.value ? before.absence : now.absence, now.n);
  const double gap = a->value - b->value;
  const double below = stats::normal_factor() * std::hypot(a->below, b->above);
  const double above = stats::normal_factor() * std::hypot(a->above, b->below);
  return Estimate::of(gap, std::min(now.n, before.n), {gap - below, gap + above});
}

Estimate shifted(const Estimate& value, double by) {
  Estimate out = value;
  if (!out.value) return out;
  *out.value -= by;
  if (out.interval) out.interval = Interval{out.interval->lo - by, out.interval->hi - by};
  return out;
}

bool inside_band(const Estimate& value, const Cuts& cuts) {
  return value.interval && band_of(value.interval->lo, cuts) == band_of(value.interval->hi, cuts);
}

/// Of a unit that is no per cent: half and one standard deviation of the schools.
Cuts cuts_of(const comparison::Answer& now, const Cuts& in_points) {
  if (now.measure.measure == formula::Measure::percent) return in_points;
  std::vector<double> values;
  for (const auto& row : now.schools)
    if (row.value.value) values.push_back(*row.value.value);
  const double sd = stats::describe(values).sd.value_or(0);
  return {sd / 2, sd};
}

void place(Place& one, const Matrix& matrix, const Estimate& common) {
  one.status = common.value ? shifted(one.now, *common.value) : Estimate::absent(common.absence);
  one.change = difference(one.now, one.before);
  if (one.status.value) one.row = band_of(*one.status.value, matrix.status);
  if (one.change.value) one.column = band_of(*one.change.value, matrix.change);
  one.sure = one.row && one.column && inside_band(one.status, matrix.status) && inside_band(one.change, matrix.change);
  if (!one.row) {
    one.words = "нет данных за год";
    return;
  }
  const std::string unit = matrix.measure.measure == formula::Measure::percent ? "п.п." : matrix.unit;
  const std::string level =
      words::sentence(one.status, words::standing_of_difference(one.status), words::Sureness::alone, "среднего");
  one.words = level + "; " + (one.column ? words::change_sentence(one.change, unit) : "с прошлым годом не сравнить");
}

/// Which changes are more than the regression to the mean.
void mark_beyond(std::vector<Place>& places) {
  std::vector<double> before;
  std::vector<double> after;
  std::vector<Place*> known;
  for (Place& one : places)
    if (one.now.value && one.before.value) {
      before.push_back(*one.before.value);
      after.push_back(*one.now.value);
      known.push_back(&one);
    }
  const auto found = stats::regressed_changes(before, after);
  if (!found) return;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const bool told = words::standing_of_difference(known[i]->change) != words::Standing::alike;
    known[i]->beyond = told && found->groups[i].p <= kBelieved;
    if (known[i]->beyond) known[i]->words += "; больше, чем дал бы возврат к среднему";
  }
}

void tell(Matrix& out) {
  const auto count = [&](auto test) { return std::ranges::count_if(out.places, test); };
  const auto low = count([](const Place& one) { return one.row && *one.row < 2 && one.column && *one.column < 2; });
  const auto rising = count([](const Place& one) { return one.row && *one.row < 2 && one.column && *one.column > 2; });
  const auto number = [](std::int64_t n) {
    return n > 0 ? counted(n, "школа", "школы", "школ") : std::string("нет школ");
  };
  const auto known = count([](const Place& one) { return one.row.has_value(); });
  const auto moved = count([](const Place& one) { return one.row && one.column; });
  out.headline = out.name;
  if (known == 0)
    out.headline += ": значений за " + std::to_string(out.year) + " год нет";
  else if (moved == 0)
    out.headline += ": с " + std::to_string(out.year - 1) + " годом сравнить нечего, виден только уровень";
  else
    out.headline += ": ниже среднего и снижаются — " + number(low) + ", ниже среднего, но растут — " + number(rising);
  const auto sure = count([](const Place& one) { return one.sure; });
  out.notes = {"Клетка — по самому значению; закрашен значок, когда в неё целиком попадают оба интервала: таких школ " +
                   ru_number(static_cast<double>(sure), 0) + ".",
               "Границы клеток — начальные значения, а не норма.",
               "Школы с крайними значениями на следующий год сами по себе оказываются ближе к среднему."};
}

}  // namespace

int band_of(double value, const Cuts& cuts) {
  if (value <= -cuts.far) return 0;
  if (value <= -cuts.near) return 1;
  if (value < cuts.near) return 2;
  return value < cuts.far ? 3 : 4;
}

Matrix matrix(const indicators::Ground& ground, const indicators::Library& library, const MatrixQuestion& question) {
  if (!question.filter.year) throw Error(Code::bad_arguments, "Для изменения за год нужен год.");
  comparison::Question asked{.indicator = question.indicator, .filter = question.filter};
  const comparison::Answer now = comparison::compare(ground, library, asked);
  asked.filter.year = *question.filter.year - 1;
  const comparison::Answer earlier = comparison::compare(ground, library, asked);
  Matrix out{.indicator = now.indicator, .name = now.name, .unit = now.unit, .measure = now.measure};
  out.direction = now.direction;
  out.year = *question.filter.year;
  out.status = question.status.value_or(cuts_of(now, kStatus));
  out.change = question.change.value_or(cuts_of(now, kChange));
  out.rows = kStatusTitles;
  out.columns = kChangeTitles;
  out.problem = now.problem;
  for (const comparison::SchoolRow& row : now.schools) {
    Place one{.id = row.id, .code = row.code, .name = row.name, .now = row.value, .row = {}, .column = {}};
    const auto before = std::ranges::find(earlier.schools, row.code, &comparison::SchoolRow::code);
    if (before != earlier.schools.end()) one.before = before->value;
    place(one, out, now.common);
    out.places.push_back(std::move(one));
  }
  mark_beyond(out.places);
  tell(out);
  return out;
}

Matrix hidden(Matrix matrix, NodeId own) {
  const bool few = matrix.places.size() < 3;
  std::erase_if(matrix.places, [&](const Place& one) { return one.id != own; });
  matrix.notes.erase(matrix.notes.begin());
  matrix.headline = matrix.places.empty() || few ? matrix.name : matrix.name + ": " + matrix.places.front().words;
  if (!few) return matrix;
  matrix.notes = {"Школ меньше трёх: по среднему было бы видно чужое значение, место не показано."};
  for (Place& one : matrix.places) one = {.id = one.id, .code = one.code, .name = one.name, .now = one.now};
  return matrix;
}

void write_matrix(JsonWriter& json, const Matrix& matrix) {
  const auto write_cuts = [&](std::string_view name, const Cuts& cuts) {
    json.key(name).begin_array().value(cuts.near).value(cuts.far).end_array();
  };
  json.begin_object().field("indicator", matrix.indicator).field("name", matrix.name).field("unit", matrix.unit);
  json.field("measure", formula::measure_name(matrix.measure.measure)).field("direction", matrix.direction);
  json.field("year", matrix.year).field("headline", matrix.headline).field("problem", matrix.problem);
  write_cuts("status_cuts", matrix.status);
  write_cuts("change_cuts", matrix.change);
  json.list("rows", {matrix.rows.begin(), matrix.rows.end()});
  json.list("columns", {matrix.columns.begin(), matrix.columns.end()}).list("notes", matrix.notes);
  json.key("places").begin_array();
  for (const Place& one : matrix.places) {
    json.begin_object().field("id", one.id.value).field("code", one.code).field("name", one.name).key("now");
    write_estimate(json, one.now);
    json.key("before");
    write_estimate(json, one.before);
    json.key("status");
    write_estimate(json, one.status);
    json.key("change");
    write_estimate(json, one.change);
    json.field("row", one.row).field("column", one.column).field("sure", one.sure).field("beyond", one.beyond);
    json.field("words", one.words).end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::profile
