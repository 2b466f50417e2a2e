#include "core/formula/unit.hpp"

#include <array>

#include "base/names.hpp"
#include "base/text.hpp"

namespace vekha::formula {
namespace {

constexpr std::array kMeasures{
    Named<Measure>{Measure::plain, "number", "число без единицы"},
    Named<Measure>{Measure::persons, "persons", "чел."},
    Named<Measure>{Measure::works, "works", "работы"},
    Named<Measure>{Measure::points, "points", "балл"},
    Named<Measure>{Measure::mark, "mark", "отметка"},
    Named<Measure>{Measure::percent, "percent", "%"},
    Named<Measure>{Measure::percentage_points, "percentage_points", "п.п."},
    Named<Measure>{Measure::index, "index", "индекс"},
    Named<Measure>{Measure::year, "year", "год"},
    Named<Measure>{Measure::text, "text", "текст"},
    Named<Measure>{Measure::truth, "truth", "да или нет"},
};

bool is_number(const Unit& unit) { return unit.measure != Measure::text && unit.measure != Measure::truth; }

UnitOutcome refused(std::string advice) { return {std::nullopt, std::move(advice)}; }

std::string both(const Unit& a, const Unit& b) { return "«" + unit_title(a) + "» и «" + unit_title(b) + "»"; }

/// Two percentages apart from their difference, two instruments apart from each other: the usual mistakes by name.
std::string advice_for(const Unit& a, const Unit& b) {
  if (!is_number(a) || !is_number(b)) return "считать можно только числа, а здесь " + both(a, b);
  const auto meet = [&](Measure one, Measure other) {
    return (a.measure == one && b.measure == other) || (a.measure == other && b.measure == one);
  };
  if (meet(Measure::percent, Measure::percentage_points))
    return "проценты и процентные пункты не складываются: сравните две доли разностью или задайте порог в процентах";
  if (a.measure == Measure::points && b.measure == Measure::points)
    return "баллы разных работ несопоставимы (" + both(a, b) + "): возьмите процент от максимума";
  if (a.measure == Measure::plain || b.measure == Measure::plain)
    return "у числа нет единицы: напишите её, например «5 %» или «5 пп»; здесь " + both(a, b);
  return "единицы разные: " + both(a, b) + "; приведите их к одной или поделите одно на другое";
}

/// Whether two instruments may be one: parts told by both are equal, «*» is a part not told.
bool may_be_one(const std::string& a, const std::string& b) {
  const std::vector<std::string> left = split(a, ';');
  const std::vector<std::string> right = split(b, ';');
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const std::string_view one = trimmed(left[i]);
    const std::string_view other = trimmed(right[i]);
    if (one != "*" && other != "*" && one != other) return false;
  }
  return true;
}

/// One instrument for both; the one that is told serves the other.
std::optional<Unit> same(const Unit& a, const Unit& b) {
  if (a.measure != b.measure || !is_number(a)) return std::nullopt;
  if (a.instrument.empty()) return b;
  if (b.instrument.empty() || may_be_one(a.instrument, b.instrument)) return a;
  return std::nullopt;
}

}  // namespace

std::string unit_title(const Unit& unit) {
  const std::string title(named_row(kMeasures, unit.measure).title);
  return unit.instrument.empty() ? title : title + " (" + unit.instrument + ")";
}

std::optional<Measure> measure_from_name(std::string_view name) { return named_value(kMeasures, name); }
std::string_view measure_name(Measure measure) { return named_row(kMeasures, measure).name; }

UnitOutcome added(const Unit& a, const Unit& b) {
  if (const auto unit = same(a, b); unit && unit->measure != Measure::year) return {unit};
  if (a.measure == Measure::year || b.measure == Measure::year)
    return refused("к году ничего не прибавляют: для прошлых лет есть lag(выражение, число лет)");
  return refused(advice_for(a, b));
}

UnitOutcome subtracted(const Unit& a, const Unit& b) {
  UnitOutcome out = added(a, b);
  if (out.unit && out.unit->measure == Measure::percent) out.unit->measure = Measure::percentage_points;
  return out;
}

UnitOutcome multiplied(const Unit& a, const Unit& b) {
  if (!is_number(a) || !is_number(b)) return refused(advice_for(a, b));
  if (a.measure == Measure::plain && b.measure != Measure::year) return {b};
  if (b.measure == Measure::plain && a.measure != Measure::year) return {a};
  return refused("перемножать можно с числом без единицы, а здесь " + both(a, b));
}

UnitOutcome divided(const Unit& a, const Unit& b) {
  if (!is_number(a) || !is_number(b) || a.measure == Measure::year) return refused(advice_for(a, b));
  if (b.measure == Measure::plain) return {a};
  if (same(a, b)) return {Unit{}};
  const auto counted = [](const Unit& unit) {
    return unit.measure == Measure::persons || unit.measure == Measure::works;
  };
  if (counted(a) && counted(b)) return {Unit{}};
  return refused("делить можно на число или на то же самое, а здесь " + both(a, b));
}

UnitOutcome compared(const Unit& a, const Unit& b) {
  const Unit truth{Measure::truth};
  const bool alike = a.measure == b.measure && a.measure != Measure::truth;
  if (alike && (!is_number(a) || same(a, b))) return {truth};
  // A bare number takes the unit of the other side: «mark >= 4».
  if (is_number(a) && is_number(b) && (a.measure == Measure::plain || b.measure == Measure::plain)) return {truth};
  if (a.measure == Measure::text || b.measure == Measure::text)
    return refused("текст сравнивают с текстом в кавычках, а здесь " + both(a, b));
  return refused(advice_for(a, b));
}

}  // namespace vekha::formula
