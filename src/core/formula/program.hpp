// A checked program of the indicator language: what it counts over which rows, and what is made of the counts.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formula/syntax.hpp"
#include "core/formula/unit.hpp"

namespace vekha::formula {

/// A column of rows that may stand in a formula.
struct Field {
  std::string name;     ///< "mark"
  std::string russian;  ///< «отметка»
  Unit unit{};
  bool of_exam = false;  ///< told by what was written, before any row is read
  /// Every value lies between them, and so does a mean.
  std::optional<std::pair<double, double>> range{};
  std::string whole{};  ///< the field its values are parts of: «score» of «maximum»
};
/// Rows an aggregate may be over: works, rows of a form.
struct Source {
  std::string name;     ///< "works"
  std::string russian;  ///< «работы»
  Unit counted;         ///< what count() of them is
  std::vector<Field> fields;
  std::vector<std::string> instrument;  ///< fields that together name the instrument of points
  std::optional<std::size_t> own{};     ///< of persons: the source of their own works
  bool linked = false;                  ///< rows of works, of which «taken_before» may be asked
  bool reports = false;                 ///< rows of forms, of which «figure» and «part» may be asked
};
/// A number approved by an act, put in by its name.
struct Norm {
  std::string name;
  Unit unit{};
};
struct Schema {
  std::vector<Source> sources;
  std::vector<Norm> norms{};
};

/// An expression over one row.
struct RowStep {
  Op op = Op::number;
  double number = 0;      ///< of a number; how many are the best; how many years before
  std::string text{};     ///< of a quote; the name of a function: "percent", "known", "any"
  std::string about{};    ///< the procedure of "taken_before" and "linked", the item of "figure"
  std::size_t field = 0;  ///< of a name: its place among the fields of the source
  std::vector<RowStep> parts{};
  Unit unit{};
};

enum class Fold { count, sum, mean, share, quantile, least, most, part };
/// What one pass over the rows must gather.
struct Aggregate {
  std::string name{};  ///< its canonical text: aggregates of one name are one
  Fold fold = Fold::count;
  std::size_t source = 0;
  std::optional<RowStep> what{};
  std::optional<RowStep> whole{};  ///< of a part: what it is a part of
  std::optional<RowStep> filter{};
  double probability = 0.5;                          ///< of a quantile
  std::optional<std::pair<double, double>> range{};  ///< of the values, where it is known
  Unit unit{};
};

enum class Make {
  constant,
  aggregate,
  norm,
  negate,
  plus,
  minus,
  times,
  over,
  percent,
  lag,
  across,
  rank,
  percentile,
  minmax,
  weighted,
  first_known
};
/// An expression over what was gathered.
struct Step {
  Make make = Make::constant;
  std::size_t at = 0;         ///< place in the text
  double number = 0;          ///< of a constant; years of a lag
  std::size_t aggregate = 0;  ///< its place among the aggregates
  std::string text{};         ///< name of a norm, level of an `across`
  std::vector<Step> parts{};
  std::vector<double> weights{};
  Unit unit{};
};

struct Program {
  std::string text;
  std::string canonical;  ///< the same in canonical words
  std::vector<Aggregate> aggregates;
  Step root;
};

/// Whether a step looks at nothing but what was written.
bool of_exam(const RowStep& step, const Source& source);
/// Whether the filter may let a row through, as far as what was written tells it: parts joined by «and» and «or» that
/// look at nothing else are answered by `part`, all others may be true.
template <class Part>
bool may_pass(const RowStep& step, const Source& source, Part part) {
  if (step.op == Op::both) return may_pass(step.parts[0], source, part) && may_pass(step.parts[1], source, part);
  if (step.op == Op::either) return may_pass(step.parts[0], source, part) || may_pass(step.parts[1], source, part);
  return !of_exam(step, source) || part(step);
}

/// Checks a program against what may be counted. Throws bad_input: Russian, with place and advice.
Program compiled(std::string_view text, const Schema& schema);

/// Levels of organisations from the finest; `across` takes one of them.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLevels{
    {{"class", "класс"}, {"school", "школа"}, {"municipality", "муниципалитет"}, {"region", "регион"}}};

}  // namespace vekha::formula
