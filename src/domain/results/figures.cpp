#include <set>
#include <tuple>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

using Place = std::tuple<std::int64_t, std::string, Exam, NodeId, std::string>;

std::set<Place> hidden(const Seen& seen) {
  std::set<Place> out;
  for (const Seen::Superseded& one : seen.superseded)
    if (!one.form.empty()) out.insert({one.batch, one.form, one.exam, one.school, one.territory});
  return out;
}

FigureRow figure_of(const facts::Row& row) {
  FigureRow out{.batch = row.id<BatchId>(0),
                .form = row.text(1),
                .exam = {row.text(2), static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4)), row.text(5)},
                .node = row.id<NodeId>(6),
                .territory = row.text(7),
                .part = row.text(8),
                .item = row.text(9),
                .value = row.maybe_real(10),
                .status = static_cast<Status>(row.integer(11)),
                .text = row.text(12)};
  if (!out.text.empty()) out.status = Status::present;  // files of earlier versions kept words as «not applicable»
  return out;
}

/// Organisations of the scope: schools, municipalities and what is above them inside it.
std::set<NodeId> nodes_of(const db::Read& read, const org::Scope& scope) {
  std::set<NodeId> out;
  read.each(sql::nodes_in_scope, {scope.path, scope.path, scope.path, scope.path},
            [&](const db::Row& row) { out.insert(row.id<NodeId>(0)); });
  return out;
}

}  // namespace

std::vector<FigureRow> figures(const db::Read& read, facts::Store& facts, const Filter& filter,
                               const std::string& form) {
  std::vector<FigureRow> out = figures_seen(read, facts, filter, seen_at(read, filter.as_known_on));
  if (!form.empty()) std::erase_if(out, [&](const FigureRow& one) { return one.form != form; });
  return out;
}

std::vector<FigureRow> figures_seen(const db::Read& read, facts::Store& facts, const Filter& filter, const Seen& seen) {
  if (seen.batches.empty()) return {};
  const std::set<Place> superseded = hidden(seen);
  const std::set<NodeId> nodes = nodes_of(read, filter.scope);
  const bool everything = filter.scope.path == "/";
  std::vector<FigureRow> out;
  facts.each(filled(sql::figures, "batches", among("batch", seen.batches)), {}, [&](const facts::Row& row) {
    FigureRow one = figure_of(row);
    if (!wanted(filter, one.exam) || filter.school.value_or(one.node) != one.node) return;
    if (one.node ? !nodes.contains(one.node) : !everything) return;
    const std::string territory = one.node ? std::string() : one.territory;
    if (!superseded.contains({one.batch.value, one.form, one.exam, one.node, territory})) out.push_back(std::move(one));
  });
  return out;
}

}  // namespace vekha::results
