#include "domain/objectivity/year_signs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/quantile.hpp"
#include "domain/objectivity/exam_sums.hpp"

namespace vekha::objectivity {
namespace {

constexpr double kFences = 3;            // interquartile ranges, as the method says
constexpr std::int64_t kLeastRanks = 3;  // pupils with a journal mark: two give ±1 whatever they wrote

using Ledger = std::map<results::Exam, ExamSums>;
/// Cells of a column, in the order of the schools of their exam.
using Cells = std::vector<std::pair<NodeId, SignCell>>;

std::string number(double value) { return ru_number(value, 4); }

results::Exam earlier(const results::Exam& exam) {
  return {exam.procedure, exam.year - 1, exam.grade - 1, exam.subject};
}

/// The highest primary score by the scale of the exam, else by that of the nearest year: K of all schools changes
/// alike.
double known_maximum(const catalog::Catalog& catalog, const results::Exam& exam) {
  const catalog::Scale* nearest = nullptr;
  for (const catalog::Scale& scale : catalog.scales) {
    const bool same = scale.exam.procedure == exam.procedure && scale.exam.grade == exam.grade &&
                      scale.exam.subject == exam.subject && scale.maximum > 0;
    if (same &&
        (nearest == nullptr || std::abs(scale.exam.year - exam.year) < std::abs(nearest->exam.year - exam.year)))
      nearest = &scale;
  }
  return nearest == nullptr ? 0 : nearest->maximum;
}

/// Exams a year of the method needs, those of the cohort a year before too.
void need(std::set<results::Exam>& out, const Method& method, int year) {
  for (const SignRule& rule : method.signs)
    for (const SignRule::Listed& listed : rule.listed) {
      const results::Exam exam{listed.procedure, year, listed.grade, listed.subject};
      out.insert(exam);
      if (rule.id == "sharp_rise" || rule.id == "sharp_fall") out.insert(earlier(exam));
    }
}

class YearJudge {
 public:
  YearJudge(const Ledger& ledger, const Method& method, int year) : ledger_(ledger), method_(method), year_(year) {}

