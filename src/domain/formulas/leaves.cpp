#include "domain/formulas/leaves.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::formulas {
namespace {

constexpr double kHighest = 32767;  // of a stored score

/// A stored whole number: below zero are the reasons why there is none.
Sql stored(Plan& plan, const std::string& column) {
  const std::string value = plan.base("CASE WHEN " + column + " >= 0 THEN " + column + " END");
  return {.text = value,
          .maybe = true,
          .reason = "CASE " + column + " WHEN -2 THEN 1 WHEN -3 THEN 3 ELSE 2 END",
          .bound = kHighest,
          .linear = Linear{value}};
}

Sql whole(const std::string& text, double bound) { return {.text = text, .bound = bound, .linear = Linear{text}}; }

std::string compared(const Sql& value, const std::string& slot) { return "(" + value.text + " >= " + slot + ")"; }

}  // namespace

Sql WorkLeaves::field(Column column) {
  switch (column) {
    case Column::score: return score();
    case Column::mark: return mark();
    case Column::test: return test();
    case Column::passed: return passed();
    case Column::journal: return stored(plan_, "journal_mark");
    case Column::attempt: return whole("attempt", kHighest);
    case Column::class_name: return {.text = "class_name"};
    case Column::sex: return {.text = plan_.base("CASE sex WHEN 1 THEN 'м' WHEN 2 THEN 'ж' END"), .maybe = true};
    case Column::level:
      return {.text = plan_.base("nullif((SELECT title FROM work_level l WHERE l.paper = work.paper AND l.number = "
                                 "work.number), '')"),
              .maybe = true};
    default: break;
  }
  throw Error(Code::internal, "Столбец формулы без выражения.");
}

Sql WorkLeaves::asked(const formula::RowStep& step) { return earlier_.taken(step, paper_, plan_); }

Sql WorkLeaves::score() const {
  const int unit = paper_.paper->unit;
  if (unit == 1) return whole("total", kHighest);
  return {.text = "(total / " + literal(unit) + ")", .bound = kHighest, .linear = Linear{"total", 1.0 / unit}};
}

/// The mark of the file, else of the scale. Scales of one kind differ in numbers only, which the paper brings.
Sql WorkLeaves::mark() {
  const std::optional<catalog::Scale>& scale = paper_.scale;
  const int unit = paper_.paper->unit;
  std::string by_scale;
  if (scale && !scale->conditions.empty()) {
    by_scale = " ELSE nullif(" + results::mark_by(*scale, *paper_.paper) + ", 0)";
  } else if (scale) {
    const auto slot = [&](const std::string& name, int points) {
      return plan_.slot(name, std::to_string(points * unit));
    };
    by_scale = " WHEN total > " + (scale->maximum > 0 ? slot("top", scale->maximum) : std::to_string(32767)) +
               " THEN NULL WHEN total >= " + slot("five", scale->from[2]) +
               " THEN 5 WHEN total >= " + slot("four", scale->from[1]) +
               " THEN 4 WHEN total >= " + slot("three", scale->from[0]) + " THEN 3 ELSE 2";
  }
  const std::string value = plan_.base("CASE WHEN mark BETWEEN 2 AND 5 THEN mark" + by_scale + " END");
  return {.text = value, .maybe = true, .reason = paper_.markless ? "1" : "2", .bound = 5, .linear = Linear{value}};
}

Sql WorkLeaves::test() {
  const std::vector<int>* table = paper_.to_hundred;
  if (table == nullptr) return stored(plan_, "test");
  std::string list;
  for (const int one : *table) list += (list.empty() ? "" : ", ") + std::to_string(one);
  const std::string unit = std::to_string(paper_.paper->unit);
  const std::string value =
      plan_.base("CASE WHEN test >= 0 THEN test WHEN test >= -2 AND total % " + unit + " = 0 THEN " +
                 plan_.slot("hundred", "[" + list + "]") + "[total // " + unit + " + 1] END");
  return {.text = value,
          .maybe = true,
          .reason = "CASE test WHEN -3 THEN 3 ELSE 2 END",
          .bound = kHighest,
          .linear = Linear{value}};
}

Sql WorkLeaves::passed() {
  const Sql own = mark();
  const std::string by_mark = "(" + own.text + " >= 3)";
  Sql out{.text = by_mark, .maybe = true};
  const catalog::Minimum* minimum = paper_.minimum;
  if (minimum == nullptr) return out;
  const std::string least = plan_.slot("minimum", std::to_string(minimum->value));
  if (minimum->unit == "mark") {
    out.text = compared(own, least);
  } else if (minimum->unit == "primary") {
    out.text = compared(score(), least);
    out.maybe = false;
  } else {
    out.text = "coalesce(" + compared(test(), least) + ", " + by_mark + ")";
  }
  return out;
}

std::optional<formula::Cell> TaskLeaves::told(Column column) const {
  if (column == Column::score) return std::nullopt;
  if (const auto cell = task_cell(paper_.tasks[place_], column)) return cell;
  return exam_cell(paper_, column);
}

Sql TaskLeaves::field(Column column) {
  if (column == Column::class_name) return {.text = "class_name"};
  const std::string value = plan_.base("CASE WHEN score >= -1 THEN greatest(score, 0) END");
  const std::string reason = "CASE score WHEN -2 THEN 1 WHEN -5 THEN 1 WHEN -6 THEN 3 ELSE 2 END";
  const int unit = paper_.paper->unit;
  return {.text = unit == 1 ? value : "(" + value + " / " + literal(unit) + ")",
          .maybe = true,
          .reason = reason,
          .bound = kHighest,
          .linear = Linear{value, 1.0 / unit}};
}

Sql TaskLeaves::asked(const formula::RowStep& /*step*/) {
  throw Error(Code::internal, "О задании спрошено то, что спрашивают о работе.");
}

}  // namespace vekha::formulas
