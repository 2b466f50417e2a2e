// The answers of statements put together into tallies of groups, the same digits whatever the order of the rows.
#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/formula/evaluate.hpp"
#include "core/stats/moments.hpp"
#include "domain/formulas/columns.hpp"
#include "domain/formulas/plan.hpp"
#include "domain/formulas/recipes.hpp"

namespace vekha::formulas {

/// What one row of an answer is of: a paper, or tasks of a paper that count alike.
struct Unit {
  std::uint32_t paper = 0;            ///< its place among those of the question
  std::optional<std::size_t> task{};  ///< the first of them
  const Plan* plan = nullptr;
};

/// One row of an answer: a school (and class) in one paper, its whole numbers in `numbers`.
struct AnswerRow {
  std::uint32_t unit = 0;  ///< its place among the units
  std::uint32_t group = 0;
  std::size_t first = 0;  ///< of its numbers
};
/// One value of a spread with how many rows have it.
struct SpreadRow {
  std::uint32_t unit = 0;
  std::uint32_t group = 0;
  double value = 0;
  std::int64_t count = 0;
};

/// The answer of one statement.
struct Answer {
  std::vector<AnswerRow> rows;
  std::vector<std::int64_t> numbers;
  std::vector<std::vector<SpreadRow>> spreads;
};
/// Groups of the wanted dimensions, found by paper, school and class.
class Groups {
 public:
  Groups(const formula::Dimensions& dimensions, const std::vector<KnownPaper>& papers, const Places& places);
  /// Dimensions told by each row, as one text over rows `w`, parts parted by a sign no file holds; empty: there are
  /// none.
  std::string row_part() const;
  /// `parts`: what row_part told.
  std::uint32_t of(const Unit& unit, NodeId school, const std::string& parts);
  /// What the dimensions tell of a task; empty when they tell nothing.
  std::string task_part(const KnownTask& task) const;
  std::uint32_t of(formula::Key key);
  /// From now on rows are of this source.
  void turn_to(SourceId source);
  const std::vector<formula::Key>& keys() const { return keys_; }

 private:
  std::uint32_t place_part(NodeId school);
  formula::Key key_of(const Unit& unit, NodeId school, const std::string& parts) const;
  std::uint32_t exam_part(const Unit& unit);

  const formula::Dimensions& dimensions_;
  const std::vector<KnownPaper>& papers_;
  const Places& places_;
  bool of_tasks_ = false;  ///< rows are tasks: their level and skill are told by the paper
  std::vector<formula::Key> keys_;
  std::map<formula::Key, std::uint32_t> places_of_keys_;
  std::unordered_map<const Unit*, std::uint32_t> exam_parts_;
  std::map<formula::Key, std::uint32_t> exam_keys_;
  std::unordered_map<std::int64_t, std::uint32_t> place_parts_;
  std::map<formula::Key, std::uint32_t> place_keys_;
  std::map<std::string, std::uint32_t> parts_;
  std::unordered_map<std::uint64_t, std::uint32_t> found_;
};

/// The tallies of the wanted aggregates, one list each, by the number of the group.
class Merging {
 public:
  Merging(const std::vector<Wanted>& wanted, const std::vector<Unit>& units, Groups& groups);
  void take(Answer answer);
  /// Moments of values that came one by one.
  void finish();
  std::vector<std::vector<formula::Tally>>& tallies() { return tallies_; }

 private:
  void take_recipe(const Answer& answer, std::size_t which);
  void take_spread(const std::vector<SpreadRow>& rows, std::size_t spread);

  const std::vector<Wanted>& wanted_;
  const std::vector<Unit>& units_;
  Groups& groups_;
  std::vector<std::vector<formula::Tally>> tallies_;
};

}  // namespace vekha::formulas
