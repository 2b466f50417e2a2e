#include <set>

#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

using doc::Align;

std::string prepositional_schools(std::int64_t n) { return counted(n, "школе", "школах", "школах"); }

std::vector<std::string> distinct(const Material& material, std::string (*of)(const results::Exam&)) {
  std::vector<std::string> out;
  for (const ExamPicture& picture : material.exams) {
    std::string text = of(picture.exam);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

std::int64_t works(const ExamPicture& picture) {
  return static_cast<std::int64_t>(picture.whole.participants.value.value_or(0));
}

Words volume_words(const Material& material) {
  std::int64_t total = 0;
  std::int64_t absent = 0;
  std::set<int> grades;
  for (const ExamPicture& picture : material.exams) {
    total += works(picture);
    absent += picture.absent;
    grades.insert(picture.exam.grade);
  }
  std::vector<std::string> grade_texts;
  grade_texts.reserve(grades.size());
  for (const int grade : grades) grade_texts.push_back(std::to_string(grade));
  const auto exams = static_cast<std::int64_t>(material.exams.size());
  const auto municipalities = static_cast<std::int64_t>(material.municipalities);
  Words words;
  words.texts["works"] = works_text(total);
  words.texts["exams"] = counted(exams, "сочетание", "сочетания", "сочетаний") + " процедуры, предмета и класса";
  words.texts["schools"] = prepositional_schools(static_cast<std::int64_t>(material.schools));
  words.texts["municipalities"] =
      municipalities > 1 ? " " + counted(municipalities, "муниципалитета", "муниципалитетов", "муниципалитетов") : "";
  words.texts["grades"] = joined(grade_texts, ", ");
  words.texts["subjects"] =
      lower(joined(distinct(material, [](const results::Exam& exam) { return exam.subject; }), ", "));
  words.texts["absent"] = counted(absent, "ученик", "ученика", "учеников");
  words.texts["no_absent"] = absent == 0 ? "1" : "";
  return words;
}

doc::Table volume_table(const Material& material) {
  doc::Table table{.key = "volume",
                   .caption = "Состав данных",
                   .columns = {{3.4},
                               {1, Align::center},
                               {1.1, Align::right},
                               {1.3, Align::right},
                               {1.5, Align::right},
                               {1.7, Align::right},
                               {1.4, Align::right}}};
  table.head = {
      head_row({"Предмет", "Класс", "Школы", "Строки в файлах", "Неявки", "Без итогового балла", "Работы в расчёте"})};
  table.rows = exam_rows(material, 7, [](const ExamPicture& picture) -> std::optional<doc::TableRow> {
    return doc::TableRow{{doc::cell(picture.exam.subject), count_cell(picture.exam.grade),
                          count_cell(static_cast<std::int64_t>(picture.schools.size())), count_cell(picture.rows),
                          count_cell(picture.absent), count_cell(picture.without_total), count_cell(works(picture))}};
  });
  return table;
}

std::string day_of(const std::string& moment) {
  const auto date = parse_iso_date(std::string_view(moment).substr(0, 10));
  return date ? ru_date(*date) : "нет данных";
}

std::string files_text(const Material& material, const results::Batch& batch) {
  const auto count = static_cast<std::int64_t>(batch.files.size());
  if (count == 0) return "без файлов";
  if (!material.everything) return counted(count, "файл", "файла", "файлов");
  std::vector<std::string> names;
  names.reserve(batch.files.size());
  for (const results::BatchFile& file : batch.files) names.push_back(file.name);
  return few(names, 3);
}

doc::Table batch_table(const Material& material) {
  doc::Table table{.key = "batches",
                   .caption = "Загрузки, из которых составлены данные",
                   .columns = {{1, Align::center}, {1.6, Align::center}, {6}, {1.5, Align::right}}};
  table.head = {head_row({"№ загрузки", "Дата загрузки", "Файлы", "Работ"})};
  for (const results::Batch& batch : material.batches) {
    std::int64_t participants = 0;
    for (const results::BatchExam& exam : batch.exams) participants += exam.participants;
    table.rows.push_back({{count_cell(batch.id.value), doc::cell(day_of(batch.committed_at)),
                           doc::cell(files_text(material, batch)), count_cell(participants)}});
  }
  return table;
}

}  // namespace

void write_introduction(Pages& pages) {
  const Material& material = pages.material();
  Words words;
  words.texts["procedures"] = joined(material.procedures, "; ");
  pages.say("purpose", words);
  words = volume_words(material);
  pages.say(words.texts["no_absent"].empty() ? "volume" : "volume_no_absent", words);
  pages.say("works_not_pupils", {{}, {{"table", {"таблица", "volume"}}}});
  pages.add(volume_table(material));
  if (!material.batches.empty()) {
    words = {{}, {{"table", {"таблица", "batches"}}}};
    words.texts["batches"] = material.batches.size() == 1 ? "одной загрузкой"
                                                          : counted(static_cast<std::int64_t>(material.batches.size()),
                                                                    "загрузкой", "загрузками", "загрузками");
    pages.say("batches", words);
    pages.add(batch_table(material));
  }
  pages.say("how_to_read");
}

}  // namespace vekha::reports
