// Marks of electronic journals: a column holds the marks of one subject or of one period.
#include <regex>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"
#include "domain/imports/row_reader.hpp"

namespace vekha::imports {
namespace {

/// «освобождён», «зачёт», «не изучает»: there is a reason why no mark can be.
bool is_not_applicable(const std::string& word) {
  for (const char* beginning : {"осв", "зач", "незач", "не зач", "не изуч", "б/о", "безотм"})
    if (word.starts_with(beginning)) return true;
  return word == "зч" || word == "нзч";
}

/// «н/а», «неаттестован», «болел», «н»: a mark could be and is not.
bool is_missing(const std::string& word) {
  for (const char* beginning : {"н/а", "н.а", "неат", "не ат", "на", "н/н", "нет"})
    if (word.starts_with(beginning)) return true;
  return word == "н" || word == "-" || word == "б" || word == "п";
}

/// «5/4», «4 5»: two marks in one cell.
bool is_double(const std::string& word) {
  static const std::regex kDouble(R"(^[1-5] ?[/\\|,; ] ?[1-5]$)");
  return word.size() < 8 && std::regex_match(word, kDouble);
}

/// «Класс: 7А», «итоги класса 8 «Б»», «6-А класс».
std::string class_in(const std::string& line) {
  static const std::regex kAfter(
      R"((?:^|[ :;,.(])класс(?:а)?:? ?([1-9]|1[01])[ -]?["']?([^ 0-9.,:;"'/]{0,4})(?:[ ,.;"']|$))");
  static const std::regex kBefore(R"((?:^|[^0-9])([1-9]|1[01])[ -]?["']?([^ 0-9.,:;"'/]{0,4})["']? ?(?:класс|кл\.))");
  std::smatch match;
  for (const std::regex* pattern : {&kAfter, &kBefore})
    if (std::regex_search(line, match, *pattern)) return match[1].str() + match[2].str();
  return {};
}

/// «Школа: МБОУ СОШ № 5».
std::string school_in(const std::string& text) {
  static const std::regex kSchool(
      R"(^(?:школа|оо|оу|образовательная организация|образовательное учреждение|учреждение|организация) ?: ?(.+)$)");
  std::smatch match;
  const std::string line = folded(text);
  if (!std::regex_search(line, match, kSchool)) return {};
  return std::string(trimmed(std::string_view(text).substr(text.find(':') + 1)));
}

/// «Итоги за 2 четверть», «за 2023/2024 учебный год» tells no period: the marks of a year have columns of their own.
std::string period_in(const std::string& line) {
  static const std::regex kPeriod(
      R"((?:^|[^0-9a-z])(?:[1-4]|iv|iii|ii|i)(?:-?(?:я|й|ю|ую|ое|е|ый))?[ .]*(?:четв|трим|полуг|модул)[^ ]*)");
  std::smatch match;
  return std::regex_search(line, match, kPeriod) ? period_of(match[0].str()) : std::string{};
}

}  // namespace

results::Score journal_score(const sheet::Cell& cell) {
  if (const auto mark = mark_of(cell)) return *mark;
  return is_not_applicable(folded(cell.text)) ? results::Score::absent(results::Status::not_applicable)
                                              : results::Score();
}

bool explains_no_mark(const sheet::Cell& cell) {
  if (cell.number) return false;
  const std::string word = folded(cell.text);
  return word.size() < 60 && (is_not_applicable(word) || is_missing(word));
}

int ended_school_year(const std::string& text) {
  static const std::regex kPair(R"((?:^|[^0-9])(20[0-9]{2}) ?[/-] ?(?:20)?([0-9]{2})(?![0-9]))");
  std::smatch match;
  if (text.size() > 300 || !std::regex_search(text, match, kPair)) return 0;
  const int first = std::stoi(match[1].str());
  return std::stoi(match[2].str()) == (first + 1) % 100 ? first + 1 : 0;
}

