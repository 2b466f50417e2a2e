// Sets of indicators: slots that wait for an indicator or hold one, joined into one number or none, approved by an act
// and frozen as they then were.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators/definition.hpp"
#include "domain/indicators/values.hpp"

namespace vekha::indicators {

struct Slot {
  std::string code;       ///< «1.1»
  std::string title;      ///< «ожидает официального текста» while nobody knows it
  std::string block;      ///< part of the set, may be empty
  std::string indicator;  ///< id, or empty
  double weight = 1;
  std::string note;
  std::string filled_by{};  ///< act of whoever filled it; empty: shipped so
};
enum class Aggregation { none, mean, weighted, minmax, rank };
std::string_view aggregation_name(Aggregation aggregation);   ///< "minmax"
std::string_view aggregation_title(Aggregation aggregation);  ///< «приведение к 0–100 внутри группы»
std::optional<Aggregation> aggregation_from_name(std::string_view name);

/// Whom a set is about: what may be held against people by law is looked at.
enum class Audience { system, schools, heads, teachers };

struct Set {
  std::string id;
  std::string name;
  std::string note;
  std::string group;  ///< «Мониторинги», «Индекс», «Управление»
  Aggregation aggregation = Aggregation::none;
  Audience audience = Audience::system;
  std::string protected_name;  ///< the name it may bear only complete and approved; empty: none
  Basis basis;
  std::string provenance;
  std::vector<Slot> slots;
  std::string file;
  bool own = false;
};
struct SetCatalog {
  std::vector<Set> all;
  std::vector<std::string> problems;  ///< what sets are not there for: every fault with file and line, Russian
};
/// Shipped sets with those of the data folder laid over them. A set with a fault is left out and told among the
/// problems; the others hold.
SetCatalog catalog_sets(const std::string& data_folder, const Library& library);
/// The same with slots as the organisation has filled them.
std::vector<Set> sets(const db::Read& read, const std::string& data_folder, const Library& library);
/// Throws not_found.
Set set_of(const db::Read& read, const std::string& data_folder, const Library& library, const std::string& id);

// Filling and approval.

struct Filling {
  std::string set;
  std::string slot;
  std::string indicator;  ///< empty: the slot waits again
  std::optional<double> weight;
  std::string ground;  ///< act or remark it rests on
};
/// Returns the number the change is taken back by. Throws not_found, bad_input; forbidden where the guard refuses.
std::int64_t fill(const db::Write& write, const Set& set, const Library& library, const Filling& filling);
/// Throws not_found, conflict when it is taken back already.
void undo_filling(const db::Write& write, std::int64_t id);

struct Approval {
  std::int64_t id = 0;
  std::string set;
  std::int64_t version = 0;  ///< 1, 2, … of the set
  Basis act;
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;  ///< empty while it holds
};
/// Freezes the set and the definitions in its slots as they are. Throws bad_input without act and date; conflict when
/// nothing changed since the last approval.
Approval approve(const db::Write& write, const Set& set, const Library& library, const Basis& act);
void undo_approval(const db::Write& write, std::int64_t id);
/// Newest first.
std::vector<Approval> approvals(const db::Read& read, const std::string& set);
/// A set as an act froze it, with the definitions of that day.
struct Frozen {
  Approval approval;
  Set set;
  Library library;
};
/// The approval in force, or the one with that version; nothing when there is none.
std::optional<Frozen> frozen(const db::Read& read, const std::string& set, std::int64_t version = 0);

// The law and the name.

/// What the limits of the law say to a set: ВПР are no measure of a teacher (refused), of a head only with a warning.
struct Guard {
  bool refused = false;
  std::vector<std::string> reasons;  ///< Russian
};
Guard guard(const Set& set, const Library& library);
/// The name the set may be shown under; `why`: what keeps the protected one from it.
struct ShownName {
  std::string name;
  std::string why;
};
ShownName shown_name(const Set& set, const std::optional<Frozen>& approved);

// Values.

struct SetRow {
  formula::Key key;
  std::vector<std::string> labels;
  std::vector<Estimate> values;  ///< of the slots, in their order; an empty slot has no data
  std::vector<Estimate> parts;   ///< what joins the total: normalised, for min–max and ranks
  Estimate total;                ///< absent without aggregation or when a part is not there
  std::optional<int> place;      ///< 1 is the best, among rows that have a total
};
struct SetTable {
  Set set;
  ShownName name;
  std::vector<std::string> warnings;
  std::vector<SetRow> rows;
};
/// A set over groups. Throws forbidden when the guard refuses.
SetTable set_values(const Ground& ground, const Frozen& what, const ValueQuery& query);

}  // namespace vekha::indicators
