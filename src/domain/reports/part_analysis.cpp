#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

using doc::Align;

bool any_marks(const Material& material) {
  for (const ExamPicture& picture : material.exams)
    if (has_marks(picture)) return true;
  return false;
}

doc::Table result_table(const Material& material) {
  const bool marks = any_marks(material);
  doc::Table table{.key = "results",
                   .caption = "Результаты по предметам и классам",
                   .columns = {{3.2},
                               {0.9, Align::center},
                               {1.2, Align::right},
                               {2.2, Align::right},
                               {1.1, Align::right},
                               {2, Align::right}}};
  std::vector<std::string> titles{"Предмет", "Класс", "Работы", "Средний балл", "Макс.", "Выпол\u00ADнение, %"};
  if (marks) {
    table.columns.insert(table.columns.end(), {{2, Align::right}, {2, Align::right}});
    titles.insert(titles.end(), {"Успевае\u00ADмость, %", "Качество, %"});
  }
  table.head = {head_row(titles)};
  const int columns = static_cast<int>(titles.size());
  table.rows = exam_rows(material, columns, [marks](const ExamPicture& picture) -> std::optional<doc::TableRow> {
    const indicators::Values& whole = picture.whole;
    doc::TableRow row{{doc::cell(picture.exam.subject), count_cell(picture.exam.grade),
                       number_cell(whole.participants, 0), number_cell(whole.mean_primary, kScoreDecimals),
                       picture.maximum > 0 ? count_cell(picture.maximum) : doc::cell("нет данных"),
                       number_cell(whole.mean_percent, kPercentDecimals)}};
    if (marks) {
      row.cells.push_back(number_cell(whole.success, kPercentDecimals));
      row.cells.push_back(number_cell(whole.quality, kPercentDecimals));
    }
    return row;
  });
  return table;
}

doc::Point point_of(const Estimate& estimate) {
  if (!estimate.value) return {};
  const Interval interval = estimate.interval.value_or(Interval{*estimate.value, *estimate.value});
  return {estimate.value, interval.lo, interval.hi};
}

/// The exams of one picture: of one procedure when they would be too many for one.
struct Group {
  std::string title;  ///< ": ВПР", or empty
  std::vector<const ExamPicture*> exams;
  bool mixed = false;  ///< holds several procedures
};
constexpr std::size_t kOnePicture = 16;

std::vector<Group> groups_of(const Material& material) {
  std::vector<Group> groups;
  const bool apart = material.procedures.size() > 1 && material.exams.size() > kOnePicture;
  for (const ExamPicture& picture : material.exams) {
    const bool begins =
        groups.empty() || (apart && groups.back().exams.back()->exam.procedure != picture.exam.procedure);
    if (begins)
      groups.push_back({apart ? ": " + picture.exam.procedure : "", {}, !apart && material.procedures.size() > 1});
    groups.back().exams.push_back(&picture);
  }
  return groups;
}

std::string category(const Group& group, const ExamPicture& picture) {
  const std::string text = picture.exam.subject + ", " + std::to_string(picture.exam.grade);
  return group.mixed ? text + " (" + picture.exam.procedure + ")" : text;
}

double height_of(const Group& group) { return group.exams.size() > 8 ? 9.5 : 7.5; }

/// The mean percent of each exam; nothing when no maximum is known.
std::optional<doc::Chart> percent_chart(const Group& group) {
  doc::Chart chart{.kind = doc::Chart::Kind::dots,
                   .caption = "Средний процент выполнения с 95-процентными интервалами" + group.title,
                   .alt =
                       "Точки — средний процент выполнения по предметам и классам, отрезки — 95-процентные интервалы. "
                       "Числа приведены в таблице выше.",
                   .category_title = "Предмет, класс",
                   .value_title = "% от максимума",
                   .minimum = 0,
                   .maximum = 100,
                   .height_cm = height_of(group)};
  doc::Series series{.name = "Средний процент выполнения"};
  bool any = false;
  for (const ExamPicture* picture : group.exams) {
    chart.categories.push_back(category(group, *picture));
    series.points.push_back(point_of(picture->whole.mean_percent));
    any = any || picture->whole.mean_percent.value;
  }
  chart.series.push_back(std::move(series));
  return any ? std::optional(std::move(chart)) : std::nullopt;
}

void write_results(Pages& pages) {
  const Material& material = pages.material();
  pages.heading("by_exam");
  std::vector<doc::Chart> charts;
  for (const Group& group : groups_of(material))
    if (auto chart = percent_chart(group)) charts.push_back(std::move(*chart));
  Words words{{}, {{"table_word", {"Таблица", "results"}}}};
  if (!charts.empty()) charts.front().key = "percents";
  if (!charts.empty()) words.links["figure_word"] = {"рисунок", "percents"};
  pages.say(charts.empty() ? "by_exam_lead_no_chart" : "by_exam_lead", words);
  pages.add(result_table(material));
  for (doc::Chart& chart : charts) pages.add(std::move(chart));
}

doc::Table mark_table(const Material& material) {
  doc::Table table{.key = "marks",
                   .caption = "Доли отметок, % от работ с отметкой",
                   .columns = {{3},
                               {0.9, Align::center},
                               {1.4, Align::right},
                               {2, Align::right},
                               {2, Align::right},
                               {2, Align::right},
                               {2, Align::right}}};
  table.head = {head_row({"Предмет", "Класс", "Работы с отметкой", "«2»", "«3»", "«4»", "«5»"})};
  table.rows = exam_rows(material, 7, [](const ExamPicture& picture) -> std::optional<doc::TableRow> {
    if (!has_marks(picture)) return std::nullopt;
    doc::TableRow row{
        {doc::cell(picture.exam.subject), count_cell(picture.exam.grade), count_cell(picture.whole.marks[0].n)}};
    for (const Estimate& share : picture.whole.marks) row.cells.push_back(number_cell(share, kPercentDecimals));
    return row;
  });
  return table;
}

