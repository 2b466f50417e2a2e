// Observers: on how many sessions of a procedure somebody watched, and how results with them differ from those without.
#include <cmath>

#include "base/text.hpp"
#include "core/stats/moments.hpp"
#include "domain/objectivity/finding_sources.hpp"

namespace vekha::objectivity {
namespace {

/// One session: a row of the table.
struct Session {
  results::Exam exam;  ///< grade 0 and no subject: of the procedure as a whole
  std::string class_name;
  bool observed = false;
  bool foreign = false;  ///< the observer came from another school
};
using Sessions = std::map<NodeId, std::vector<Session>>;

/// «5А» is a class of grade 5, also where the table has no column of grades.
results::Exam with_grade(results::Exam exam, const std::string& class_name) {
  constexpr int kLastGrade = 11;
  const auto digits = class_name.find_first_not_of("0123456789");
  const auto number = digits == 0 ? std::nullopt : parse_integer(class_name.substr(0, digits));
  const bool is_class = digits != std::string::npos && class_name.find_first_of("./:") == std::string::npos;
  if (exam.grade == 0 && is_class && number && *number >= 1 && *number <= kLastGrade)
    exam.grade = static_cast<int>(*number);
  return exam;
}

/// What the table leaves out is meant whatever it is.
bool covers(const Session& session, const results::Exam& exam) {
  return session.exam.procedure == exam.procedure && session.exam.year == exam.year &&
         (session.exam.subject.empty() || session.exam.subject == exam.subject) &&
         (session.exam.grade == 0 || session.exam.grade == exam.grade);
}

Sessions sessions_of(const FindingSources& sources, int year) {
  Sessions out;
  results::Filter filter;
  filter.scope = sources.reference;
  filter.year = year;
  for (const results::FigureRow& row : results::figures(sources.read, sources.facts, filter, "observers")) {
    if (!row.node || !row.value) continue;
    auto& own = out[row.node];
    const bool yes = *row.value >= 1;
    if (row.item == "наблюдатель")
      own.push_back({with_grade(row.exam, row.part), row.part, yes, false});
    else if (!own.empty() && own.back().exam == with_grade(row.exam, row.part) && own.back().class_name == row.part)
      own.back().foreign = yes && own.back().observed;
  }
  return out;
}

/// Share of the points, %, of works with and without an observer.
struct Watched {
  stats::Moments with;
  stats::Moments without;
  stats::Moments& of(bool observed) { return observed ? with : without; }
};

/// Without less with, in points of percent, with Welch's interval.
struct Gap {
  double value = 0;
  Interval ci{};
};
/// How much is needed of both sides, and what they differ by anyway, points of percent.
struct Doubt {
  std::int64_t least = 0;
  double usual = 0;
};
/// Nothing where one side is too small.
std::optional<Gap> gap_of(const Watched& watched, const Doubt& doubt) {
  if (watched.with.n < doubt.least || watched.without.n < doubt.least) return std::nullopt;
  constexpr double kFactor = 1.96;
  const double error =
      std::sqrt(*watched.with.variance() / static_cast<double>(watched.with.n) +
                *watched.without.variance() / static_cast<double>(watched.without.n) + 2 * doubt.usual * doubt.usual);
  const double gap = watched.without.mean - watched.with.mean;
  return Gap{gap, {gap - kFactor * error, gap + kFactor * error}};
}

std::string percent(double value) { return ru_number(value, 1) + " %"; }

std::string gap_words(const Watched& watched, const Gap& gap) {
  const char* verdict = gap.ci.lo > 0   ? "без наблюдателя выше"
                        : gap.ci.hi < 0 ? "без наблюдателя ниже"
                                        : "не отличаются";
  return "с наблюдателем " + percent(watched.with.mean) + ", без него " + percent(watched.without.mean) +
         ", разность " + ru_number(gap.value, 1) + " п.п. [" + ru_number(gap.ci.lo, 1) + "; " +
         ru_number(gap.ci.hi, 1) + "]: " + verdict;
}

std::string exam_words(const results::Exam& exam) {
  return exam.procedure + ", " + exam.subject + ", " + std::to_string(exam.grade) + " класс";
}

/// Whether the sessions of a school tell of an exam that all were observed, or none; nothing when mixed or not told.
std::optional<bool> wholly_observed(const std::vector<Session>& sessions, const results::Exam& exam) {
  int told = 0;
  int observed = 0;
  for (const Session& one : sessions) {
    if (!covers(one, exam)) continue;
    ++told;
    observed += one.observed ? 1 : 0;
  }
  if (told == 0 || (observed != 0 && observed != told)) return std::nullopt;
  return observed == told;
}

class Reader {
 public:
  Reader(const FindingSources& sources, Sessions sessions, int year)
      : sources_(sources), sessions_(std::move(sessions)) {
    results::Filter filter;
    filter.scope = sources.reference;
    filter.year = year;
    for (const results::Tally& row :
         results::tallies(sources.read, sources.facts, filter, results::Detail::school_class))
      take(row);
  }

