// Which exam a sheet belongs to: clues from its content, its file name and its folders. Clues are weighed, not guessed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/catalog/catalog.hpp"
#include "domain/imports/layout.hpp"
#include "domain/imports/problems.hpp"

namespace vekha::imports {

/// One sign of a value and where it was seen.
struct Clue {
  std::string value;
  std::string where;  ///< «имя файла», «папка «2022»», «лист»
};

struct Clues {
  std::vector<Clue> subject;
  std::vector<Clue> grade;
  std::vector<Clue> year;
  std::vector<Clue> stage;  ///< of an olympiad: «школьный этап»
};

/// What the file name and its folders tell; the nearest folder that tells something counts.
Clues clues_of_name(const catalog::Catalog& catalog, const std::string& name);
/// Adds what a line above the table tells; line: folded.
void add_line(Clues& clues, const catalog::Catalog& catalog, const CompiledForm& form, const std::string& line);
/// «МА 4 Сравнение отметок…»: subject and grade of a sheet's name.
void add_sheet_name(Clues& clues, const catalog::Catalog& catalog, const std::string& sheet);
/// What a line of plain words tells: a title, a paragraph above the table.
void add_words(Clues& clues, const catalog::Catalog& catalog, const std::string& line);
/// A year results can be of, a grade of school; 0 for anything else.
int year_or_none(std::string_view text);
int grade_or_none(std::string_view text);
/// A school's login in the file name or its folders: «edu223379_4.xlsx» → "223379".
std::optional<std::string> school_in_name(const std::string& name);

/// Fills the empty parts of the exam; what stays unknown or contradicts itself becomes an error and a need.
struct Settled {
  catalog::Exam exam;
  std::vector<Need> needs;
};
struct ExamOrder {
  const Clues& clues;
  const Hints& hints;
  const std::vector<std::string>& needs;  ///< "subject", "grade", "year": parts that must be known
};
Settled settle_exam(const catalog::Exam& known, const ExamOrder& order, const Place& place, Problems& problems);

}  // namespace vekha::imports
