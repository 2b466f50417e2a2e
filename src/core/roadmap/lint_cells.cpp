#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "core/roadmap/lint_rules.hpp"

namespace vekha::roadmap {
namespace {

/// Whether the plan has such a column at all: most measures fill it.
template <class Empty>
bool mostly_filled(const LintPlan& plan, Empty empty) {
  std::size_t filled = 0;
  for (const LintMeasure& measure : plan.measures) filled += empty(measure) ? 0 : 1;
  return 2 * filled > plan.measures.size();
}

template <class Empty>
void check_column(const LintPlan& plan, LintReport& report, const LintReport::Note& note, Empty empty) {
  if (!mostly_filled(plan, empty)) return;
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    if (!empty(plan.measures[i])) continue;
    LintReport::Note found = note;
    found.measure = static_cast<int>(i);
    report.add(std::move(found));
  }
}

/// Names of ten letters and more that differ by one letter put in, left out or changed.
bool differ_by_one_letter(const std::string& a, const std::string& b) {
  if (length(a) < 10 || length(b) < 10 || a == b) return false;
  std::size_t front = 0;
  while (front < std::min(a.size(), b.size()) && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < std::min(a.size(), b.size()) - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return std::max(a.size(), b.size()) - front - back <= 2;
}

/// For each name the more frequent one it is a slip of.
std::map<std::string, std::string> slips_of(const LintPlan& plan) {
  std::map<std::string, int> times;
  for (const LintMeasure& measure : plan.measures)
    for (const std::string& name : measure.responsible) ++times[name];
  std::map<std::string, std::string> slips;
  for (const auto& [name, often] : times)
    for (const auto& [other, seldom] : times)
      if ((seldom < often || (seldom == often && other > name)) && differ_by_one_letter(folded(name), folded(other)))
        slips.emplace(other, name);
  return slips;
}

/// The only executors of the other measures of the section, when they are the same everywhere.
std::optional<Suggestion> usual_responsible(const LintPlan& plan, int section) {
  std::vector<std::string> usual;
  int times = 0;
  for (const LintMeasure& measure : plan.measures) {
    if (measure.section != section || measure.responsible.empty()) continue;
    if (times++ == 0) usual = measure.responsible;
    if (usual != measure.responsible) return std::nullopt;
  }
  if (times < 2) return std::nullopt;
  const std::string names = joined(usual, "; ");
  return Suggestion{"Как у других мероприятий раздела: " + names, "responsible", names};
}

/// «4-9», «5–9», «9-х, 11-х», «11(10)» beside the word «класс»: the numbers of the grades, sorted.
std::string grades_of(const std::string& text) {
  const std::string small = folded(text);
  const auto word = small.find("класс");
  if (word == std::string::npos) return "";
  std::size_t start = word;
  while (start > 0 && word - start < 30) {
    const char c = small[start - 1];
    const bool part = (c >= '0' && c <= '9') || c == ' ' || c == ',' || c == '-' || c == '(' || c == ')';
    if (!part && !(start > 1 && small.substr(start - 2, 2) == "х") && !(start > 1 && small.substr(start - 2, 2) == "и"))
      break;
    start -= part ? 1 : 2;
  }
  std::vector<std::int64_t> grades;
  const std::string span = small.substr(start, word - start) + " ";
  std::string digits;
  bool range = false;
  for (const char c : span) {
    if (c >= '0' && c <= '9') {
      digits += c;
      continue;
    }
    if (const auto grade = parse_integer(digits); grade && *grade >= 1 && *grade <= 12) {
      for (std::int64_t g = range && !grades.empty() ? grades.back() + 1 : *grade; g <= *grade; ++g)
        grades.push_back(g);
      range = false;
    }
    if (c == '-') range = !digits.empty() || range;
    if (c == ',' || c == '(') range = false;
    digits.clear();
  }
  std::sort(grades.begin(), grades.end());
  grades.erase(std::unique(grades.begin(), grades.end()), grades.end());
  std::string out;
  for (const std::int64_t grade : grades) out += (out.empty() ? "" : ", ") + std::to_string(grade);
  return out;
}

/// Procedures whose grades are the same wherever they are named.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kProcedures{{
    {"всероссийск", "ВПР"},
    {"впр", "ВПР"},
    {"рпр", "РПР"},
    {"нико", "НИКО"},
    {"огэ", "ОГЭ"},
    {"егэ", "ЕГЭ"},
}};