/// The shares of marks of the group; nothing when no marks are known.
std::optional<doc::Chart> mark_chart(const Group& group) {
  constexpr doc::Fill kFills[] = {doc::Fill::mark2, doc::Fill::mark3, doc::Fill::mark4, doc::Fill::mark5};
  doc::Chart chart{.kind = doc::Chart::Kind::stacked,
                   .caption = "Доли отметок" + group.title,
                   .alt = "Столбцы, разделённые на доли отметок 2, 3, 4 и 5. Числа приведены в таблице выше.",
                   .category_title = "Предмет, класс",
                   .value_title = "% работ",
                   .minimum = 0,
                   .maximum = 100,
                   .height_cm = height_of(group)};
  for (std::size_t mark = 0; mark < 4; ++mark)
    chart.series.push_back({.name = "«" + std::to_string(mark + 2) + "»", .fill = kFills[mark]});
  for (const ExamPicture* picture : group.exams) {
    if (!has_marks(*picture)) continue;
    chart.categories.push_back(category(group, *picture));
    for (std::size_t mark = 0; mark < 4; ++mark)
      chart.series[mark].points.push_back({picture->whole.marks[mark].value});
  }
  return chart.categories.empty() ? std::nullopt : std::optional(std::move(chart));
}

void write_marks(Pages& pages) {
  pages.heading("marks");
  if (!any_marks(pages.material())) return pages.say("marks_none");
  pages.say("marks_lead", {{}, {{"table", {"таблица", "marks"}}}});
  pages.add(mark_table(pages.material()));
  for (const Group& group : groups_of(pages.material()))
    if (auto chart = mark_chart(group)) pages.add(std::move(*chart));
}

std::string change_text(const Estimate& now, const Estimate& before) {
  const auto difference = change(now, before);
  const auto senseless = [](const Estimate& share) { return !share.value && share.absence == Absence::not_applicable; };
  if (!difference) return senseless(now) || senseless(before) ? "н/п" : "нет данных";
  std::string text = signed_text(difference->points, kPercentDecimals);
  if (difference->proven()) text += difference->points < 0 ? " ▼" : " ▲";
  return text + "\n(" + ru_number(difference->interval.lo, kPercentDecimals) + ";\u00A0" +
         ru_number(difference->interval.hi, kPercentDecimals) + ")";
}

doc::Cell change_cell(const Estimate& now, const Estimate& before) {
  const auto difference = change(now, before);
  std::string text = change_text(now, before);
  return difference && difference->proven() ? strong_cell(std::move(text)) : doc::cell(std::move(text));
}

doc::Cell spanning(std::string text, int columns) {
  doc::Cell cell = doc::head_cell(std::move(text));
  cell.columns = columns;
  return cell;
}

doc::Cell tall(std::string text) {
  doc::Cell cell = doc::head_cell(std::move(text));
  cell.rows = 2;
  return cell;
}

doc::Table change_table(const Material& material) {
  const int year = material.exams.front().exam.year;
  const std::string now = std::to_string(year);
  const std::string before = std::to_string(year - 1);
  doc::Table table{.key = "change",
                   .caption = "Сравнение с " + before + " годом",
                   .columns = {{2.7},
                               {0.9, Align::center},
                               {1.15, Align::right},
                               {1.15, Align::right},
                               {2.1, Align::right},
                               {1.15, Align::right},
                               {1.15, Align::right},
                               {2.1, Align::right},
                               {1.15, Align::right},
                               {1.15, Align::right}}};
  table.head = {{{tall("Предмет"), tall("Класс"), spanning("Успеваемость, %", 3), spanning("Качество, %", 3),
                  spanning("Выполнение, %", 2)}},
                head_row({before, now, "Разность, п.п.", before, now, "Разность, п.п.", before, now})};
  table.rows = exam_rows(material, 10, [](const ExamPicture& picture) -> std::optional<doc::TableRow> {
    const indicators::Values before_or_none = picture.before.value_or(indicators::Values{});
    doc::TableRow row{{doc::cell(picture.exam.subject), count_cell(picture.exam.grade)}};
    const auto value = [](const Estimate& estimate) { return doc::cell(value_text(estimate, kPercentDecimals)); };
    for (const auto share : {&indicators::Values::success, &indicators::Values::quality}) {
      row.cells.push_back(value(before_or_none.*share));
      row.cells.push_back(value(picture.whole.*share));
      row.cells.push_back(change_cell(picture.whole.*share, before_or_none.*share));
    }
    row.cells.push_back(value(before_or_none.mean_percent));
    row.cells.push_back(value(picture.whole.mean_percent));
    return row;
  });
  return table;
}

void write_change(Pages& pages) {
  const Material& material = pages.material();
  pages.heading("change");
  bool any = false;
  for (const ExamPicture& picture : material.exams) any = any || picture.before;
  if (!any) return pages.say("change_none");
  pages.say("change_lead");
  pages.add(change_table(material));
  pages.note("change_note");
}

}  // namespace

void write_analysis(Pages& pages) {
  write_results(pages);
  write_marks(pages);
  write_change(pages);
  write_units(pages);
  write_signs(pages);
}

}  // namespace vekha::reports
