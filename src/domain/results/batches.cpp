#include <map>
#include <set>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {

std::vector<Batch> batches(const db::Read& read) {
  std::vector<Batch> out = read.all(sql::batches, {}, [](const db::Row& row) {
    return Batch{.id = row.id<BatchId>(0),
                 .state = row.text(1),
                 .kind = row.text(2),
                 .committed_at = row.text(3),
                 .actor = row.text(4),
                 .taken_back_at = row.text(5),
                 .replaces = row.truth(6),
                 .erased_at = row.text(7)};
  });
  std::map<std::int64_t, Batch*> by_id;
  for (Batch& batch : out) by_id[batch.id.value] = &batch;
  read.each(sql::files, {}, [&](const db::Row& row) {
    if (const auto it = by_id.find(row.integer(0)); it != by_id.end())
      it->second->files.push_back({row.text(1), row.text(2), row.text(3)});
  });
  read.each(sql::batch_exams, {}, [&](const db::Row& row) {
    const auto it = by_id.find(row.integer(0));
    if (it == by_id.end()) return;
    const Exam exam = exam_of(row, 1);
    it->second->exams.push_back({exam, row.integer(5), row.integer(6), row.integer(7), row.text(8), row.integer(9)});
  });
  return out;
}

std::vector<ScopedBatch> batches_in(const db::Read& read, const org::Scope& scope) {
  std::map<std::int64_t, bool> has_others;
  read.each(sql::batches_inside, {scope.path, scope.path, scope.path, scope.path},
            [&](const db::Row& row) { has_others[row.integer(0)] = row.truth(1); });
  const bool everything =
      org::list(read, scope, org::Kind::municipality).size() == org::list(read, {}, org::Kind::municipality).size();
  std::vector<ScopedBatch> out;
  for (Batch& batch : batches(read)) {
    const auto found = has_others.find(batch.id.value);
    if (found != has_others.end())
      out.push_back({std::move(batch), !found->second});
    else if (everything)
      out.push_back({std::move(batch), true});
  }
  return out;
}

std::string version(const db::Read& read) {
  return read
      .first(sql::version, {}, [](const db::Row& row) { return row.text(0) + ";" + row.text(1) + ";" + row.text(2); })
      .value_or("");
}

std::vector<Batch> batches_of(const db::Read& read, const Filter& filter) {
  const std::set<std::int64_t> seen = batches_seen(read, filter);
  std::vector<Batch> out;
  for (Batch& batch : batches(read))
    if (seen.contains(batch.id.value)) out.push_back(std::move(batch));
  return out;
}

std::optional<KnownFile> file_known(const db::Read& read, const std::string& sha256) {
  return read.first(sql::file_known, {sha256},
                    [](const db::Row& row) { return KnownFile{row.id<BatchId>(0), row.text(1)}; });
}

std::map<std::string, BatchId> schools_known(const db::Read& read, const Exam& exam, const std::string& part) {
  std::map<std::string, BatchId> out;
  read.each(sql::exam_known, {exam.procedure, exam.year, exam.grade, exam.subject, part, part},
            [&](const db::Row& row) { out[row.text(0)] = row.id<BatchId>(1); });
  return out;
}

}  // namespace vekha::results
