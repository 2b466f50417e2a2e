#include <algorithm>

#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

using doc::Align;

std::string interval_text(const std::optional<Interval>& interval) {
  return interval ? range_text(*interval, kScoreDecimals) : "нет данных";
}

std::string score_text(const std::optional<double>& score) {
  return score ? ru_number(*score, kScoreDecimals) : "нет данных";
}

/// The marked schools, the farthest above the reference first.
std::vector<const objectivity::School*> marked(const objectivity::Signs& signs) {
  std::vector<const objectivity::School*> out;
  for (const objectivity::School& school : signs.schools)
    if (!school.signs.empty()) out.push_back(&school);
  std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
    return a->ci.value_or(Interval{}).lo > b->ci.value_or(Interval{}).lo;
  });
  return out;
}

doc::Table reference_table(const Material& material) {
  doc::Table table{.key = "reference",
                   .caption = "Группа сравнения и число школ с признаком",
                   .columns = {{3},
                               {0.9, Align::center},
                               {1.4, Align::right},
                               {1.4, Align::right},
                               {1.2, Align::right},
                               {2.1, Align::center},
                               {1.5, Align::center},
                               {1.7, Align::right}}};
  table.head = {head_row({"Предмет", "Класс", "n", "Среднее", "s", "Интервал среднего", "В перечне мето\u00ADдики",
                          "С признаком, из оценённых"})};
  table.rows = exam_rows(material, 8, [](const ExamPicture& picture) -> std::optional<doc::TableRow> {
    if (!picture.signs) return std::nullopt;
    const objectivity::Reference& reference = picture.signs->reference;
    const std::int64_t count = picture.signs->marked;
    return doc::TableRow{{doc::cell(picture.exam.subject), count_cell(picture.exam.grade), count_cell(reference.n),
                          doc::cell(score_text(reference.mean)), doc::cell(score_text(reference.sd)),
                          doc::cell(interval_text(reference.ci)), doc::cell(picture.signs->listed ? "да" : "нет"),
                          doc::cell(ru_number(static_cast<double>(count), 0) + " из " +
                                    ru_number(static_cast<double>(picture.signs->judged), 0))}};
  });
  return table;
}

/// The school, its municipality under it where there are several.
std::string name_of(const Material& material, const objectivity::School& school) {
  if (material.municipalities < 2 || school.municipality.empty()) return school.name;
  return school.name + "\n" + school.municipality;
}

void add_marked(doc::Table& table, const Pages& pages, const ExamPicture& picture) {
  const auto schools = marked(*picture.signs);
  if (schools.empty()) return;
  const objectivity::Reference& reference = picture.signs->reference;
  const std::string border = reference.ci ? ru_number(reference.ci->hi, kScoreDecimals) : "нет данных";
  table.rows.push_back(divider(exam_text(picture.exam, naming(pages.material())) + ": граница " + border +
                                   ", с признаком — " + ru_number(static_cast<double>(schools.size()), 0),
                               5));
  const std::size_t shown = std::min(schools.size(), static_cast<std::size_t>(pages.wording().shown));
  for (std::size_t i = 0; i < shown; ++i) {
    const objectivity::School& school = *schools[i];
    table.rows.push_back({{doc::cell(name_of(pages.material(), school)),
                           doc::cell(ru_number(static_cast<double>(school.n), 0) + (school.few ? "\u00A0*" : "")),
                           doc::cell(score_text(school.mean)), doc::cell(score_text(school.sd)),
                           doc::cell(school.arithmetic.empty() ? interval_text(school.ci) : school.arithmetic)}});
  }
}

void write_marked(Pages& pages) {
  doc::Table table{.key = "marked",
                   .caption = "Школы с признаком завышенного среднего балла",
                   .columns = {{4}, {1, Align::right}, {1.3, Align::right}, {1.1, Align::right}, {5}}};
  table.head = {head_row({"Школа", "n", "Среднее", "s", "Интервал среднего"})};
  std::size_t total = 0;
  std::int64_t found = 0;
  for (const ExamPicture& picture : pages.material().exams) {
    if (!picture.signs) continue;
    total += marked(*picture.signs).size();
    found += picture.signs->marked;
    add_marked(table, pages, picture);
  }
  if (found == 0) return pages.say("signs_none");
  if (static_cast<std::int64_t>(total) < found) pages.say("signs_withheld");
  if (total == 0) return;
  pages.add(std::move(table));
  pages.note(
      "signs_part",
      {{{"shown", std::to_string(pages.wording().shown)}, {"total", ru_number(static_cast<double>(total), 0)}}, {}});
}

const objectivity::Signs* first_signs(const Material& material) {
  for (const ExamPicture& picture : material.exams)
    if (picture.signs) return &*picture.signs;
  return nullptr;
}

}  // namespace

void write_signs(Pages& pages) {
  pages.heading("signs");
  const objectivity::Signs* first = first_signs(pages.material());
  if (first == nullptr) return pages.say("signs_none");
  const objectivity::Method& method = objectivity::method(first->method);
  const objectivity::SignRule& sign = method.sign("overstated_mean");
  // The label ends with the size of the group, which differs between exams and stands in the table.
  const std::string& label = first->reference.label;
  const std::string group = label.substr(0, label.find(" ("));
  Words words;
  words.texts = {{"method", method.title},  {"source", method.source}, {"rule", sign.rule},
                 {"meaning", sign.meaning}, {"group", group},          {"factor", ru_number(method.factor, 2)}};
  pages.say("signs_lead", words);
  if (!first->reference.region) pages.say("signs_not_region");
  pages.say("signs_listed");
  pages.add(reference_table(pages.material()));
  pages.note("signs_reference", words);
  write_marked(pages);
  pages.say("signs_difference", words);
}

}  // namespace vekha::reports
