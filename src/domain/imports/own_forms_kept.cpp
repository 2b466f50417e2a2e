// The municipality's own forms: which fields a column may hold, taking a form away and putting it back.
#include <algorithm>
#include <array>
#include <filesystem>

#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;
using catalog::Field;

constexpr std::array kOfBoth{Field::school,     Field::school_name, Field::municipality, Field::municipality_code,
                             Field::class_name, Field::subject,     Field::grade,        Field::year,
                             Field::procedure,  Field::date};
constexpr std::array kOfWorks{Field::pupil,        Field::variant,      Field::total,  Field::mark,
                              Field::journal_mark, Field::test_score,   Field::sex,    Field::short_answers,
                              Field::long_answers, Field::oral_answers, Field::credit, Field::state,
                              Field::attempt};
constexpr std::array kOfFigures{Field::who, Field::group, Field::item};

MappedField field_of(Field field) {
  return {.name = std::string(catalog::field_name(field)), .title = std::string(catalog::field_title(field))};
}

fs::path file_of(const std::string& folder, const std::string& name) {
  if (name.empty() || name.find_first_of("/\\") != std::string::npos || name.starts_with("."))
    throw Error(Code::not_found, "Такой своей формы нет.");
  return fs::path(folder) / "catalog" / "forms" / (name + ".yaml");
}

fs::path taken_away(const fs::path& file) { return file.string() + ".removed"; }

void move_form(const fs::path& from, const fs::path& to) {
  std::error_code failure;
  if (!fs::exists(from)) throw Error(Code::not_found, "Такой своей формы нет.");
  fs::rename(from, to, failure);
  if (failure) throw Error(Code::storage, "Не удалось изменить справочник форм: " + failure.message() + ".");
}

}  // namespace

std::vector<MappedField> mapped_fields() {
  std::vector<MappedField> out;
  for (const Field field : kOfWorks) (out.emplace_back(field_of(field))).works = true;
  out.push_back({.name = "score", .title = "балл за задание", .works = true, .many = true});
  for (const Field field : kOfFigures) (out.emplace_back(field_of(field))).figures = true;
  out.push_back({.name = "value", .title = "значение показателя", .figures = true, .many = true});
  for (const Field field : kOfBoth) {
    MappedField& one = out.emplace_back(field_of(field));
    one.works = one.figures = true;
  }
  return out;
}

bool is_own_form(const std::string& folder, const std::string& name) { return fs::exists(file_of(folder, name)); }

void remove_own_form(const std::string& folder, const std::string& name) {
  const fs::path file = file_of(folder, name);
  move_form(file, taken_away(file));
}

void restore_own_form(const std::string& folder, const std::string& name) {
  const fs::path file = file_of(folder, name);
  move_form(taken_away(file), file);
}

}  // namespace vekha::imports
