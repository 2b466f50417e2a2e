// The recommendations of 2026 over the works of a year: peaks, differences with the journal, profiles of tasks.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.hpp"
#include "core/stats/inversion.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/random.hpp"
#include "domain/objectivity/finding_sources.hpp"
#include "domain/objectivity/sat.hpp"

namespace vekha::objectivity {
namespace {

std::string percent(double share) { return ru_number(100 * share, 1) + " %"; }

int mark_of(const SatExam& exam, int total) {
  return 2 + static_cast<int>(
                 std::count_if(exam.borders.begin(), exam.borders.end(), [&](int border) { return total >= border; }));
}

/// Sums of one task: of a school, or of everybody.
struct TaskSum {
  std::int64_t n = 0;
  double points = 0;
  void take(std::int16_t got) {
    if (got < 0) return;
    ++n;
    points += got;
  }
  double share(int maximum) const { return n > 0 && maximum > 0 ? points / static_cast<double>(n) / maximum : 0; }
};
using TaskSums = std::vector<TaskSum>;

TaskSums task_sums(const SatSchool& school, std::size_t tasks) {
  TaskSums out(tasks);
  for (std::size_t cell = 0; cell < school.points.size(); ++cell) out[cell % tasks].take(school.points[cell]);
  return out;
}

/// One school in one exam against the rules.
class Reader {
 public:
  Reader(const Method& method, const SatExam& exam, const TaskSums& all, RawSchool& out)
      : method_(method), exam_(exam), all_(all), out_(out) {}

  void read(const SatSchool& school, const SatExam* before) {
    if (exam_.borders.size() == 3) {
      peaks(school);
      journal(school);
      if (before != nullptr) fails(school, *before);
    }
    if (exam_.tasks == 0 || exam_.asked.size() != exam_.tasks ||
        school.points.size() != school.works.size() * exam_.tasks)
      return;
    const TaskSums own = task_sums(school, exam_.tasks);
    if (exam_.borders.size() == 3) groups(school);
    profile(school, own);
    levels(own);
  }

 private:
  double limit(const char* name) const { return method_.limit(name); }
  void found(const char* sign, std::string explanation) {
    const bool of_results = std::string_view(sign).ends_with("_low") || std::string_view(sign) == "fails_growth";
    out_.findings.push_back({sign, method_.sign(sign).title, exam_.exam, std::move(explanation), of_results});
  }

  void peaks(const SatSchool& school) {
    const auto n = static_cast<double>(school.works.size());
    if (n < limit("histogram_least")) return;
    ++out_.judged;
    std::vector<int> works(static_cast<std::size_t>(exam_.maximum) + 1);
    int low = exam_.maximum;
    int high = 0;
    for (const SatWork& work : school.works) {
      if (work.total < 0 || work.total > exam_.maximum) continue;
      ++works[static_cast<std::size_t>(work.total)];
      low = std::min(low, work.total);
      high = std::max(high, work.total);
    }
    const double mean = n / std::max(1, high - low + 1);
    std::vector<std::string> told;
    for (std::size_t i = 0; i < exam_.borders.size(); ++i) {
      const int border = exam_.borders[i];
      if (border < 1 || border > exam_.maximum) continue;
      const int at = works[static_cast<std::size_t>(border)];
      const int below = works[static_cast<std::size_t>(border) - 1];
      const bool peak = at >= limit("peak_times") * mean && at >= mean + limit("peak_above") &&
                        at >= limit("peak_works") && below < mean;
      if (peak)
        told.push_back("отметка «" + std::to_string(i + 3) + "» — " + counted(at, "работа", "работы", "работ") +
                       ", на балл ниже " + std::to_string(below));
    }
    if (told.empty()) return;
    const char* size = n < limit("histogram_informative") ? " Работ меньше 50: только приблизительно." : "";
    found("boundary_peak",
          "Ровно на границе: " + joined(told, "; ") + "; в среднем на балл " + ru_number(mean, 1) + "." + size);
  }

  void journal(const SatSchool& school) {
    int with = 0;
    int far = 0;
    for (const SatWork& work : school.works) {
      if (work.journal < 2) continue;
      ++with;
      far += std::abs(mark_of(exam_, work.total) - work.journal) >= limit("journal_gap") ? 1 : 0;
    }
    if (with == 0) return;
    ++out_.judged;
    if (far > 0)
      found("journal_gap", "Отличается на две отметки и больше: " + counted(far, "работа", "работы", "работ") + " из " +
                               std::to_string(with) + ".");
  }

