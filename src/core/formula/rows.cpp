// Expressions over one row: arithmetic and conditions of three outcomes, yes, no and not known.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/formula/rows.hpp"

namespace vekha::formula {
namespace {

Cell truth(bool value) { return {.number = value ? 1.0 : 0.0}; }
bool is_there(const Cell& cell) { return cell.presence == Presence::value; }
bool yes(const Cell& cell) { return is_there(cell) && cell.number > 0.5; }
bool no(const Cell& cell) { return is_there(cell) && cell.number < 0.5; }

/// What is not there of two: suppressed hides the most, missing comes before not applicable.
Cell absent(const Cell& a, const Cell& b) {
  const auto either = [&](Presence wanted) { return a.presence == wanted || b.presence == wanted; };
  if (either(Presence::suppressed)) return {.presence = Presence::suppressed};
  return {.presence = either(Presence::missing) ? Presence::missing : Presence::not_applicable};
}

bool equal(const RowStep& step, const Cell& a, const Cell& b) {
  if (step.unit.measure == Measure::text) return a.text == b.text;
  return a.number <= b.number && a.number >= b.number;
}

/// A number no one can write down is no number.
Cell finite(double value) { return std::isfinite(value) ? Cell{.number = value} : Cell{.presence = Presence::missing}; }

Cell combined(const RowStep& step, const Cell& a, const Cell& b) {
  switch (step.op) {
    case Op::plus: return finite(a.number + b.number);
    case Op::minus: return finite(a.number - b.number);
    case Op::times: return finite(a.number * b.number);
    case Op::over: return equal({}, b, {}) ? Cell{.presence = Presence::missing} : finite(a.number / b.number);
    case Op::same: return truth(equal(step.parts[0], a, b));
    case Op::other: return truth(!equal(step.parts[0], a, b));
    case Op::less: return truth(a.number < b.number);
    case Op::most: return truth(a.number <= b.number);
    case Op::more: return truth(a.number > b.number);
    default: return truth(a.number >= b.number);
  }
}

/// One side may settle «and» and «or» whatever the other is.
Cell both(const Cell& a, const Cell& b) {
  if (no(a) || no(b)) return truth(false);
  return is_there(a) && is_there(b) ? truth(true) : absent(a, b);
}
Cell either(const Cell& a, const Cell& b) {
  if (yes(a) || yes(b)) return truth(true);
  return is_there(a) && is_there(b) ? truth(false) : absent(a, b);
}

Cell among(const RowStep& step, const Rows& rows, std::size_t row) {
  const Cell wanted = row_value(step.parts[0], rows, row);
  if (!is_there(wanted)) return wanted;
  return truth(std::any_of(step.parts.begin() + 1, step.parts.end(), [&](const RowStep& part) {
    const Cell one = row_value(part, rows, row);
    return is_there(one) && equal(step.parts[0], wanted, one);
  }));
}

Cell called(const RowStep& step, const Cell& part) {
  if (step.text == "known") return truth(is_there(part));
  return is_there(part) ? finite(part.number * 100) : part;
}

/// The sum of the n best; with fewer of them there is none.
Cell best(const RowStep& step, const Own& own) {
  std::vector<double> values;
  Presence absence = Presence::missing;
  for (const std::size_t place : own.places) {
    const Cell one = row_value(step.parts[0], *own.rows, place);
    if (is_there(one)) values.push_back(one.number);
    if (one.presence == Presence::suppressed) absence = Presence::suppressed;
  }
  const auto n = static_cast<std::size_t>(step.number);
  if (values.size() < n) return {.presence = absence};
  std::ranges::sort(values, std::greater<>());
  return finite(std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n), 0.0));
}

/// «any», «all» and «number» of the works of a person.
Cell of_own(const RowStep& step, const Own& own) {
  if (own.rows == nullptr) return {.presence = Presence::missing};
  if (step.text == "best") return best(step, own);
  Cell out = truth(step.text == "all");
  double passed = 0;
  for (const std::size_t place : own.places) {
    const Cell one = row_value(step.parts[0], *own.rows, place);
    passed += yes(one) ? 1 : 0;
    out = step.text == "all" ? both(out, one) : either(out, one);
  }
  return step.text == "number" ? Cell{.number = passed} : out;
}

bool asks_own(const RowStep& step) {
  return step.text == "any" || step.text == "all" || step.text == "number" || step.text == "best";
}

}  // namespace

Own Rows::own(std::size_t /*row*/) const { return {}; }
Cell Rows::before(std::size_t /*row*/, const Before& /*wanted*/) const { return {.presence = Presence::missing}; }
Cell Rows::figure(std::size_t /*row*/, std::string_view /*item*/) const { return {.presence = Presence::missing}; }
const std::vector<std::size_t>* Rows::with_text(std::size_t /*field*/, std::string_view /*text*/) const {
  return nullptr;
}
bool Rows::known(std::size_t /*row*/) const { return true; }

Cell row_value(const RowStep& step, const Rows& rows, std::size_t row) {
  switch (step.op) {
    case Op::number: return {.number = step.number};
    case Op::text: return {.text = step.text};
    case Op::name: return rows.cell(row, step.field);
    case Op::among: return among(step, rows, row);
    case Op::call:
      if (asks_own(step)) return of_own(step, rows.own(row));
      if (step.text == "figure") return rows.figure(row, step.about);
      if (!step.about.empty())
        return rows.before(row, {step.about, static_cast<int>(step.number), step.text == "taken_before"});
      break;
    default: break;
  }
  const Cell first = row_value(step.parts[0], rows, row);
  if (step.op == Op::call) return called(step, first);
  if (step.op == Op::no) return is_there(first) ? truth(no(first)) : first;
  if (step.op == Op::negate) return is_there(first) ? Cell{.number = -first.number} : first;
  const Cell second = row_value(step.parts[1], rows, row);
  if (step.op == Op::both) return both(first, second);
  if (step.op == Op::either) return either(first, second);
  return is_there(first) && is_there(second) ? combined(step, first, second) : absent(first, second);
}

}  // namespace vekha::formula
