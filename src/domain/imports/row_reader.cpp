#include "domain/imports/row_reader.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kLongestVariant = 20;
constexpr int kMostTest = 100;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

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

bool says_no_mark(const sheet::Cell& cell) {
  static const std::string kWords = "нет отметки";
  return cell.text.size() >= kWords.size() && folded(cell.text) == kWords;
}

/// Whole points counted in points, as nearly every task is written.
std::optional<results::TaskValue> plain_points(const sheet::Cell& cell, int unit) {
  constexpr double kMost = 1000;
  if (unit != 1 || !cell.number || *cell.number < 0 || *cell.number >= kMost) return std::nullopt;
  const auto points = static_cast<std::int16_t>(*cell.number);
  if (points < *cell.number) return std::nullopt;
  return results::TaskValue{points, results::Flag::score};
}

const sheet::Cell& cell_at(const sheet::Row& row, std::size_t column) {
  return column < row.cells.size() ? row.cells[column] : empty_cell();
}

double number(const results::Score& value) { return value.has_value() ? *value : kAbsent; }
double truth(bool value) { return value ? 1 : 0; }

/// Long lists get much room at once: what is not used costs nothing, and moving them costs much.
template <class T>
void make_room(std::vector<T>& list, std::size_t more) {
  constexpr std::size_t kLong = 4096;
  constexpr std::size_t kTimes = 8;
  if (list.size() >= kLong && list.capacity() - list.size() < more) list.reserve(list.size() * kTimes);
}

void make_room(RowWorks& works, std::size_t tasks) {
  make_room(works.sitting.works, 1);
  make_room(works.sitting.values, tasks);
  make_room(works.rows, 1);
  make_room(works.class_grades, 1);
}

/// «пересдача», «сентябрь», «дополнительный период»: an official second attempt.
int attempt_of(const sheet::Cell& cell) {
  if (const auto number = whole(cell)) return std::clamp(*number, 1, 9);
  const std::string text = folded(cell.text);
  for (const char* word : {"пересда", "повторн", "сентябр", "дополнит"})
    if (text.find(word) != std::string::npos) return 2;
  return 1;
}

}  // namespace

RowReader::RowReader(Context context, SchoolList& schools, Problems& problems)
    : context_(std::move(context)),
      layout_(context_.layout),
      form_(*layout_.form->form),
      schools_(schools),
      problems_(problems) {
  group_.school = context_.only_school;
  const auto kinds = [&](std::vector<Problems::Kind>& to, const std::vector<CompiledRule>& rules) {
    for (const CompiledRule& rule : rules)
      to.push_back(problems_.kind(rule.severity, rule.rule->code, context_.file, context_.sheet));
  };
  kinds(task_kinds_, context_.rules.task);
  kinds(row_kinds_, context_.rules.row);
}

const sheet::Cell& RowReader::cell(const sheet::Row& row, Field field) const {
  const auto& column = layout_.of(field);
  return column ? row.at(column->column) : empty_cell();
}

const std::string& RowReader::value(const sheet::Row& row, Field field) {
  Extracted& last = extracted_[static_cast<std::size_t>(field)];
  const auto& column = layout_.of(field);
  if (!column) return last.value;
  const std::string& text = row.at(column->column).text;
  if (text == last.source) return last.value;
  last.source = text;
  std::smatch match;
  if (!column->extract->has_value())
    last.value = squeezed(text);
  else if (found_in(text, *column->extract, match))
    last.value = first_group(match);
  else if (const std::string login = field == Field::school ? login_spelled(text) : std::string{};
           found_in(login, *column->extract, match))
    last.value = first_group(match);
  else
    last.value = field == Field::school ? unusual_login(text) : std::string{};
  return last.value;
}

Place RowReader::place(const sheet::Row& row, std::optional<std::size_t> column) const {
  return {.file = context_.file,
          .sheet = context_.sheet,
          .row = row.number,
          .column = column ? static_cast<int>(*column) + 1 : 0};
}

Place RowReader::place(const sheet::Row& row, Field field) const {
  const auto& column = layout_.of(field);
  return place(row, column ? std::optional(column->column) : std::nullopt);
}

