// Stages of an olympiad: the school's own marking beside that of other schools, and beside what the same pupils did at
// the next stage, marked by others.
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "core/stats/crowd.hpp"
#include "core/stats/moments.hpp"
#include "domain/objectivity/finding_sources.hpp"

namespace vekha::objectivity {
namespace {

constexpr std::array kStages{"школьн", "муниципальн", "региональн", "заключительн"};
constexpr double kLeastSpread = 3;     // points of percent honest schools differ by anyway
constexpr double kLeastDeviation = 8;  // of pupils, points of percent: few may look more alike than they are

/// One participant of a stage: share of the points, %.
struct Participant {
  NodeId school;
  std::int64_t person = 0;
  double share = 0;
};
/// A subject of a grade, stage after stage.
using Stages = std::array<std::vector<Participant>, kStages.size()>;
using Subjects = std::map<std::pair<int, std::string>, Stages>;

std::optional<std::size_t> stage_of(const std::string& procedure) {
  const std::string name = lower(procedure);
  for (std::size_t i = 0; i < kStages.size(); ++i)
    if (name.find(kStages.at(i)) != std::string::npos) return i;
  return std::nullopt;
}

bool is_olympiad(const results::Exam& exam) { return results::kind_of_procedure(exam.procedure) == "olympiad"; }

/// The highest total seen stands for a maximum nobody told.
std::map<std::int64_t, double> maxima(facts::Store& facts, const results::Ground& ground) {
  std::map<std::int64_t, double> out;
  for (const results::Paper& paper : ground.papers()) out[paper.id] = paper.maximum * std::max(1, paper.unit);
  std::map<std::int64_t, double> highest;
  results::each_counted(facts, ground, [&](const auto& paper, const auto& row) {
    if (row.total) highest[paper.id] = std::max(highest[paper.id], static_cast<double>(*row.total));
  });
  for (auto& [paper, maximum] : out)
    if (maximum <= 0) maximum = highest[paper];
  return out;
}

Subjects subjects_of(const FindingSources& sources, int year) {
  Subjects out;
  results::Filter filter;
  filter.scope = sources.reference;
  filter.year = year;
  for (const results::Exam& exam : results::exams(sources.read, sources.facts, filter)) {
    const auto stage = stage_of(exam.procedure);
    if (!is_olympiad(exam) || !stage) continue;
    results::Filter one = results::Filter::of(exam);
    one.scope = sources.reference;
    const results::Ground ground = results::ground(sources.read, sources.facts, one);
    const auto most = maxima(sources.facts, ground);
    auto& participants = out[{exam.grade, exam.subject}].at(*stage);
    results::each_counted(sources.facts, ground, [&](const results::Paper& paper, const results::WorkRow& row) {
      if (row.total && most.at(paper.id) > 0)
        participants.push_back({row.school, row.person, 100.0 * *row.total / most.at(paper.id)});
    });
  }
  return out;
}

std::map<NodeId, stats::Moments> by_school(const std::vector<Participant>& participants) {
  std::map<NodeId, stats::Moments> out;
  for (const Participant& one : participants) out[one.school].add(one.share);
  return out;
}

/// Falls of the pupils of every school from one stage to the next; of the means of schools where pupils are not linked.
std::map<NodeId, stats::Moments> falls(const std::vector<Participant>& before, const std::vector<Participant>& after) {
  std::map<std::pair<NodeId, std::int64_t>, double> known;
  for (const Participant& one : before)
    if (one.person != 0) known[{one.school, one.person}] = one.share;
  std::map<NodeId, stats::Moments> out;
  for (const Participant& one : after)
    if (const auto found = known.find({one.school, one.person}); one.person != 0 && found != known.end())
      out[one.school].add(found->second - one.share);
  if (!out.empty()) return out;
  const auto first = by_school(before);
  for (const auto& [school, works] : by_school(after))
    if (const auto found = first.find(school); found != first.end())
      for (std::int64_t i = 0; i < works.n; ++i) out[school].add(found->second.mean - works.mean);
  return out;
}

/// A school far above the crowd.
struct Far {
  NodeId school;
  double value = 0;
  double usual = 0;
  std::int64_t n = 0;
  double distance = 0;
};
struct Compared {
  std::vector<NodeId> judged;
  std::vector<Far> far;
};

Compared compared(const std::map<NodeId, stats::Moments>& schools, const Method& method) {
  Compared out;
  std::vector<stats::Reading> readings;
  for (const auto& [school, works] : schools) {
    if (works.n < method.small) continue;
    out.judged.push_back(school);
    const double deviation = std::max(works.sd().value_or(0), kLeastDeviation);
    readings.push_back({works.mean, deviation / std::sqrt(static_cast<double>(works.n))});
  }
  if (static_cast<double>(readings.size()) < method.limit("schools")) return {};
  for (std::size_t i = 0; i < readings.size(); ++i) {
    std::vector<stats::Reading> others = readings;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const auto usual = stats::crowd(others, kLeastSpread);
    if (usual && usual->distance(readings[i]) >= method.limit("distance"))
      out.far.push_back(
          {out.judged[i], readings[i].value, usual->centre, schools.at(out.judged[i]).n, usual->distance(readings[i])});
  }
  return out;
}

std::string percent(double value) { return ru_number(value, 1) + " %"; }

class Olympiad {
 public:
  Olympiad(const FindingSources& sources, int year) : method_(sources.method), year_(year) {
    for (const auto& [place, stages] : subjects_of(sources, year)) {
      for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        ++loaded_.at(stage);
        if (stages.at(stage).empty()) --loaded_.at(stage);
      }
      first_stage(place, stages.front());
      for (std::size_t stage = 0; stage + 1 < stages.size(); ++stage) next_stage(place, stages, stage);
    }
  }
  RawFindings told() {
    for (auto& [id, school] : found_.schools)
      std::stable_sort(school.findings.begin(), school.findings.end(),
                       [](const auto& a, const auto& b) { return a.sign < b.sign; });
    if (!found_.schools.empty() && loaded_[1] == 0)
      found_.notes.emplace_back("Протоколов муниципального этапа за год не загружено: падения не искали.");
    return std::move(found_);
  }

