#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

using doc::Align;

/// The shares of marks are defined alike: one row stands for the four.
bool is_one_of_marks(indicators::Kind kind) {
  using indicators::Kind;
  return kind == Kind::mark_3 || kind == Kind::mark_4 || kind == Kind::mark_5;
}

doc::Table definition_table() {
  doc::Table table{.key = "definitions", .caption = "Показатели", .columns = {{2.2}, {3.6}, {5}}};
  table.head = {head_row({"Показатель", "Как вычисляется", "Интервал (95 %)"})};
  for (const indicators::Indicator& each : indicators::definitions()) {
    if (is_one_of_marks(each.kind)) continue;
    const bool marks = each.kind == indicators::Kind::mark_2;
    const std::string name = marks ? "Доли отметок «2», «3», «4», «5»" : each.name;
    table.rows.push_back({{doc::cell(name + (each.unit.empty() ? "" : ", " + each.unit)),
                           doc::cell(marks ? replaced(each.formula, "n₂ / n", "nₖ / n") : each.formula),
                           doc::cell(each.interval.empty() ? "не строится" : each.interval)}});
  }
  return table;
}

std::string band(int from, int to) { return std::to_string(from) + "–" + std::to_string(to); }

doc::Table scale_table(const Material& material) {
  doc::Table table{.key = "scales",
                   .caption = "Шкалы перевода первичных баллов в отметки",
                   .columns = {{2.2},
                               {0.9, Align::center},
                               {1, Align::center},
                               {1, Align::center},
                               {1, Align::center},
                               {1, Align::center},
                               {5}}};
  table.head = {head_row({"Предмет", "Класс", "«2»", "«3»", "«4»", "«5»", "Источник шкалы"})};
  table.rows = exam_rows(material, 7, [](const ExamPicture& picture) -> std::optional<doc::TableRow> {
    if (!picture.scale) return std::nullopt;
    const catalog::Scale& scale = *picture.scale;
    const std::string source = scale.note.empty() ? scale.source : scale.source + ". " + scale.note;
    return doc::TableRow{{doc::cell(picture.exam.subject), count_cell(picture.exam.grade),
                          doc::cell(band(0, scale.from[0] - 1)), doc::cell(band(scale.from[0], scale.from[1] - 1)),
                          doc::cell(band(scale.from[1], scale.from[2] - 1)),
                          doc::cell(band(scale.from[2], scale.maximum)), doc::cell(source)}};
  });
  return table;
}

/// The exams for which something is true, in one line; empty when there are none.
std::string exams_where(const Material& material, const std::function<bool(const ExamPicture&)>& is_so) {
  std::vector<std::string> names;
  for (const ExamPicture& picture : material.exams)
    if (is_so(picture)) names.push_back(exam_text(picture.exam, naming(material)));
  return joined(names, "; ");
}

bool lacks_marks_for(const ExamPicture& picture, Absence why) {
  return !has_marks(picture) && picture.whole.quality.absence == why;
}

void say_exams(Pages& pages, std::string_view id, const std::string& exams) {
  if (!exams.empty()) pages.say(id, {{{"exams", exams}}, {}});
}

void write_scales(Pages& pages) {
  const Material& material = pages.material();
  pages.heading("marks_made");
  const auto without = [&](Absence why) {
    return exams_where(material, [why](const ExamPicture& picture) { return lacks_marks_for(picture, why); });
  };
  const doc::Table scales = scale_table(material);
  if (!scales.rows.empty()) {
    pages.say("scales_lead", {{}, {{"table", {"таблица", "scales"}}}});
    pages.add(scales);
  }
  say_exams(pages, "marks_from_file",
            exams_where(material, [](const ExamPicture& picture) { return has_marks(picture) && !picture.scale; }));
  say_exams(pages, "no_scale", without(Absence::no_scale));
  say_exams(pages, "marks_not_applicable", without(Absence::not_applicable));
}

void write_unknown(Pages& pages) {
  const Material& material = pages.material();
  pages.heading("not_known");
  std::int64_t missing = 0;
  for (const ExamPicture& picture : material.exams) missing += picture.without_total;
  const std::string broken = exams_where(material, [](const ExamPicture& p) { return p.without_total > 0; });
  const std::string endless = exams_where(material, [](const ExamPicture& p) { return p.whole.without_maximum > 0; });
  if (missing > 0)
    pages.say("without_total", {{{"works", counted(missing, "работы", "работ", "работ")}, {"exams", broken}}, {}});
  say_exams(pages, "without_maximum", endless);
  if (missing == 0 && endless.empty()) pages.say("nothing_missing");
  pages.say("no_context");
}

}  // namespace

void write_indicators(Pages& pages) {
  pages.heading("indicators_used");
  pages.say("indicators_lead", {{}, {{"table", {"таблица", "definitions"}}}});
  pages.add(definition_table());
  write_scales(pages);
  write_unknown(pages);
}

}  // namespace vekha::reports