void RowReader::complain(const Place& place, std::string_view code, std::string message, std::string found,
                         std::string expected, std::string fix) {
  problems_.add({std::string(code), Severity::warning, place, std::move(message), std::move(found), std::move(expected),
                 std::move(fix)});
}

std::optional<int> RowReader::points(const sheet::Cell& cell) {
  const Points read = points_of(cell, context_.unit);
  out_.finer_unit = std::max(out_.finer_unit, read.finer);
  return read.value;
}

bool RowReader::is_empty(const sheet::Row& row) const {
  if (!is_blank(cell(row, Field::pupil))) return false;
  const auto blank = [&](std::size_t column) { return is_blank(row.at(column)); };
  if (!std::all_of(layout_.identity.begin(), layout_.identity.end(), blank)) return false;
  const auto& tasks = layout_.tasks;
  return std::all_of(tasks.begin(), tasks.end(), [&](const TaskColumn& task) { return blank(task.column); }) &&
         std::all_of(layout_.marks.begin(), layout_.marks.end(),
                     [&](const ValueColumn& mark) { return blank(mark.column); });
}

/// Names and documents become a key and are forgotten.
bool RowReader::take_identity(const sheet::Row& row, results::Work& work) {
  if (layout_.identity.empty()) return true;
  std::string identity;
  results::Identifier kind = results::Identifier::name_and_birth;
  for (const std::size_t column : layout_.identity) {
    const std::string text = squeezed(row.at(column).text);
    identity += (identity.empty() ? "" : "|") + text;
    const std::string& heading = layout_.header->cells[column].last;
    for (const char* word : {"серия", "номер", "document"})
      if (heading.find(word) != std::string::npos) kind = results::Identifier::document;
    if (heading.find("снилс") != std::string::npos) kind = results::Identifier::insurance;
  }
  const bool told = identity.find_first_not_of('|') != std::string::npos;
  if (layout_.identity_links && told) work.person = context_.pupils.person(kind, identity);
  if (layout_.of(Field::pupil) || !told) return layout_.of(Field::pupil).has_value();
  constexpr std::int64_t kCode = 1'000'000'000'000;
  const std::int64_t key = context_.pupils.code({"", 0, group_.school, identity});
  work.pupil = "у" + std::to_string(std::abs(key % kCode));
  return true;
}

bool RowReader::take_code(const sheet::Row& row, results::Work& work) {
  if (!layout_.of(Field::pupil)) return !work.pupil.empty();
  const sheet::Cell& written = cell(row, Field::pupil);
  const bool plain = written.number && is_code(written.text);
  std::string code = plain ? written.text : squeezed(written.text);
  if (!plain && code.find_first_not_of("0123456789 -") == std::string::npos) code = replaced(code, " ", "");
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
  const sheet::Cell& state = cell(row, Field::state);
  const bool stated = says_absent(state, form_) || says_absent(total, form_) ||
                      says_absent(cell(row, Field::mark), form_) || says_absent(cell(row, Field::test_score), form_) ||
                      says_absent(cell(row, Field::credit), form_);
  const bool first_absent = says_absent(first, form_) || stated;
  const bool second_absent = says_absent(second, form_);
  const auto& tasks = layout_.tasks;
  const auto blank = [&](Field field) { return is_blank(cell(row, field)); };
  const bool nothing =
      is_blank(first) && is_blank(second) && is_blank(total) && blank(Field::credit) && blank(Field::mark) &&
      blank(Field::test_score) && blank(Field::journal_mark) && blank(Field::short_answers) &&
      blank(Field::long_answers) &&
      std::all_of(tasks.begin(), tasks.end(), [&](const auto& task) { return is_blank(row.at(task.column)); });
  work.absent = nothing || (first_absent && (second_absent || is_blank(second))) || (is_blank(first) && second_absent);
  for (const Field field : {Field::state, Field::mark, Field::total, Field::test_score, Field::credit, Field::appeal})
    work.annulled = work.annulled || says(cell(row, field), form_.annulled);
  ++out_.quality.rows;
  absent_by_first_ = first_absent || work.absent;
  out_.quality.absent += absent_by_first_ ? 1 : 0;
}

