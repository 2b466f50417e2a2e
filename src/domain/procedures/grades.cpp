#include "domain/procedures/grades.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "base/text.hpp"

namespace vekha::procedures {
namespace {

constexpr int kYearsBack = 3;
constexpr std::array kForms{"school-passport", "context-2022", "context-2021"};

bool has_any(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

std::string grade_words(int grade) { return std::to_string(grade) + " класс"; }

}  // namespace

std::optional<GradeRange> grades_of_item(const std::string& item) {
  static const std::regex kRange(R"((\d{1,2})(?:\s*-\s*(\d{1,2}))?\s*-?(?:м|х|ых|го)?\s*класс)");
  const std::string text = folded(item);
  if (text.size() > 200 || has_any(text, {"учител", "предмет", "углубл", "овз", "аоп", "доля", "кабинет"}))
    return std::nullopt;
  std::smatch match;
  if (!std::regex_search(text, match, kRange)) return std::nullopt;
  const bool alone = match.position(0) == 0;
  if (!alone && !has_any(text, {"обучающ", "учащ", "учеников"})) return std::nullopt;
  GradeRange out{std::stoi(match[1]), std::stoi(match[1])};
  if (match[2].matched) out.last = std::stoi(match[2]);
  if (out.first < 1 || out.last > 12 || out.first > out.last) return std::nullopt;
  return out;
}

int highest_grade(const std::string& name) {
  const std::string text = " " + replaced(folded(name), "\"", " ") + " ";
  if (has_any(text, {" нош ", "начальная общеобразовательная", "начальная школа"})) return 4;
  if (has_any(text, {" оош ", "основная общеобразовательная", "основная школа"})) return 9;
  return 11;
}

Grades::Grades(const db::Read& read, facts::Store& facts, const org::Scope& scope) {
  results::Filter filter;
  filter.scope = scope;
  for (const char* form : kForms)
    for (const results::FigureRow& row : results::figures(read, facts, filter, form)) {
      const auto range = row.node && row.value ? grades_of_item(row.item) : std::nullopt;
      if (!range) continue;
      for (int grade = range->first; grade <= range->last; ++grade) {
        Told& told = told_[{row.node, grade}];
        if (row.exam.year >= told.year) told = {row.exam.year, *row.value, row.item};
      }
    }
  for (const results::Coverage& one : results::coverage(read, facts, filter))
    with_results_[one.school][one.exam.year].insert(one.exam.grade);
}

Taught Grades::of(NodeId school, const std::string& name, int grade, int year) const {
  if (const auto told = told_.find({school, grade}); told != told_.end())
    return {told->second.value > 0, "по паспорту или анкете школы: «" + prefix(told->second.item, 60) + "» — " +
                                        ru_number(told->second.value, 0)};
  if (const int highest = highest_grade(name); grade > highest)
    return {false, "по названию школы: классов старше " + std::to_string(highest) + " нет"};
  const auto known = with_results_.find(school);
  if (known == with_results_.end()) return {true, "сведений о классах школы нет"};
  bool others = false;
  for (const auto& [when, grades] : known->second) {
    if (when > year || when < year - kYearsBack) continue;
    if (when < year || grades.size() > 1 || !grades.contains(grade)) others = true;
    const int then = grade - (year - when);  // where these pupils were
    if (grades.contains(grade))
      return {true, "результаты " + std::to_string(grade) + " класса есть за " + std::to_string(when) + " год"};
    if (then >= 1 && grades.contains(then))
      return {true,
              "эти ученики писали работы " + std::to_string(then) + " класса в " + std::to_string(when) + " году"};
  }
  if (!others) return {true, "сведений о классах школы нет"};
  return {false, "за " + std::to_string(year - kYearsBack) + "–" + std::to_string(year) + " годы результатов за " +
                     grade_words(grade) + " нет, а за другие классы есть"};
}

}  // namespace vekha::procedures
