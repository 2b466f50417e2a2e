#include "domain/imports/row_reader.hpp"

#include <algorithm>
#include <cctype>

#include "base/date.hpp"
#include "base/text.hpp"
#include "domain/imports/cells.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kLongestVariant = 20;
constexpr int kSeparatorCells = 3;  // a row that heads a school holds little besides its text

/// The first group of the match that took part, or the whole match.
std::string first_group(const std::smatch& match) {
  for (std::size_t i = 1; i < match.size(); ++i)
    if (match[i].matched) return squeezed(match[i].str());
  return squeezed(match[0].str());
}

const sheet::Cell& empty_cell() {
  static const sheet::Cell kEmpty;
  return kEmpty;
}

void keep(std::string& known, const std::string& fresh) {
  if (known.empty()) known = fresh;
}

}  // namespace

std::uint32_t SchoolList::index(const results::SchoolName& school) {
  const auto [it, fresh] = by_code_.try_emplace(school.code, static_cast<std::uint32_t>(schools_.size()));
  if (fresh) schools_.push_back(school);
  results::SchoolName& known = schools_[it->second];
  keep(known.name, school.name);
  keep(known.municipality, school.municipality);
  keep(known.municipality_code, school.municipality_code);
  return it->second;
}

RowReader::RowReader(Context context, SchoolList& schools, Problems& problems)
    : context_(std::move(context)), form_(*context_.layout.form->form), schools_(schools), problems_(problems) {
  group_.school = context_.only_school;
}

const sheet::Cell& RowReader::cell(const sheet::Row& row, Field field) const {
  const auto& column = context_.layout.of(field);
  return column ? row.at(column->column) : empty_cell();
}

const std::string& RowReader::value(const sheet::Row& row, Field field) {
  Extracted& last = extracted_[static_cast<std::size_t>(field)];
  const auto& column = context_.layout.of(field);
  if (!column) return last.value;
  const std::string& text = row.at(column->column).text;
  if (text == last.source) return last.value;
  last.source = text;
  std::smatch match;
  if (!column->extract)
    last.value = squeezed(text);
  else
    last.value = found_in(text, column->extract, match) ? first_group(match) : std::string{};
  return last.value;
}

Place RowReader::place(const sheet::Row& row, std::optional<std::size_t> column) const {
  return {.file = context_.file,
          .sheet = context_.sheet,
          .row = row.number,
          .column = column ? static_cast<int>(*column) + 1 : 0};
}

Place RowReader::place(const sheet::Row& row, Field field) const {
  const auto& column = context_.layout.of(field);
  return place(row, column ? std::optional(column->column) : std::nullopt);
}

void RowReader::complain(const Place& place, std::string_view code, std::string message, std::string found,
                         std::string expected, std::string fix) {
  problems_.add({std::string(code), Severity::warning, place, std::move(message), std::move(found), std::move(expected),
                 std::move(fix)});
}

bool RowReader::is_empty(const sheet::Row& row) const {
  if (!is_blank(cell(row, Field::pupil))) return false;
  const auto& tasks = context_.layout.tasks;
  return std::all_of(tasks.begin(), tasks.end(), [&](const TaskColumn& task) { return is_blank(row.at(task.column)); });
}

bool RowReader::is_separator(const sheet::Row& row) {
  if (!context_.layout.form->separator) return false;
  std::string line;
  int filled = 0;
  for (const sheet::Cell& one : row.cells) {
    if (one.text.empty()) continue;
    if (++filled > kSeparatorCells) return false;
    line += (line.empty() ? "" : " ") + one.text;
  }
  line = folded(line);
  std::smatch match;
  if (!found_in(line, context_.layout.form->separator, match)) return false;
  close_group();
  group_ = {match[1].str(), match.size() > 2 ? parse_integer(match[2].str()).value_or(-1) : -1, 0, row.number};
  return true;
}

void RowReader::close_group() {
  if (group_.declared < 0 || group_.declared == group_.read) return;
  complain({.file = context_.file, .sheet = context_.sheet, .row = group_.row}, "declared_count_differs",
           "Число участников в строке школы " + group_.school + " не сходится с числом строк под ней.",
           std::to_string(group_.read), std::to_string(group_.declared),
           "Проверьте, не потеряны ли строки при копировании отчёта.");
}

/// A form that names no school is asked about once; its works are still read, so that all problems are told at once.
bool RowReader::miss_school(const sheet::Row& row) {
  if (form_.one_school && school_missed_) return true;
  school_missed_ = true;
  Issue issue{"school_unknown",
              Severity::error,
              place(row, Field::school),
              "Не найден код школы.",
              "",
              "логин вида edu123456 или код из цифр",
              ""};
  if (form_.one_school) issue.place = {.file = context_.file, .sheet = context_.sheet};
  issue.found = quotable(cell(row, Field::school).text);
  issue.fix =
      "Назовите файл по логину школы (edu123456.xlsx) или ответьте на вопрос о коде школы (в командной строке: "
      "--school КОД).";
  problems_.add(std::move(issue));
  return form_.one_school;
}

