// The fall of a cohort among the schools like its own from a procedure to an exam under outside control.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "core/stats/random.hpp"
#include "domain/objectivity/exam_sums.hpp"
#include "domain/objectivity/finding_sources.hpp"
#include "domain/objectivity/like_schools.hpp"

namespace vekha::objectivity {
namespace {

/// An exam and what the same cohort wrote before it.
struct Pair {
  results::Exam exam;
  results::Exam before;
};

/// How far schools fell: deviations among the schools of their group before less those at the exam.
struct Fall {
  NodeId school;
  double before = 0;
  double after = 0;
  double fall() const { return before - after; }
};

double mean_of(const SchoolSums& school) { return school.totals.moments().mean; }

/// Deviations from the mean of the group.
std::vector<double> standard(const std::vector<double>& values) {
  stats::Moments moments;
  for (const double value : values) moments.add(value);
  const double sd = moments.sd().value_or(0);
  std::vector<double> out;
  for (const double value : values) out.push_back(sd > 0 ? (value - moments.mean) / sd : 0);
  return out;
}

/// Schools that wrote both, with their like.
std::vector<std::vector<NodeId>> groups_of(const ExamSums& before, const ExamSums& after, double least,
                                           const Kindred& kindred) {
  std::vector<SizedSchool> schools;
  for (const SchoolSums& school : after.schools) {
    const SchoolSums* first = before.of(school.school);
    if (first != nullptr && static_cast<double>(std::min(first->totals.n, school.totals.n)) >= least)
      schools.push_back({school.school, school.totals.n});
  }
  return like_schools(kindred, std::move(schools));
}

std::vector<Fall> falls(const ExamSums& before, const ExamSums& after, double least, const Kindred& kindred) {
  std::vector<Fall> out;
  for (const std::vector<NodeId>& group : groups_of(before, after, least, kindred)) {
    std::vector<double> first;
    std::vector<double> second;
    for (const NodeId school : group) {
      first.push_back(mean_of(*before.of(school)));
      second.push_back(mean_of(*after.of(school)));
    }
    first = standard(first);
    second = standard(second);
    for (std::size_t i = 0; i < group.size(); ++i) out.push_back({group[i], first[i], second[i]});
  }
  return out;
}

/// Base name of a subject: «Математика (профильная)» and «Математика» are one.
bool same_subject(const std::string& a, const std::string& b) {
  return a.substr(0, a.find(" (")) == b.substr(0, b.find(" ("));
}

std::vector<Pair> pairs_of(const std::vector<results::Exam>& exams, int year) {
  std::vector<Pair> out;
  const auto find = [&](const char* kind, int held, int grade, const std::string& subject) {
    return std::find_if(exams.begin(), exams.end(), [&](const results::Exam& one) {
      return one.year == held && one.grade == grade && results::kind_of_procedure(one.procedure) == kind &&
             same_subject(one.subject, subject);
    });
  };
  for (const results::Exam& exam : exams) {
    const std::string kind = results::kind_of_procedure(exam.procedure);
    if (exam.year != year || (kind != "oge" && kind != "ege")) continue;
    auto before = exams.end();
    if (kind == "ege") before = find("oge", year - 2, 9, exam.subject);
    constexpr int kLastFree = 8;
    for (int grade = kLastFree; kind == "oge" && grade >= 5 && before == exams.end(); --grade)
      before = find("vpr", year - (9 - grade), grade, exam.subject);
    if (before != exams.end()) out.push_back({exam, *before});
  }
  return out;
}

/// What chance alone would mark were falls of all subjects those of anybody: falls dealt out anew in each subject.
double expected_marked(const std::vector<std::vector<Fall>>& all, const Method& method) {
  constexpr int kTimes = 200;
  stats::Random random(36);
  double sum = 0;
  for (int time = 0; time < kTimes; ++time) {
    std::map<NodeId, int> fallen;
    for (const std::vector<Fall>& subject : all) {
      std::vector<double> values;
      for (const Fall& one : subject) values.push_back(one.fall());
      random.shuffle(values);
      for (std::size_t i = 0; i < values.size(); ++i) fallen[subject[i].school] += values[i] >= method.limit("drop");
    }
    for (const auto& [school, times] : fallen) sum += times >= method.limit("subjects") ? 1 : 0;
  }
  return sum / kTimes;
}

std::string words(const Fall& one, const Pair& pair) {
  return pair.exam.subject + ": " + pair.before.procedure + " " + std::to_string(pair.before.year) + " — " +
         ru_number(one.before, 2) + ", " + pair.exam.procedure + " " + std::to_string(pair.exam.year) + " — " +
         ru_number(one.after, 2);
}

}  // namespace

RawFindings drop_findings(const FindingSources& sources, int year, Expecting expecting) {
  results::Filter filter;
  filter.scope = sources.reference;
  const std::vector<Pair> pairs = pairs_of(results::exams(sources.read, sources.facts, filter), year);
  std::set<results::Exam> wanted;
  for (const Pair& pair : pairs) wanted.insert(pair.exam), wanted.insert(pair.before);
  const auto sums = exam_sums(sources.read, sources.facts, sources.reference, wanted);
  RawFindings out;
  const Divided like = pairs.empty() ? Divided{} : divided(sources, year);
  std::vector<std::vector<Fall>> all;
  std::map<NodeId, std::vector<std::string>> told;
  for (const Pair& pair : pairs) {
    const auto before = sums.find(pair.before);
    const auto after = sums.find(pair.exam);
    if (before == sums.end() || after == sums.end()) continue;
    all.push_back(falls(before->second, after->second, static_cast<double>(sources.method.small), like.kindred));
    for (const Fall& one : all.back()) {
      ++out.schools[one.school].judged;
      if (one.fall() >= sources.method.limit("drop")) told[one.school].push_back(words(one, pair));
    }
  }
  const SignRule& rule = sources.method.sign("exam_drop");
  for (auto& [id, school] : out.schools) {
    const bool enough = school.judged >= sources.method.limit("subjects");
    school.judged = enough ? 1 : 0;
    if (static_cast<double>(told[id].size()) >= sources.method.limit("subjects"))
      school.findings.push_back(
          {rule.id, rule.title, std::nullopt, "Отклонения от среднего школ группы: " + joined(told[id], "; ") + "."});
  }
  if (!all.empty())
    out.notes.push_back(
        like.kindred.empty()
            ? "Условия работы школ известны не настолько, чтобы разделить школы по ним: группы составлены "
              "по числу участников."
            : "Школы сравниваются внутри кластеров по правилу «" + like.title +
                  "»; кластер меньше пяти школ соединён с соседним.");
  if (expecting == Expecting::yes && !all.empty()) out.expected = expected_marked(all, sources.method);
  return out;
}

}  // namespace vekha::objectivity
