#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "domain/skills/skills.hpp"

namespace vekha::skills {
namespace {

constexpr std::size_t kNames = 2;  // columns of a table of skills before the skills: name, works

Mastery mastery_of(const Estimate& value, const Question& question) {
  if (!value.value) return Mastery::absent;
  if (value.n < question.few) return Mastery::few;
  switch (words::standing_of(value, question.threshold)) {
    case words::Standing::below: return Mastery::deficit;
    case words::Standing::alike: return *value.value < question.threshold ? Mastery::perhaps : Mastery::fine;
    default: return Mastery::fine;
  }
}

std::string skill_title(const tables::Column& column) { return column.title + "\n" + column.hint; }

/// Completion by all works it is held against, by the heading of its column.
std::map<std::string, Estimate> beside_of(const tables::Sources& sources, const Question& question) {
  tables::Query query = question.query;
  query.filter.scope = question.beside;
  query.filter.school.reset();
  query.filter.class_name.reset();
  query.split = tables::Split::all;
  const tables::Table table = tables::make("skills", sources, query);
  std::map<std::string, Estimate> out;
  if (table.rows.empty()) return out;
  for (std::size_t i = kNames; i < table.columns.size(); ++i)
    if (const auto& number = table.rows.front().cells.at(i).number) out[skill_title(table.columns[i])] = *number;
  return out;
}

Line line_of(const tables::Row& row, const Answer& answer, const Question& question) {
  Line out{.level = row.level, .node = row.node, .name = row.cells.at(0).text};
  if (const auto& works = row.cells.at(1).number; works && works->value)
    out.works = static_cast<std::int64_t>(*works->value);
  for (std::size_t i = 0; i < answer.skills.size(); ++i) {
    SkillCell cell{.value = row.cells.at(kNames + i).number.value_or(Estimate{})};
    cell.mastery = mastery_of(cell.value, question);
    if (cell.mastery != Mastery::few) cell.standing = words::standing_of(cell.value, answer.skills[i].beside.value);
    out.cells.push_back(cell);
  }
  return out;
}

/// Which tasks of a row are deficits themselves, by their names.
std::set<std::string> red_tasks(const tables::Table& by_task, const tables::Row& row, const Question& question) {
  std::set<std::string> out;
  for (std::size_t i = kNames; i < by_task.columns.size(); ++i) {
    const auto& value = row.cells.at(i).number;
    if (value && mastery_of(*value, question) == Mastery::deficit) out.insert(by_task.columns[i].title);
  }
  return out;
}

/// A skill with most of its tasks red is a systemic deficit: recommendations for analysis of 2026, known second hand.
void mark_systemic(Answer& answer, const tables::Sources& sources, const Question& question) {
  if (answer.single) return;
  tables::Query query = question.query;
  query.by = tables::By::task;
  const tables::Table by_task = tables::make("skills", sources, query);
  for (std::size_t line = 0; line < answer.lines.size() && line < by_task.rows.size(); ++line) {
    const std::set<std::string> red = red_tasks(by_task, by_task.rows[line], question);
    for (std::size_t i = 0; i < answer.skills.size(); ++i) {
      const std::vector<std::string>& tasks = answer.skills[i].tasks;
      SkillCell& cell = answer.lines[line].cells[i];
      cell.red = std::ranges::count_if(tasks, [&](const std::string& one) { return red.contains(one); });
      cell.systemic =
          cell.mastery != Mastery::few && tasks.size() > 1 && 2 * cell.red > static_cast<std::int64_t>(tasks.size());
    }
  }
}

std::int64_t number_of(const Line& line, Mastery mastery) {
  return std::ranges::count(line.cells, mastery, &SkillCell::mastery);
}

std::string line_words(const Line& line) {
  const std::int64_t sure = number_of(line, Mastery::deficit);
  const std::int64_t perhaps = number_of(line, Mastery::perhaps);
  const auto all = static_cast<std::int64_t>(line.cells.size());
  if (number_of(line, Mastery::few) + number_of(line, Mastery::absent) == all) return "мало работ, чтобы судить";
  const std::int64_t systemic = std::ranges::count_if(line.cells, &SkillCell::systemic);
  if (sure + perhaps + systemic == 0) return "дефицитов нет";
  std::string out = sure > 0 ? "дефицитов — " + ru_number(static_cast<double>(sure), 0) : "";
  if (systemic > 0) out += (out.empty() ? "системных дефицитов — " : ", системных — ") + std::to_string(systemic);
  if (perhaps > 0)
    out += (out.empty() ? "возможных дефицитов — " : ", ещё возможно — ") + ru_number(static_cast<double>(perhaps), 0);
  return out;
}

std::string finding_words(const Answer& answer, std::size_t line, std::size_t skill) {
  const SkillCell& cell = answer.lines[line].cells[skill];
  std::string out =
      answer.lines[line].name + ": " + answer.skills[skill].code + " — выполнение " + ru_percent(*cell.value.value);
  if (cell.value.interval)
    out += " (" + ru_number(cell.value.interval->lo, 1) + "–" + ru_number(cell.value.interval->hi, 1) + ")";
  out += ", n = " + ru_number(static_cast<double>(cell.value.n), 0);
  if (cell.systemic)
    out += "; системный дефицит: не освоено " + std::to_string(cell.red) + " из " +
           std::to_string(answer.skills[skill].tasks.size()) + " заданий";
  if (answer.lines[line].level != tables::Split::all && cell.standing != words::Standing::unknown)
    out += "; " + words::sentence(cell.value, cell.standing, words::Sureness::alone, "среднего по всем работам");
  return out;
}

void find(Answer& answer) {
  for (std::size_t line = 0; line < answer.lines.size(); ++line)
    for (std::size_t skill = 0; skill < answer.skills.size(); ++skill)
      if (const SkillCell& cell = answer.lines[line].cells[skill]; cell.mastery == Mastery::deficit || cell.systemic)
        answer.findings.push_back({line, skill, finding_words(answer, line, skill)});
  std::ranges::stable_sort(answer.findings, {}, [&](const Finding& one) {
    const Line& line = answer.lines[one.line];
    return std::pair(line.level, *line.cells[one.skill].value.value);
  });
  for (const Line& line : answer.lines)
    for (std::size_t skill = 0; skill < answer.skills.size(); ++skill)
      if (line.level == tables::Split::school && line.cells[skill].mastery == Mastery::deficit)
        ++answer.skills[skill].schools;
}

std::string headline_of(const Answer& answer) {
  if (answer.lines.empty()) return "Умения: работ с баллами за задания нет";
  const std::int64_t sure = number_of(answer.lines.front(), Mastery::deficit);
  const std::string whole = answer.lines.front().name + ": ";
  if (sure > 0) {
    const auto of = static_cast<std::int64_t>(answer.skills.size());
    return whole + "не освоено " + ru_number(static_cast<double>(sure), 0) + " из " +
           ru_number(static_cast<double>(of), 0) + " (" + answer.by + ")";
  }
  const auto places = std::ranges::count_if(answer.lines, [](const Line& line) {
    return line.level != tables::Split::all && number_of(line, Mastery::deficit) > 0;
  });
  return whole + (places > 0 ? "в целом дефицитов нет, у отдельных школ и классов есть" : "дефицитов нет");
}

}  // namespace

std::string_view by_title(tables::By by) {
  switch (by) {
    case tables::By::result: return "планируемые результаты";
    case tables::By::skill: return "умения";
    case tables::By::kes: return "элементы содержания (КЭС)";
    case tables::By::kt: return "требования (КТ)";
    case tables::By::task: return "задания";
  }
  return {};
}

std::string_view level_name(tables::Split level) {
  switch (level) {
    case tables::Split::all: return "all";
    case tables::Split::municipality: return "municipality";
    case tables::Split::school: return "school";
    case tables::Split::school_class: return "class";
  }
  return {};
}

std::string_view mastery_name(Mastery mastery) {
  switch (mastery) {
    case Mastery::deficit: return "deficit";
    case Mastery::perhaps: return "perhaps";
    case Mastery::fine: return "fine";
    case Mastery::few: return "few";
    case Mastery::absent: return "absent";
  }
  return {};
}

std::string_view mastery_title(Mastery mastery) {
  switch (mastery) {
    case Mastery::deficit: return "дефицит";
    case Mastery::perhaps: return "возможно, дефицит";
    case Mastery::fine: return "освоено";
    case Mastery::few: return "мало работ";
    case Mastery::absent: return "нет данных";
  }
  return {};
}

Answer deficits(const tables::Sources& sources, const Question& question) {
  const tables::Table table = tables::make("skills", sources, question.query);
  Answer out{.caption = table.caption, .threshold = question.threshold, .few = question.few, .notes = table.notes};
  out.by = by_title(table.lacks_kim ? tables::By::task : question.query.by);
  out.single = table.lacks_kim || question.query.by == tables::By::task;
  const auto beside = beside_of(sources, question);
  for (std::size_t i = kNames; i < table.columns.size(); ++i) {
    const auto found = beside.find(skill_title(table.columns[i]));
    out.skills.push_back({table.columns[i].title, table.columns[i].hint,
                          found == beside.end() ? Estimate::absent(Absence::no_data) : found->second, 0,
                          table.columns[i].element, table.columns[i].tasks});
  }
  for (const tables::Row& row : table.rows) out.lines.push_back(line_of(row, out, question));
  mark_systemic(out, sources, question);
  for (Line& line : out.lines) line.words = line_words(line);
  find(out);
  out.headline = headline_of(out);
  out.notes.push_back("Дефицит — выполнение ниже " + ru_percent(question.threshold, 0) +
                      " вместе со всем 95 % интервалом. Порог — начальное значение, а не норма: его можно сдвинуть.");
  if (!out.single)
    out.notes.emplace_back(
        "Системный дефицит — не освоено больше половины заданий, которые проверяют одно и то же (рекомендации об "
        "анализе ВПР 2026 года, известны из вторых рук).");
  return out;
}

void write_answer(JsonWriter& json, const Answer& answer) {
  json.begin_object().field("caption", answer.caption).field("by", answer.by).field("threshold", answer.threshold);
  json.field("few", answer.few).field("headline", answer.headline).key("skills").begin_array();
  for (const Skill& skill : answer.skills) {
    json.begin_object().field("code", skill.code).field("text", skill.text).field("schools", skill.schools);
    json.key("beside");
    write_estimate(json, skill.beside);
    json.end_object();
  }
  json.end_array().key("lines").begin_array();
  for (const Line& line : answer.lines) {
    json.begin_object().field("level", level_name(line.level)).field("node", line.node.value);
    json.field("name", line.name).field("works", line.works).field("words", line.words).key("cells").begin_array();
    for (const SkillCell& cell : line.cells) {
      json.begin_object().key("value");
      write_estimate(json, cell.value);
      json.field("mastery", mastery_name(cell.mastery)).field("mastery_title", mastery_title(cell.mastery));
      json.field("standing", words::standing_name(cell.standing)).field("red", cell.red);
      json.field("systemic", cell.systemic).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().key("findings").begin_array();
  for (const Finding& one : answer.findings)
    json.begin_object().field("line", one.line).field("skill", one.skill).field("words", one.words).end_object();
  json.end_array().list("notes", answer.notes).end_object();
}

}  // namespace vekha::skills
