#include "core/formula/check_rows.hpp"

#include <algorithm>
#include <optional>

#include "core/formula/words.hpp"

namespace vekha::formula {
namespace {

const Unit kTruth{Measure::truth};

using Combine = UnitOutcome (*)(const Unit&, const Unit&);
Combine combining(Op op) {
  switch (op) {
    case Op::plus: return added;
    case Op::minus: return subtracted;
    case Op::times: return multiplied;
    case Op::over: return divided;
    default: return compared;
  }
}

/// The number an expression of nothing but numbers comes to.
std::optional<double> settled(const Node& node) {
  if (node.op == Op::number) return node.value;
  if (node.op == Op::call && node.text == "percent") {
    const auto part = settled(node.children[0]);
    return part ? std::optional(100 * *part) : part;
  }
  const bool sign = node.op == Op::plus || node.op == Op::minus || node.op == Op::times || node.op == Op::over;
  if (node.op != Op::negate && !sign) return std::nullopt;
  const auto a = settled(node.children[0]);
  if (!a || node.op == Op::negate) return a ? std::optional(-*a) : a;
  const auto b = settled(node.children[1]);
  if (!b) return b;
  switch (node.op) {
    case Op::plus: return *a + *b;
    case Op::minus: return *a - *b;
    case Op::times: return *a * *b;
    default: return *a / *b;
  }
}

}  // namespace

bool numeric(const Unit& unit) { return unit.measure != Measure::text && unit.measure != Measure::truth; }

std::string quoted(const std::string& text) { return "«" + text + "»"; }

Unit met(std::string_view text, const Node& node, const Unit& a, const Unit& b) {
  UnitOutcome out = combining(node.op)(a, b);
  if (!out.unit) complain(text, node.at, out.advice);
  return *out.unit;
}

Unit unit_of_number(const Node& node) {
  if (node.text == "%") return {Measure::percent};
  return node.text.empty() ? Unit{} : Unit{Measure::percentage_points};
}

bool asks_own(std::string_view word) { return word == "any" || word == "all" || word == "number" || word == "best"; }
bool asks_before(std::string_view word) { return word == "taken_before" || word == "linked"; }
std::string russian_word(std::string_view name) { return std::string(known_word(name)->russian); }

bool whole_between(const Node& node, int least, int most) {
  return node.op == Op::number && node.text.empty() && node.value >= least && node.value <= most &&
         node.value <= static_cast<double>(static_cast<int>(node.value));
}

void check_divisor(std::string_view text, const Node& node) {
  if (node.op != Op::over) return;
  const auto by = settled(node.children[1]);
  if (by && !(*by < 0 || *by > 0))
    complain(text, node.children[1].at, "на ноль не делят: поставьте другое число или то, на что делите");
}

namespace {

/// Expressions over the rows of one source.
class RowChecker {
 public:
  RowChecker(std::string_view text, const Schema& schema, const Source& source)
      : text_(text), schema_(schema), source_(source) {}

  RowStep condition(const Node& node) const {
    RowStep out = step(node);
    if (out.unit.measure != Measure::truth)
      complain(text_, node.at, "здесь нужно условие, например «отметка >= 4», а стоит " + quoted(unit_title(out.unit)));
    return out;
  }
  RowStep number(const Node& node) const {
    RowStep out = step(node);
    if (!numeric(out.unit)) complain(text_, node.at, "здесь нужно число, а стоит " + quoted(unit_title(out.unit)));
    return out;
  }