  void fails(const SatSchool& school, const SatExam& before) {
    const auto earlier = std::find_if(before.schools.begin(), before.schools.end(),
                                      [&](const SatSchool& one) { return one.school == school.school; });
    if (earlier == before.schools.end() || before.borders.size() != 3) return;
    const double now = fail_share(school, exam_);
    const double then = fail_share(*earlier, before);
    if (100 * (now - then) >= limit("fails_growth"))
      found("fails_growth", "Доля «2» " + percent(then) + " → " + percent(now) + ".");
  }
  static double fail_share(const SatSchool& school, const SatExam& exam) {
    const auto failed = std::count_if(school.works.begin(), school.works.end(),
                                      [&](const SatWork& work) { return work.total < exam.borders.front(); });
    return static_cast<double>(failed) / std::max<double>(1, static_cast<double>(school.works.size()));
  }

  void groups(const SatSchool& school) {
    constexpr std::size_t kMarks = 4;
    std::vector<std::vector<stats::Moments>> sums(exam_.tasks, std::vector<stats::Moments>(kMarks));
    for (std::size_t work = 0; work < school.works.size(); ++work) {
      const auto mark = static_cast<std::size_t>(mark_of(exam_, school.works[work].total) - 2);
      for (std::size_t task = 0; task < exam_.tasks; ++task)
        if (const int got = school.points[work * exam_.tasks + task]; got >= 0 && exam_.asked[task].maximum > 0)
          sums[task][mark].add(static_cast<double>(got) / exam_.asked[task].maximum);
    }
    std::vector<std::vector<stats::GroupShare>> shares;
    int compared = 0;
    for (const auto& task : sums) {
      shares.emplace_back();
      for (const stats::Moments& one : task) shares.back().push_back({one.n, one.mean, one.variance().value_or(0)});
      compared += std::count_if(task.begin(), task.end(), [&](const auto& one) { return one.n >= limit("group"); }) > 1;
    }
    if (compared == 0) return;
    ++out_.judged;
    std::vector<std::string> told;
    for (const stats::Crossing& one : stats::crossings(shares, std::llround(limit("group"))))
      told.push_back("задание " + exam_.asked[one.task].name + " — «" + std::to_string(one.lower + 2) + "» " +
                     percent(shares[one.task][one.lower].mean) + " против «" + std::to_string(one.higher + 2) + "» " +
                     percent(shares[one.task][one.higher].mean) + " (случайно так в " + percent(one.p) + ")");
    if (!told.empty()) found("group_crossing", "Группа с меньшей отметкой впереди: " + joined(told, "; ") + ".");
  }

  void profile(const SatSchool& school, const TaskSums& own) {
    std::vector<stats::TaskProfile> tasks;
    std::vector<std::size_t> which;
    for (std::size_t task = 0; task < own.size(); ++task) {
      const SatTask& asked = exam_.asked[task];
      const TaskSum others{all_[task].n - own[task].n, all_[task].points - own[task].points};
      if (own[task].n == 0 || others.n == 0 || asked.maximum == 0) continue;
      const bool raised = asked.level == "П" || asked.level == "В";
      tasks.push_back({own[task].share(asked.maximum), others.share(asked.maximum), asked.level == "Б", raised});
      which.push_back(task);
    }
    if (static_cast<double>(school.works.size()) < limit("group") || tasks.empty()) return;
    const stats::InversionLimits limits{limit("base_insufficient") / 100, limit("raised_sufficient") / 100,
                                        limit("inversion_margin") / 100};
    const bool levels = std::any_of(tasks.begin(), tasks.end(), [](const auto& one) { return one.raised; });
    out_.judged += levels ? 1 : 0;
    if (const auto one = stats::inversion(tasks, limits)) {
      const auto names = [&](const std::vector<std::size_t>& places) {
        std::vector<std::string> out;
        for (const std::size_t place : places)
          out.push_back(exam_.asked[which[place]].name + " (" + percent(tasks[place].school) + ", у остальных " +
                        percent(tasks[place].others) + ")");
        return joined(out, ", ");
      };
      found("inversion",
            "Базовые не решены: " + names(one->base_low) + "; трудные решены: " + names(one->raised_high) + ".");
    }
    const auto link = stats::difficulty_link(tasks, static_cast<std::int64_t>(school.works.size()));
    if (!link) return;
    ++out_.judged;
    if (link->correlation >= limit("link") && link->p <= limit("link_chance"))
      found("difficulty_link", "Корреляция трудности с выигрышем школы " + ru_number(link->correlation, 2) + " по " +
                                   counted(link->tasks, "заданию", "заданиям", "заданиям") + ".");
  }

