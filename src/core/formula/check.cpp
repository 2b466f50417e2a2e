// Types and units of a program: every mistake is told where it stands, before anything is counted.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "core/formula/check_rows.hpp"
#include "core/formula/program.hpp"
#include "core/formula/words.hpp"

namespace vekha::formula {
namespace {

/// What a filter fixes a field to: «предмет = 'Математика' и …»; empty when it does not.
std::string fixed_by(const Node* filter, const Field& field) {
  if (filter == nullptr) return {};
  if (filter->op == Op::both) {
    const std::string left = fixed_by(&filter->children[0], field);
    return left.empty() ? fixed_by(&filter->children[1], field) : left;
  }
  if (filter->op != Op::same) return {};
  const Node& name = filter->children[0];
  const Node& value = filter->children[1];
  if (name.op != Op::name || (name.text != field.name && name.text != field.russian)) return {};
  return value.op == Op::text || value.op == Op::number ? printed(value) : std::string{};
}

/// The same tree in canonical names. It is checked already: every name is known.
Node renamed(Node tree, const Schema& schema, const Source* rows = nullptr) {
  if (tree.op == Op::call && tree.children.back().op == Op::source) {
    const std::string& name = tree.children.back().text;
    rows = &*std::ranges::find_if(schema.sources,
                                  [&](const Source& one) { return one.name == name || one.russian == name; });
  }
  if (tree.op == Op::source) tree.text = rows->name;
  if (tree.op == Op::name && rows != nullptr)
    tree.text = std::ranges::find_if(rows->fields, [&](const Field& field) {
                  return field.name == tree.text || field.russian == tree.text;
                })->name;
  if (tree.op == Op::call && asks_own(tree.text) && rows != nullptr) rows = &schema.sources[*rows->own];
  if (tree.op == Op::name && rows == nullptr)
    for (const auto& [level, russian] : kLevels)
      if (tree.text == russian) tree.text = level;
  for (Node& child : tree.children) child = renamed(std::move(child), schema, rows);
  return tree;
}

class Checker {
 public:
  Checker(std::string_view text, const Schema& schema) : text_(text), schema_(schema) {}

  Program whole() {
    const Node tree = parsed(text_);
    program_.text = std::string(text_);
    program_.root = number(tree);
    program_.canonical = printed(renamed(tree, schema_));
    return std::move(program_);
  }

