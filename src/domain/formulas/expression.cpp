#include "domain/formulas/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vekha::formulas {
namespace {

using formula::Cell;
using formula::Measure;
using formula::Op;
using formula::Presence;
using formula::RowStep;

constexpr double kFurthest = 1e150;

/// The one row a paper tells of.
class ToldRow : public formula::Rows {
 public:
  ToldRow(const Leaves& leaves, SourceId source) : leaves_(leaves), source_(source) {}
  std::size_t size() const override { return 1; }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  Cell cell(std::size_t /*row*/, std::size_t field) const override {
    return leaves_.told(columns_of(source_)[field]).value_or(Cell{.presence = Presence::missing});
  }

 private:
  const Leaves& leaves_;
  SourceId source_;
};

/// The one row a place tells of.
class PlaceRow : public formula::Rows {
 public:
  PlaceRow(const KnownPlace* place, SourceId source) : place_(place), source_(source) {}
  std::size_t size() const override { return 1; }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  Cell cell(std::size_t /*row*/, std::size_t field) const override {
    return place_cell(place_, columns_of(source_)[field]);
  }

 private:
  const KnownPlace* place_;
  SourceId source_;
};

bool of_place(Column column) {
  return column == Column::municipality || column == Column::region || column == Column::settlement ||
         column == Column::school;
}

std::string_view sign_of(Op op) {
  constexpr std::array<std::pair<Op, std::string_view>, 10> kSigns{{{Op::plus, " + "},
                                                                    {Op::minus, " - "},
                                                                    {Op::times, " * "},
                                                                    {Op::over, " / "},
                                                                    {Op::same, " = "},
                                                                    {Op::other, " <> "},
                                                                    {Op::less, " < "},
                                                                    {Op::most, " <= "},
                                                                    {Op::more, " > "},
                                                                    {Op::least, " >= "}}};
  return std::ranges::find(kSigns, op, &std::pair<Op, std::string_view>::first)->second;
}

bool is_arithmetic(Op op) { return op == Op::plus || op == Op::minus || op == Op::times || op == Op::over; }

std::string joined(const std::string& a, std::string_view sign, const std::string& b) {
  return "(" + a + std::string(sign) + b + ")";
}

/// Whole columns are small numbers: arithmetic is that of real ones.
std::string real(const Sql& one) { return one.constant ? one.text : "CAST(" + one.text + " AS DOUBLE)"; }

double bound_of(Op op, double a, double b) { return op == Op::times ? a * b : a + b; }

std::optional<Linear> linear_of(Op op, const Sql& a, const Sql& b) {
  const auto scaled = [](Linear one, double by) { return one.factor *= by, one.shift *= by, one; };
  const auto moved = [](Linear one, double by) { return one.shift += by, one; };
  const auto fixed = [](const Sql& one) { return one.constant && one.constant->presence == Presence::value; };
  if (a.linear && fixed(b)) {
    const double by = b.constant->number;
    if (op == Op::plus) return moved(*a.linear, by);
    if (op == Op::minus) return moved(*a.linear, -by);
    return scaled(*a.linear, op == Op::times ? by : 1 / by);
  }
  if (!b.linear || !fixed(a) || op == Op::over) return std::nullopt;
  if (op == Op::times) return scaled(*b.linear, a.constant->number);
  return moved(op == Op::minus ? scaled(*b.linear, -1) : *b.linear, a.constant->number);
}

/// Of a step that is NULL when a part is; empty when both may be.
std::string presence_of_both(const Sql& a, const Sql& b) {
  if (a.maybe && b.maybe) return {};
  return a.maybe ? presence_of(a) : b.maybe ? presence_of(b) : std::string();
}

std::string listed(const std::vector<std::int64_t>& ids) { return results::among("school", ids); }

}  // namespace

Sql watched(Sql out) {
  if (out.bound <= kFurthest) return out;
  out.reason = out.maybe ? "CASE WHEN " + out.text + " IS NULL THEN " + out.reason + " ELSE 2 END" : "2";
  out.text = "CASE WHEN abs(" + out.text + ") <= 1e150 THEN " + out.text + " END";
  out.maybe = true;
  out.bound = kFurthest;
  out.linear.reset();
  out.shorter.clear();
  return out;
}

std::string key_of(const RowStep& step) {
  std::string out = std::to_string(static_cast<int>(step.op)) + ":" + literal(step.number) + ":" + step.text + ":" +
                    step.about + ":" + std::to_string(step.field) + "(";
  for (const RowStep& part : step.parts) out += key_of(part) + ",";
  return out + ")";
}

std::string reason_name(Presence presence) {
  if (presence == Presence::not_applicable) return "1";
  return presence == Presence::suppressed ? "3" : "2";
}

const std::string& presence_of(const Sql& one) { return one.shorter.empty() ? one.text : one.shorter; }

std::string reason_or_zero(const Sql& one) {
  return one.maybe ? "CASE WHEN " + presence_of(one) + " IS NULL THEN " + one.reason + " ELSE 0 END" : "0";
}

