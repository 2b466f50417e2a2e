#include "domain/imports/figure_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kLongestText = 300;  // letters of an answer in words

bool among(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// «5,06 %», «35 589» as numbers; a percentage is kept as it is read by people, 5.06 and not 0.0506.
std::optional<double> number_of(const sheet::Cell& cell) {
  std::string text = squeezed(cell.text);
  if (text.ends_with("%")) return parse_number(replaced(text.substr(0, text.size() - 1), " ", ""));
  if (cell.number) return cell.number;
  if (text.empty() || text.find_first_not_of("0123456789 ,.-") != std::string::npos) return std::nullopt;
  return parse_number(replaced(text, " ", ""));
}

/// «МБОУ «Школа»(edu123456)» without the code in brackets.
std::string without_code(const std::string& text, const std::optional<std::regex>& pattern) {
  static const std::regex kCode(R"(\(?\s*(?:edu|sch|reg)[0-9_a-z]+\s*\)?\s*\|?\s*)", std::regex::icase);
  return pattern && text.size() < 400 ? squeezed(std::regex_replace(text, kCode, " ")) : text;
}

}  // namespace

FigureReader::FigureReader(Context context, SchoolList& schools, Problems& problems)
    : context_(std::move(context)), form_(*context_.layout.form->form), schools_(schools), problems_(problems) {
  for (const ValueColumn& column : context_.layout.values)
    if (!column.item.empty() && !among(out_.items, column.item)) out_.items.push_back(column.item);
}

std::string FigureReader::value(const sheet::Row& row, Field field) const {
  const auto& column = context_.layout.of(field);
  if (!column) return {};
  const std::string text = squeezed(row.at(column->column).text);
  if (!column->extract->has_value()) return text;
  std::smatch match;
  const std::string login = field == Field::school ? login_spelled(text) : std::string{};
  if (!found_in(text, *column->extract, match) && !found_in(login, *column->extract, match))
    return field == Field::school ? unusual_login(text) : std::string{};
  for (std::size_t i = 1; i < match.size(); ++i)
    if (match[i].matched) return squeezed(match[i].str());
  return squeezed(match[0].str());
}

FigureReader::Who FigureReader::who_in(const std::string& text) {
  const CompiledForm& form = *context_.layout.form;
  const std::string line = login_spelled(folded(text));
  std::smatch match;
  if (line.empty()) return {};
  if (found_in(line, form.who.school, match)) {
    const results::SchoolName school{
        .code = match[1].str(), .name = without_code(text, form.who.school), .municipality = last_municipality_};
    return {true, schools_.index(school), {}};
  }
  if (found_in(line, form.who.municipality, match)) {
    last_municipality_ = without_code(text, form.who.municipality);
    return {true, std::nullopt, last_municipality_};
  }
  return {true, std::nullopt, without_code(text, form.who.region)};
}

FigureReader::Who FigureReader::who_of(const sheet::Row& row) {
  const std::string named = value(row, Field::who);
  if (!named.empty()) return who_in(named);
  const std::string municipality = value(row, Field::municipality);
  const std::string name = value(row, Field::school_name);
  const std::string code = value(row, Field::school);
  const bool number = !name.empty() && parse_number(name).has_value();
  if (!municipality.empty() && !parse_number(municipality)) last_municipality_ = municipality;
  if (!code.empty() || (!name.empty() && !number)) {
    const results::SchoolName school{code, name, value(row, Field::municipality_code), last_municipality_};
    return {true, schools_.index(school), {}};
  }
  const std::string territory = municipality.empty() ? value(row, Field::region) : municipality;
  if (!territory.empty() && !parse_number(territory)) return {true, std::nullopt, territory};
  if (!context_.only_school.empty()) return {true, schools_.index({.code = context_.only_school}), {}};
  return {};
}

