#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

using Fill = void (*)(Table&, const Sources&, const Query&);

struct Entry {
  View view;
  Fill fill;
};

const std::array kEntries{
    Entry{{"individual", "Индивидуальные результаты", "Каждая работа: баллы за задания, первичный балл, отметка."},
          fill_individual},
    Entry{{"marks", "Статистика по отметкам", "Сколько участников получили каждую отметку."}, fill_marks},
    Entry{{"journal", "Сравнение отметок с отметками по журналу",
           "Понизили, подтвердили или повысили участники отметку, которая стояла у них в журнале."},
          fill_journal},
    Entry{{"scores", "Распределение первичных баллов",
           "Доля участников с каждым баллом; границы отметок — из шкалы этого года."},
          fill_scores},
    Entry{{"tasks", "Выполнение заданий", "Средний процент от наибольшего балла за каждое задание."}, fill_tasks},
    Entry{{"planned", "Достижение планируемых результатов",
           "Задания собраны по планируемым результатам описания КИМ; рядом — то, что сообщила форма ФИС ОКО.", true,
           true},
          fill_planned},
    Entry{{"groups", "Выполнение заданий группами участников",
           "Как задания выполнили получившие «2», «3», «4» и «5»: задание, которое сильные делают не лучше слабых, "
           "стоит проверить."},
          fill_groups},
    Entry{{"skills", "Тепловая карта по умениям",
           "Строки — школы и классы, столбцы — умения: чем темнее ячейка, тем выше процент выполнения.", true, true},
          fill_skills},
    Entry{{"pivot", "Сводная таблица", "Любой показатель по школам, предметам, классам и годам.", false}, fill_pivot}};

const Entry& entry(std::string_view id) {
  for (const Entry& each : kEntries)
    if (each.view.id == id) return each;
  std::vector<std::string> known;
  for (const Entry& each : kEntries) known.emplace_back(each.view.id);
  throw Error(Code::not_found, "Таблицы «" + prefix(id, 40) + "» нет. Бывают: " + joined(known, ", ") + ".");
}

std::string caption_of(const std::vector<results::Exam>& exams) {
  return exams.size() == 1 ? exams.front().title() : "";
}

void require_one(const std::vector<results::Exam>& exams) {
  if (exams.size() <= 1) return;
  std::vector<std::string> names;
  for (const results::Exam& exam : exams) names.push_back(exam.title());
  constexpr std::size_t kShown = 8;
  const bool many = names.size() > kShown;
  if (many) names.resize(kShown);
  throw Error(Code::bad_arguments, "Эта таблица — об одной работе, а под отбор подходят " +
                                       counted(static_cast<std::int64_t>(exams.size()), "работа", "работы", "работ") +
                                       ": " + joined(names, "; ") + (many ? "…" : "") +
                                       ". Укажите процедуру, год, класс и предмет.");
}

}  // namespace

const std::vector<View>& views() {
  static const std::vector<View> all = [] {
    std::vector<View> out;
    for (const Entry& each : kEntries) out.push_back(each.view);
    return out;
  }();
  return all;
}

std::optional<Split> split_from_name(std::string_view name) {
  if (name == "all") return Split::all;
  if (name == "municipality") return Split::municipality;
  if (name == "school") return Split::school;
  if (name == "class") return Split::school_class;
  return std::nullopt;
}

Split usual_split(std::string_view view) { return view == "planned" ? Split::all : Split::school; }

std::optional<By> by_from_name(std::string_view name) {
  if (name == "result") return By::result;
  if (name == "skill") return By::skill;
  if (name == "kes") return By::kes;
  if (name == "kt") return By::kt;
  if (name == "task") return By::task;
  return std::nullopt;
}

Table make(std::string_view view, const Sources& sources, const Query& query) {
  const Entry& found = entry(view);
  const std::vector<results::Exam> exams = results::exams(sources.read, sources.facts, query.filter);
  if (found.view.one_exam) require_one(exams);
  Table table{.id = std::string(found.view.id), .title = std::string(found.view.title), .caption = caption_of(exams)};
  found.fill(table, sources, query);
  if (table.rows.empty()) table.notes.emplace_back("Под этот отбор не попала ни одна работа.");
  return table;
}

}  // namespace vekha::tables