std::optional<std::uint32_t> RowReader::school_of(const sheet::Row& row) {
  results::SchoolName school{.code = value(row, Field::school)};
  if (school.code.empty()) school.code = group_.school;
  if (school.code.empty()) return miss_school(row) ? std::optional(schools_.index({})) : std::nullopt;
  if (school.code == last_school_) return last_school_index_;
  school.name = value(row, Field::school_name);
  school.municipality = value(row, Field::municipality);
  school.municipality_code = value(row, Field::municipality_code);
  last_school_ = school.code;
  return last_school_index_ = schools_.index(school);
}

bool RowReader::take_code(const sheet::Row& row, results::Work& work) {
  const std::string code = squeezed(cell(row, Field::pupil).text);
  if (is_code(code)) {
    work.pupil = code;
    return true;
  }
  if (code.empty()) {
    complain(place(row, Field::pupil), "row_without_code",
             "В строке есть баллы, но нет кода участника: строка не взята.", "", "код участника",
             "Впишите код или удалите строку.");
    return false;
  }
  problems_.add({"pupil_code_is_text", Severity::error, place(row, Field::pupil),
                 "В столбце кода участника стоит не код. Имена учеников не загружаются.", quotable(code), "код из цифр",
                 "Замените имена кодами участников."});
  return false;
}

void RowReader::take_presence(const sheet::Row& row, results::Work& work) {
  const sheet::Cell& total = cell(row, Field::total);
  const sheet::Cell& first = cell(row, Field::variant);
  const sheet::Cell& second = cell(row, Field::variant_2);
  const bool first_absent = says_absent(first, form_) || says_absent(total, form_);
  const bool second_absent = says_absent(second, form_);
  work.total = whole(total);
  const auto& tasks = context_.layout.tasks;
  const bool nothing =
      is_blank(first) && is_blank(second) && is_blank(total) &&
      std::all_of(tasks.begin(), tasks.end(), [&](const auto& task) { return is_blank(row.at(task.column)); });
  work.absent = nothing || (first_absent && (second_absent || is_blank(second))) || (is_blank(first) && second_absent);
  ++out_.quality.rows;
  absent_by_first_ = first_absent || work.absent;
  out_.quality.absent += absent_by_first_ ? 1 : 0;
}

void RowReader::take_person(const sheet::Row& row, results::Work& work) {
  const std::string variant = squeezed(cell(row, Field::variant).text);
  const bool named = std::any_of(variant.begin(), variant.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (named && variant.size() <= kLongestVariant) work.variant = variant;
  work.sex = sex_of(cell(row, Field::sex).text);
  work.class_name = class_of(cell(row, Field::class_name).text);
  if (const auto number = whole(cell(row, Field::class_number))) work.class_name = std::to_string(*number);
  work.journal_mark = mark_of(cell(row, Field::journal_mark));
  work.mark = mark_of(cell(row, Field::mark));
}

void RowReader::take_tasks(const sheet::Row& row, results::Work& work, std::vector<results::TaskValue>& values) {
  sum_ = 0;
  bool any = false;
  for (const TaskColumn& task : context_.layout.tasks) {
    const results::TaskValue one = task_value(row.at(task.column), form_);
    any = any || one.flag == results::Flag::score || one.flag == results::Flag::not_started;
    sum_ += one.score;
    values.push_back(one);
  }
  // A form filled by a program that does not compute leaves its own sum formula without a value.
  const sheet::Cell& total = cell(row, Field::total);
  const bool uncounted = total.formula && is_blank(total);
  if (any && (uncounted || !context_.layout.of(Field::total))) work.total = static_cast<int>(sum_);
  work.participated = !work.absent && work.total.has_value();
  quality_participant_ = !absent_by_first_ && work.total.has_value();
  if (work.participated) ++out_.quality.participants_counted;
  if (quality_participant_) ++out_.quality.participants;
}

void RowReader::check_tasks(const sheet::Row& row, std::vector<results::TaskValue>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const TaskColumn& task = context_.layout.tasks[i];
    const sheet::Cell& written = row.at(task.column);
    results::TaskValue& one = values[i];
    if (quality_participant_) count_token(out_.quality, written, one.flag);
    if (one.flag == results::Flag::blank && quality_participant_)
      complain(place(row, task.column), "task_blank", "Ячейка задания пуста: задание не учитывается.", "",
               "балл, «X» или «не пройд.»", "Впишите балл или «X», если ученик не приступал.");
    if (one.flag == results::Flag::other)
      complain(place(row, task.column), "task_unreadable",
               "Значение в столбце задания не понято: задание не учитывается.", quotable(written.text),
               "балл, «X» или «не пройд.»", "Исправьте ячейку.");
    if (one.flag != results::Flag::score || task.maximum == 0 || one.score <= task.maximum) continue;
    complain(place(row, task.column), "score_above_maximum",
             "Балл за задание больше наибольшего: задание не учитывается.", std::to_string(one.score),
             "не больше " + std::to_string(task.maximum), "Исправьте балл.");
    one = {0, results::Flag::other};
  }
}

