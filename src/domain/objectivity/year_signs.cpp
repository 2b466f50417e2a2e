#include "domain/objectivity/year_signs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/quantile.hpp"
#include "core/stats/spearman.hpp"

namespace vekha::objectivity {
namespace {

constexpr double kFences = 3;              // interquartile ranges, as the method says
constexpr std::int64_t kLeastRanks = 3;    // pupils with a journal mark: two give ±1 whatever they wrote
using Cells = std::map<NodeId, SignCell>;  ///< of a column, by school

std::string number(double value) { return ru_number(value, 4); }

/// What one exam gives: exact sums of scores by school, and the whole distribution.
struct ExamSums {
  std::map<NodeId, stats::ScoreSums> schools;
  stats::ScoreSums whole;
  std::vector<int> scores;
  double maximum = 0;  ///< points; 0 unknown
};

struct Sources {
  const db::Read& read;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};

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

class YearJudge {
 public:
  YearJudge(const Sources& sources, const YearQuestion& question)
      : read_(sources.read),
        facts_(sources.facts),
        catalog_(sources.catalog),
        question_(question),
        method_(method(question.method)) {}

  /// All signs of the method, column after column.
  void judge() {
    for (const SignRule& rule : method_.signs)
      for (const SignRule::Listed& listed : rule.listed) {
        SignColumn column{.sign = rule.id,
                          .title = rule.title,
                          .exam = {listed.procedure, question_.year, listed.grade, listed.subject}};
        Cells cells = judged(column);
        for (const auto& [school, cell] : cells) {
          column.schools += cell.fired ? 1 : 0;
          column.marked += cell.fired.value_or(false) ? 1 : 0;
          schools_.insert(school);
        }
        column.loaded = !cells.empty();
        columns_.push_back(std::move(column));
        cells_.push_back(std::move(cells));
      }
  }
  const std::vector<SignColumn>& columns() const { return columns_; }
  const std::set<NodeId>& schools() const { return schools_; }
  const Method& rules() const { return method_; }

  YearSchool row(NodeId school) const {
    YearSchool out{.id = school};
    for (const Cells& cells : cells_) {
      const auto found = cells.find(school);
      out.cells.push_back(found == cells.end() ? SignCell{} : found->second);
      out.judged += out.cells.back().fired ? 1 : 0;
      out.fired += out.cells.back().fired.value_or(false) ? 1 : 0;
    }
    out.marked = out.fired > 0;
    if (out.judged > 0) out.index = 100.0 * out.fired / out.judged;
    return out;
  }

  FalseFlags expected() {
    FlagSamples samples{.schools = schools_.size()};
    for (const SignColumn& column : columns_) {
      if (!column.loaded) continue;
      if (column.sign == "overstated_mean") samples.means.push_back(mean_sample(sums(column.exam)));
      if (column.sign == "journal_mismatch") samples.journals.push_back(journal_sample(column.exam));
      if (column.sign == "sharp_rise") samples.cohorts.push_back(cohort_sample(column.exam));
    }
    return false_flags(samples);
  }

 private:
  Cells judged(SignColumn& column) {
    if (column.sign == "overstated_mean") return means(column);
    if (column.sign == "journal_mismatch") return journals(column);
    return cohorts(column);
  }

  const ExamSums& sums(const results::Exam& exam) {
    const auto [found, fresh] = sums_.try_emplace(exam);
    ExamSums& out = found->second;
    if (!fresh) return out;
    const auto filter = results::Filter::of(exam, question_.reference);
    for (const results::Tally& row : results::tallies(read_, facts_, filter, results::Detail::school)) {
      out.schools[row.school].add_parts(row.score, row.unit, row.works);
      out.maximum = std::max<double>(out.maximum, row.maximum);
      out.scores.insert(out.scores.end(), static_cast<std::size_t>(row.works), row.score / std::max(1, row.unit));
    }
    for (const auto& [school, own] : out.schools) out.whole.merge(own);
    if (out.maximum <= 0) out.maximum = known_maximum(catalog_, exam);
    return out;
  }