 private:
  Step number(const Node& node) {
    Step out = step(node);
    if (!numeric(out.unit)) complain(text_, node.at, "здесь нужно число, а стоит " + quoted(unit_title(out.unit)));
    return out;
  }
  Step step(const Node& node) {
    switch (node.op) {
      case Op::number: return {.at = node.at, .number = node.value, .unit = unit_of_number(node)};
      case Op::negate: return wrapped(node, Make::negate, number(node.children[0]));
      case Op::plus: return pair(node, Make::plus);
      case Op::minus: return pair(node, Make::minus);
      case Op::times: return pair(node, Make::times);
      case Op::over: return pair(node, Make::over);
      case Op::call: return call(node);
      case Op::name:
        complain(text_, node.at,
                 "имя " + quoted(node.text) +
                     " стоит само по себе: поля считают функцией, например «среднее(отметка из работы)»");
      case Op::text: complain(text_, node.at, "текст в кавычках здесь ничего не значит: нужно число или функция");
      default: complain(text_, node.at, "условие ставят внутри функции после слова «где», а здесь нужно число");
    }
  }
  static Step wrapped(const Node& node, Make make, Step part) {
    const Unit unit = part.unit;
    Step out{.make = make, .at = node.at, .unit = unit};
    out.parts.push_back(std::move(part));
    return out;
  }
  Step pair(const Node& node, Make make) {
    Step left = number(node.children[0]);
    Step right = number(node.children[1]);
    check_divisor(text_, node);
    const Unit unit = met(text_, node, left.unit, right.unit);
    Step out{.make = make, .at = node.at, .unit = unit};
    out.parts.push_back(std::move(left));
    out.parts.push_back(std::move(right));
    return out;
  }
  Step call(const Node& node) {
    if (node.children.back().op == Op::source) return aggregate(node);
    if (node.text == "norm") return norm(node);
    if (node.text == "lag") return lag(node);
    if (node.text == "across") return across(node);
    if (node.text == "weighted") return weighted(node);
    if (node.text == "first_known") return first_known(node);
    if (node.text == "figure")
      complain(text_, node.at,
               "«сведение» ставят внутрь функции по отчётам, например «сумма(сведение('А') из отчёты)»");
    if (node.text == "known")
      complain(text_, node.at, "«известно» спрашивают о поле строки, внутри условия после слова «где»");
    if (asks_own(node.text) || asks_before(node.text))
      complain(text_, node.at,
               quoted(russian_word(node.text)) + " ставят в условие об участниках, например " +
                   "«доля(есть(предмет = 'Химия') из участники где процедура = 'ЕГЭ')»");
    Step part = number(node.children[0]);
    if (node.text == "percent") {
      if (part.unit.measure != Measure::plain)
        complain(text_, node.at, "в процент переводят отношение, а здесь " + quoted(unit_title(part.unit)));
      Step out = wrapped(node, Make::percent, std::move(part));
      out.unit = {Measure::percent};
      return out;
    }
    return among_peers(node, std::move(part));
  }
  Step among_peers(const Node& node, Step part) const {
    Step out = wrapped(node, Make::rank, std::move(part));
    out.unit = {};
    if (node.text == "rank") return out;
    out.make = node.text == "percentile" ? Make::percentile : Make::minmax;
    out.unit = {Measure::index};
    return out;
  }
  Step norm(const Node& node) const {
    const Node& name = node.children[0];
    if (name.op != Op::text) complain(text_, name.at, "имя норматива пишут в кавычках: норматив('успеваемость')");
    const auto found = std::ranges::find(schema_.norms, name.text, &Norm::name);
    if (found == schema_.norms.end()) {
      std::string known;
      for (const Norm& norm : schema_.norms) known += (known.empty() ? "" : ", ") + norm.name;
      complain(text_, name.at,
               "норматива " + quoted(name.text) + " нет; " + (known.empty() ? "ни одного не задано" : "есть " + known));
    }
    return {.make = Make::norm, .at = node.at, .text = found->name, .unit = found->unit};
  }
  Step lag(const Node& node) {
    const Node& years = node.children[1];
    if (!whole_between(years, 1, 20)) complain(text_, years.at, "сколько лет назад, пишут целым числом от 1 до 20");
    Step out = wrapped(node, Make::lag, number(node.children[0]));
    out.number = years.value;
    return out;
  }
  Step across(const Node& node) {
    const Node& level = node.children[0];
    const auto found = std::ranges::find_if(kLevels, [&](const auto& row) {
      return level.op == Op::name && (row.first == level.text || row.second == level.text);
    });
    if (found == kLevels.end()) complain(text_, level.at, "нужен уровень: класс, школа, муниципалитет или регион");
    Step out = wrapped(node, Make::across, number(node.children[1]));
    out.text = std::string(found->first);
    return out;
  }
  /// weighted(value, weight, value, weight, …): all values of one unit, weights are numbers of which some is above
  /// zero.
  Step weighted(const Node& node) {
    if (node.children.size() % 2 != 0)
      complain(text_, node.at, "за каждым показателем пишут его вес: взвешенное(а, 2, б, 1)");
    Step out{.make = Make::weighted, .at = node.at};
    double total = 0;
    for (std::size_t i = 0; i < node.children.size(); i += 2) {
      const Node& weight = node.children[i + 1];
      if (weight.op != Op::number || !weight.text.empty()) complain(text_, weight.at, "вес пишут числом без единицы");
      join(node, out, number(node.children[i]));
      out.weights.push_back(weight.value);
      total += weight.value;
    }
    if (!(total > 0)) complain(text_, node.at, "сумма весов равна нулю: делить будет не на что");
    return out;
  }
  Step first_known(const Node& node) {
    Step out{.make = Make::first_known, .at = node.at};
    for (const Node& child : node.children) join(node, out, number(child));
    return out;
  }
  /// One more part, of the unit of those before it.
  void join(const Node& node, Step& out, Step part) const {
    out.unit = out.parts.empty() ? part.unit
                                 : met(text_, {.op = Op::plus, .at = part.at ? part.at : node.at}, out.unit, part.unit);
    out.parts.push_back(std::move(part));
  }