  RawFindings findings() const {
    RawFindings out;
    for (const auto& [id, sessions] : sessions_) tell(out.schools[id], id, sessions);
    for (const auto& [exam, watched] : between_) {
      const Watched schools = means_of(watched);
      if (const auto gap = gap_of(schools, {static_cast<std::int64_t>(sources_.method.limit("schools")), 0}))
        out.notes.push_back(exam_words(exam) + ": школы " + gap_words(schools, *gap) + " (школ " +
                            std::to_string(schools.with.n) + " и " + std::to_string(schools.without.n) + ").");
    }
    return out;
  }

 private:
  struct Between {
    std::map<NodeId, stats::Moments> with;
    std::map<NodeId, stats::Moments> without;
  };
  void take(const results::Tally& row) {
    const auto found = sessions_.find(row.school);
    if (found == sessions_.end() || row.maximum <= 0 || row.works <= 0) return;
    const double share = 100.0 * row.score / (row.maximum * std::max(1, row.unit));
    const auto add = [&](stats::Moments& into) {
      for (std::int64_t i = 0; i < row.works; ++i) into.add(share);
    };
    if (const auto whole = wholly_observed(found->second, row.exam))
      add((*whole ? between_[row.exam].with : between_[row.exam].without)[row.school]);
    for (const Session& one : found->second)
      if (covers(one, row.exam) && !row.class_name.empty() && folded(one.class_name) == folded(row.class_name)) {
        add(inside_[{row.school, row.exam}].of(one.observed));
        return;
      }
  }
  static Watched means_of(const Between& between) {
    Watched out;
    for (const auto& [school, works] : between.with) out.with.add(works.mean);
    for (const auto& [school, works] : between.without) out.without.add(works.mean);
    return out;
  }
  void tell(RawSchool& school, NodeId id, const std::vector<Session>& sessions) const {
    std::map<std::string, std::vector<const Session*>> procedures;
    for (const Session& one : sessions) procedures[one.exam.procedure].push_back(&one);
    for (const auto& [procedure, all] : procedures) tell_share(school, procedure, all);
    for (const auto& [place, watched] : inside_) {
      if (place.first != id) continue;
      const auto gap = gap_of(watched, {sources_.method.small, sources_.method.limit("classes")});
      if (!gap) continue;
      ++school.judged;
      const SignRule& rule = sources_.method.sign("observed_gap");
      school.findings.push_back({rule.id, gap->ci.lo > 0 ? rule.title : "Результаты с наблюдателем и без него",
                                 place.second, "Классы " + gap_words(watched, *gap) + ".", !(gap->ci.lo > 0)});
    }
  }
  void tell_share(RawSchool& school, const std::string& procedure, const std::vector<const Session*>& sessions) const {
    int observed = 0;
    int foreign = 0;
    for (const Session* one : sessions) observed += one->observed ? 1 : 0, foreign += one->foreign ? 1 : 0;
    const double share = 100.0 * observed / static_cast<double>(sessions.size());
    const bool few = share < sources_.method.limit("share");
    const SignRule& rule = sources_.method.sign(few ? "few_observed" : "observed_share");
    ++school.judged;
    school.findings.push_back({rule.id, rule.title, std::nullopt,
                               procedure + ": наблюдатель был на " + std::to_string(observed) + " из " +
                                   counted(std::ssize(sessions), "сеанса", "сеансов", "сеансов") + " (" +
                                   percent(share) + "), из другой школы на " + std::to_string(foreign) + ".",
                               !few});
  }

  const FindingSources& sources_;
  Sessions sessions_;
  std::map<std::pair<NodeId, results::Exam>, Watched> inside_;
  std::map<results::Exam, Between> between_;
};

}  // namespace

RawFindings observer_findings(const FindingSources& sources, int year) {
  Sessions sessions = sessions_of(sources, year);
  if (sessions.empty()) return {};
  return Reader(sources, std::move(sessions), year).findings();
}

}  // namespace vekha::objectivity