/// Rows of a report inside a territory or school: «Понизили», «группа «3»». True when the row is one of them.
bool FigureReader::sorts_row(const sheet::Row& row) {
  const std::string line = folded(value(row, Field::who));
  std::smatch match;
  row_item_.clear();
  row_group_ = value(row, Field::group);
  if (found_in(line, context_.layout.form->row_group, match)) {
    row_group_ = match.size() > 1 && match[1].matched ? "отметка " + match[1].str() : squeezed(value(row, Field::who));
    return last_who_.known;
  }
  if (!found_in(line, context_.layout.form->row_item, match)) return false;
  row_item_ = capitalized(match.size() > 1 && match[1].matched ? match[1].str() : line);
  return last_who_.known;
}

RowExam FigureReader::exam_of(const sheet::Row& row) const {
  return {
      value(row, Field::procedure), value(row, Field::year), value(row, Field::grade), value(row, Field::subject), {}};
}

RowExam FigureReader::exam_of(const RowExam& row, const ValueColumn& column) const {
  RowExam exam = row;
  if (!column.year.empty()) exam.year = column.year;
  if (!column.grade.empty()) exam.grade = column.grade;
  if (!column.subject.empty()) exam.subject = context_.catalog.subject_of_code(column.subject).value_or(column.subject);
  return exam;
}

void FigureReader::complain(const sheet::Row& row, std::size_t column, const std::string& found) {
  problems_.add(
      {"figure_unreadable",
       Severity::warning,
       {.file = context_.file, .sheet = context_.sheet, .row = row.number, .column = static_cast<int>(column) + 1},
       "Значение показателя слишком длинное: оно не взято.",
       found,
       "число или короткий ответ",
       "Исправьте ячейку."});
}

/// False for an empty cell: what is not there is not stored, and is told as missing.
bool FigureReader::read_value(const sheet::Cell& cell, results::Figure& figure) {
  if (is_blank(cell)) return false;
  const std::string text = folded(cell.text);
  if (const auto number = number_of(cell); number && std::isfinite(*number)) {
    figure.value = *number;
    return true;
  }
  if (among(form_.not_applicable, text))
    figure.status = results::Status::not_applicable;
  else if (among(form_.suppressed, text))
    figure.status = results::Status::suppressed;
  else if (among(form_.missing, text))
    figure.status = results::Status::missing;
  else {
    // An answer in words is a value; «да» and «нет» may be counted besides.
    const bool yes = among(form_.yes, text);
    figure.value = yes || among(form_.no, text) ? (yes ? 1 : 0) : std::numeric_limits<double>::quiet_NaN();
    figure.text = prefix(squeezed(cell.text), kLongestText);
  }
  return true;
}

SheetFigures FigureReader::finish() {
  out_.layout = context_.layout;
  return std::move(out_);
}

void FigureReader::read(const sheet::Row& row) {
  const bool sorted = sorts_row(row);
  const Who own = sorted ? last_who_ : who_of(row);
  const bool columns_name = std::any_of(context_.layout.values.begin(), context_.layout.values.end(),
                                        [](const ValueColumn& column) { return !column.who.empty(); });
  std::string item = value(row, Field::item);
  if (item.empty()) item = value(row, Field::task);
  if (!row_item_.empty()) item = row_item_;
  const bool by_item = context_.layout.of(Field::item) || context_.layout.of(Field::task);
  if (by_item && item.empty()) return;
  if (!own.known && !columns_name && !by_item) return;
  if (!sorted && own.known) last_who_ = own;
  const RowExam exam = exam_of(row);
  bool any = false;
  for (const ValueColumn& column : context_.layout.values) {
    results::Figure figure{.form = form_.name, .row = row.number};
    if (!read_value(row.at(column.column), figure)) continue;
    any = true;
    const Who who = column.who.empty() ? own : who_in(column.who);
    figure.school = who.school;
    figure.territory = who.territory;
    figure.part = column.group.empty() ? row_group_ : column.group;
    figure.item = item.empty() ? column.item : column.item.empty() ? item : item + ": " + column.item;
    out_.exams[exam_of(exam, column)].push_back(std::move(figure));
  }
  out_.rows += any ? 1 : 0;
}

}  // namespace vekha::imports