std::string joint_reason(const Sql& a, const Sql& b) {
  if (!a.maybe) return b.reason;
  if (!b.maybe || (a.reason == b.reason && a.reason.size() == 1)) return a.reason;
  return "greatest(" + reason_or_zero(a) + ", " + reason_or_zero(b) + ")";
}

PlaceTruths::PlaceTruths(const Places& places, const results::Ground& ground, std::vector<NodeId> gone)
    : places_(places) {
  for (const auto& [id, _] : places.schools()) schools_.emplace_back(id.value, places.school(ground.school(id)));
  for (const NodeId id : gone) schools_.emplace_back(id.value, places.school(ground.school(id)));
  std::ranges::sort(schools_);
  const auto twice = std::ranges::unique(schools_);
  schools_.erase(twice.begin(), twice.end());
}

Sql PlaceTruths::truth(const RowStep& step, SourceId source) {
  const auto [found, fresh] = known_.try_emplace(&step);
  if (!fresh) return found->second;
  const auto answer = [&](const KnownPlace* place) {
    const Cell cell = formula::row_value(step, PlaceRow(place, source), 0);
    if (cell.presence != Presence::value) return "NULL" + reason_name(cell.presence);
    return std::string(cell.number > 0.5 ? "TRUE" : "FALSE");
  };
  const std::string nowhere = answer(nullptr);
  std::map<std::string, std::vector<std::int64_t>> by_answer;
  for (const auto& [id, place] : schools_)
    if (const std::string told = answer(place); told != nowhere) by_answer[told].push_back(id);
  Sql out{.text = "CASE", .maybe = false, .reason = "CASE"};
  const auto add = [&](const std::string& condition, const std::string& told) {
    const bool absent = told.starts_with("NULL");
    out.text += condition + (absent ? "CAST(NULL AS BOOLEAN)" : told);
    out.reason += condition + (absent ? told.substr(4) : "0");
    out.maybe = out.maybe || absent;
  };
  for (const auto& [told, ids] : by_answer) add(" WHEN " + listed(ids) + " THEN ", told);
  add(by_answer.empty() ? " WHEN TRUE THEN " : " ELSE ", nowhere);
  out.text += " END";
  out.reason += " END";
  return found->second = out;
}

std::map<std::string, std::vector<std::int64_t>> PlaceTruths::texts(Column column) const {
  std::map<std::string, std::vector<std::int64_t>> out;
  for (const auto& [id, place] : schools_)
    if (const Cell cell = place_cell(place, column); cell.presence == Presence::value)
      out[std::string(cell.text)].push_back(id);
  return out;
}

bool Expression::settled(const RowStep& step) const {
  if (step.op == Op::name) return leaves_.told(columns_of(source_)[step.field]).has_value();
  if (step.op == Op::call && step.text != "known" && step.text != "percent") return false;
  return std::ranges::all_of(step.parts, [&](const RowStep& part) { return settled(part); });
}

bool Expression::placed(const RowStep& step) const {
  if (step.op == Op::number || step.op == Op::text) return true;
  if (step.op == Op::name) return of_place(columns_of(source_)[step.field]);
  if (step.op == Op::call && step.text != "known" && step.text != "percent") return false;
  return std::ranges::all_of(step.parts, [&](const RowStep& part) { return placed(part); });
}

bool Expression::may_pass(const RowStep& filter, const formula::Schema& schema) const {
  const auto may = [&](const RowStep& part) {
    const Cell told = formula::row_value(part, ToldRow(leaves_, source_), 0);
    return told.presence != Presence::value || told.number > 0.5;
  };
  return formula::may_pass(filter, schema.sources[static_cast<std::size_t>(source_)], may);
}

Sql Expression::constant(const RowStep& step) const {
  Sql out{.constant = formula::row_value(step, ToldRow(leaves_, source_), 0)};
  const Cell& cell = *out.constant;
  out.bound = std::abs(cell.number);
  const char* const type = step.unit.measure == Measure::truth  ? "BOOLEAN"
                           : step.unit.measure == Measure::text ? "VARCHAR"
                                                                : "DOUBLE";
  if (cell.presence != Presence::value) {
    out.maybe = true;
    out.reason = reason_name(cell.presence);
    out.text = "CAST(NULL AS " + std::string(type) + ")";
  } else if (step.unit.measure == Measure::truth) {
    out.text = cell.number > 0.5 ? "TRUE" : "FALSE";
  } else if (step.unit.measure == Measure::text) {
    out.text = plan_.text(cell.text);
  } else {
    out.text = step.op == Op::number ? literal(cell.number) : plan_.slot(key_of(step), literal(cell.number));
  }
  return out;
}