std::string with_ended_years(const std::string& text) {
  static const std::regex kPair(R"((20[0-9]{2}) ?[/-] ?(?:20)?[0-9]{2}(?![0-9]))");
  const int year = ended_school_year(text);
  return year == 0 ? text : std::regex_replace(text, kPair, std::to_string(year));
}

void RowReader::note_above(const sheet::Row& row) {
  is_exam_row(line_of(row));
  if (layout_.marks.empty()) return;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string text = squeezed(prefix(row.cells[i].text, 200));
    if (text.ends_with(":")) text += " " + squeezed(prefix(row.at(i + 1).text, 100));
    const std::string line = folded(text);
    if (line.empty()) continue;
    if (above_.class_name.empty()) above_.class_name = class_in(line);
    if (above_.school.empty()) above_.school = school_in(text);
    if (heading_.part.empty()) heading_.part = period_in(line);
  }
}

std::string period_of(const std::string& written) {
  const std::string text = folded(written);
  static const std::regex kTerm(
      R"((?:^|[^0-9a-z])([1-4]|iv|iii|ii|i)(?:-?(?:я|й|ая|ый|ое|е))?[ .]*(четв|ч$|ч\.|тр|полуг|п/г|мод|$))");
  static const std::map<std::string, std::string> kRoman{{"i", "1"}, {"ii", "2"}, {"iii", "3"}, {"iv", "4"}};
  std::smatch match;
  if (text.find("год") != std::string::npos && text.find("полуг") == std::string::npos) return "год";
  if (text.find("итог") != std::string::npos) return "итог";
  if (text.find("экз") != std::string::npos) return "экзамен";
  if (text.size() > 60 || !std::regex_search(text, match, kTerm)) return prefix(squeezed(text), 20);
  const auto roman = kRoman.find(match[1].str());
  const std::string number = roman == kRoman.end() ? match[1].str() : roman->second;
  const std::string kind = match[2].str();
  const char* name = kind.starts_with("тр")  ? "триместр"
                     : kind.starts_with("п") ? "полугодие"
                     : kind.starts_with("м") ? "модуль"
                                             : "четверть";
  return number + " " + name;
}

/// Every mark of the row becomes a work of its subject and period; an empty cell is nothing.
void RowReader::take_marks(const sheet::Row& row, const results::Work& pupil) {
  results::Work person = pupil;
  take_person(row, person);
  const std::string& written_class =
      layout_.of(Field::class_name) ? cell(row, Field::class_name).text : above_.class_name;
  person.class_name = class_of(written_class);
  const RowExam exam = exam_of(row);
  ++out_.quality.rows;
  bool counted = false;
  for (const ValueColumn& column : layout_.marks) {
    const sheet::Cell& written = row.at(column.column);
    if (is_blank(written)) continue;
    const std::string word = folded(written.text);
    results::Work work = person;
    work.journal_mark = journal_score(written);
    work.participated = work.journal_mark.has_value();
    counted = counted || work.participated;
    if (!work.participated && !is_not_applicable(word) && !is_missing(word))
      complain(place(row, column.column), is_double(word) ? "two_marks" : "journal_mark_unreadable",
               is_double(word) ? "В ячейке две отметки: ни одна не взята." : "Отметка по журналу не понята.",
               quotable(written.text), "2, 3, 4 или 5, «н/а», «осв»", "Исправьте ячейку; остальное в строке взято.");
    RowExam own = exam;
    if (!column.subject.empty()) own.subject = column.subject;
    if (!column.item.empty())
      own.part = period_of(column.item);
    else if (own.part.empty())
      own.part = heading_.part;
    RowWorks& works = works_of(own);
    works.sitting.works.push_back(std::move(work));
    works.rows.push_back(row.number);
    works.class_grades.push_back(grade_of_class(written_class));
  }
  out_.quality.participants += counted ? 1 : 0;
  out_.quality.participants_counted += counted ? 1 : 0;
}

}  // namespace vekha::imports
