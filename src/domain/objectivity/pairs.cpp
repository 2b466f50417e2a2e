#include "domain/objectivity/pairs.hpp"

#include <algorithm>
#include <map>

#include "core/stats/likeness.hpp"

namespace vekha::objectivity {
namespace {

constexpr std::size_t kMostOfClass = 5;

/// The papers of one exam, those of one school with their codes.
struct ExamPapers {
  std::vector<std::string> tasks;
  stats::Papers papers;
  std::vector<std::string> codes;              ///< of every paper; empty for other schools
  std::map<std::string, std::size_t> classes;  ///< of the school asked about
  std::size_t others = 0;                      ///< the group all other schools are put in
};

std::int16_t points_of(const results::TaskValue& value) {
  constexpr std::int16_t kMost = 20;  // more points are alike for comparing answers
  if (value.flag == results::Flag::not_started) return 0;
  return value.flag == results::Flag::score ? std::min(value.score, kMost) : std::int16_t{-1};
}

ExamPapers read_exam(const db::Read& read, facts::Store& facts, const results::Exam& exam, NodeId school) {
  ExamPapers out;
  const results::Ground ground = results::ground(read, facts, results::Filter::of(exam));
  for (const results::Paper& paper : ground.papers())
    if (paper.tasks.size() > out.tasks.size()) {
      out.tasks.clear();
      for (const results::Task& task : paper.tasks) out.tasks.push_back(task.name);
    }
  out.papers.tasks = out.tasks.size();
  out.papers.groups = 1;
  results::each_counted(facts, ground, [&](const results::Paper&, const results::WorkRow& row) {
    if (!row.total || out.tasks.empty()) return;
    const bool own = row.school == school;
    std::size_t group = out.others;
    if (own) {
      const auto [found, fresh] = out.classes.try_emplace(row.class_name, out.papers.groups);
      out.papers.groups += fresh ? 1 : 0;
      group = found->second;
    }
    out.papers.group.push_back(group);
    out.codes.push_back(own ? row.code : std::string());
    for (std::size_t task = 0; task < out.tasks.size(); ++task)
      out.papers.points.push_back(task < row.tasks.size() ? points_of(row.tasks[task]) : std::int16_t{-1});
  });
  return out;
}

PaperPair pair_of(const ExamPapers& exam, const stats::LikePair& pair) {
  PaperPair out{.first = exam.codes[pair.first], .second = exam.codes[pair.second]};
  out.expected = pair.expected;
  out.z = pair.z;
  for (std::size_t task = 0; task < exam.tasks.size(); ++task) {
    const std::int16_t a = exam.papers.points[pair.first * exam.tasks.size() + task];
    const std::int16_t b = exam.papers.points[pair.second * exam.tasks.size() + task];
    if (a < 0 || b < 0) continue;
    ++out.tasks;
    if (a == b) out.alike.push_back(exam.tasks[task]);
  }
  return out;
}

}  // namespace

std::vector<PaperPair> paper_pairs(const db::Read& read, facts::Store& facts, const results::Filter& filter,
                                   std::size_t most) {
  std::vector<PaperPair> out;
  if (!filter.school) return out;
  for (const results::Exam& exam : results::exams(read, facts, filter)) {
    const ExamPapers papers = read_exam(read, facts, exam, *filter.school);
    for (const auto& [name, group] : papers.classes)
      for (const stats::LikePair& pair : stats::like_pairs(papers.papers, group, kMostOfClass)) {
        out.push_back(pair_of(papers, pair));
        out.back().exam = exam;
        out.back().class_name = name;
      }
  }
  std::stable_sort(out.begin(), out.end(), [](const PaperPair& a, const PaperPair& b) { return a.z > b.z; });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace vekha::objectivity