  /// All signs of the method, column after column.
  void judge() {
    for (const SignRule& rule : method_.signs)
      for (const SignRule::Listed& listed : rule.listed) {
        SignColumn column{
            .sign = rule.id, .title = rule.title, .exam = {listed.procedure, year_, listed.grade, listed.subject}};
        Cells cells = judged(column);
        for (const auto& [school, cell] : cells) {
          column.schools += cell.fired ? 1 : 0;
          column.marked += cell.fired.value_or(false) ? 1 : 0;
          schools_.push_back(school);
          if (cell.fired.value_or(false)) marked_.push_back(school);
        }
        column.loaded = !cells.empty();
        columns_.push_back(std::move(column));
        cells_.push_back(std::move(cells));
      }
    for (std::vector<NodeId>* list : {&schools_, &marked_}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  }
  const std::vector<SignColumn>& columns() const { return columns_; }
  const std::vector<NodeId>& schools() const { return schools_; }
  bool marked(NodeId school) const { return std::binary_search(marked_.begin(), marked_.end(), school); }

  YearSchool row(NodeId school) const {
    YearSchool out{.id = school};
    out.cells.reserve(cells_.size());
    for (const Cells& cells : cells_) {
      const auto found = std::lower_bound(cells.begin(), cells.end(), school,
                                          [](const auto& one, NodeId wanted) { return one.first < wanted; });
      const bool there = found != cells.end() && found->first == school;
      out.cells.push_back(there ? found->second : SignCell{});
      out.judged += out.cells.back().fired ? 1 : 0;
      out.fired += out.cells.back().fired.value_or(false) ? 1 : 0;
    }
    out.marked = out.fired > 0;
    if (out.judged > 0) out.index = 100.0 * out.fired / out.judged;
    return out;
  }

  FlagSamples samples() const {
    FlagSamples out{.schools = schools_.size()};
    for (const SignColumn& column : columns_) {
      if (!column.loaded) continue;
      if (column.sign == "overstated_mean") out.means.push_back(mean_sample(*sums(column.exam)));
      if (column.sign == "journal_mismatch") out.journals.push_back(journal_sample(*sums(column.exam)));
      if (column.sign == "sharp_rise") out.cohorts.push_back(cohort_sample(column.exam));
    }
    return out;
  }

 private:
  Cells judged(SignColumn& column) const {
    if (column.sign == "overstated_mean") return means(column);
    if (column.sign == "journal_mismatch") return journals(column);
    return cohorts(column);
  }

  const ExamSums* sums(const results::Exam& exam) const {
    const auto found = ledger_.find(exam);
    return found == ledger_.end() ? nullptr : &found->second;
  }

  Cells means(SignColumn& column) const {
    Cells out;
    const ExamSums* exam = sums(column.exam);
    if (exam == nullptr) return out;
    column.limits = stats::mean_interval(exam->whole.moments(), method_.factor);
    for (const SchoolSums& school : exam->schools) {
      const stats::Moments moments = school.totals.moments();
      SignCell cell{.absence = Absence::too_few, .n = moments.n, .other = moments.average()};
      const auto interval = stats::mean_interval(moments, method_.factor);
      if (interval && column.limits) {
        cell.value = interval->lo;
        cell.fired = interval->lo > column.limits->hi;
      }
      out.emplace_back(school.school, cell);
    }
    return out;
  }

  Cells journals(const SignColumn& column) const {
    Cells out;
    const ExamSums* exam = sums(column.exam);
    if (exam == nullptr) return out;
    for (const SchoolSums& school : exam->schools) {
      if (school.with_journal == 0) continue;
      SignCell cell{.absence = Absence::no_variance, .n = school.with_journal};
      if (cell.n < kLeastRanks) {
        cell.absence = Absence::too_few;
      } else if (school.journal) {
        cell.value = school.journal->simplified;
        cell.other = school.journal->of_ranks;
        cell.fired = school.journal->simplified < 0;
      }
      out.emplace_back(school.school, cell);
    }
    return out;
  }

  struct Ratio {
    NodeId school;
    double k = 0;
    std::int64_t n = 0;
  };
  /// K of every school that wrote both.
  std::vector<Ratio> ratios(const results::Exam& exam) const {
    const ExamSums* before = sums(earlier(exam));
    const ExamSums* after = sums(exam);
    std::vector<Ratio> out;
    if (before == nullptr || after == nullptr || before->maximum <= 0 || after->maximum <= 0) return out;
    for (const SchoolSums& later : after->schools) {
      const SchoolSums* first = before->of(later.school);
      if (first == nullptr || later.totals.sum == 0) continue;
      const double share = first->totals.moments().mean / before->maximum;
      out.push_back({later.school, share / (later.totals.moments().mean / after->maximum), later.totals.n});
    }
    return out;
  }

  Cells cohorts(SignColumn& column) const {
    const auto all = ratios(column.exam);
    std::vector<double> values;
    for (const Ratio& ratio : all) values.push_back(ratio.k);
    const auto fences = stats::fences(values, kFences);
    Cells out;
    if (!fences) return out;
    column.limits = Interval{fences->lower, fences->upper};
    const bool rise = column.sign == "sharp_rise";
    for (const Ratio& ratio : all) {
      SignCell cell{.n = ratio.n, .value = ratio.k};
      cell.fired = rise ? ratio.k < fences->lower : ratio.k > fences->upper;
      out.emplace_back(ratio.school, cell);
    }
    return out;
  }

  std::vector<std::int64_t> works(const ExamSums& exam) const {
    std::vector<std::int64_t> out;
    for (const NodeId school : schools_) {
      const SchoolSums* own = exam.of(school);
      out.push_back(own == nullptr ? 0 : own->totals.n);
    }
    return out;
  }

  /// The deviation of true means of schools: what they differ by less what chance makes.
  static double between(const ExamSums& exam) {
    stats::Moments means;
    double chance = 0;
    for (const SchoolSums& school : exam.schools) {
      const stats::Moments moments = school.totals.moments();
      if (moments.n < 2) continue;
      means.add(moments.mean);
      chance += *moments.variance() / static_cast<double>(moments.n);
    }
    if (means.n < 2) return 0;
    return std::sqrt(std::max(0.0, *means.variance() - chance / static_cast<double>(means.n)));
  }
  MeanSample mean_sample(const ExamSums& exam) const {
    MeanSample out{{}, works(exam), between(exam), method_.factor};
    for (const TotalRow& row : exam.rows) out.scores.push_back(row.total / exam.unit);
    return out;
  }
  JournalSample journal_sample(const ExamSums& exam) const {
    JournalSample out;
    for (const TotalRow& row : exam.rows)
      if (row.journal > 0) out.pairs.emplace_back(row.journal, row.total);
    for (const NodeId school : schools_) {
      const SchoolSums* own = exam.of(school);
      out.works.push_back(own == nullptr ? 0 : own->with_journal);
    }
    return out;
  }
  CohortSample cohort_sample(const results::Exam& exam) const {
    const auto side = [&](const ExamSums& of) {
      const stats::Moments moments = of.whole.moments();
      return CohortSample::Side{moments.mean / of.maximum, moments.sd().value_or(0) / of.maximum, works(of)};
    };
    CohortSample out{.before = side(*sums(earlier(exam))), .after = side(*sums(exam))};
    std::vector<double> logs;
    for (const Ratio& ratio : ratios(exam))
      if (ratio.k > 0) logs.push_back(std::log(ratio.k));
    constexpr double kNormalRange = 1.349;  // interquartile range of a normal law with deviation 1
    if (const auto fences = stats::fences(logs, kFences)) {
      double chance = 0;
      for (const CohortSample::Side* one : {&out.before, &out.after})
        for (const std::int64_t n : one->works)
          if (n > 0) chance += std::pow(one->sd / one->mean, 2) / static_cast<double>(n);
      const double own = (fences->q75 - fences->q25) / kNormalRange;
      out.between = std::sqrt(std::max(0.0, own * own - chance / static_cast<double>(logs.size())));
    }
    return out;
  }

  const Ledger& ledger_;
  const Method& method_;
  int year_;
  std::vector<SignColumn> columns_;
  std::vector<Cells> cells_;
  std::vector<NodeId> schools_;  ///< in order
  std::vector<NodeId> marked_;   ///< of them, in order
};

void name_group(YearSigns& out, const std::vector<NodeId>& schools, const std::map<NodeId, org::Placed>& placed) {
  std::set<NodeId> municipalities;
  std::string name;
  for (const NodeId school : schools)
    if (const auto found = placed.find(school); found != placed.end()) {
      municipalities.insert(found->second.municipality);
      name = found->second.municipality_name;
    }
  out.region = municipalities.size() > 1;
  const std::string size = counted(static_cast<std::int64_t>(schools.size()), "школа", "школы", "школ");
  out.label = out.region ? "относительно всех загруженных школ (" + size + ")"
                         : "относительно муниципалитета «" + name + "» (" + size +
                               "), а не региона: это не признаки ФИОКО, а сравнение по тем же формулам";
}

/// What several years have in common.
struct Years {
  const Method& method;
  Ledger ledger;
  std::map<NodeId, org::Placed> placed;
  std::map<NodeId, org::Placed> shown;
  std::map<int, YearJudge> judges{};  ///< of every year needed
  const YearJudge& judge(int year) {
    const auto [found, fresh] = judges.try_emplace(year, ledger, method, year);
    if (fresh) found->second.judge();
    return found->second;
  }
};

YearSchool named(YearSchool school, const org::Placed& placed) {
  school.code = placed.school.code;
  school.name = placed.school.name;
  school.municipality = placed.municipality_name;
  return school;
}

/// Nothing when none of the works of the year was loaded.
std::optional<YearSigns> signs_of(Years& years, int year, int simulations) {
  const YearJudge& judge = years.judge(year);
  if (judge.schools().empty()) return std::nullopt;
  const YearJudge& before = years.judge(year - 1);
  YearSigns out{.method = years.method.id, .year = year, .columns = judge.columns(), .notes = years.method.notes};
  out.schools.reserve(judge.schools().size());
  for (const NodeId id : judge.schools()) {
    YearSchool school = judge.row(id);
    out.judged += school.judged > 0 ? 1 : 0;
    out.marked += school.marked ? 1 : 0;
    const auto found = years.shown.find(id);
    if (found == years.shown.end()) continue;
    school.marked_before = before.marked(id);
    out.schools.push_back(named(std::move(school), found->second));
  }
  std::stable_sort(out.schools.begin(), out.schools.end(), [](const YearSchool& a, const YearSchool& b) {
    return a.fired != b.fired ? a.fired > b.fired : a.name < b.name;
  });
  if (out.judged > 0) {
    out.nonobjectivity = 100.0 * out.marked / out.judged;
    out.objectivity = 100 - *out.nonobjectivity;
  }
  if (simulations > 0) out.expected = false_flags(judge.samples(), simulations);
  name_group(out, judge.schools(), years.placed);
  return out;
}

}  // namespace

std::string arithmetic(const SignColumn& column, const SignCell& cell) {
  if (!cell.fired || !cell.value) return {};
  if (column.sign == "journal_mismatch") {
    const auto n = static_cast<double>(cell.n);
    const double squares = (1 - *cell.value) * n * (n * n - 1) / 6;
    return "1 − 6 · " + ru_number(squares, 1) + " / (" + ru_number(n, 0) + " · (" + ru_number(n, 0) +
           "² − 1)) = " + number(*cell.value);
  }
  if (!column.limits) return {};
  if (column.sign == "sharp_rise")
    return "K = " + number(*cell.value) + (*cell.fired ? " < " : " ≥ ") + number(column.limits->lo);
  if (column.sign == "sharp_fall")
    return "K = " + number(*cell.value) + (*cell.fired ? " > " : " ≤ ") + number(column.limits->hi);
  return number(*cell.value) + (*cell.fired ? " > " : " ≤ ") + number(column.limits->hi);
}

std::vector<YearSigns> years_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                                   const YearsQuestion& question) {
  Years years{.method = method(question.method), .ledger = {}, .placed = {}, .shown = {}};
  std::set<results::Exam> wanted;
  for (const int year : question.years)
    for (const int one : {year, year - 1}) need(wanted, years.method, one);
  years.ledger = exam_sums(read, facts, question.reference, wanted);
  for (auto& [exam, sums] : years.ledger)
    if (sums.maximum <= 0) sums.maximum = known_maximum(catalog, exam);
  years.placed = org::placed_schools(read, question.reference);
  years.shown =
      question.shown.path == question.reference.path ? years.placed : org::placed_schools(read, question.shown);
  std::vector<YearSigns> out;
  for (const int year : question.years)
    if (auto signs = signs_of(years, year, question.simulations)) out.push_back(std::move(*signs));
  return out;
}

YearSigns year_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                     const YearQuestion& question) {
  auto found = years_signs(
      read, facts, catalog,
      {.years = {question.year}, .method = question.method, .reference = question.reference, .shown = question.shown});
  if (found.empty())
    throw Error(Code::not_found, "За " + std::to_string(question.year) +
                                     " год не загружено ни одной из работ, которые называет методика.");
  return std::move(found.front());
}

}  // namespace vekha::objectivity