 private:
  using Place = std::pair<int, std::string>;
  results::Exam exam(const Place& place, std::size_t stage) const {
    return {"ВсОШ, " + std::string(kStages.at(stage)) + "ый этап", year_, place.first, place.second};
  }
  void first_stage(const Place& place, const std::vector<Participant>& participants) {
    const Compared found = compared(by_school(participants), method_);
    for (const NodeId school : found.judged) ++found_.schools[school].judged;
    const SignRule& rule = method_.sign("stage_outlier");
    for (const Far& one : found.far)
      found_.schools[one.school].findings.push_back(
          {rule.id, rule.title, exam(place, 0),
           "В среднем " + percent(one.value) + " баллов у " + counted(one.n, "участника", "участников", "участников") +
               ", у школ обычно " + percent(one.usual) + " (дальше обычного: " + ru_number(one.distance, 1) +
               " отклонения школ)."});
  }
  void next_stage(const Place& place, const Stages& stages, std::size_t stage) {
    const Compared found = compared(falls(stages.at(stage), stages.at(stage + 1)), method_);
    for (const NodeId school : found.judged) ++found_.schools[school].judged;
    const SignRule& rule = method_.sign("stage_drop");
    for (const Far& one : found.far)
      found_.schools[one.school].findings.push_back({rule.id, rule.title, exam(place, stage + 1),
                                                     "На следующем этапе результат ниже на " + ru_number(one.value, 1) +
                                                         " п.п. (" +
                                                         counted(one.n, "участник", "участника", "участников") +
                                                         "), у школ обычно на " + ru_number(one.usual, 1) + " п.п."});
  }

  const Method& method_;
  int year_;
  std::array<int, kStages.size()> loaded_{};
  RawFindings found_;
};

}  // namespace

RawFindings olympiad_findings(const FindingSources& sources, int year) { return Olympiad(sources, year).told(); }

}  // namespace vekha::objectivity
