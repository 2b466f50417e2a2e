// A filter turned into the condition of a facts query: what is seen of the batches, schools of the scope only.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::results {

struct Where {
  std::string sql;
  facts::Binds binds;
  /// The selection among the works of one exam written more than once.
  struct Chosen {
    std::vector<std::int64_t> papers;  ///< in order
    std::string sql;
  };
  std::string rest{};  ///< of `sql`: all but the papers, what is hidden of them and the selections
  /// What is hidden of a paper, by its number.
  struct Hidden {
    std::vector<std::int64_t> schools;  ///< another batch stands for them
    std::vector<std::int64_t> works;    ///< replaced by a revision, by their numbers
  };
  std::map<std::int64_t, Hidden> hidden{};
  std::vector<Chosen> chosen{};  ///< of `sql`
  bool nothing = false;          ///< no paper or no school can match
  org::Structure structure;      ///< who answers for a school
  std::vector<Paper> papers;
  std::unordered_map<std::int64_t, std::size_t> place;  ///< of a paper by its number
  const Paper& paper(std::int64_t id) const { return papers[place.at(id)]; }
};

/// «AND (paper, school) NOT IN …» of some papers; empty when nothing is hidden of them.
std::string hidden_of(const std::map<std::int64_t, Where::Hidden>& hidden, const std::vector<std::int64_t>& papers);

/// The condition over the columns of `work`.
Where where_of(const db::Read& read, facts::Store& facts, const Filter& filter);

/// What is seen at a moment (empty: now): batches that were committed and not taken back.
struct Seen {
  std::vector<std::int64_t> batches;
  /// A holding another batch stands for.
  struct Superseded {
    std::int64_t batch;
    std::string form;
    Exam exam;
    std::string part;
    NodeId school;
    std::string territory;
  };
  std::vector<Superseded> superseded;
};
Seen seen_at(const db::Read& read, const std::string& moment);
/// What was seen when a batch came: of the batches before it.
Seen seen_before(const db::Read& read, BatchId batch);
/// The condition of a filter over what is told to be seen.
Where where_seen(const db::Read& read, facts::Store& facts, const Filter& filter, const Seen& seen);
/// Every work of a condition, as each_work hands them over.
void each_work_of(facts::Store& facts, const Where& where,
                  const std::function<void(const Paper&, const WorkRow&)>& each);
/// Figures of a filter over what is told to be seen.
std::vector<FigureRow> figures_seen(const db::Read& read, facts::Store& facts, const Filter& filter, const Seen& seen);

/// Batches of which something inside the filter is seen and not superseded.
std::set<std::int64_t> batches_seen(const db::Read& read, const Filter& filter);
/// Ids of the schools of a scope, with those that are gone.
std::vector<std::int64_t> schools_of(const db::Read& read, const org::Scope& scope);
/// What a grouping query is split by: {key}, two columns of the answer, and {group}, what GROUP BY adds to the paper.
struct SplitColumns {
  const char* key;
  const char* group;
};
SplitColumns split_columns(Detail detail);
/// The statement with {key}, {group} and {where} filled.
std::string split_query(std::string_view sql, Detail detail, const Where& where);
/// The statement with {name} replaced.
std::string filled(std::string_view sql, std::string_view name, std::string_view text);
/// Procedure, year, grade and subject from `column` on.
Exam exam_of(const db::Row& row, int column);
bool wanted(const Filter& filter, const Exam& exam);

}  // namespace vekha::results
