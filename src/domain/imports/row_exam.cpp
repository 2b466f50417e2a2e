// Which exam the rows of a sheet belong to.
#include <algorithm>
#include <array>
#include <regex>

#include "base/date.hpp"
#include "base/text.hpp"
#include "domain/imports/cells.hpp"
#include "domain/imports/row_reader.hpp"

namespace vekha::imports {
namespace {

constexpr std::array kExamFields{Field::procedure, Field::year, Field::grade, Field::subject,
                                 Field::date,      Field::exam, Field::period};

}  // namespace

/// «16.03.2022 07:12:55»: the year tells the campaign.
void RowReader::note_upload(const sheet::Row& row) {
  if (!layout_.of(Field::uploaded)) return;
  const std::string& written = value(row, Field::uploaded);
  if (written.size() < 10) return;
  const auto date = parse_ru_date(written.substr(0, 10));
  if (!date) return;
  const std::string year = std::to_string(date->year());
  if (std::find(out_.upload_years.begin(), out_.upload_years.end(), year) == out_.upload_years.end())
    out_.upload_years.push_back(year);
}

RowExam RowReader::exam_of(const sheet::Row& row) {
  const auto named = [&](Field field, const std::string& otherwise) {
    return layout_.of(field) && !value(row, field).empty() ? value(row, field) : otherwise;
  };
  RowExam exam{named(Field::procedure, heading_.procedure), named(Field::year, heading_.year),
               named(Field::grade, heading_.grade), named(Field::subject, heading_.subject), heading_.held};
  if (layout_.of(Field::date)) exam.held = iso_of(value(row, Field::date));
  // «Математика(2026.06.02)», «02 - Математика 2026.06.02»
  if (const std::string named_exam = named(Field::exam, ""); !named_exam.empty()) {
    static const std::regex kExam(R"(^(?:\d+ ?- ?)?(.+?) ?\(?(\d{4}[.-]\d{2}[.-]\d{2}|\d{2}\.\d{2}\.\d{4})?\)?$)");
    std::smatch match;
    if (named_exam.size() < 200 && std::regex_match(named_exam, match, kExam)) {
      exam.subject = match[1].str();
      if (match[2].matched) exam.held = iso_of(match[2].str());
    }
  }
  if (exam.year.empty()) exam.year = exam.held.substr(0, 4);
  if (form_.procedure == "Журнал")
    if (const int year = ended_school_year(exam.year); year > 0) exam.year = std::to_string(year);
  if (layout_.of(Field::period)) exam.part = period_of(value(row, Field::period));
  return exam;
}

/// Whether rows name the exam; otherwise it changes with the headings only.
bool RowReader::rows_name_exam() const {
  return std::any_of(kExamFields.begin(), kExamFields.end(),
                     [&](Field field) { return layout_.of(field).has_value(); });
}

RowWorks& RowReader::works_of(const sheet::Row& row) {
  if (last_works_ != nullptr && !rows_name_exam()) return *last_works_;
  return works_of(exam_of(row));
}

RowWorks& RowReader::works_of(RowExam exam) {
  if (last_works_ != nullptr && exam == last_exam_) return *last_works_;
  const auto [it, fresh] = out_.exams.try_emplace(exam);
  RowWorks& works = it->second;
  last_works_ = &works;
  last_exam_ = std::move(exam);
  if (fresh) {
    for (const TaskColumn& task : layout_.tasks)
      works.sitting.tasks.push_back({task.name, layout_.of(Field::credit) ? 1 : task.maximum});
    works.sitting.held = it->first.held;
    works.sitting.unit = context_.unit;
    if (layout_.of(Field::credit)) works.maximum = 1;
  }
  return works;
}

}  // namespace vekha::imports