std::string_view procedure_of(const std::string& text) {
  const std::string small = " " + folded(text);
  for (const auto& [stem, name] : kProcedures) {
    const auto at = small.find(" " + std::string(stem));
    const auto bracket = small.find("(" + std::string(stem));
    if (at == std::string::npos && bracket == std::string::npos) continue;
    if (stem == "всероссийск" && small.find("проверочн") == std::string::npos) continue;
    return name;
  }
  return {};
}

}  // namespace

void check_missing_responsible(const LintPlan& plan, LintReport& report) {
  const auto empty = [](const LintMeasure& measure) { return measure.responsible.empty(); };
  if (!plan.measures.empty() && std::ranges::all_of(plan.measures, empty))
    return report.add({.code = "responsible_missing",
                       .message = "Ни у одного мероприятия не указан ответственный: поручать план некому. Добавьте "
                                  "столбец «Ответственный» или назовите исполнителей в мероприятиях."});
  for (std::size_t i = 0; i < plan.measures.size(); ++i)
    if (empty(plan.measures[i]))
      report.add({.code = "responsible_missing",
                  .measure = static_cast<int>(i),
                  .message = "Ответственный не указан: поручать мероприятие некому.",
                  .suggestion = usual_responsible(plan, plan.measures[i].section)});
}

void check_missing_results(const LintPlan& plan, LintReport& report) {
  check_column(plan, report,
               {.code = "result_missing", .message = "Ожидаемый результат не указан, а у других мероприятий он есть."},
               [](const LintMeasure& measure) { return squeezed(measure.result).empty(); });
}

void check_missing_documents(const LintPlan& plan, LintReport& report) {
  check_column(
      plan, report,
      {.code = "document_missing", .message = "Вид документа не указан: непонятно, чем подтвердить исполнение."},
      [](const LintMeasure& measure) { return measure.documents.empty() && squeezed(measure.result).empty(); });
}

void check_similar_parties(const LintPlan& plan, LintReport& report) {
  const auto slips = slips_of(plan);
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    std::vector<std::string> mended = plan.measures[i].responsible;
    std::string wrong;
    for (std::string& name : mended)
      if (const auto found = slips.find(name); found != slips.end()) {
        wrong = name;
        name = found->second;
      }
    if (wrong.empty()) continue;
    report.add({.code = "similar_parties",
                .measure = static_cast<int>(i),
                .message = "«" + wrong + "» отличается одной буквой от «" + slips.at(wrong) + "»: возможно, опечатка.",
                .suggestion = Suggestion{"Исправить: " + joined(mended, "; "), "responsible", joined(mended, "; ")}});
  }
}

void check_grades(const LintPlan& plan, LintReport& report) {
  std::map<std::string_view, std::pair<std::size_t, std::string>> first;
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const std::string_view procedure = procedure_of(plan.measures[i].text);
    const std::string grades = procedure.empty() ? "" : grades_of(plan.measures[i].text);
    if (grades.empty()) continue;
    const auto [found, fresh] = first.emplace(procedure, std::pair(i, grades));
    if (fresh || found->second.second == grades) continue;
    const LintMeasure& other = plan.measures[found->second.first];
    report.add({.code = "grades_differ",
                .measure = static_cast<int>(i),
                .message = std::string(procedure) + ": здесь классы " + grades + ", а в мероприятии " + other.number +
                           " — " + found->second.second + ". Проверьте, какие классы участвуют."});
  }
}

void check_gaps_of_directions(const LintPlan& plan, LintReport& report) {
  for (const DirectionGap& gap : plan.gaps)
    report.add({.code = "direction_gap",
                .detail = gap.id,
                .message = "Направление «" + gap.title + "»: ни одно мероприятие не отвечает за " +
                           joined(gap.positions, ", ") + "."});
}

void check_source(const LintPlan& plan, LintReport& report) {
  static constexpr std::array<std::string_view, 17> kOfReading{
      "parties_run_together", "quotes_doubled",  "brackets_unbalanced", "word_repeated",     "html_left",
      "bookmark_left",        "markers_doubled", "words_split",         "header_repeated",   "row_continued",
      "merged_cells",         "alias_unused",    "empty_row",           "number_dots_mixed", "row_structure_lost",
      "row_without_text",     "table_passed_by"};
  for (const Issue& issue : plan.issues)
    if (std::find(kOfReading.begin(), kOfReading.end(), issue.code) != kOfReading.end()) report.add_issue(issue);
}

}  // namespace vekha::roadmap
