#include "domain/imports/clues.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kFolders = 3;  // how far up the folders are looked at

std::set<std::string> all_matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
    for (std::size_t group = 1; group < it->size(); ++group)
      if ((*it)[group].matched) out.insert((*it)[group].str());
  return out;
}

/// «8 класс (по образцу 7 класса)» is about grade 8.
std::string without_sample(const std::string& text) {
  static const std::regex kSample(R"(\([^()]*образц[^()]*\))");
  return std::regex_replace(text, kSample, " ");
}

std::set<std::string> years_in(const std::string& text) {
  static const std::regex kYear(R"((?:^|[^0-9])(20[0-9]{2})(?=[^0-9]|$))");
  return all_matches(text, kYear);
}

std::set<std::string> grades_in(const std::string& text) {
  static const std::regex kGrade(R"((?:^|[^0-9])([1-9]|1[01]) ?-?(?:й|го|ом)?[ _]?(?:класс|кл(?=[ ._]|$)))");
  static const std::regex kCode(R"(^20[0-9]{2}[ _-]([1-9]|1[01])[ _-])");
  std::set<std::string> out = all_matches(text, kGrade);
  out.merge(all_matches(text, kCode));
  return out;
}

/// «муниципального этапа» is the stage «муниципальный этап».
std::set<std::string> stages_in(const std::string& text) {
  static const std::regex kStage(R"((школьн|муниципальн|региональн|заключительн)(?:ый|ого|ом|ому)[ _]этап)");
  std::set<std::string> out;
  for (const std::string& stem : all_matches(text, kStage)) out.insert(stem + "ый этап");
  return out;
}

void add(std::vector<Clue>& clues, const std::set<std::string>& values, const std::string& where) {
  for (const std::string& value : values) clues.push_back({value, where});
}

std::set<std::string> as_set(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

/// A folder named by a bare grade: «8».
std::set<std::string> folder_grade(const std::string& folder) {
  const auto number = parse_integer(folder);
  if (number && *number >= 1 && *number <= 11) return {std::to_string(*number)};
  return grades_in(folder);
}

struct Parts {
  std::string file;                  ///< folded, without extension
  std::vector<std::string> folders;  ///< folded, nearest first
};

Parts parts_of(const std::string& name) {
  std::vector<std::string> pieces = split(replaced(name, "\\", "/"), '/');
  Parts out;
  out.file = without_sample(folded(pieces.back()));
  out.file = out.file.substr(0, out.file.rfind('.'));
  pieces.pop_back();
  std::reverse(pieces.begin(), pieces.end());
  for (const std::string& piece : pieces)
    if (!piece.empty() && out.folders.size() < kFolders) out.folders.push_back(without_sample(folded(piece)));
  return out;
}

template <class Find>
void add_nearest(std::vector<Clue>& clues, const std::vector<std::string>& folders, Find find) {
  for (const std::string& folder : folders)
    if (const std::set<std::string> values = find(folder); !values.empty()) {
      add(clues, values, "папка «" + folder + "»");
      return;
    }
}

struct Question {
  const char* field;
  const char* title;
  const char* option;
};

std::string listed(const std::vector<Clue>& clues) {
  std::string out;
  for (const Clue& clue : clues) out += (out.empty() ? "" : "; ") + clue.where + ": " + clue.value;
  return out;
}

/// The one value all clues agree on; otherwise an error that asks.
std::string agreed(const std::vector<Clue>& clues, const Question& question, const Place& place, Problems& problems) {
  std::set<std::string> values;
  for (const Clue& clue : clues) values.insert(clue.value);
  if (values.size() == 1) return *values.begin();
  Issue issue{.code = std::string(question.field) + (values.empty() ? "_unknown" : "_contradicts"),
              .severity = Severity::error,
              .place = place};
  const std::string title = question.title;
  issue.message = values.empty() ? "Не найден " + title + ": его нет ни в листе, ни в имени файла, ни в папке."
                                 : "По разным признакам " + title + " разный.";
  issue.found = listed(clues);
  issue.fix = "Ответьте на вопрос на странице загрузки; в командной строке: " + std::string(question.option) + ".";
  problems.add(std::move(issue));
  return {};
}

Need need_of(const Question& question, const std::vector<Clue>& clues) {
  Need need{question.field, "Укажите " + std::string(question.title), {}};
  for (const Clue& clue : clues)
    if (std::find(need.options.begin(), need.options.end(), clue.value) == need.options.end())
      need.options.push_back(clue.value);
  return need;
}

}  // namespace

Clues clues_of_name(const catalog::Catalog& catalog, const std::string& name) {
  const Parts parts = parts_of(name);
  Clues out;
  add(out.subject, as_set(catalog.subjects_in(parts.file)), "имя файла");
  add(out.grade, grades_in(parts.file), "имя файла");
  add(out.year, years_in(parts.file), "имя файла");
  add(out.stage, stages_in(parts.file), "имя файла");
  const auto subjects = [&](const std::string& folder) { return as_set(catalog.subjects_in(folder)); };
  add_nearest(out.subject, parts.folders, subjects);
  add_nearest(out.grade, parts.folders, folder_grade);
  add_nearest(out.year, parts.folders, years_in);
  if (out.stage.empty()) add_nearest(out.stage, parts.folders, stages_in);
  return out;
}

