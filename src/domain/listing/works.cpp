#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "domain/listing/listing.hpp"

namespace vekha::listing {
namespace {

using results::Paper;
using results::WorkRow;

const char* state_of(const WorkRow& row) {
  if (row.absent) return "absent";
  if (row.annulled) return "annulled";
  return row.participated ? "counted" : "not_counted";
}

const char* state_title(const WorkRow& row) {
  if (row.absent) return "отсутствовал";
  if (row.annulled) return "аннулирована";
  return row.participated ? "учтена" : "не учтена";
}

std::vector<Column> columns_of(const std::vector<std::string>& tasks) {
  std::vector<Column> out{{"procedure", "Процедура"},
                          {"year", "Год"},
                          {"grade", "Параллель"},
                          {"subject", "Предмет"},
                          {"part", "Этап"},
                          {"municipality", "Муниципалитет"},
                          {"school", "Код школы"},
                          {"school_name", "Школа"},
                          {"class", "Класс"},
                          {"code", "Код участника"},
                          {"pupil_key", "Ключ участника"},
                          {"variant", "Вариант"},
                          {"sex", "Пол"}};
  for (const std::string& task : tasks) out.push_back({"task " + task, task});
  out.insert(out.end(), {{"total", "Первичный балл"},
                         {"test", "Тестовый балл"},
                         {"mark", "Отметка"},
                         {"journal_mark", "Отметка по журналу"},
                         {"attempt", "Попытка"},
                         {"state", "Состояние"},
                         {"batch", "Загрузка"}});
  return out;
}

/// Names of the tasks of all papers, each once, in the order they are met.
std::vector<std::string> tasks_of(const std::vector<Paper>& papers) {
  std::vector<std::string> out;
  std::set<std::string> met;
  for (const Paper& paper : papers)
    for (const results::Task& task : paper.tasks)
      if (met.insert(task.name).second) out.push_back(task.name);
  return out;
}

/// Where the tasks of a paper stand among the columns.
std::vector<std::size_t> places_of(const Paper& paper, const std::vector<std::string>& tasks) {
  std::vector<std::size_t> out;
  for (const results::Task& task : paper.tasks)
    out.push_back(static_cast<std::size_t>(std::find(tasks.begin(), tasks.end(), task.name) - tasks.begin()));
  return out;
}

class WorkTable {
 public:
  WorkTable(const Source& source, const Sink& sink)
      : names_(source), pupils_(source.pupils), sink_(sink), tasks_(tasks_of(papers_in(source))) {
    sink_.head(columns_of(tasks_));
  }

  void add(const Paper& paper, const WorkRow& row) {
    const Names::School& school = names_.of(row.school);
    const results::Exam& exam = paper.exam;
    cells_.assign({Cell::of(exam.procedure), Cell::of(exam.year), Cell::of(exam.grade), Cell::of(exam.subject),
                   Cell::of(paper.part), Cell::of(school.municipality), Cell::of(school.code), Cell::of(school.name),
                   Cell::of(row.class_name), Cell::of(row.code), Cell::of(pupil_key(pupils_, paper, row, school.code)),
                   Cell::of(row.variant), Cell::of(row.sex)});
    add_tasks(paper, row);
    for (const results::Score& score : {row.total}) cells_.push_back(Cell::of(score, paper.unit));
    for (const results::Score& score : {row.test, row.mark, row.journal_mark}) cells_.push_back(Cell::of(score));
    cells_.push_back(Cell::of(row.attempt));
    cells_.push_back(Cell::of(std::string(state_title(row))));
    cells_.push_back(Cell::of(static_cast<double>(paper.batch.value)));
    sink_.row(cells_);
  }

 private:
  static std::vector<Paper> papers_in(const Source& source) {
    return results::papers(source.read, source.facts, source.filter);
  }

  void add_tasks(const Paper& paper, const WorkRow& row) {
    if (paper.id != paper_) {
      paper_ = paper.id;
      places_ = places_of(paper, tasks_);
    }
    const std::size_t first = cells_.size();
    const results::Flag none = row.absent ? results::Flag::blank : results::Flag::not_applicable;
    cells_.resize(first + tasks_.size(), Cell::of(results::TaskValue{0, none}));
    for (std::size_t i = 0; i < row.tasks.size(); ++i) cells_[first + places_[i]] = Cell::of(row.tasks[i], paper.unit);
  }

  Names names_;
  const results::Pupils& pupils_;
  const Sink& sink_;
  std::vector<std::string> tasks_;
  std::vector<std::size_t> places_;
  std::int64_t paper_ = 0;
  std::vector<Cell> cells_;
};

void write_score(JsonWriter& json, std::string_view name, const Cell& cell) {
  json.key(name).begin_object().field("value", cell.number);
  json.field("status", cell.status.empty() ? std::string("present") : cell.status).end_object();
}

void write_tasks(JsonWriter& json, const Paper& paper, const WorkRow& row) {
  json.key("tasks").begin_array();
  for (std::size_t i = 0; i < row.tasks.size(); ++i) {
    const Cell cell = Cell::of(row.tasks[i], paper.unit);
    json.begin_object().field("task", paper.tasks[i].name).field("value", cell.number);
    json.field("status", cell.status.empty() ? std::string("present") : cell.status).end_object();
  }
  json.end_array();
}

}  // namespace

std::string pupil_key(const results::Pupils& pupils, const Paper& paper, const WorkRow& row,
                      const std::string& school) {
  const std::int64_t key =
      row.person != 0 ? row.person : pupils.code({paper.exam.procedure, paper.exam.year, school, row.code});
  if (key == 0) return {};
  std::array<char, 17> out{};
  std::snprintf(out.data(), out.size(), "%016llx", static_cast<unsigned long long>(key));
  return out.data();
}

void works(const Source& source, const Sink& sink, BatchId only) {
  WorkTable table(source, sink);
  results::each_work(source.read, source.facts, source.filter, [&](const Paper& paper, const WorkRow& row) {
    if (!only || paper.batch == only) table.add(paper, row);
  });
}

void write_work(JsonWriter& json, const Names& names, const results::Pupils& pupils, const Paper& paper,
                const WorkRow& row) {
  const Names::School& school = names.of(row.school);
  json.begin_object().field("procedure", paper.exam.procedure).field("year", paper.exam.year);
  json.field("grade", paper.exam.grade).field("subject", paper.exam.subject).field("kind", paper.kind);
  json.field("part", paper.part).field("held", paper.held).field("municipality", school.municipality);
  json.field("school", school.code).field("school_name", school.name).field("class", row.class_name);
  json.field("code", row.code).field("pupil_key", pupil_key(pupils, paper, row, school.code));
  json.field("person", row.person != 0).field("variant", row.variant).field("sex", row.sex);
  write_score(json, "total", Cell::of(row.total, paper.unit));
  write_score(json, "test", Cell::of(row.test));
  write_score(json, "mark", Cell::of(row.mark));
  write_score(json, "journal_mark", Cell::of(row.journal_mark));
  json.field("attempt", row.attempt).field("state", state_of(row)).field("batch", paper.batch.value);
  write_tasks(json, paper, row);
  json.end_object();
}

}  // namespace vekha::listing