 private:
  RowStep step(const Node& node) const {
    switch (node.op) {
      case Op::number: return {.op = node.op, .number = node.value, .unit = unit_of_number(node)};
      case Op::text: return {.op = node.op, .text = node.text, .unit = {Measure::text}};
      case Op::name: return field(node);
      case Op::call: return call(node);
      case Op::no: return {.op = node.op, .parts = {condition(node.children[0])}, .unit = kTruth};
      case Op::negate: return negated(node);
      case Op::both:
      case Op::either:
        return {.op = node.op, .parts = {condition(node.children[0]), condition(node.children[1])}, .unit = kTruth};
      case Op::among: return among(node);
      default: return pair(node);
    }
  }
  RowStep field(const Node& node) const {
    const auto found = std::ranges::find_if(
        source_.fields, [&](const Field& field) { return field.name == node.text || field.russian == node.text; });
    if (found == source_.fields.end()) {
      std::string known;
      for (const Field& field : source_.fields) known += (known.empty() ? "" : ", ") + field.russian;
      complain(text_, node.at, "поля " + quoted(node.text) + " у «" + source_.russian + "» нет; есть " + known);
    }
    return {.op = Op::name, .field = static_cast<std::size_t>(found - source_.fields.begin()), .unit = found->unit};
  }
  RowStep call(const Node& node) const {
    if (node.text == "known") {
      RowStep part = step(node.children[0]);
      return {.op = Op::call, .text = node.text, .parts = {std::move(part)}, .unit = kTruth};
    }
    if (asks_own(node.text)) return of_own(node);
    if (asks_before(node.text)) return before(node);
    if (node.text == "figure") return figure(node);
    if (node.text != "percent")
      complain(text_, node.at, "функция считает по строкам и внутри другой такой же не ставится: вынесите её наружу");
    RowStep part = number(node.children[0]);
    if (part.unit.measure != Measure::plain)
      complain(text_, node.at, "в процент переводят отношение, а здесь " + quoted(unit_title(part.unit)));
    return {.op = Op::call, .text = node.text, .parts = {std::move(part)}, .unit = {Measure::percent}};
  }
  /// «any», «all», «number», «best»: over the works of one person.
  RowStep of_own(const Node& node) const {
    const std::string word = russian_word(node.text);
    if (!source_.own)
      complain(text_, node.at,
               quoted(word) + " спрашивают о работах одного человека: считайте «из участники», например " +
                   "«доля(есть(предмет = 'Химия') из участники где процедура = 'ЕГЭ')»");
    const RowChecker inside(text_, schema_, schema_.sources[*source_.own]);
    if (node.text == "best") return best(node, inside);
    const Unit unit = node.text == "number" ? Unit{} : kTruth;
    return {.op = Op::call, .text = node.text, .parts = {inside.condition(node.children[0])}, .unit = unit};
  }
  RowStep best(const Node& node, const RowChecker& inside) const {
    const Node& many = node.children[0];
    if (!whole_between(many, 1, 20)) complain(text_, many.at, "сколько лучших брать, пишут целым числом от 1 до 20");
    RowStep part = inside.number(node.children[1]);
    if (part.unit.measure != Measure::points && part.unit.measure != Measure::plain)
      complain(text_, node.children[1].at, "складывают лучшие баллы, а здесь " + quoted(unit_title(part.unit)));
    const Unit unit = part.unit;
    return {.op = Op::call, .number = many.value, .text = node.text, .parts = {std::move(part)}, .unit = unit};
  }
  /// «taken_before» of a work, «linked» of a person: a procedure and how many years before.
  RowStep before(const Node& node) const {
    const bool of_work = node.text == "taken_before";
    if (of_work && !source_.linked)
      complain(text_, node.at,
               "«сдавал_раньше» спрашивают об одной работе: поставьте внутрь «есть(…)», «все(…)» или «сколько(…)»");
    if (!of_work && !source_.own)
      complain(text_, node.at, "«найден_раньше» спрашивают о человеке: считайте «из участники», не внутри «есть(…)»");
    const Node& procedure = node.children[0];
    if (procedure.op != Op::text || procedure.text.empty())
      complain(text_, procedure.at, "процедуру пишут в кавычках: «ОГЭ»");
    const Node& years = node.children[1];
    if (!whole_between(years, 0, 20))
      complain(text_, years.at, "сколько лет назад, пишут целым числом от 0 (в том же году) до 20");
    return {.op = Op::call, .number = years.value, .text = node.text, .about = procedure.text, .unit = kTruth};
  }
  /// A figure of a form by its item.
  RowStep figure(const Node& node) const {
    if (!source_.reports)
      complain(text_, node.at,
               "«сведение» спрашивают об отчёте организации: считайте «из отчёты», например " +
                   std::string("«часть(сведение('А'), сведение('Б') из отчёты)»"));
    const Node& item = node.children[0];
    if (item.op != Op::text || item.text.empty())
      complain(text_, item.at, "показатель формы пишут в кавычках: сведение('ОО-обучающихся')");
    return {.op = Op::call, .text = node.text, .about = item.text};
  }
  RowStep negated(const Node& node) const {
    RowStep part = number(node.children[0]);
    const Unit unit = part.unit;
    return {.op = Op::negate, .parts = {std::move(part)}, .unit = unit};
  }
  RowStep among(const Node& node) const {
    RowStep out{.op = Op::among, .unit = kTruth};
    for (const Node& child : node.children) out.parts.push_back(step(child));
    for (std::size_t i = 1; i < out.parts.size(); ++i)
      met(text_, {.op = Op::same, .at = node.children[i].at}, out.parts[0].unit, out.parts[i].unit);
    return out;
  }
  RowStep pair(const Node& node) const {
    RowStep left = step(node.children[0]);
    RowStep right = step(node.children[1]);
    const bool ordered = node.op == Op::less || node.op == Op::most || node.op == Op::more || node.op == Op::least;
    check_divisor(text_, node);
    if (ordered && !numeric(left.unit))
      complain(text_, node.at, "больше и меньше бывают числа; тексты сравнивают знаками = и !=");
    const Unit unit = met(text_, node, left.unit, right.unit);
    return {.op = node.op, .parts = {std::move(left), std::move(right)}, .unit = unit};
  }

  std::string_view text_;
  const Schema& schema_;
  const Source& source_;
};

}  // namespace

RowStep row_condition(const RowPlace& place, const Node& node) {
  return RowChecker(place.text, place.schema, place.source).condition(node);
}
RowStep row_number(const RowPlace& place, const Node& node) {
  return RowChecker(place.text, place.schema, place.source).number(node);
}

}  // namespace vekha::formula
