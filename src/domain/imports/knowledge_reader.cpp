#include "domain/imports/knowledge_reader.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kMostTasks = 300;

/// Soft hyphens and the like that Word and Excel leave inside words: «географиче_x0002_ских», «поня- тием».
std::string cleaned(const std::string& text) {
  std::string out = replaced(replaced(text, "_x0002_", ""), "\xC2\xAD", "");
  static const std::regex kTorn(R"(([^\s-])- +(?=[^\s]))");
  out = squeezed(out);
  // «поня- тием» was torn at the end of a line; «во- первых» keeps nothing either way.
  return out.size() < 4000 ? std::regex_replace(out, kTorn, "$1") : out;
}

/// «1,\n2», «1.1; 1.2» → codes.
std::vector<std::string> codes_in(const std::string& text) {
  std::vector<std::string> out;
  std::string plain = replaced(text, "–", "-");
  for (const char* sign : {";", ",", "или", "\n"}) plain = replaced(plain, sign, " ");
  plain = squeezed(plain);
  for (const char* torn : {"- ", " -"}) plain = replaced(plain, torn, "-");  // «9.14-» and «9.17» of the next line
  for (const std::string& part : split(plain, ' ')) {
    std::string code = squeezed(part);
    while (code.ends_with(".")) code.pop_back();
    if (!code.empty() && code.size() < 20 && std::find(out.begin(), out.end(), code) == out.end()) out.push_back(code);
  }
  return out;
}

void add_codes(std::vector<std::string>& to, const std::vector<std::string>& codes) {
  for (const std::string& code : codes)
    if (std::find(to.begin(), to.end(), code) == to.end()) to.push_back(code);
}

void add_text(std::string& to, const std::string& text) {
  if (!text.empty() && to.find(text) == std::string::npos) to += (to.empty() ? "" : " ") + text;
}

std::string level_of(const std::string& text) {
  const std::string word = folded(text);
  if (word.starts_with("б")) return "Б";
  if (word.starts_with("п")) return "П";
  return word.starts_with("в") ? "В" : "";
}

std::string task_number(const std::string& text) {
  std::string out = replaced(replaced(squeezed(text), ",", "."), " ", "");
  for (const char* letter : {"к", "k", "K"}) out = replaced(out, letter, "К");
  while (out.ends_with(".")) out.pop_back();
  return out;
}

/// «1 2»: points of the parts of a task that share a cell.
std::vector<int> numbers_in(const std::string& text) {
  std::vector<int> out;
  for (const std::string& word : split(squeezed(replaced(text, "\n", " ")), ' ')) {
    const auto number = parse_integer(word);
    if (!number || *number < 0 || *number > 99) return {};
    out.push_back(static_cast<int>(*number));
  }
  return out;
}

/// «0–6», «7-10», «15 - 20 баллов».
std::optional<std::pair<int, int>> band_of(const std::string& text) {
  static const std::regex kBand(R"(^(?:от )?(\d{1,3}) ?(?:-|до) ?(\d{1,3})(?: ?балл.*)?$)");
  const std::string line = folded(text);
  std::smatch match;
  if (line.size() > 40 || !std::regex_match(line, match, kBand)) return std::nullopt;
  return std::pair(std::stoi(match[1].str()), std::stoi(match[2].str()));
}

}  // namespace

int declared_maximum(const std::string& text) {
  static const std::regex kMaximum(R"(максимальный (?:первичный )?балл(?: за [^0-9]{0,60})? ?[-:] ?(\d{1,3}))");
  const std::string line = folded(text);
  std::smatch match;
  return line.size() < 2000 && std::regex_search(line, match, kMaximum) ? std::stoi(match[1].str()) : 0;
}

KnowledgeReader::KnowledgeReader(Context context, SchoolList& schools, Problems& problems)
    : context_(std::move(context)), schools_(schools), problems_(problems) {}

std::string KnowledgeReader::value(const sheet::Row& row, Field field) const {
  const auto& column = context_.layout.of(field);
  if (!column) return {};
  const std::string text = squeezed(row.at(column->column).text);
  if (!column->extract->has_value()) return text;
  std::smatch match;
  return found_in(text, *column->extract, match) ? squeezed(match[match.size() > 1 && match[1].matched ? 1 : 0].str())
                                                 : std::string{};
}

Place KnowledgeReader::place(const sheet::Row& row, Field field) const {
  const auto& column = context_.layout.of(field);
  return {.file = context_.file,
          .sheet = context_.sheet,
          .row = row.number,
          .column = column ? static_cast<int>(column->column) + 1 : 0};
}

