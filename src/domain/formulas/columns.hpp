// What may stand in a formula over the stores: the columns of each source, and what is known of a paper before a row of
// it is read.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/formula/rows.hpp"
#include "domain/results/results.hpp"

namespace vekha::formulas {

/// Where everything is read from.
struct Stored {
  const db::Read& records;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};
enum class SourceId { works, tasks, persons, figures, reports };

enum class Column {
  procedure,
  year,
  grade,
  subject,
  part,  ///< wave of an exam; section of a form of figures
  municipality,
  region,
  settlement,
  school,
  class_name,
  score,
  maximum,
  mark,
  test,
  passed,
  journal,
  level,
  attempt,
  sex,
  task,
  practice,
  skill,
  form,
  item,
  value
};
/// The columns of a source in the order of its fields.
const std::vector<Column>& columns_of(SourceId source);

/// A task of a paper: from the file, else from the description of the measuring materials.
struct KnownTask {
  std::string name;
  double maximum = 0;  ///< 0 unknown
  std::string level;
  std::optional<bool> practice;  ///< nothing without a description
  std::string skill;
};
struct KnownPaper {
  const results::Paper* paper = nullptr;
  double maximum = 0;  ///< points; 0 unknown; files that do not name it borrow it from those that do, or from the scale
  std::optional<catalog::Scale> scale;
  const std::vector<int>* to_hundred = nullptr;  ///< test scores of the primary ones
  bool markless = false;                         ///< the procedure knows no marks
  const catalog::Minimum* minimum = nullptr;     ///< for the certificate
  std::vector<KnownTask> tasks;
};
/// Of the papers of one question, in their order.
std::vector<KnownPaper> known_papers(const std::vector<results::Paper>& papers, const catalog::Catalog& catalog);

/// Where an organisation lies, by codes; empty: it lies in none.
struct KnownPlace {
  std::string school;
  std::string municipality;
  std::string region;
  std::string settlement;  ///< «город», «село» or empty
};
class Places {
 public:
  explicit Places(const db::Read& records);
  /// nullptr for a school nobody knows.
  const KnownPlace* school(NodeId id) const;
  /// A school or a municipality; nullptr for others.
  const KnownPlace* any(NodeId id) const;
  const std::map<NodeId, KnownPlace>& schools() const { return schools_; }
  /// What people call a value of a dimension: «101 СОШ № 101» for a school, the name of a municipality or region.
  std::string label(const std::string& dimension, const std::string& value) const;

 private:
  std::map<NodeId, KnownPlace> schools_;
  std::map<NodeId, KnownPlace> municipalities_;
  std::map<std::string, std::string> names_;  ///< by «school:101»
};

/// A text field of a place; a column that is none of a place is a programmer's mistake.
formula::Cell place_cell(const KnownPlace* place, Column column);
/// What a paper tells of itself; nothing for a column of works.
std::optional<formula::Cell> exam_cell(const KnownPaper& known, Column column);
/// What the paper tells of one of its tasks.
std::optional<formula::Cell> task_cell(const KnownTask& task, Column column);

}  // namespace vekha::formulas