  Step aggregate(const Node& node) {
    const Node& rows = node.children.back();
    const Source& source = source_of(rows);
    const RowPlace row{text_, schema_, source};
    Aggregate made{.fold = fold_of(node.text), .source = static_cast<std::size_t>(&source - schema_.sources.data())};
    if (!rows.children.empty()) made.filter = row_condition(row, rows.children[0]);
    if (node.text == "share")
      made.what = row_condition(row, node.children[0]);
    else if (node.text == "part")
      made.what = row_number(row, node.children[0]), made.whole = whole_of(node, row, *made.what);
    else if (node.text == "quantile")
      made.probability = probability(node.children[0]), made.what = row_number(row, node.children[1]);
    else if (node.text != "count")
      made.what = row_number(row, node.children[0]);
    made.unit = unit_of(node, made, source);
    if (made.what) made.range = range_of(*made.what, source);
    made.name = printed(renamed(node, schema_));
    program_.aggregates.push_back(std::move(made));
    return {.make = Make::aggregate,
            .at = node.at,
            .aggregate = program_.aggregates.size() - 1,
            .unit = program_.aggregates.back().unit};
  }
  const Source& source_of(const Node& rows) const {
    const auto found = std::ranges::find_if(
        schema_.sources, [&](const Source& one) { return one.name == rows.text || one.russian == rows.text; });
    if (found != schema_.sources.end()) return *found;
    std::string known;
    for (const Source& one : schema_.sources) known += (known.empty() ? "" : ", ") + one.russian;
    complain(text_, rows.at, "строк " + quoted(rows.text) + " нет; есть " + known);
  }
  /// Part and whole are of one unit, row by row.
  RowStep whole_of(const Node& node, const RowPlace& row, const RowStep& part) const {
    if (!row.source.reports)
      complain(text_, node.at,
               "«часть» считают по отчётам организаций; здесь возьмите долю или среднее отношения, например " +
                   std::string("«среднее(балл / максимум из работы)»"));
    RowStep out = row_number(row, node.children[1]);
    met(text_, {.op = Op::plus, .at = node.children[1].at}, part.unit, out.unit);
    return out;
  }
  /// Between what a value lies: of a field that knows it, of a part of its whole.
  static std::optional<std::pair<double, double>> range_of(const RowStep& step, const Source& source) {
    if (step.op == Op::name) return source.fields[step.field].range;
    if (step.op == Op::call && step.text == "percent") {
      const auto inner = range_of(step.parts[0], source);
      return inner ? std::optional(std::pair(100 * inner->first, 100 * inner->second)) : inner;
    }
    const bool ratio = step.op == Op::over && step.parts[0].op == Op::name && step.parts[1].op == Op::name;
    if (!ratio || source.fields[step.parts[0].field].whole.empty()) return std::nullopt;
    const bool own = source.fields[step.parts[0].field].whole == source.fields[step.parts[1].field].name;
    return own ? std::optional(std::pair(0.0, 1.0)) : std::nullopt;
  }
  static Fold fold_of(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, Fold>, 9> kFolds{{{"part", Fold::part},
                                                                       {"count", Fold::count},
                                                                       {"sum", Fold::sum},
                                                                       {"mean", Fold::mean},
                                                                       {"share", Fold::share},
                                                                       {"quantile", Fold::quantile},
                                                                       {"median", Fold::quantile},
                                                                       {"least", Fold::least},
                                                                       {"most", Fold::most}}};
    return std::ranges::find(kFolds, name, &std::pair<std::string_view, Fold>::first)->second;
  }
  double probability(const Node& node) const {
    if (node.op != Op::number || !node.text.empty() || node.value < 0 || node.value > 1)
      complain(text_, node.at, "доля квантиля — число от 0 до 1: для нижней четверти 0.25");
    return node.value;
  }
  Unit unit_of(const Node& node, const Aggregate& made, const Source& source) const {
    if (made.fold == Fold::count) return source.counted;
    if (made.fold == Fold::share || made.fold == Fold::part) return {Measure::percent};
    Unit unit = made.what->unit;
    if (unit.measure == Measure::year) complain(text_, node.at, "годы не складывают и не усредняют");
    const bool summable = unit.measure == Measure::plain || unit.measure == Measure::points ||
                          unit.measure == Measure::persons || unit.measure == Measure::works;
    if (made.fold == Fold::sum && !summable)
      complain(text_, node.at, "сумма не имеет смысла для «" + unit_title(unit) + "»: возьмите среднее");
    if (unit.measure == Measure::points) unit.instrument = instrument(node.children.back(), source);
    return unit;
  }
  static std::string instrument(const Node& rows, const Source& source) {
    const Node* filter = rows.children.empty() ? nullptr : &rows.children[0];
    std::string out;
    bool told = false;
    for (const std::string& name : source.instrument) {
      const auto field = std::ranges::find(source.fields, name, &Field::name);
      const std::string value = field == source.fields.end() ? std::string{} : fixed_by(filter, *field);
      told = told || !value.empty();
      out += (out.empty() ? "" : "; ") + (value.empty() ? std::string("*") : value);
    }
    return told ? out : std::string{};
  }

  std::string_view text_;
  const Schema& schema_;
  Program program_;
};

}  // namespace

bool of_exam(const RowStep& step, const Source& source) {
  if (step.op == Op::number || step.op == Op::text) return true;
  if (step.op == Op::name) return source.fields[step.field].of_exam;
  if (step.op == Op::call && step.text != "percent" && step.text != "known") return false;
  return std::ranges::all_of(step.parts, [&](const RowStep& part) { return of_exam(part, source); });
}

Program compiled(std::string_view text, const Schema& schema) { return Checker(text, schema).whole(); }

}  // namespace vekha::formula
