// Rows that are no pupil's: headings of schools and exams, headers that stand again, numbering, totals.
#include <algorithm>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"
#include "domain/imports/row_reader.hpp"

namespace vekha::imports {
namespace {

constexpr int kSeparatorCells = 3;  // a row that heads a school or an exam holds little besides its text

bool is_summary_word(const std::string& text) {
  for (const char* word : {"итого", "всего", "средний балл", "среднее", "средний процент", "максимальн", "минимальн",
                           "% выполн", "процент выполн", "качество", "успеваемость"})
    if (text.starts_with(word)) return true;
  return false;
}

}  // namespace

/// The text of a row with hardly any cells; empty for a row of data.
std::string RowReader::line_of(const sheet::Row& row) const {
  int filled = 0;
  for (const sheet::Cell& one : row.cells)
    if (!one.text.empty() && ++filled > kSeparatorCells) return {};
  std::string line;
  for (const sheet::Cell& one : row.cells)
    if (!one.text.empty()) line += (line.empty() ? "" : " ") + one.text;
  return folded(line);
}

bool RowReader::is_separator(const std::string& line, const sheet::Row& row) {
  std::smatch match;
  const std::string spelled = layout_.form->separator ? login_spelled(line) : std::string{};
  if (!found_in(spelled, layout_.form->separator, match)) return false;
  close_group();
  group_ = {match[1].str(), match.size() > 2 ? parse_integer(match[2].str()).value_or(-1) : -1, 0, row.number};
  return true;
}

/// «01 - Русский язык 2025.05.30»: code, subject and day of the exam of the rows below.
bool RowReader::is_exam_row(const std::string& line) {
  std::smatch match;
  if (!found_in(line, layout_.form->exam_row, match)) return false;
  const auto known = form_.exams.find(match[1].str());
  last_works_ = nullptr;
  heading_ = {.subject = match[2].str(), .held = iso_of(match[3].str())};
  heading_.year = heading_.held.substr(0, 4);
  if (known == form_.exams.end()) return true;
  heading_.procedure = known->second.procedure;
  if (!known->second.subject.empty()) heading_.subject = known->second.subject;
  if (known->second.grade > 0) heading_.grade = std::to_string(known->second.grade);
  return true;
}

/// The header stands above every exam of a sheet again, sometimes with other columns.
bool RowReader::is_header_again(const sheet::Row& row) {
  const auto& pupil = layout_.of(Field::pupil);
  const std::size_t column = pupil ? pupil->column : layout_.identity.empty() ? 0 : layout_.identity.front();
  const auto& cells = layout_.header->cells;
  if (row.at(column).number || column >= cells.size()) return false;
  const std::string text = folded(row.at(column).text);
  if (text.empty() || (text != cells[column].plain && text != cells[column].last)) return false;
  Layout again = lay(*layout_.form, std::make_shared<const Header>(header_of({&row}, context_.personal)));
  if (again.fits()) {
    layout_ = std::move(again);
    faultless_.clear();
    task_headers_.clear();
    last_works_ = nullptr;
  }
  return true;
}

/// «1 2 3 4 …» under the header.
bool RowReader::is_numbering(const sheet::Row& row) const {
  int expected = 0;
  for (const sheet::Cell& one : row.cells) {
    if (one.text.empty()) continue;
    if (whole(one) != ++expected) return false;
  }
  return expected > 3;
}

/// «Итого», «Средний балл» under the pupils.
bool RowReader::is_summary(const sheet::Row& row) {
  const auto filled = std::find_if(row.cells.begin(), row.cells.end(), [](const auto& one) { return !is_blank(one); });
  const auto begins = [](const std::string& text) { return is_summary_word(folded(prefix(text, 40))); };
  const auto summary = [&](const sheet::Cell& one) { return !one.number && summaries_.of(one.text, begins); };
  return (filled != row.cells.end() && summary(*filled)) || summary(cell(row, Field::pupil));
}

void RowReader::close_group() {
  if (group_.declared < 0) return;
  const GroupFacts facts{{static_cast<double>(group_.declared), static_cast<double>(group_.read)}};
  for (const CompiledRule& rule : context_.rules.group)
    if (rule.when.holds(facts.values))
      problems_.add(issue_of(rule, facts, {.file = context_.file, .sheet = context_.sheet, .row = group_.row},
                             [&](std::string_view) { return group_.school; }));
}

}  // namespace vekha::imports
