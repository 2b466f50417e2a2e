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

/// One row of an answer: a school (and class) in one paper, its whole numbers in `numbers`.
struct AnswerRow {
  std::uint32_t paper = 0;  ///< its place among those of the question
  std::uint32_t group = 0;
  std::size_t first = 0;  ///< of its numbers
};
/// One value of a spread with how many rows have it.
struct SpreadRow {
  std::uint32_t paper = 0;
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
  bool by_class() const { return class_at_ < dimensions_.size(); }
  std::uint32_t of(std::uint32_t paper, NodeId school, const std::string& class_name);
  std::uint32_t of(formula::Key key);
  const std::vector<formula::Key>& keys() const { return keys_; }

 private:
  std::uint32_t place_part(NodeId school);
  formula::Key key_of(std::uint32_t paper, NodeId school, const std::string& class_name) const;

  const formula::Dimensions& dimensions_;
  const std::vector<KnownPaper>& papers_;
  const Places& places_;
  std::size_t class_at_;
  std::vector<formula::Key> keys_;
  std::map<formula::Key, std::uint32_t> places_of_keys_;
  std::vector<std::uint32_t> exam_parts_;
  std::map<formula::Key, std::uint32_t> exam_keys_;
  std::unordered_map<std::int64_t, std::uint32_t> place_parts_;
  std::map<formula::Key, std::uint32_t> place_keys_;
  std::map<std::string, std::uint32_t> classes_;
  std::unordered_map<std::uint64_t, std::uint32_t> found_;
};

/// The tallies of the wanted aggregates, one list each, by the number of the group.
class Merging {
 public:
  /// `plan_of`: of each paper, nullptr when it is not asked.
  Merging(const std::vector<Wanted>& wanted, const std::vector<const Plan*>& plan_of);
  void take(Answer answer, std::size_t groups);
  /// Values of the spread of this number in the plans of their papers.
  void take(const std::vector<SpreadRow>& rows, std::size_t spread, std::size_t groups);
  /// Moments of values that came one by one.
  void finish(std::size_t groups);
  std::vector<std::vector<formula::Tally>>& tallies() { return tallies_; }

 private:
  void take_recipe(const Answer& answer, std::size_t which);

  const std::vector<Wanted>& wanted_;
  const std::vector<const Plan*>& plan_of_;
  std::vector<std::vector<formula::Tally>> tallies_;
};

}  // namespace vekha::formulas