  void levels(const TaskSums& own) {
    const auto mean_of = [&](auto wanted) -> std::optional<double> {
      stats::Moments out;
      for (std::size_t task = 0; task < own.size(); ++task)
        if (own[task].n > 0 && wanted(exam_.asked[task].level)) out.add(own[task].share(exam_.asked[task].maximum));
      return out.average();
    };
    const auto told = [&](const char* sign, double share, double low) {
      if (100 * share < low) found(sign, "В среднем " + percent(share) + ".");
    };
    if (const auto base = mean_of([](const std::string& level) { return level == "Б"; }))
      told("base_low", *base, limit("base_insufficient"));
    if (const auto raised = mean_of([](const std::string& level) { return level == "П" || level == "В"; }))
      told("raised_low", *raised, limit("raised_insufficient"));
  }

  const Method& method_;
  const SatExam& exam_;
  const TaskSums& all_;
  RawSchool& out_;
};

/// The same works dealt out to the schools anew: schools of one strength and one custom.
SatExam shuffled(const SatExam& exam, stats::Random& random) {
  std::vector<std::pair<std::size_t, std::size_t>> works;
  for (std::size_t school = 0; school < exam.schools.size(); ++school)
    for (std::size_t work = 0; work < exam.schools[school].works.size(); ++work) works.emplace_back(school, work);
  random.shuffle(works);
  SatExam out = exam;
  std::size_t next = 0;
  for (SatSchool& school : out.schools) {
    school.points.clear();
    for (SatWork& work : school.works) {
      const auto& [from, place] = works[next++];
      const SatSchool& source = exam.schools[from];
      work = source.works[place];
      const auto row = source.points.begin() + static_cast<std::ptrdiff_t>(place * exam.tasks);
      if (source.points.size() == source.works.size() * exam.tasks)
        school.points.insert(school.points.end(), row, row + static_cast<std::ptrdiff_t>(exam.tasks));
    }
  }
  return out;
}

std::vector<SatExam> sat_of(const FindingSources& sources, int year) {
  results::Filter filter;
  filter.scope = sources.reference;
  filter.year = year;
  std::vector<SatExam> out;
  for (const results::Exam& exam : results::exams(sources.read, sources.facts, filter))
    if (results::kind_of_procedure(exam.procedure) == "vpr")
      out.push_back(
          sat_exam(sources.read, sources.facts, sources.catalog, results::Filter::of(exam, sources.reference)));
  return out;
}

double marked_share(const std::map<NodeId, RawSchool>& schools) {
  return static_cast<double>(
      std::count_if(schools.begin(), schools.end(), [](const auto& one) { return one.second.marked(); }));
}

}  // namespace

std::map<NodeId, RawSchool> recommended(const Method& method, const std::vector<SatExam>& exams,
                                        const std::vector<SatExam>& before) {
  std::map<NodeId, RawSchool> out;
  for (const SatExam& exam : exams) {
    const auto earlier = std::find_if(before.begin(), before.end(), [&](const SatExam& one) {
      return one.exam.procedure == exam.exam.procedure && one.exam.grade == exam.exam.grade &&
             one.exam.subject == exam.exam.subject;
    });
    TaskSums all(exam.tasks);
    for (const SatSchool& school : exam.schools) {
      const TaskSums own = task_sums(school, std::max<std::size_t>(1, exam.tasks));
      for (std::size_t task = 0; task < exam.tasks; ++task) {
        all[task].n += own[task].n;
        all[task].points += own[task].points;
      }
    }
    for (const SatSchool& school : exam.schools) {
      Reader reader(method, exam, all, out[school.school]);
      reader.read(school, earlier == before.end() ? nullptr : &*earlier);
    }
  }
  return out;
}

RawFindings recommended_findings(const FindingSources& sources, int year, Expecting expecting) {
  const std::vector<SatExam> exams = sat_of(sources, year);
  const std::vector<SatExam> before =
      expecting == Expecting::yes && !exams.empty() ? sat_of(sources, year - 1) : std::vector<SatExam>{};
  RawFindings out{.schools = recommended(sources.method, exams, before), .expected = {}, .notes = {}};
  if (expecting == Expecting::no || exams.empty()) return out;
  constexpr int kTimes = 10;
  stats::Random random(2026);
  double sum = 0;
  for (int time = 0; time < kTimes; ++time) {
    std::vector<SatExam> dealt;
    for (const SatExam& exam : exams) dealt.push_back(shuffled(exam, random));
    sum += marked_share(recommended(sources.method, dealt, {}));
  }
  out.expected = sum / kTimes;
  return out;
}

}  // namespace vekha::objectivity