  Cells means(SignColumn& column) {
    const ExamSums& exam = sums(column.exam);
    column.limits = stats::mean_interval(exam.whole.moments(), method_.factor);
    Cells out;
    for (const auto& [school, own] : exam.schools) {
      const stats::Moments moments = own.moments();
      SignCell cell{.absence = Absence::too_few, .n = moments.n, .other = moments.average()};
      const auto interval = stats::mean_interval(moments, method_.factor);
      if (interval && column.limits) {
        cell.value = interval->lo;
        cell.fired = interval->lo > column.limits->hi;
        cell.arithmetic = number(interval->lo) + (*cell.fired ? " > " : " ≤ ") + number(column.limits->hi);
      }
      out[school] = std::move(cell);
    }
    return out;
  }

  std::map<NodeId, std::vector<stats::PairCount>> journal(const results::Exam& exam) const {
    std::map<NodeId, std::vector<stats::PairCount>> out;
    const auto filter = results::Filter::of(exam, question_.reference);
    for (const auto& row : results::journal_tallies(read_, facts_, filter, results::Detail::school))
      out[row.school].push_back(
          {static_cast<double>(row.journal_mark), static_cast<double>(row.score) / std::max(1, row.unit), row.works});
    return out;
  }

  Cells journals(const SignColumn& column) const {
    Cells out;
    for (const auto& [school, table] : journal(column.exam)) {
      SignCell cell{.absence = Absence::no_variance};
      for (const stats::PairCount& pair : table) cell.n += pair.count;
      const auto found = stats::spearman(table);
      if (cell.n < kLeastRanks) {
        cell.absence = Absence::too_few;
      } else if (found) {
        cell.value = found->simplified;
        cell.other = found->of_ranks;
        cell.fired = found->simplified < 0;
        cell.arithmetic = "1 − 6 · " + ru_number(found->sum_d2, 1) + " / (" + ru_number(double(found->n), 0) + " · (" +
                          ru_number(double(found->n), 0) + "² − 1)) = " + number(found->simplified);
      }
      out[school] = std::move(cell);
    }
    return out;
  }

  static results::Exam earlier(const results::Exam& exam) {
    return {exam.procedure, exam.year - 1, exam.grade - 1, exam.subject};
  }

  /// K of every school that wrote both.
  std::map<NodeId, double> ratios(const results::Exam& exam) {
    const ExamSums& before = sums(earlier(exam));
    const ExamSums& after = sums(exam);
    std::map<NodeId, double> out;
    if (before.maximum <= 0 || after.maximum <= 0) return out;
    for (const auto& [school, later] : after.schools) {
      const auto first = before.schools.find(school);
      if (first == before.schools.end() || later.sum == 0) continue;
      out[school] = first->second.moments().mean / before.maximum / (later.moments().mean / after.maximum);
    }
    return out;
  }

  Cells cohorts(SignColumn& column) {
    const auto all = ratios(column.exam);
    std::vector<double> values;
    for (const auto& [school, ratio] : all) values.push_back(ratio);
    const auto fences = stats::fences(values, kFences);
    Cells out;
    if (!fences) return out;
    column.limits = Interval{fences->lower, fences->upper};
    const bool rise = column.sign == "sharp_rise";
    for (const auto& [school, ratio] : all) {
      SignCell cell{.n = sums(column.exam).schools.at(school).n, .value = ratio};
      cell.fired = rise ? ratio < fences->lower : ratio > fences->upper;
      const double limit = rise ? fences->lower : fences->upper;
      const char* relation = rise ? (*cell.fired ? " < " : " ≥ ") : (*cell.fired ? " > " : " ≤ ");
      cell.arithmetic = "K = " + number(ratio) + relation + number(limit);
      out[school] = std::move(cell);
    }
    return out;
  }

  std::vector<std::int64_t> works(const std::map<NodeId, stats::ScoreSums>& schools) const {
    std::vector<std::int64_t> out;
    for (const NodeId school : schools_) {
      const auto found = schools.find(school);
      out.push_back(found == schools.end() ? 0 : found->second.n);
    }
    return out;
  }

