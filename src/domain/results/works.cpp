#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

/// Columns of the statement `works`.
WorkRow work_of(const facts::Row& row, const org::Structure& structure, bool with_levels) {
  const std::int64_t sex = row.integer(7);
  WorkRow out{.paper = row.integer(0),
              .number = row.integer(1),
              .school = structure.of(row.id<NodeId>(2)),
              .class_name = row.text(3),
              .code = row.text(4),
              .person = row.integer(5),
              .variant = row.text(6),
              .sex = sex == 1   ? "м"
                     : sex == 2 ? "ж"
                                : "",
              .journal_mark = Score::from_stored(row.integer(8)),
              .mark = Score::from_stored(row.integer(9)),
              .total = Score::from_stored(row.integer(10)),
              .test = Score::from_stored(row.integer(11)),
              .attempt = static_cast<int>(row.integer(12)),
              .absent = row.truth(13),
              .annulled = row.truth(14),
              .participated = row.truth(15)};
  if (with_levels) out.level = row.text(17);
  for (const std::int64_t stored : row.integers(16)) out.tasks.push_back(TaskValue::from_stored(stored));
  return out;
}

/// The place of each paper among those of the filter, exam by exam, as an SQL expression.
std::string place_of(const Where& where) {
  std::vector<const Paper*> papers;
  for (const Paper& paper : where.papers) papers.push_back(&paper);
  std::stable_sort(papers.begin(), papers.end(), [](const Paper* a, const Paper* b) {
    return std::tie(a->exam, a->held, a->part) < std::tie(b->exam, b->held, b->part);
  });
  const std::int64_t lowest = where.papers.front().id;
  std::vector<std::string> place(static_cast<std::size_t>(where.papers.back().id - lowest + 1), "0");
  for (std::size_t i = 0; i < papers.size(); ++i)
    place[static_cast<std::size_t>(papers[i]->id - lowest)] = std::to_string(i);
  return "[" + joined(place, ",") + "][paper - " + std::to_string(lowest - 1) + "]";
}

bool gives_levels(const Paper& paper) { return paper.kind == "literacy" || paper.kind == "olympiad"; }

/// Few procedures give levels: the others are not asked.
bool have_levels(const Where& where) { return std::any_of(where.papers.begin(), where.papers.end(), gives_levels); }

std::string query(const Where& where, const std::string& slice) {
  constexpr const char* kLevel =
      ", (SELECT title FROM work_level l WHERE l.paper = work.paper AND l.number = work.number)";
  const std::string sql = filled(sql::works, "level", have_levels(where) ? kLevel : "");
  return filled(filled(filled(sql, "where", where.sql), "place", place_of(where)), "slice", slice);
}

/// Tables show every work, also those another attempt replaced.
Filter with_every_attempt(Filter filter) {
  filter.attempts = Attempts::written;
  return filter;
}

}  // namespace

void each_work(const db::Read& read, facts::Store& facts, const Filter& filter,
               const std::function<void(const Paper&, const WorkRow&)>& each) {
  each_work_of(facts, where_of(read, facts, with_every_attempt(filter)), each);
}

void each_work_of(facts::Store& facts, const Where& where,
                  const std::function<void(const Paper&, const WorkRow&)>& each) {
  if (where.nothing) return;
  const bool levels = have_levels(where);
  facts.each(query(where, ""), where.binds,
             [&](const facts::Row& row) { each(where.paper(row.integer(0)), work_of(row, where.structure, levels)); });
}

WorkPage works(const db::Read& read, facts::Store& facts, const Filter& filter, const Slice& slice) {
  const Where where = where_of(read, facts, with_every_attempt(filter));
  WorkPage out;
  if (where.nothing) return out;
  out.total = facts.count(filled(sql::count_works, "where", where.sql), where.binds);
  const std::string window = "LIMIT " + std::to_string(slice.limit) + " OFFSET " + std::to_string(slice.offset);
  std::set<std::int64_t> met;
  facts.each(query(where, window), where.binds, [&](const facts::Row& row) {
    out.rows.push_back(work_of(row, where.structure, have_levels(where)));
    if (met.insert(row.integer(0)).second) out.papers.push_back(where.paper(row.integer(0)));
  });
  return out;
}

std::vector<LevelTally> level_tallies(const db::Read& read, facts::Store& facts, const Filter& filter) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing || !have_levels(where)) return {};
  std::map<std::tuple<Exam, NodeId, std::string>, std::int64_t> sums;
  facts.each(filled(sql::level_tallies, "where", where.sql), where.binds, [&](const facts::Row& row) {
    const Paper& paper = where.paper(row.integer(0));
    if (gives_levels(paper)) sums[{paper.exam, where.structure.of(row.id<NodeId>(1)), row.text(2)}] += row.integer(3);
  });
  std::vector<LevelTally> out;
  for (const auto& [key, works] : sums) out.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), works});
  return out;
}

const Paper& WorkPage::paper(const WorkRow& row) const {
  const auto found =
      std::find_if(papers.begin(), papers.end(), [&](const Paper& paper) { return paper.id == row.paper; });
  VEKHA_CHECK(found != papers.end());
  return *found;
}

Linkage linkage(const db::Read& read, facts::Store& facts, const Filter& earlier, const Filter& later) {
  const Where before = where_of(read, facts, earlier);
  const Where after = where_of(read, facts, later);
  Linkage out;
  if (after.nothing) return out;
  const std::string sql =
      filled(filled(sql::linkage, "earlier", before.nothing ? "FALSE" : before.sql), "later", after.sql);
  facts::Binds binds = before.nothing ? facts::Binds() : before.binds;
  binds.insert(binds.end(), after.binds.begin(), after.binds.end());
  facts.each(sql, binds,
             [&](const facts::Row& row) { out = {row.integer(0), row.integer(1), row.integer(2), row.integer(3)}; });
  return out;
}

}  // namespace vekha::results