/// A task may take several rows: one for each pair of codes, or one for each page it is torn over.
void KnowledgeReader::read_task(const sheet::Row& row) {
  std::string number = task_number(value(row, Field::kim_number));
  if (number.empty()) number = task_number(value(row, Field::task));
  const std::vector<int> parts_of_cell = numbers_in(value(row, Field::maximum));
  if (parts_of_cell.size() > 1) return read_parts(row, number, parts_of_cell);
  const std::optional<int> maximum = parts_of_cell.empty() ? std::nullopt : std::optional(parts_of_cell.front());
  const std::string level = level_of(value(row, Field::level));
  for (const sheet::Cell& cell : row.cells)
    if (out_.kim.maximum == 0) out_.kim.maximum = declared_maximum(cell.text);
  std::vector<catalog::KimTask>& tasks = out_.kim.tasks;
  if (number.size() > 12) return;  // «Всего заданий: 14 …»
  const bool torn = number.empty() && !maximum;
  const auto filled = std::count_if(row.cells.begin(), row.cells.end(), [](const auto& one) { return !is_blank(one); });
  const bool heading = filled == 1 && folded(value(row, Field::skill)).starts_with("задани");
  if (torn && (tasks.empty() || heading)) return;
  if (number.empty() && maximum) {  // the second part of the task above
    int parts = 2;
    const std::string base = last_number_;
    for (const catalog::KimTask& task : tasks)
      parts += task.name.starts_with(base + "(") && task.name != base + "(1)" ? 1 : 0;
    if (!tasks.empty() && tasks.back().name == base) tasks.back().name = base + "(1)";
    number = base + "(" + std::to_string(parts) + ")";
  } else if (!torn) {
    last_number_ = number;
  }
  const auto known = std::find_if(tasks.begin(), tasks.end(), [&](const auto& task) { return task.name == number; });
  catalog::KimTask* task = torn ? &tasks.back() : known == tasks.end() ? nullptr : &*known;
  if (task == nullptr) {
    if (tasks.size() == kMostTasks || (!maximum && level.empty())) return;
    tasks.push_back({.name = number});
    raw_codes_.emplace_back();
    task = &tasks.back();
    ++out_.rows;
  }
  RawCodes& raw = raw_codes_[static_cast<std::size_t>(task - tasks.data())];
  raw.kes += value(row, Field::kes) + " ";
  raw.kt += value(row, Field::kt) + " ";
  add_text(task->skill, cleaned(value(row, Field::skill)));
  add_text(task->block, cleaned(value(row, Field::block)));
  if (task->level.empty()) task->level = level;
  if (maximum && task->maximum > 0 && task->maximum != *maximum)
    problems_.add({"kim_maximum_differs", Severity::warning, place(row, Field::maximum),
                   "У задания " + number + " в разных строках разный наибольший балл.", std::to_string(*maximum),
                   std::to_string(task->maximum), "Взят первый; исправьте описание."});
  if (maximum && task->maximum == 0) task->maximum = *maximum;
  if (const auto minutes = parse_integer(value(row, Field::minutes)); minutes && *minutes < 300)
    task->minutes = static_cast<int>(*minutes);
  const std::string practice = folded(value(row, Field::practice));
  task->practice = task->practice || practice == "да" || practice == "+" || practice == "1";
}

/// A row of several parts, «Б П» and «1 2»: each part is a task.
void KnowledgeReader::read_parts(const sheet::Row& row, const std::string& number, const std::vector<int>& maxima) {
  if (number.empty() || number.size() > 12) return;
  const std::vector<std::string> levels = split(squeezed(replaced(value(row, Field::level), "\n", " ")), ' ');
  const std::vector<int> minutes = numbers_in(value(row, Field::minutes));
  last_number_ = number;
  for (std::size_t i = 0; i < maxima.size(); ++i) {
    catalog::KimTask task{.name = number + "(" + std::to_string(i + 1) + ")"};
    task.skill = cleaned(value(row, Field::skill));
    task.block = cleaned(value(row, Field::block));
    task.level = level_of(i < levels.size() ? levels[i] : levels.empty() ? "" : levels.back());
    task.maximum = maxima[i];
    if (i == 0 && minutes.size() == 1) task.minutes = minutes.front();
    out_.kim.tasks.push_back(std::move(task));
    raw_codes_.push_back({value(row, Field::kes) + " ", value(row, Field::kt) + " "});
    ++out_.rows;
  }
}

void KnowledgeReader::split_codes() {
  const auto& kes = context_.layout.of(Field::kes);
  const auto& kt = context_.layout.of(Field::kt);
  const bool together = kes && kt && kes->column == kt->column;
  const std::string heading = kes ? context_.layout.header->cells[kes->column].plain : "";
  const auto kt_at = heading.find("кт");
  const bool kt_first = kt_at != std::string::npos && kt_at < heading.find("кэс");
  for (std::size_t i = 0; i < out_.kim.tasks.size(); ++i) {
    RawCodes raw = raw_codes_[i];
    if (together) {
      const std::string both = replaced(raw.kes, "//", "/");
      const auto slash = both.find('/');
      const std::string first = both.substr(0, slash);
      const std::string second = slash == std::string::npos ? "" : both.substr(slash + 1);
      raw = kt_first ? RawCodes{second, first} : RawCodes{first, second};
    }
    add_codes(out_.kim.tasks[i].kes, codes_in(raw.kes));
    add_codes(out_.kim.tasks[i].kt, codes_in(raw.kt));
  }
}

