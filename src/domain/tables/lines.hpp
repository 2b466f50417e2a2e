// The rows of a table: whole selection, municipalities, schools, classes, each work counted in all it belongs to.
#pragma once
#include <map>

#include "domain/tables/tables.hpp"

namespace vekha::tables {

/// Whom a row is about; empty parts mean «all».
struct Group {
  NodeId municipality;
  NodeId school;
  std::string class_name;
  auto operator<=>(const Group&) const = default;
};

class Lines {
 public:
  Lines(const db::Read& read, const Query& query);
  /// The groups a work of this school and class counts in.
  std::vector<Group> of(NodeId school, const std::string& class_name) const;
  /// «СОШ № 1, класс А»: a group away from the rows above it.
  std::string title(const Group& group) const;
  /// How finely results must be asked for.
  results::Detail detail() const;
  /// A row with its name in the first cell.
  Row row(const Group& group) const;

  /// The rows of gathered states in reading order: `cells` appends what follows the name.
  template <class State, class Cells>
  std::vector<Row> rows(const std::map<Group, State>& states, Cells cells) const {
    std::vector<Row> out;
    for (const Group& group : order_of(states)) {
      out.push_back(row(group));
      cells(out.back().cells, states.at(group));
    }
    return out;
  }

  /// The groups of gathered states in reading order.
  template <class State>
  std::vector<Group> order_of(const std::map<Group, State>& states) const {
    std::vector<Group> out;
    out.reserve(states.size());
    for (const auto& [group, state] : states) out.push_back(group);
    return ordered(std::move(out));
  }

 private:
  std::vector<Group> ordered(std::vector<Group> groups) const;
  std::string school_name(NodeId school) const;
  std::string municipality_name(NodeId municipality) const;

  Split split_;
  std::map<NodeId, org::Placed> schools_;
  std::map<NodeId, std::string> municipalities_;
};

/// «Группы участников», the first column of all views by group.
Column name_column();
Column count_column(const std::string& title, const std::string& group = {});
Column share_column(const std::string& title, const std::string& group = {});

/// hits of n in per cent with its Wilson interval; no_data of nobody.
Cell share(std::int64_t hits, std::int64_t n);
/// A mean of values of 0–1 over n works in per cent; no_data of nobody.
Cell mean_share(double mean, std::int64_t n);
Cell count(std::int64_t n);
Cell absent(Absence why, std::int64_t n = 0);

}  // namespace vekha::tables
