#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/imports/checks.hpp"

namespace vekha::imports {
namespace {

using results::Exam;

std::string way_out(BatchId batch) {
  return "Чтобы заменить записанное, загрузите файл с заменой (в командной строке --replace) или сначала отзовите "
         "загрузку: vekha results take-back " +
         std::to_string(batch.value) + ".";
}

/// Results of some schools in one exam that a batch holds.
Issue stored_issue(const Exam& exam, BatchId batch, const std::vector<std::string>& codes, results::Mode mode) {
  const bool replaces = mode == results::Mode::replace;
  Issue issue{.code = replaces ? "exam_replaced" : "exam_already_stored",
              .severity = replaces ? Severity::note : Severity::error};
  issue.message =
      exam.title() + ": результаты " + counted(static_cast<std::int64_t>(codes.size()), "школы", "школ", "школ") +
      (replaces ? " будут заменены (загрузка № " : " уже загружены (загрузка № ") + std::to_string(batch.value) + ").";
  issue.found = "школа " + codes.front() + (codes.size() > 1 ? " и другие" : "");
  issue.fix = replaces ? "Отзыв новой загрузки вернёт прежние результаты." : way_out(batch);
  return issue;
}

}  // namespace

void check_stored(const db::Read& read, const results::Load& load, Problems& problems) {
  for (const results::BatchFile& file : load.files) {
    const auto known = results::file_known(read, file.sha256);
    if (!known || load.mode == results::Mode::replace) continue;
    Issue issue{.code = "file_already_stored", .severity = Severity::error, .place = {.file = file.name}};
    issue.message =
        "Этот файл уже загружен (загрузка № " + std::to_string(known->batch.value) + ", «" + known->name + "»).";
    issue.fix = way_out(known->batch);
    problems.add(std::move(issue));
  }
  std::map<std::pair<Exam, std::string>, std::set<std::uint32_t>> schools;
  for (const results::Sitting& sitting : load.sittings) {
    std::set<std::uint32_t>& held = schools[{sitting.exam, sitting.part}];
    for (const results::Work& work : sitting.works)
      if (held.empty() || *held.rbegin() != work.school) held.insert(work.school);
  }
  for (const auto& [wave, indexes] : schools) {
    const std::map<std::string, BatchId> known = results::schools_known(read, wave.first, wave.second);
    std::map<BatchId, std::vector<std::string>> by_batch;
    for (const std::uint32_t index : indexes)
      if (const auto it = known.find(load.schools[index].code); it != known.end())
        by_batch[it->second].push_back(it->first);
    for (const auto& [batch, codes] : by_batch) problems.add(stored_issue(wave.first, batch, codes, load.mode));
  }
}

}  // namespace vekha::imports