void RowReader::check_sum(const sheet::Row& row, const results::Work& work) {
  if (quality_participant_ && !context_.layout.tasks.empty() && *work.total != sum_) {
    ++out_.quality.total_ne_sum;
    complain(place(row, Field::total), "total_ne_sum", "Первичный балл не равен сумме баллов за задания.",
             std::to_string(*work.total), std::to_string(sum_),
             "Взят первичный балл из файла; проверьте баллы за задания.");
  }
  if (!work.total && !absent_by_first_ && context_.layout.of(Field::total)) {
    ++out_.quality.total_not_numeric;
    complain(place(row, Field::total), "total_not_numeric", "Нет первичного балла: работа не учитывается.",
             quotable(cell(row, Field::total).text), "целое число",
             "Впишите балл или «отсутствовал» в столбец «Вариант».");
  }
  if (work.absent && work.total.value_or(0) > 0)
    complain(place(row, Field::total), "absent_with_total",
             "Ученик отмечен отсутствующим, но балл стоит: работа не учитывается.", std::to_string(*work.total),
             "пусто или 0", "Исправьте вариант или уберите балл.");
}

void RowReader::check_marks(const sheet::Row& row, const results::Work& work) {
  if (!quality_participant_) return;
  const auto check = [&](Field field, const char* code, const char* message, bool good) {
    if (good || !context_.layout.of(field)) return false;
    const sheet::Cell& written = cell(row, field);
    if (!is_blank(written) && folded(written.text) != "нет отметки")
      complain(place(row, field), code, message, quotable(written.text),
               field == Field::sex ? "м или ж" : "2, 3, 4 или 5", "Исправьте ячейку; остальное в строке взято.");
    return true;
  };
  out_.quality.sex_bad += check(Field::sex, "sex_unreadable", "Пол не понят.", !work.sex.empty()) ? 1 : 0;
  out_.quality.journal_mark_bad += check(Field::journal_mark, "journal_mark_unreadable",
                                         "Отметка по журналу не от 2 до 5.", work.journal_mark.has_value())
                                       ? 1
                                       : 0;
  check(Field::mark, "mark_unreadable", "Отметка за работу не от 2 до 5.", work.mark.has_value());
}

/// Values right of the tasks under no header or under a task's header, and a number where the textbook should be.
void RowReader::check_strays(const sheet::Row& row) {
  const Layout& layout = context_.layout;
  if (!layout.form->until) return;
  for (std::size_t i = layout.end_of_tasks; i < row.cells.size(); ++i) {
    if (is_blank(row.cells[i])) continue;
    const std::string header = i < layout.headers.size() ? folded(layout.headers[i]) : "";
    const bool task_header = found_in(header, layout.form->task);
    const bool number_for_text = i == layout.end_of_tasks && whole(row.cells[i]);
    if (!header.empty() && !task_header && !number_for_text) continue;
    complain(place(row, i), "strayed_value", "Значение стоит правее столбцов заданий: оно не взято.",
             quotable(row.cells[i].text), "пусто", "Проверьте, не сдвинута ли строка.");
    return;
  }
}

/// «16.03.2022 07:12:55»: the year tells the campaign.
void RowReader::note_upload(const sheet::Row& row) {
  if (!context_.layout.of(Field::uploaded)) return;
  const std::string& written = value(row, Field::uploaded);
  if (written.size() < 10) return;
  const auto date = parse_ru_date(written.substr(0, 10));
  if (!date) return;
  const std::string year = std::to_string(date->year());
  if (std::find(out_.upload_years.begin(), out_.upload_years.end(), year) == out_.upload_years.end())
    out_.upload_years.push_back(year);
}

results::Sitting& RowReader::sitting_of(const sheet::Row& row) {
  RowExam exam;
  const auto named = [&](Field field) { return context_.layout.of(field) ? value(row, field) : std::string{}; };
  exam = {named(Field::procedure), named(Field::year), named(Field::grade), named(Field::subject)};
  const auto [it, fresh] = out_.sittings.try_emplace(exam);
  if (fresh)
    for (const TaskColumn& task : context_.layout.tasks) it->second.tasks.push_back({task.name, task.maximum});
  return it->second;
}

void RowReader::read(const sheet::Row& row) {
  if (is_separator(row) || is_empty(row)) return;
  results::Work work;
  if (!take_code(row, work)) return;
  ++group_.read;
  const auto school = school_of(row);
  if (!school) return;
  work.school = *school;
  take_presence(row, work);
  take_person(row, work);
  std::vector<results::TaskValue> values;
  values.reserve(context_.layout.tasks.size());
  take_tasks(row, work, values);
  if (!work.absent) check_tasks(row, values);
  check_sum(row, work);
  check_marks(row, work);
  check_strays(row);
  note_upload(row);
  if (out_.maximum == 0) out_.maximum = whole(cell(row, Field::maximum)).value_or(0);
  results::Sitting& sitting = sitting_of(row);
  sitting.works.push_back(std::move(work));
  sitting.values.insert(sitting.values.end(), values.begin(), values.end());
}

SheetWorks RowReader::finish() {
  close_group();
  return std::move(out_);
}

}  // namespace vekha::imports
