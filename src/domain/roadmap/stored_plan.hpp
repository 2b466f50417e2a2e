// A stored plan for tests: two sections, three measures, and a neighbour municipality that must see nothing of it.
#pragma once
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "domain/roadmap/roadmap.hpp"

namespace vekha::roadmap {

/// A measure of the plan drawn as a row: number | text | term | parties.
struct DrawnMeasure {
  std::string number;
  std::string text;
  std::string term;
  std::vector<std::string> responsible = {"УО"};
  int section = 0;
};

inline const std::vector<DrawnMeasure> kDrawnPlan{
    {"1.1", "Сбор сведений о программах школ", "май 2024 года, август 2024 года", {"УО", "ОО"}, 0},
    {"1.2", "Встреча родителей выпускников", "июнь 2024 года", {"ОО"}, 0},
    {"2.1", "Отчёт о работе за год", "декабрь 2024 года", {"УО"}, 1}};

inline Compiled drawn(const std::vector<DrawnMeasure>& rows) {
  Compiled out{.title = "План работы на 2024 год",
               .period = calendar::Period{Date::of(2024, 1, 1), Date::of(2024, 12, 31)}};
  out.sections = {{"1", "Кадры", "1", 0}, {"2", "Итоги", "2", 0}};
  out.parties = {{"УО", "Управление", {}}, {"ОО", "Школы", {}}};
  for (const DrawnMeasure& row : rows)
    out.measures.push_back({.number = row.number,
                            .section_index = row.section,
                            .text = row.text,
                            .deadline = calendar::read_term(row.term, {.period = out.period}),
                            .responsible = row.responsible});
  return out;
}

struct StoredPlan {
  std::unique_ptr<db::Database> database = db::Database::open_memory();
  org::Node own;
  org::Node other;
  RoadmapId id;

  explicit StoredPlan(const std::vector<DrawnMeasure>& rows = kDrawnPlan) {
    database->write({{}, "Петрова"}, "заведение", [&](const db::Write& write) {
      own = org::init(write, "Первый район");
      other = org::add(write, org::root(write).id, {.kind = org::Kind::municipality, .code = "m2", .name = "Второй"});
      id = import(write, drawn(rows), {.source = {.file_name = "план.docx", .sha256 = "abc"}});
    });
  }
  template <class Work>
  auto write(Work work) {
    return database->write({{}, "Петрова"}, "проверка", work);
  }
  template <class Work>
  auto read(Work work) const {
    return database->read(work);
  }
  Roadmap whole(RoadmapId which) const {
    return read([&](const db::Read& view) { return get(view, {}, which, Date::of(2024, 6, 15)); });
  }
  Roadmap whole() const { return whole(id); }
  Measure at(std::size_t index) const { return whole().measures.at(index); }
  Measure edited(const Target& target, const MeasureFields& fields) {
    return write([&](const db::Write& view) { return edit(view, mine(), target, fields); }).measure;
  }
  org::Scope mine() const { return {own.path}; }
  org::Scope neighbours() const { return {other.path}; }
};

/// «2024-05-31 done»: the windows of a measure.
inline std::vector<std::string> windows_of(const Measure& measure) {
  std::vector<std::string> out;
  for (const Occurrence& each : measure.occurrences)
    out.push_back(iso_date(each.due) + " " + std::string(status_name(each.status)));
  return out;
}

}  // namespace vekha::roadmap