  /// The deviation of true means of schools: what they differ by less what chance makes.
  static double between(const ExamSums& exam) {
    stats::Moments means;
    double chance = 0;
    for (const auto& [school, own] : exam.schools) {
      const stats::Moments moments = own.moments();
      if (moments.n < 2) continue;
      means.add(moments.mean);
      chance += *moments.variance() / static_cast<double>(moments.n);
    }
    if (means.n < 2) return 0;
    return std::sqrt(std::max(0.0, *means.variance() - chance / static_cast<double>(means.n)));
  }
  MeanSample mean_sample(const ExamSums& exam) const {
    return {exam.scores, works(exam.schools), between(exam), method_.factor};
  }
  JournalSample journal_sample(const results::Exam& exam) const {
    JournalSample out;
    std::map<NodeId, std::int64_t> own;
    for (const auto& [school, table] : journal(exam))
      for (const stats::PairCount& pair : table) {
        own[school] += pair.count;
        out.pairs.insert(out.pairs.end(), static_cast<std::size_t>(pair.count),
                         {static_cast<int>(pair.x), static_cast<int>(pair.y)});
      }
    for (const NodeId school : schools_) out.works.push_back(own.contains(school) ? own.at(school) : 0);
    return out;
  }
  CohortSample cohort_sample(const results::Exam& exam) {
    const auto side = [&](const ExamSums& of) {
      const stats::Moments moments = of.whole.moments();
      return CohortSample::Side{moments.mean / of.maximum, moments.sd().value_or(0) / of.maximum, works(of.schools)};
    };
    CohortSample out{.before = side(sums(earlier(exam))), .after = side(sums(exam))};
    std::vector<double> logs;
    for (const auto& [school, ratio] : ratios(exam))
      if (ratio > 0) logs.push_back(std::log(ratio));
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

  const db::Read& read_;
  facts::Store& facts_;
  const catalog::Catalog& catalog_;
  const YearQuestion& question_;
  const Method& method_;
  std::map<results::Exam, ExamSums> sums_;
  std::vector<SignColumn> columns_;
  std::vector<Cells> cells_;
  std::set<NodeId> schools_;
};

void name_group(YearSigns& out, const std::set<NodeId>& schools, const std::map<NodeId, org::Placed>& placed) {
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

}  // namespace

YearSigns year_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                     const YearQuestion& question) {
  const Sources sources{read, facts, catalog};
  YearJudge judge(sources, question);
  judge.judge();
  if (judge.schools().empty())
    throw Error(Code::not_found, "За " + std::to_string(question.year) +
                                     " год не загружено ни одной из работ, которые называет методика.");
  const YearQuestion previous{question.year - 1, question.method, question.reference, question.shown};
  YearJudge before(sources, previous);
  before.judge();
  YearSigns out{
      .method = question.method, .year = question.year, .columns = judge.columns(), .notes = judge.rules().notes};
  const auto placed = org::placed_schools(read, question.reference);
  const auto shown = org::placed_schools(read, question.shown);
  for (const NodeId id : judge.schools()) {
    YearSchool school = judge.row(id);
    out.judged += school.judged > 0 ? 1 : 0;
    out.marked += school.marked ? 1 : 0;
    const auto found = shown.find(id);
    if (found == shown.end()) continue;
    school.code = found->second.school.code;
    school.name = found->second.school.name;
    school.municipality = found->second.municipality_name;
    school.marked_before = before.row(id).marked;
    out.schools.push_back(std::move(school));
  }
  std::stable_sort(out.schools.begin(), out.schools.end(), [](const YearSchool& a, const YearSchool& b) {
    return std::pair(-a.fired, a.name) < std::pair(-b.fired, b.name);
  });
  if (out.judged > 0) {
    out.nonobjectivity = 100.0 * out.marked / out.judged;
    out.objectivity = 100 - *out.nonobjectivity;
  }
  out.expected = judge.expected();
  name_group(out, judge.schools(), placed);
  return out;
}

}  // namespace vekha::objectivity
