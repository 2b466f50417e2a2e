// An expression over rows as SQL for one paper: what the paper tells is settled, everything else is NULL exactly when
// it is not there, with the reason beside it.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/formulas/columns.hpp"
#include "domain/formulas/plan.hpp"

namespace vekha::formulas {

/// factor · whole + shift.
struct Linear {
  std::string whole;
  double factor = 1;
  double shift = 0;
};
struct Sql {
  std::string text;
  bool maybe = false;        ///< may be NULL
  std::string reason = "2";  ///< of NULL: 1 not applicable, 2 missing, 3 suppressed
  double bound = 0;          ///< of a number: it is not further from zero
  std::string shorter{};     ///< NULL for the same rows, when that is told more shortly
  std::optional<Linear> linear{};
  std::optional<formula::Cell> constant{};  ///< the same for every row of the paper
};
/// What is NULL for the same rows: conditions on one field ask once whether it is there.
const std::string& presence_of(const Sql& one);
std::string reason_name(formula::Presence presence);
/// A number no one can write down is no number; numbers that stay small need no watch.
Sql watched(Sql number);
/// One step tells itself from all others.
std::string key_of(const formula::RowStep& step);

/// What schools say yes to, asked once for all papers.
class PlaceTruths {
 public:
  PlaceTruths(const Places& places, const results::Ground& ground, std::vector<NodeId> gone);
  Sql truth(const formula::RowStep& step, SourceId source);
  /// The text of a place for every school.
  std::map<std::string, std::vector<std::int64_t>> texts(Column column) const;

 private:
  const Places& places_;
  std::vector<std::pair<std::int64_t, const KnownPlace*>> schools_;
  std::map<const formula::RowStep*, Sql> known_;
};

/// Fields of one kind of row.
class Leaves {
 public:
  virtual ~Leaves() = default;
  /// What is settled before a row is read.
  virtual std::optional<formula::Cell> told(Column column) const = 0;
  virtual Sql field(Column column) = 0;
  /// «any», «linked», «taken_before» …
  virtual Sql asked(const formula::RowStep& step) = 0;
};

class Expression {
 public:
  Expression(SourceId source, Leaves& leaves, Plan& plan, PlaceTruths& places)
      : source_(source), leaves_(leaves), plan_(plan), places_(places) {}
  Sql of(const formula::RowStep& step);
  /// Whether rows may pass, as far as the paper tells.
  bool may_pass(const formula::RowStep& filter, const formula::Schema& schema) const;
  bool settled(const formula::RowStep& step) const;

 private:
  Sql constant(const formula::RowStep& step) const;
  Sql name(const formula::RowStep& step);
  Sql call(const formula::RowStep& step);
  Sql logic(const formula::RowStep& step);
  Sql pair(const formula::RowStep& step);
  Sql among(const formula::RowStep& step);
  Sql arithmetic(const formula::RowStep& step, const Sql& a, const Sql& b) const;
  bool placed(const formula::RowStep& step) const;

  SourceId source_;
  Leaves& leaves_;
  Plan& plan_;
  PlaceTruths& places_;
};

/// Why the value of a step is NULL when it is: of what it is made of.
std::string joint_reason(const Sql& a, const Sql& b);
/// The reason where it is NULL, 0 elsewhere.
std::string reason_or_zero(const Sql& one);

}  // namespace vekha::formulas