Sql Expression::of(const RowStep& step) {
  if (settled(step)) return constant(step);
  if (step.unit.measure == Measure::truth && placed(step)) return places_.truth(step, source_);
  switch (step.op) {
    case Op::name: return name(step);
    case Op::call: return call(step);
    case Op::among: return among(step);
    case Op::both:
    case Op::either: return logic(step);
    case Op::no: {
      Sql out = of(step.parts[0]);
      out.shorter = presence_of(out);
      out.text = "(NOT " + out.text + ")";
      if (out.constant) out.constant->number = out.constant->number > 0.5 ? 0 : 1;
      return out;
    }
    case Op::negate: {
      Sql out = of(step.parts[0]);
      out.shorter = presence_of(out);
      out.text = "(-" + real(out) + ")";
      if (out.linear) out.linear->factor *= -1, out.linear->shift *= -1;
      return out;
    }
    default: return pair(step);
  }
}

Sql Expression::name(const RowStep& step) {
  const Column column = columns_of(source_)[step.field];
  if (!of_place(column)) return leaves_.field(column);
  Sql out{.text = "CASE", .maybe = true};
  for (const auto& [text, ids] : places_.texts(column))
    out.text += " WHEN " + listed(ids) + " THEN " + plan_.text(text);
  out.text += out.text == "CASE" ? " WHEN FALSE THEN '' END" : " END";
  return out;
}

Sql Expression::call(const RowStep& step) {
  if (step.text != "known" && step.text != "percent") return leaves_.asked(step);
  Sql part = of(step.parts[0]);
  if (step.text == "known") return {.text = part.maybe ? "(" + presence_of(part) + " IS NOT NULL)" : "TRUE"};
  part.shorter = presence_of(part);
  part.text = joined(real(part), " * ", literal(100));
  part.bound *= 100;
  if (part.linear) part.linear->factor *= 100, part.linear->shift *= 100;
  return watched(part);
}

/// The outcomes of «and» and «or» are those of SQL.
Sql Expression::logic(const RowStep& step) {
  const bool both = step.op == Op::both;
  const Sql a = of(step.parts[0]);
  const Sql b = of(step.parts[1]);
  const auto settles = [&](const Sql& one) {
    return one.constant && one.constant->presence == Presence::value && (one.constant->number > 0.5) != both;
  };
  const auto neutral = [&](const Sql& one) {
    return one.constant && one.constant->presence == Presence::value && !settles(one);
  };
  if (settles(a) || neutral(b)) return a;
  if (settles(b) || neutral(a)) return b;
  return {.text = joined(a.text, both ? " AND " : " OR ", b.text),
          .maybe = a.maybe || b.maybe,
          .reason = joint_reason(a, b)};
}

Sql Expression::arithmetic(const RowStep& step, const Sql& a, const Sql& b) const {
  Sql out{.maybe = a.maybe || b.maybe,
          .reason = joint_reason(a, b),
          .shorter = presence_of_both(a, b),
          .linear = linear_of(step.op, a, b)};
  if (step.op != Op::over) {
    out.text = joined(real(a), sign_of(step.op), real(b));
    out.bound = bound_of(step.op, a.bound, b.bound);
    return watched(out);
  }
  if (b.constant && b.constant->presence == Presence::value && std::abs(b.constant->number) > 0) {
    out.text = joined(real(a), " / ", real(b));
    out.bound = a.bound / std::abs(b.constant->number);
    return watched(out);
  }
  const std::string both_there = a.text + " IS NOT NULL AND " + b.text + " IS NOT NULL";
  out.text = joined(real(a), " / ", "nullif(" + real(b) + ", 0)");
  out.reason = "CASE WHEN " + both_there + " THEN 2 ELSE " + out.reason + " END";
  out.maybe = true;
  out.shorter.clear();
  out.linear.reset();
  out.bound = 1e300;
  return watched(out);
}

Sql Expression::pair(const RowStep& step) {
  const Sql a = of(step.parts[0]);
  const Sql b = of(step.parts[1]);
  if (is_arithmetic(step.op)) return arithmetic(step, a, b);
  return {.text = joined(a.text, sign_of(step.op), b.text),
          .maybe = a.maybe || b.maybe,
          .reason = joint_reason(a, b),
          .shorter = presence_of_both(a, b)};
}

/// What the list holds and nobody knows is equal to nothing.
Sql Expression::among(const RowStep& step) {
  const Sql wanted = of(step.parts[0]);
  std::string any;
  for (std::size_t i = 1; i < step.parts.size(); ++i) {
    const Sql one = of(step.parts[i]);
    const std::string same = joined(wanted.text, " = ", one.text);
    any += (any.empty() ? "" : " OR ") + (one.maybe ? "coalesce(" + same + ", FALSE)" : same);
  }
  if (!wanted.maybe) return {.text = "(" + any + ")"};
  return {.text = "CASE WHEN " + presence_of(wanted) + " IS NOT NULL THEN (" + any + ") END",
          .maybe = true,
          .reason = wanted.reason,
          .shorter = presence_of(wanted)};
}

}  // namespace vekha::formulas
