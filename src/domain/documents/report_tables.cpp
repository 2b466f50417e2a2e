#include "domain/documents/report_tables.hpp"

#include "base/text.hpp"

namespace vekha::documents {
namespace {

constexpr std::size_t kLabel = 44;  ///< letters of a section beside its bar

std::string to_fill(const std::string& what) { return "[указать: " + what + "]"; }

std::string number(int value) { return std::to_string(value); }

std::string percent_text(const Tally& tally) {
  const auto percent = tally.percent();
  return percent ? ru_percent(*percent, 0) : "нет данных";
}

bool is_done(const roadmap::Occurrence& each) { return each.status == roadmap::Status::done; }
bool is_overdue(const roadmap::Occurrence& each) { return each.overdue; }
bool is_moved(const roadmap::Occurrence& each) { return each.moved || each.baseline_due != each.due; }
bool is_cancelled(const roadmap::Occurrence& each) { return each.status == roadmap::Status::cancelled; }

std::string evidence_text(const roadmap::Occurrence& each) {
  return each.evidence.empty() ? to_fill("подтверждающий документ") : each.evidence;
}
std::string reason_text(const roadmap::Occurrence& each) {
  return each.evidence.empty() ? to_fill("причину") : each.evidence;
}
std::string lateness_text(const roadmap::Occurrence& each) {
  return std::string(roadmap::status_title(each.status)) + "; " + to_fill("причину");
}
std::string move_text(const roadmap::Occurrence& each) {
  return ru_date(each.baseline_due) + " → " + ru_date(each.due);
}

std::string window_text(const roadmap::Occurrence& each) {
  return each.from == each.due ? ru_date(each.due) : ru_date(each.from) + " – " + ru_date(each.due);
}

std::string label_of(const std::string& title) {
  return length(title) <= kLabel ? title : prefix(title, kLabel - 1) + "…";
}

doc::Series series(const std::string& name, doc::Fill fill, const std::vector<Tally>& tallies,
                   int (*value)(const Tally&)) {
  doc::Series out{.name = name, .fill = fill};
  for (const Tally& tally : tallies) {
    const double height = value(tally);
    out.points.push_back({height, height, height});
  }
  return out;
}

doc::TableRow row_of(const std::vector<std::string>& cells) {
  doc::TableRow row;
  for (const std::string& text : cells) row.cells.push_back(doc::cell(text));
  return row;
}

}  // namespace

std::string totals_sentence(const Figures& figures) {
  const Tally& all = figures.all;
  if (all.total == 0) return "В этот период исполнять нечего: сроков нет.";
  std::string out = figures.counted + " в периоде — " + number(all.total) + ": выполнено " + number(all.done) +
                    ", на проверке " + number(all.review) + ", в работе " + number(all.in_work) + ", запланировано " +
                    number(all.planned) + ", снято с обоснованием " + number(all.cancelled) + ". ";
  out += "Из незавершённых просрочено " + number(all.overdue) + ".";
  if (all.percent()) out += " Доля выполненных (без снятых) — " + percent_text(all) + ".";
  return out;
}

std::vector<std::string> tally_header(const std::string& first) {
  return {first,           "Всего", "Выполнено",  "На проверке", "В работе",
          "Запланировано", "Снято", "Просрочено", "Выполнено, %"};
}

std::vector<std::string> tally_cells(const Tally& tally) {
  return {tally.title,           number(tally.total),   number(tally.done),      number(tally.review),
          number(tally.in_work), number(tally.planned), number(tally.cancelled), number(tally.overdue),
          percent_text(tally)};
}

doc::Table tally_table(const std::string& key, const std::string& caption, const std::string& first,
                       const std::vector<Tally>& tallies) {
  doc::Table table{.key = key, .caption = caption};
  doc::TableRow head;
  for (const std::string& text :
       {first, std::string("Всего"), std::string("Выполнено"), std::string("Идёт"), std::string("Впереди"),
        std::string("Снято"), std::string("Просрочено"), std::string("Доля")}) {
    const bool name = head.cells.empty();
    table.columns.push_back({name ? 6.0 : 1.0, name ? doc::Align::left : doc::Align::right});
    head.cells.push_back(doc::head_cell(text));
  }
  table.head.push_back(std::move(head));
  for (const Tally& each : tallies)
    table.rows.push_back(
        row_of({each.title, number(each.total), number(each.done), number(each.in_work + each.review),
                number(each.planned), number(each.cancelled), number(each.overdue), percent_text(each)}));
  return table;
}

doc::Paragraph tally_note() {
  return {.runs = doc::plain("Идёт — в работе и на проверке; впереди — запланировано; просроченные сосчитаны и среди "
                             "незавершённых. Доля — выполненные от всех, кроме снятых."),
          .kind = doc::Paragraph::Kind::note};
}

doc::Chart tally_chart(const std::vector<Tally>& sections) {
  doc::Chart chart{.kind = doc::Chart::Kind::bars,
                   .key = "progress",
                   .caption = "Состояние исполнения по разделам плана",
                   .alt = "Полосы по разделам: сколько выполнено, идёт и просрочено",
                   .value_title = "Количество",
                   .height_cm = 3 + 0.8 * static_cast<double>(sections.size())};
  for (const Tally& tally : sections) chart.categories.push_back(label_of(tally.title));
  chart.series = {series("Выполнено", doc::Fill::mark4, sections, [](const Tally& each) { return each.done; }),
                  series("Идёт и впереди", doc::Fill::mark5, sections,
                         [](const Tally& each) { return each.planned + each.in_work + each.review - each.overdue; }),
                  series("Просрочено", doc::Fill::mark2, sections, [](const Tally& each) { return each.overdue; }),
                  series("Снято", doc::Fill::grey, sections, [](const Tally& each) { return each.cancelled; })};
  return chart;
}

LineTable done_lines() {
  return {"Выполненные мероприятия", "Выполненных мероприятий в периоде нет.", "Чем подтверждено", is_done,
          evidence_text};
}
LineTable overdue_lines() {
  return {"Просроченные мероприятия", "Просроченных мероприятий нет.", "Состояние и причина", is_overdue,
          lateness_text};
}
LineTable moved_lines() {
  return {"Перенесённые сроки", "Сроки в периоде не переносились.", "Прежний срок → новый", is_moved, move_text};
}
LineTable cancelled_lines() {
  return {"Снятые мероприятия", "Снятых мероприятий в периоде нет.", "Обоснование", is_cancelled, reason_text};
}

std::optional<doc::Table> line_table(const LineTable& table, const Figures& figures) {
  doc::Table out{.caption = table.caption,
                 .columns = {{0.6, doc::Align::center}, {3.6}, {1.5}, {1.8}, {2.2}},
                 .rise = doc::Table::Rise::top};
  out.head.push_back({{doc::head_cell("№ п/п"), doc::head_cell("Мероприятие"), doc::head_cell("Срок"),
                       doc::head_cell("Ответственный"), doc::head_cell(table.last)}});
  for (const Line& line : figures.lines) {
    if (!table.takes(*line.occurrence)) continue;
    out.rows.push_back(
        {{doc::cell(line.measure->number), doc::cell(line.measure->text), doc::cell(window_text(*line.occurrence)),
          doc::cell(joined(line.measure->responsible, ", ")), doc::cell(table.tells(*line.occurrence))}});
  }
  if (out.rows.empty()) return std::nullopt;
  return out;
}

doc::Table effect_table() {
  doc::Table table{.caption = "Показатели до и после принятых мер", .columns = {{3}, {1}, {1}, {1}, {2.4}}};
  table.head.push_back({{doc::head_cell("Показатель"), doc::head_cell("До"), doc::head_cell("После"),
                         doc::head_cell("Изменение"), doc::head_cell("Вывод")}});
  for (int i = 0; i < 3; ++i)
    table.rows.push_back(
        {{doc::cell(to_fill("показатель")), doc::cell(" "), doc::cell(" "), doc::cell(" "), doc::cell(" ")}});
  return table;
}

}  // namespace vekha::documents