void RowReader::take_person(const sheet::Row& row, results::Work& work) {
  const std::string variant = squeezed(cell(row, Field::variant).text);
  const bool named = std::any_of(variant.begin(), variant.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (named && variant.size() <= kLongestVariant) work.variant = variant;
  work.sex = sexes_.of(cell(row, Field::sex).text, sex_of);
  work.class_name = classes_.of(cell(row, Field::class_name).text, class_of);
  if (const auto number = whole(cell(row, Field::class_number))) work.class_name = std::to_string(*number);
  work.journal_mark = journal_score(cell(row, Field::journal_mark));
  work.mark = mark_of(cell(row, Field::mark));
  if (const std::string level = squeezed(cell(row, Field::level).text); !level.empty() && !work.absent)
    take_level(row, level, work);
  if (layout_.of(Field::attempt)) work.attempt = attempt_of(cell(row, Field::attempt));
}

/// «высокий», «Недостаточный», «3»: a level is a short word or a number; anything longer may name somebody.
void RowReader::take_level(const sheet::Row& row, const std::string& written, results::Work& work) {
  constexpr std::size_t kLongest = 30;
  if (says(cell(row, Field::level), form_.missing) || says(cell(row, Field::level), form_.absent)) return;
  const std::string word = folded(written);
  static const std::regex kLevel(
      "уров|высок|повыш|средн|базов|достаточ|низк|слаб|недостаточ|пониж|критич|продвин|оптимал|порог|функц|побед|приз|"
      "участник|диплом|^[0-9]$|^["
      "ivx]+$");
  if (length(written) <= kLongest && std::regex_search(word, kLevel)) {
    work.level = capitalized(replaced(replaced(word, " уровень", ""), "уровень ", ""));
    return;
  }
  complain(place(row, Field::level), "level_unreadable", "Уровень не понят: он не взят.", quotable(written),
           "название уровня: «низкий», «средний», «высокий»", "Исправьте ячейку; остальное в строке взято.");
}

void RowReader::take_scores(const sheet::Row& row, results::Work& work) {
  work.total = points(cell(row, Field::total));
  if (layout_.of(Field::credit)) work.total = credit_of(cell(row, Field::credit));
  if (!layout_.of(Field::test_score)) return;
  const auto test = whole(cell(row, Field::test_score));
  work.test = test && *test <= kMostTest ? results::Score(*test) : results::Score();
}

void RowReader::take_tasks(const sheet::Row& row, results::Work& work, std::vector<results::TaskValue>& values) {
  sum_ = 0;
  bool any = false;
  for (const TaskColumn& task : layout_.tasks) {
    const sheet::Cell& written = cell_at(row, task.column);
    if (const auto plain = plain_points(written, context_.unit)) {
      any = true;
      sum_ += plain->score;
      values.push_back(*plain);
      continue;
    }
    results::TaskValue one = task_value(written, form_, {points(written)});
    if (one.flag == results::Flag::other &&
        std::find(form_.full.begin(), form_.full.end(), folded(written.text)) != form_.full.end())
      one = {static_cast<std::int16_t>(std::max(1, task.maximum) * context_.unit), results::Flag::score};
    const auto credit =
        one.flag == results::Flag::other && layout_.of(Field::credit) ? credit_of(written) : std::nullopt;
    if (credit) one = {static_cast<std::int16_t>(*credit), results::Flag::score};
    any = any || one.flag == results::Flag::score || one.flag == results::Flag::not_started;
    sum_ += one.score;
    values.push_back(one);
  }
  // A form filled by a program that does not compute leaves its own sum formula without a value.
  const sheet::Cell& total = cell(row, Field::total);
  const bool uncounted = total.formula && is_blank(total);
  const bool no_column = !layout_.of(Field::total) && !layout_.of(Field::credit);
  if (any && (uncounted || no_column)) work.total = static_cast<int>(sum_);
  work.participated = !work.absent && !work.annulled &&
                      (work.total.has_value() || work.test.has_value() || work.mark.has_value() ||
                       (no_column && layout_.tasks.empty() && work.journal_mark.has_value()));
  quality_participant_ = !absent_by_first_ && work.participated;
  if (work.participated) ++out_.quality.participants_counted;
  if (quality_participant_) ++out_.quality.participants;
}

void RowReader::check_tasks(const sheet::Row& row, std::vector<results::TaskValue>& values) {
  faultless_.resize(layout_.tasks.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const TaskColumn& task = layout_.tasks[i];
    const sheet::Cell& written = cell_at(row, task.column);
    results::TaskValue& one = values[i];
    if (quality_participant_ && one.flag != results::Flag::score) count_token(out_.quality, written, one.flag);
    const Faultless::Value value{one, quality_participant_};
    if (faultless_[i].knows(value)) continue;
    const bool scored = one.flag == results::Flag::score;
    const TaskFacts facts{{scored ? static_cast<double>(one.score) / context_.unit : kAbsent,
                           task.maximum > 0 ? task.maximum : kAbsent, truth(one.flag == results::Flag::blank),
                           truth(one.flag == results::Flag::other), truth(quality_participant_)}};
    bool faultless = true;
    for (std::size_t rule = 0; rule < context_.rules.task.size(); ++rule) {
      if (!context_.rules.task[rule].when.holds(facts.values)) continue;
      faultless = false;
      if (problems_.only_counted(task_kinds_[rule]))
        problems_.count(task_kinds_[rule]);
      else
        problems_.add(task_kinds_[rule], issue_of(context_.rules.task[rule], facts, place(row, task.column),
                                                  [&](std::string_view) { return quotable(written.text); }));
    }
    const bool above = scored && task.maximum > 0 && one.score > task.maximum * context_.unit;
    if (above) one = {0, results::Flag::other};
    if (faultless && !above) faultless_[i].learn(value);
  }
}

void RowReader::check_row(const sheet::Row& row, const results::Work& work) {
  const bool summed = !layout_.tasks.empty() && layout_.of(Field::total);
  if (quality_participant_ && summed && *work.total != sum_) ++out_.quality.total_ne_sum;
  if (!work.participated && !absent_by_first_ && !work.annulled) ++out_.quality.total_not_numeric;
  if (quality_participant_ && layout_.of(Field::sex) && work.sex.empty()) ++out_.quality.sex_bad;
  if (quality_participant_ && layout_.of(Field::journal_mark) && !work.journal_mark) ++out_.quality.journal_mark_bad;
  const double unit = context_.unit;
  const auto blank = [&](Field field) {
    const sheet::Cell& written = cell(row, field);
    if (!layout_.of(field) || is_blank(written)) return true;
    if (field == Field::journal_mark && explains_no_mark(written)) return true;
    return says_no_mark(written) || says(written, form_.missing);
  };
  using F = RowFacts;
  F facts;
  facts.values[F::absent] = truth(work.absent || work.annulled);
  facts.values[F::participant] = truth(quality_participant_);
  facts.values[F::total] = number(work.total) / unit;
  facts.values[F::total_blank] = truth(is_blank(cell(row, Field::total)));
  facts.values[F::total_known] =
      truth(work.total.has_value() || work.participated || absent_by_first_ || !layout_.of(Field::total));
  facts.values[F::sum] = summed ? static_cast<double>(sum_) / unit : kAbsent;
  facts.values[F::has_tasks] = truth(summed);
  facts.values[F::mark] = number(work.mark);
  facts.values[F::mark_blank] = truth(blank(Field::mark));
  facts.values[F::journal_mark] = number(work.journal_mark);
  facts.values[F::journal_blank] = truth(blank(Field::journal_mark));
  facts.values[F::sex_known] = truth(!work.sex.empty());
  facts.values[F::sex_blank] = truth(blank(Field::sex));
  facts.values[F::test] = cell(row, Field::test_score).number.value_or(kAbsent);
  facts.values[F::credit_known] = truth(!layout_.of(Field::credit) || credit_of(cell(row, Field::credit)));
  if (faultless_rows_.knows(facts)) return;
  bool faultless = true;
  for (std::size_t rule = 0; rule < context_.rules.row.size(); ++rule) {
    const CompiledRule& one = context_.rules.row[rule];
    if (!one.when.holds(facts.values)) continue;
    faultless = false;
    if (problems_.only_counted(row_kinds_[rule])) {
      problems_.count(row_kinds_[rule]);
      continue;
    }
    const Field at = one.at.value_or(Field::pupil);
    problems_.add(row_kinds_[rule],
                  issue_of(one, facts, place(row, at), [&](std::string_view) { return quotable(cell(row, at).text); }));
  }
  if (faultless) faultless_rows_.learn(facts);
}

bool RowReader::heads_task(std::size_t column) {
  task_headers_.resize(layout_.header->cells.size());
  std::optional<bool>& known = task_headers_[column];
  if (!known) known = found_in(layout_.header->cells[column].plain, layout_.form->task);
  return *known;
}

/// Values right of the tasks under no header or under a task's header, and a number where the textbook should be.
void RowReader::check_strays(const sheet::Row& row) {
  if (!layout_.form->until) return;
  const auto& cells = layout_.header->cells;
  for (std::size_t i = layout_.end_of_tasks; i < row.cells.size(); ++i) {
    if (is_blank(row.cells[i])) continue;
    const bool headed = i < cells.size() && !cells[i].plain.empty();
    const bool number_for_text = i == layout_.end_of_tasks && whole(row.cells[i]);
    if (headed && !number_for_text && !heads_task(i)) continue;
    complain(place(row, i), "strayed_value", "Значение стоит правее столбцов заданий: оно не взято.",
             quotable(row.cells[i].text), "пусто", "Проверьте, не сдвинута ли строка.");
    return;
  }
}

void RowReader::read(const sheet::Row& row) {
  const std::string line = line_of(row);
  if (!line.empty() && (is_separator(line, row) || is_exam_row(line))) return;
  if (std::exchange(first_row_, false) && is_numbering(row)) return;
  if (is_empty(row) || is_header_again(row) || is_summary(row)) return;
  results::Work work;
  if (!take_identity(row, work) || !take_code(row, work)) return;
  ++group_.read;
  const auto school = school_of(row);
  if (!school) return;
  work.school = *school;
  if (!layout_.marks.empty()) return take_marks(row, work);
  take_presence(row, work);
  take_person(row, work);
  take_scores(row, work);
  std::vector<results::TaskValue>& values = values_;
  values.clear();
  take_tasks(row, work, values);
  if (!work.absent) check_tasks(row, values);
  check_row(row, work);
  check_strays(row);
  note_upload(row);
  RowWorks& works = works_of(row);
  if (works.maximum == 0) works.maximum = whole(cell(row, Field::maximum)).value_or(0);
  values.resize(works.sitting.tasks.size());
  make_room(works, values.size());
  works.sitting.works.push_back(std::move(work));
  works.sitting.values.insert(works.sitting.values.end(), values.begin(), values.end());
  works.rows.push_back(row.number);
  works.class_grades.push_back(grade_of_class(cell(row, Field::class_name).text));
  works.reviewed += is_blank(cell(row, Field::appeal)) ? 0 : 1;
  take_answers(row, works);
}

/// The answers of a work as exam centres write them; a text that is no mask is told of.
void RowReader::take_answers(const sheet::Row& row, RowWorks& works) {
  if (!layout_.of(Field::short_answers) && !layout_.of(Field::long_answers)) return;
  Answers answers;
  const auto take = [&](Field field, Mask& to) {
    const sheet::Cell& written = cell(row, field);
    if (is_blank(written) || says_absent(written, form_)) return;
    if (auto mask = read_mask(written.text))
      to = std::move(*mask);
    else
      complain(place(row, field), "answers_unreadable", "Запись ответов не понята: задания этой работы не взяты.",
               quotable(written.text), "«++-1» или «1(2)0(3)»", "Балл за работу взят; проверьте ячейку.");
  };
  take(Field::short_answers, answers.short_ones);
  take(Field::long_answers, answers.long_ones);
  take(Field::oral_answers, answers.oral_ones);
  works.answers.push_back(std::move(answers));
}

SheetWorks RowReader::finish() {
  close_group();
  out_.layout = layout_;
  return std::move(out_);
}

}  // namespace vekha::imports
