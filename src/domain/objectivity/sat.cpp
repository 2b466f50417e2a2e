#include "domain/objectivity/sat.hpp"

#include <algorithm>
#include <numeric>

namespace vekha::objectivity {
namespace {

constexpr int kMostPoints = 20;       // of one task; more are alike for comparing answers
constexpr double kMostUnlike = 0.05;  // of marks that do not follow the totals: then the files tell no borders

/// The total from which works mostly have `mark` or better; nothing when totals do not tell the mark.
std::optional<int> border_by_marks(const TotalMarks& marks, std::size_t mark) {
  std::int64_t worse_above = 0;
  std::int64_t all = 0;
  std::int64_t better = 0;
  for (const auto& [total, counts] : marks)
    for (std::size_t one = 2; one < counts.size(); ++one) {
      all += counts.at(one);
      (one >= mark ? better : worse_above) += counts.at(one);
    }
  if (better == 0 || worse_above == 0) return std::nullopt;
  // Before the first total every work is above the border; each total passed moves its works below.
  std::int64_t wrong = worse_above;
  std::int64_t least = all + 1;
  std::optional<int> found;
  for (const auto& [total, counts] : marks) {
    if (wrong < least) {
      least = wrong;
      found = total;
    }
    for (std::size_t one = 2; one < counts.size(); ++one) wrong += one >= mark ? counts.at(one) : -counts.at(one);
  }
  if (static_cast<double>(least) > kMostUnlike * static_cast<double>(all)) return std::nullopt;
  return found;
}

class Reader {
 public:
  explicit Reader(SatExam& sat) : sat_(sat) {}
  void unit(int parts) { unit_ = std::lcm(unit_, std::max(1, parts)); }
  int unit() const { return unit_; }
  const TotalMarks& marks() const { return marks_; }

  void take(const results::Paper& paper, const results::WorkRow& row) {
    if (!row.total) return;
    const int factor = unit_ / std::max(1, paper.unit);
    SatSchool& school = school_of(row.school);
    const int total = *row.total * factor;
    school.works.push_back({class_of(school, row.class_name), total, row.journal_mark.value_or(0)});
    ++marks_[total].at(static_cast<std::size_t>(std::clamp(row.mark.value_or(0), 0, 5)));
    for (std::size_t task = 0; task < sat_.tasks; ++task)
      school.points.push_back(task < row.tasks.size() ? points_of(row.tasks[task], factor) : std::int16_t{-1});
  }

 private:
  static std::int16_t points_of(const results::TaskValue& value, int factor) {
    if (value.flag == results::Flag::not_started) return 0;
    if (value.flag != results::Flag::score) return -1;
    return static_cast<std::int16_t>(std::clamp(value.score * factor, 0, kMostPoints));
  }
  SatSchool& school_of(NodeId id) {
    const auto [found, fresh] = places_.emplace(id, sat_.schools.size());
    if (fresh) sat_.schools.push_back({.school = id});
    return sat_.schools[found->second];
  }
  std::uint32_t class_of(SatSchool& school, const std::string& name) {
    const auto [found, fresh] =
        classes_[school.school].emplace(name, static_cast<std::uint32_t>(school.classes.size()));
    if (fresh) school.classes.push_back(name);
    return found->second;
  }

  SatExam& sat_;
  int unit_ = 1;
  TotalMarks marks_;
  std::map<NodeId, std::size_t> places_;
  std::map<NodeId, std::map<std::string, std::uint32_t>> classes_;
};

}  // namespace

std::vector<int> borders_of(const catalog::Catalog& catalog, const catalog::Exam& exam, int unit,
                            const TotalMarks& marks) {
  if (const auto scale = catalog.find_scale(exam); scale && scale->from[0] > 0)
    return {scale->from[0] * unit, scale->from[1] * unit, scale->from[2] * unit};
  std::vector<int> out;
  for (std::size_t mark = 3; mark <= 5; ++mark)
    if (const auto border = border_by_marks(marks, mark)) out.push_back(*border);
  const bool ascending = std::adjacent_find(out.begin(), out.end(), std::greater_equal<>()) == out.end();
  return out.size() == 3 && ascending ? out : std::vector<int>{};
}

SatExam sat_exam(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                 const results::Filter& filter) {
  const results::Ground ground = results::ground(read, facts, filter);
  SatExam out;
  Reader reader(out);
  int maximum = 0;
  for (const results::Paper& paper : ground.papers()) {
    out.exam = paper.exam;
    out.tasks = std::max(out.tasks, paper.tasks.size());
    maximum = std::max(maximum, paper.maximum);
    reader.unit(paper.unit);
  }
  results::each_counted(facts, ground, [&](const auto& paper, const auto& row) { reader.take(paper, row); });
  out.borders = borders_of(catalog, out.exam, reader.unit(), reader.marks());
  out.maximum = maximum * reader.unit();
  for (const results::Paper& paper : ground.papers())
    if (out.asked.empty() && paper.tasks.size() == out.tasks)
      for (const results::Task& task : paper.tasks)
        out.asked.push_back({task.name, task.maximum * reader.unit(), task.level});
  if (!reader.marks().empty()) out.maximum = std::max(out.maximum, reader.marks().rbegin()->first);
  return out;
}

}  // namespace vekha::objectivity
