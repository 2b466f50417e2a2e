#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

using doc::Align;

/// Schools or municipalities of one exam in one table.
struct UnitTable {
  std::string caption;
  std::string unit_title;
  std::vector<const indicators::Row*> rows;
  bool mixed = true;  ///< holds units that do not differ too, so those that do are shaded
  std::string (*name)(const Material& material, const indicators::Row& row);
};

bool is_small(const Pages& pages, const indicators::Row& row) {
  return row.values.participants.value.value_or(0) < static_cast<double>(pages.wording().small_school);
}

doc::Cell verdict_cell(Verdict verdict) {
  const bool differs = verdict == Verdict::above || verdict == Verdict::below;
  return differs ? strong_cell(verdict_text(verdict)) : doc::cell(verdict_text(verdict));
}

doc::TableRow unit_row(const Pages& pages, const UnitTable& table, const ExamPicture& picture,
                       const indicators::Row& row) {
  const indicators::Values& values = row.values;
  const Verdict verdict = compare(values.mean_primary, picture.whole.mean_primary);
  doc::TableRow out{{doc::cell(table.name(pages.material(), row)),
                     doc::cell(value_text(values.participants, 0) + (is_small(pages, row) ? "\u00A0*" : "")),
                     number_cell(values.mean_primary, kScoreDecimals)}};
  if (picture.whole.mean_percent.value) out.cells.push_back(number_cell(values.mean_percent, kPercentDecimals));
  if (has_marks(picture)) {
    out.cells.push_back(number_cell(values.success, kPercentDecimals));
    out.cells.push_back(number_cell(values.quality, kPercentDecimals));
  }
  out.cells.push_back(verdict_cell(verdict));
  if (table.mixed && (verdict == Verdict::above || verdict == Verdict::below))
    for (doc::Cell& cell : out.cells) cell.shade = doc::Cell::Shade::light;
  return out;
}

/// The whole against which the rows are judged, as the last row.
doc::TableRow whole_row(const ExamPicture& picture) {
  const indicators::Values& whole = picture.whole;
  const auto strong = [](const Estimate& estimate, int decimals) { return strong_cell(cell_text(estimate, decimals)); };
  doc::TableRow out{{strong_cell("Всего"), strong(whole.participants, 0), strong(whole.mean_primary, kScoreDecimals)}};
  if (whole.mean_percent.value) out.cells.push_back(strong(whole.mean_percent, kPercentDecimals));
  if (has_marks(picture)) {
    out.cells.push_back(strong(whole.success, kPercentDecimals));
    out.cells.push_back(strong(whole.quality, kPercentDecimals));
  }
  out.cells.push_back(doc::cell("—"));
  return out;
}

void add_unit_table(Pages& pages, const UnitTable& units, const ExamPicture& picture) {
  doc::Table table{.caption = units.caption, .columns = {{3.6}, {1.2, Align::right}, {2.2, Align::right}}};
  std::vector<std::string> titles{units.unit_title, "Работы", "Средний балл"};
  if (picture.whole.mean_percent.value) {
    table.columns.push_back({2.1, Align::right});
    titles.emplace_back("Выпол\u00ADнение, %");
  }
  if (has_marks(picture)) {
    table.columns.insert(table.columns.end(), 2, {2.1, Align::right});
    titles.insert(titles.end(), {"Успевае\u00ADмость, %", "Качество, %"});
  }
  table.columns.push_back({2, Align::center});
  titles.emplace_back("Отличие от общего");
  table.head = {head_row(titles)};
  for (const indicators::Row* row : units.rows) table.rows.push_back(unit_row(pages, units, picture, *row));
  table.rows.push_back(whole_row(picture));
  pages.add(std::move(table));
}

/// How many units have each verdict, in the order of Verdict.
std::array<std::int64_t, 4> verdict_counts(const ExamPicture& picture) {
  std::array<std::int64_t, 4> counts{};
  for (const indicators::Row& row : picture.schools)
    ++counts[static_cast<std::size_t>(compare(row.values.mean_primary, picture.whole.mean_primary))];
  return counts;
}

/// The schools farthest from the whole: at most `shown` above and as many below, by name.
std::vector<const indicators::Row*> farthest(const ExamPicture& picture, std::size_t shown) {
  std::vector<const indicators::Row*> out;
  const double centre = picture.whole.mean_primary.value.value_or(0);
  for (const Verdict verdict : {Verdict::above, Verdict::below}) {
    std::vector<const indicators::Row*> side;
    for (const indicators::Row& row : picture.schools)
      if (compare(row.values.mean_primary, picture.whole.mean_primary) == verdict) side.push_back(&row);
    std::stable_sort(side.begin(), side.end(), [&](const auto* a, const auto* b) {
      return std::abs(*a->values.mean_primary.value - centre) > std::abs(*b->values.mean_primary.value - centre);
    });
    side.resize(std::min(side.size(), shown));
    out.insert(out.end(), side.begin(), side.end());
  }
  return out;
}

std::vector<const indicators::Row*> pointers(const std::vector<indicators::Row>& rows) {
  std::vector<const indicators::Row*> out;
  out.reserve(rows.size());
  for (const indicators::Row& row : rows) out.push_back(&row);
  return out;
}

/// The school, its municipality under it.
std::string school_name(const Material& material, const indicators::Row& row) {
  const std::string& name = row.school_name.empty() ? row.school_code : row.school_name;
  return material.municipalities < 2 ? name : name + "\n" + row.municipality_name;
}