void KnowledgeReader::read_code(const sheet::Row& row) {
  std::string code = squeezed(value(row, Field::code));
  while (code.ends_with(".")) code.pop_back();
  const auto text_of = [&](Field field) {
    if (!context_.layout.of(field)) return std::string{};
    std::string text = cleaned(value(row, field));
    // Headings over merged columns leave the text beside its heading.
    const std::size_t column = context_.layout.of(field)->column;
    if (text.empty() && column > 0 && column != context_.layout.of(Field::code)->column + 1)
      text = cleaned(row.at(column - 1).text);
    return text.empty() ? cleaned(row.at(column + 1).text) : text;
  };
  const std::string kes = text_of(Field::kes);
  const std::string kt = text_of(Field::kt);
  if (code.empty() || code.size() > 20 || (kes.empty() && kt.empty())) return;
  ++out_.rows;
  if (!kes.empty()) out_.kim.kes[code] = kes;
  if (!kt.empty()) out_.kim.kt[code] = kt;
}

void KnowledgeReader::read_scale(const sheet::Row& row) {
  std::array<std::optional<std::pair<int, int>>, 4> bands;
  constexpr std::array kMarks{Field::mark_2, Field::mark_3, Field::mark_4, Field::mark_5};
  for (std::size_t i = 0; i < 4; ++i) bands.at(i) = band_of(value(row, kMarks.at(i)));
  if (!std::all_of(bands.begin(), bands.end(), [](const auto& band) { return band.has_value(); })) return;
  RowScale one{
      {value(row, Field::procedure), value(row, Field::year), value(row, Field::grade), value(row, Field::subject), {}},
      {},
      row.number};
  one.scale.maximum = bands[3]->second;
  for (std::size_t i = 0; i < 3; ++i) {
    one.scale.from.at(i) = bands.at(i + 1)->first;
    if (bands.at(i)->second + 1 == bands.at(i + 1)->first) continue;
    const std::string both = "«" + std::to_string(i + 2) + "» и «" + std::to_string(i + 3) + "»";
    const bool overlap = bands.at(i)->second >= bands.at(i + 1)->first;
    one.scale.note = "В документе границы отметок " + both + (overlap ? " перекрываются" : " не смыкаются") +
                     ": принято, что «" + std::to_string(i + 3) + "» начинается с " +
                     std::to_string(bands.at(i + 1)->first) + ".";
    problems_.add({"scale_overlap", Severity::warning, place(row, kMarks.at(i + 1)), one.scale.note,
                   value(row, kMarks.at(i)) + "; " + value(row, kMarks.at(i + 1)), "границы одна за другой",
                   "Проверьте по официальному документу."});
  }
  const bool grow = one.scale.from[0] > 0 && one.scale.from[0] < one.scale.from[1] &&
                    one.scale.from[1] < one.scale.from[2] && one.scale.from[2] <= one.scale.maximum;
  if (!grow) {
    problems_.add({"scale_broken", Severity::error, place(row, Field::mark_2), "Границы отметок не растут.", "", "",
                   "Исправьте шкалу."});
    return;
  }
  one.scale.source = value(row, Field::document);
  ++out_.rows;
  out_.scales.push_back(std::move(one));
}

void KnowledgeReader::read_school(const sheet::Row& row) {
  const results::SchoolName school{value(row, Field::school), value(row, Field::school_name),
                                   value(row, Field::municipality_code), value(row, Field::municipality)};
  if (school.code.empty() && school.name.empty()) {
    if (school.municipality.empty() || school.municipality_code.empty()) return;
    ++out_.rows;
    if (out_.rows > 1) return;
    problems_.add({"municipalities_only", Severity::error, place(row, Field::municipality),
                   "Это список муниципалитетов без школ: сам по себе он не загружается.", "",
                   "список школ с муниципалитетами",
                   "Загрузите список школ; названия муниципалитетов возьмутся из него."});
    return;
  }
  schools_.index(school);
  ++out_.schools;
  ++out_.rows;
}

void KnowledgeReader::read(const sheet::Row& row) {
  switch (context_.layout.form->form->kind) {
    case catalog::FormKind::tasks: return read_task(row);
    case catalog::FormKind::codifier: return read_code(row);
    case catalog::FormKind::scales: return read_scale(row);
    default: return read_school(row);
  }
}

SheetKnowledge KnowledgeReader::finish() {
  out_.layout = context_.layout;
  split_codes();
  int sum = 0;
  for (const catalog::KimTask& task : out_.kim.tasks) sum += task.maximum;
  if (out_.kim.maximum > 0 && sum > 0 && sum != out_.kim.maximum)
    problems_.add({"kim_sum_differs",
                   Severity::warning,
                   {.file = context_.file, .sheet = context_.sheet},
                   "Сумма наибольших баллов заданий не равна наибольшему баллу работы.",
                   std::to_string(sum),
                   std::to_string(out_.kim.maximum),
                   "Проверьте, все ли задания прочитаны."});
  return std::move(out_);
}

}  // namespace vekha::imports
