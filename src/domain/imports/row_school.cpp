// The school of a row: by its code, by the heading it stands under, by its name.
#include "base/text.hpp"
#include "domain/imports/cells.hpp"
#include "domain/imports/row_reader.hpp"

namespace vekha::imports {
namespace {

/// «123456» of "edu123456"; the code as written when it is no login.
std::string without_prefix(const std::string& login, const std::string& written) {
  static const std::regex kLogin(R"(^(?:edu|sch)(\d+)$)");
  std::smatch match;
  return login.size() < 40 && std::regex_match(login, match, kLogin) ? match[1].str() : written;
}

}  // namespace

/// A form that names no school is asked about once; its works are still read, so that all problems are told at once.
bool RowReader::miss_school(const sheet::Row& row) {
  if (form_.one_school && school_missed_) return true;
  school_missed_ = true;
  Issue issue{"school_unknown",
              Severity::error,
              place(row, Field::school),
              "Не найден код школы.",
              "",
              "логин вида edu123456 или код из цифр",
              ""};
  if (form_.one_school) issue.place = {.file = context_.file, .sheet = context_.sheet};
  issue.found = quotable(cell(row, Field::school).text);
  issue.fix =
      "Назовите файл по логину школы (edu123456.xlsx) или ответьте на вопрос о коде школы (в командной строке: "
      "--school КОД).";
  problems_.add(std::move(issue));
  return form_.one_school;
}

std::optional<std::uint32_t> RowReader::school_of(const sheet::Row& row) {
  const std::string& written = cell(row, Field::school).text;
  if (!written.empty() && written == last_school_written_) return last_school_index_;
  last_school_written_.clear();
  results::SchoolName school{.code = value(row, Field::school)};
  if (!layout_.school_is_extracted()) school.code = without_prefix(login_spelled(school.code), school.code);
  if (!is_code(school.code)) school.code.clear();  // a name strayed into the column of codes
  if (!school.code.empty()) last_school_written_ = written;
  if (school.code.empty() && !is_blank(cell(row, Field::school)))
    complain(place(row, Field::school), "school_code_unreadable",
             group_.school.empty() ? "Код школы не понят." : "Код школы не понят: взята школа из строки над таблицей.",
             quotable(cell(row, Field::school).text), "логин вида edu123456 или код из цифр", "Исправьте код школы.");
  if (school.code.empty()) school.code = group_.school;
  if (school.code.empty()) school.name = value(row, Field::school_name);
  if (school.code.empty() && school.name.empty()) school.name = above_.school;
  if (school.code.empty() && school.name.empty())
    return miss_school(row) ? std::optional(schools_.index({})) : std::nullopt;
  if (!school.code.empty() && school.code == last_school_) return last_school_index_;
  school.name = value(row, Field::school_name);
  school.municipality = value(row, Field::municipality);
  school.municipality_code = value(row, Field::municipality_code);
  last_school_ = school.code;
  return last_school_index_ = schools_.index(school);
}

}  // namespace vekha::imports