std::string municipality_name(const Material&, const indicators::Row& row) { return row.municipality_name; }

void write_many_schools(Pages& pages, const ExamPicture& picture, UnitTable table) {
  const auto counts = verdict_counts(picture);
  const auto text = [&](Verdict verdict) {
    return ru_number(static_cast<double>(counts[static_cast<std::size_t>(verdict)]), 0);
  };
  Words words;
  words.texts = {{"above", text(Verdict::above)},
                 {"below", text(Verdict::below)},
                 {"same", text(Verdict::same)},
                 {"unknown", text(Verdict::unknown)}};
  pages.say("many_schools", words);
  const auto shown = static_cast<std::size_t>(pages.wording().shown);
  table.mixed = false;
  table.rows = farthest(picture, shown);
  if (table.rows.empty()) return pages.say("none_differs");
  add_unit_table(pages, table, picture);
  const auto differ =
      counts[static_cast<std::size_t>(Verdict::above)] + counts[static_cast<std::size_t>(Verdict::below)];
  if (differ > static_cast<std::int64_t>(table.rows.size()))
    pages.note("shown_part", {{{"shown", std::to_string(shown)}}, {}});
}

doc::Point work_point(std::int64_t works) { return {static_cast<double>(works)}; }

/// The marks of a scale and 0, which a scale gives a score above its maximum.
struct MarkSeries {
  int mark;
  const char* name;
  doc::Fill fill;
};
constexpr std::array kMarkSeries{MarkSeries{2, "«2»", doc::Fill::mark2}, MarkSeries{3, "«3»", doc::Fill::mark3},
                                 MarkSeries{4, "«4»", doc::Fill::mark4}, MarkSeries{5, "«5»", doc::Fill::mark5},
                                 MarkSeries{0, "больше максимума", doc::Fill::grey}};

/// The works whose score has this mark.
doc::Series series_of(const ExamPicture& picture, const MarkSeries& look) {
  doc::Series series{.name = look.name, .fill = look.fill};
  for (std::size_t score = 0; score < picture.histogram.size(); ++score) {
    const bool own = picture.scale->mark(static_cast<int>(score)) == look.mark;
    series.points.push_back(own ? work_point(picture.histogram[score]) : doc::Point{});
  }
  return series;
}

/// Series of one colour, or one a mark when the scale is known.
std::vector<doc::Series> histogram_series(const ExamPicture& picture) {
  if (!picture.scale) {
    doc::Series series{.name = "Работы"};
    for (const std::int64_t works : picture.histogram) series.points.push_back(work_point(works));
    return {series};
  }
  std::vector<doc::Series> out;
  for (const MarkSeries& look : kMarkSeries) {
    doc::Series series = series_of(picture, look);
    const bool any =
        std::any_of(series.points.begin(), series.points.end(), [](const doc::Point& p) { return p.value; });
    if (any || look.mark != 0) out.push_back(std::move(series));
  }
  return out;
}

void add_histogram(Pages& pages, const ExamPicture& picture) {
  const auto works = static_cast<std::int64_t>(picture.whole.participants.value.value_or(0));
  if (works < pages.wording().histogram_from) {
    pages.note("histogram_small", {{{"from", std::to_string(pages.wording().histogram_from)}}, {}});
    return;
  }
  doc::Chart chart{.kind = doc::Chart::Kind::stacked,
                   .caption = "Распределение первичных баллов: " + exam_text(picture.exam, naming(pages.material())) +
                              " (" + works_text(works) + ")",
                   .alt = "Столбцы — число работ с каждым первичным баллом от 0 до " +
                          std::to_string(picture.histogram.size() - 1) + ".",
                   .series = histogram_series(picture),
                   .category_title = "Первичный балл",
                   .value_title = "Число работ",
                   .minimum = 0,
                   .height_cm = 6};
  for (std::size_t score = 0; score < picture.histogram.size(); ++score)
    chart.categories.push_back(std::to_string(score));
  pages.add(std::move(chart));
}

void write_exam(Pages& pages, const ExamPicture& picture) {
  const std::string exam = exam_text(picture.exam, naming(pages.material()));
  pages.small_heading(exam);
  const bool each_school_alone = picture.municipalities.size() == picture.schools.size();
  if (!picture.municipalities.empty() && !each_school_alone)
    add_unit_table(
        pages, {"Муниципалитеты: " + exam, "Муниципалитет", pointers(picture.municipalities), true, municipality_name},
        picture);
  UnitTable schools{"Школы: " + exam, "Школа", pointers(picture.schools), true, school_name};
  if (static_cast<std::int64_t>(picture.schools.size()) > pages.wording().schools_in_table) {
    write_many_schools(pages, picture, std::move(schools));
  } else if (picture.schools.size() > 1) {
    add_unit_table(pages, schools, picture);
  }
  add_histogram(pages, picture);
}

}  // namespace

void write_units(Pages& pages) {
  pages.heading("units");
  if (pages.material().schools < 2) {
    pages.say("one_school");
  } else {
    pages.say("units_lead", {{{"small", std::to_string(pages.wording().small_school)}}, {}});
    if (pages.material().municipalities > 1) pages.say("municipalities_lead");
    pages.say("units_chance");
  }
  for (const ExamPicture& picture : pages.material().exams) write_exam(pages, picture);
}

}  // namespace vekha::reports
