// The years of an indicator: which of them were measured alike, and where the line through them points.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/indicators/forecast.hpp"
#include "domain/indicators/judged.hpp"

namespace vekha::indicators {
namespace {

/// One paper of a year as far as its measuring goes: two that differ measured differently.
struct Measuring {
  int maximum = 0;
  std::string marks;                ///< first scores of the marks, empty without a scale
  std::vector<std::string> tasks;   ///< names with maxima and levels, in order
  std::set<std::string> positions;  ///< of the codifier that its tasks check; empty while nobody described them
};
using PaperKey = std::tuple<std::string, int, std::string>;  // procedure, grade, subject
using Year = std::map<PaperKey, Measuring>;

std::string marks_of(const catalog::Catalog& catalog, const results::Exam& exam) {
  const auto scale = catalog.find_scale(exam);
  if (!scale) return {};
  return std::to_string(scale->from[0]) + "/" + std::to_string(scale->from[1]) + "/" + std::to_string(scale->from[2]);
}

/// Codes are numbered anew from year to year: where the words are known, they tell a position.
void add_positions(std::set<std::string>& to, const std::vector<std::string>& codes,
                   const std::map<std::string, std::string>& words) {
  for (const std::string& code : codes) {
    const auto found = words.find(code);
    to.insert(found == words.end() ? code : std::string(trimmed(found->second)));
  }
}

std::set<std::string> positions_of(const catalog::Catalog& catalog, const results::Exam& exam) {
  std::set<std::string> out;
  const catalog::Kim* const kim = catalog.find_kim(exam);
  if (kim == nullptr) return out;
  for (const catalog::KimTask& task : kim->tasks) {
    add_positions(out, task.kes, kim->kes);
    add_positions(out, task.kt, kim->kt);
  }
  return out;
}

bool reads(const formula::Program& program, const results::Exam& exam) {
  return !formulas::reads_figures(program) && formulas::touched_by(program, exam);
}

std::map<int, Year> measurings(const Ground& ground, const Definition& definition, const results::Filter& filter) {
  const formula::Program program = definition.compiled();
  results::Filter every = filter;
  every.year = std::nullopt;
  std::map<int, Year> out;
  for (const results::Paper& paper : results::papers(ground.read, ground.facts, every)) {
    if (!reads(program, paper.exam)) continue;
    Measuring& one = out[paper.exam.year][{paper.exam.procedure, paper.exam.grade, paper.exam.subject}];
    one.maximum = std::max(one.maximum, paper.maximum);
    one.marks = marks_of(ground.catalog, paper.exam);
    if (one.positions.empty()) one.positions = positions_of(ground.catalog, paper.exam);
    if (!one.tasks.empty()) continue;
    for (const results::Task& task : paper.tasks) one.tasks.push_back(task.name + ":" + std::to_string(task.maximum));
  }
  return out;
}

std::string paper_title(const PaperKey& key) {
  return std::get<0>(key) + ", " + std::get<2>(key) + ", " + std::to_string(std::get<1>(key)) + " кл.";
}

/// What only one of the two has: the first such position.
std::string first_apart(const std::set<std::string>& before, const std::set<std::string>& now) {
  constexpr std::size_t kLong = 60;
  for (const std::string& one : before)
    if (!now.contains(one)) return "раньше проверялось «" + prefix(one, kLong) + "»";
  for (const std::string& one : now)
    if (!before.contains(one)) return "раньше не проверялось «" + prefix(one, kLong) + "»";
  return {};
}

/// Why two measurings of one paper are not the same, empty when they are as far as is known.
std::string difference(const Measuring& now, const Measuring& before) {
  if (now.maximum > 0 && before.maximum > 0 && now.maximum != before.maximum)
    return "другой наибольший балл: " + std::to_string(before.maximum) + " и " + std::to_string(now.maximum);
  if (!now.marks.empty() && !before.marks.empty() && now.marks != before.marks)
    return "другая шкала отметок: " + before.marks + " и " + now.marks;
  if (!now.tasks.empty() && !before.tasks.empty() && now.tasks != before.tasks)
    return "другие задания или их баллы: было " + std::to_string(before.tasks.size()) + ", стало " +
           std::to_string(now.tasks.size());
  if (!now.positions.empty() && !before.positions.empty() && now.positions != before.positions)
    return "другие позиции кодификатора: " + first_apart(before.positions, now.positions);
  return {};
}

std::string joined_titles(const std::set<PaperKey>& keys) {
  std::vector<std::string> out;
  for (const PaperKey& key : keys) {
    if (out.size() == 3) {
      out.push_back("и другие");
      break;
    }
    out.push_back(paper_title(key));
  }
  return joined(out, "; ");
}

/// Why a year cannot be held against the newest: another measuring of a paper both have, or another list of papers.
std::string why_not(const Year& now, const Year& before) {
  std::set<PaperKey> apart;
  for (const auto& [key, measuring] : now) {
    const auto same = before.find(key);
    if (same == before.end()) {
      apart.insert(key);
      continue;
    }
    if (const std::string why = difference(measuring, same->second); !why.empty())
      return paper_title(key) + " — " + why;
  }
  for (const auto& [key, _] : before)
    if (!now.contains(key)) apart.insert(key);
  return apart.empty() ? std::string() : "другой состав работ: " + joined_titles(apart);
}

/// One subject per series: the papers of the filter and the key.
Year narrowed(const Year& year, const std::vector<std::string>& by, const formula::Key& key) {
  const auto fits = [&](std::string_view name, const std::string& value) {
    const auto place = std::ranges::find(by, name);
    return place == by.end() || key[static_cast<std::size_t>(place - by.begin())] == value;
  };
  Year out;
  for (const auto& [paper, measuring] : year)
    if (fits("procedure", std::get<0>(paper)) && fits("grade", std::to_string(std::get<1>(paper))) &&
        fits("subject", std::get<2>(paper)))
      out.emplace(paper, measuring);
  return out;
}

void flag(Series& series, const std::map<int, Year>& years, const std::vector<std::string>& by) {
  const auto of = [&](int year) {
    const auto found = years.find(year);
    return found == years.end() ? Year{} : narrowed(found->second, by, series.key);
  };
  const Year newest = of(series.points.back().year);
  for (YearPoint& point : series.points) {
    point.why = why_not(newest, of(point.year));
    point.comparable = point.why.empty();
  }
}

void look_ahead(Series& series, const Definition& definition) {
  Line line;
  for (const YearPoint& point : series.points)
    if (point.comparable && point.value.estimate.value)
      line.points.emplace_back(point.year, *point.value.estimate.value);
  if (line.points.empty()) return;
  line.year = line.points.back().first + 1;
  auto value = predicted(line);
  if (!value) return;
  if (definition.unit == "%") {
    value->value = std::clamp(*value->value, 0.0, 100.0);
    value->interval =
        Interval{std::clamp(value->interval->lo, 0.0, 100.0), std::clamp(value->interval->hi, 0.0, 100.0)};
  }
  series.forecast = Forecast{.year = line.year,
                             .value = *value,
                             .method = "прогноз, а не результат: прямая по " + std::to_string(line.points.size()) +
                                       " сопоставимым годам, 95 % интервал для одного нового года (Стьюдент, n − 2)"};
}

}  // namespace

std::vector<Series> series(const Ground& ground, const Definition& definition, const ValueQuery& query) {
  ValueQuery asked = query;
  std::erase(asked.by, "year");
  const std::vector<std::string> by = asked.by;
  asked.by.push_back("year");
  asked.filter.year = std::nullopt;
  const Definition* one = &definition;
  const std::vector<ValueTable> tables = values(ground, {&one, 1}, asked);
  if (!tables[0].problem.empty()) throw Error(Code::bad_arguments, tables[0].problem);
  std::map<formula::Key, Series> found;
  for (const formulas::FormulaRow& row : tables[0].rows) {
    const auto year = parse_integer(row.key.back());
    if (!year) continue;
    Series& own = found[{row.key.begin(), row.key.end() - 1}];
    own.key = {row.key.begin(), row.key.end() - 1};
    own.labels = {row.labels.begin(), row.labels.end() - 1};
    own.points.push_back({.year = static_cast<int>(*year), .value = row.value});
  }
  const std::map<int, Year> years = measurings(ground, definition, query.filter);
  std::vector<Series> out;
  for (auto& [_, own] : found) {
    std::ranges::sort(own.points, {}, &YearPoint::year);
    flag(own, years, by);
    look_ahead(own, definition);
    out.push_back(std::move(own));
  }
  return out;
}

}  // namespace vekha::indicators