void add_line(Clues& clues, const catalog::Catalog& catalog, const CompiledForm& form, const std::string& line) {
  std::smatch match;
  if (!found_in(line, form.exam_line, match) || match.size() < 4) return;
  const std::string where = "заголовок листа";
  if (year_or_none(match[1].str()) > 0) clues.year.push_back({match[1].str(), where});
  if (const int grade = grade_or_none(match[3].str()); grade > 0) clues.grade.push_back({std::to_string(grade), where});
  if (const auto subject = catalog.find_subject(match[2].str())) clues.subject.push_back({*subject, where});
}

int year_or_none(std::string_view text) {
  const auto number = parse_integer(text);
  return number && *number >= 2000 && *number <= 2100 ? static_cast<int>(*number) : 0;
}

int grade_or_none(std::string_view text) {
  const auto number = parse_integer(text);
  return number && *number >= 1 && *number <= 11 ? static_cast<int>(*number) : 0;
}

std::optional<std::string> school_in_name(const std::string& name) {
  static const std::regex kLogin(R"((?:edu|sch)([0-9]{3,}))");
  const Parts parts = parts_of(name);
  std::smatch match;
  if (std::regex_search(parts.file, match, kLogin)) return match[1].str();
  for (const std::string& folder : parts.folders)
    if (std::regex_search(folder, match, kLogin)) return match[1].str();
  return std::nullopt;
}

void add_sheet_name(Clues& clues, const catalog::Catalog& catalog, const std::string& sheet) {
  static const std::regex kSheet(R"(^([^ 0-9]{2,12})[ _-]?([1-9]|1[01])(?![0-9]))");
  const std::string name = folded(sheet);
  std::smatch match;
  if (name.size() > 200 || !std::regex_search(name, match, kSheet)) return;
  const auto subject = catalog.subject_of_code(match[1].str());
  if (!subject) return;
  clues.subject.push_back({*subject, "имя листа"});
  clues.grade.push_back({match[2].str(), "имя листа"});
}

void add_words(Clues& clues, const catalog::Catalog& catalog, const std::string& line) {
  add(clues.year, years_in(line), "заголовок листа");
  add(clues.grade, grades_in(line), "заголовок листа");
  add(clues.subject, as_set(catalog.subjects_in(line)), "заголовок листа");
  add(clues.stage, stages_in(line), "заголовок листа");
}

namespace {

bool needed(const ExamOrder& order, const char* part) {
  return std::find(order.needs.begin(), order.needs.end(), part) != order.needs.end();
}

/// Stages of an olympiad are works of their own: «ВсОШ, школьный этап». A sheet that names several tells none.
std::string with_stage(const std::string& procedure, const std::vector<Clue>& stages) {
  if (procedure != "ВсОШ" || stages.empty()) return procedure;
  for (const Clue& one : stages)
    if (one.value != stages.front().value) return procedure;
  return procedure + ", " + stages.front().value;
}

}  // namespace

Settled settle_exam(const catalog::Exam& known, const ExamOrder& order, const Place& place, Problems& problems) {
  constexpr Question kSubject{"subject", "предмет", "--subject ПРЕДМЕТ"};
  constexpr Question kGrade{"grade", "класс (параллель)", "--grade N"};
  constexpr Question kYear{"year", "год", "--year ГГГГ"};
  constexpr Question kProcedure{"procedure", "вид работы", "--procedure ВПР"};
  Settled out{known, {}};
  const Hints& hints = order.hints;
  const auto decide = [&](const Question& question, const std::vector<Clue>& signs) {
    const std::string value = agreed(signs, question, place, problems);
    if (value.empty()) out.needs.push_back(need_of(question, signs));
    return value;
  };
  const auto number = [](const std::string& text) { return static_cast<int>(parse_integer(text).value_or(0)); };
  if (!hints.subject.empty() && needed(order, "subject")) out.exam.subject = hints.subject;
  if (out.exam.subject.empty() && needed(order, "subject")) out.exam.subject = decide(kSubject, order.clues.subject);
  if (hints.grade && needed(order, "grade")) out.exam.grade = *hints.grade;
  if (out.exam.grade == 0 && needed(order, "grade")) out.exam.grade = number(decide(kGrade, order.clues.grade));
  if (hints.year) out.exam.year = *hints.year;
  if (out.exam.year == 0 && needed(order, "year")) out.exam.year = number(decide(kYear, order.clues.year));
  if (!hints.procedure.empty()) out.exam.procedure = hints.procedure;
  if (out.exam.procedure.empty() && needed(order, "procedure")) out.exam.procedure = decide(kProcedure, {});
  if (hints.procedure.empty()) out.exam.procedure = with_stage(out.exam.procedure, order.clues.stage);
  return out;
}

}  // namespace vekha::imports
