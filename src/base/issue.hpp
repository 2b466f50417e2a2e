// Issues: what is wrong with data we were given, told so that the person can find and mend it.
#pragma once
#include <string>
#include <vector>

namespace vekha {

/// Where in the source something stands. Empty strings and zeros mean "not known".
struct Place {
  std::string file;   ///< file name without folders
  std::string sheet;  ///< sheet of a workbook, or empty
  int table = 0;      ///< 1-based number of the table in a document
  int row = 0;        ///< 1-based row (line of a text, row of a sheet or table)
  int column = 0;     ///< 1-based column
  int page = 0;       ///< 1-based page of a PDF

  /// «файл «Протокол.xlsx», лист «Sheet», ячейка D14».
  std::string text() const;
};

enum class Severity { error, warning, note };

/// One complaint about expected-to-be-imperfect data: it travels beside what could be read.
struct Issue {
  std::string code;  ///< stable snake_case identifier, e.g. "score_above_maximum"
  Severity severity = Severity::warning;
  Place place;
  std::string message;   ///< Russian, one sentence: what is wrong
  std::string found;     ///< what stands there, or empty
  std::string expected;  ///< what was expected, or empty
  std::string fix;       ///< how to mend it, or empty
};

using Issues = std::vector<Issue>;

/// "A", "B" … "Z", "AA": the letter name of a 1-based column.
std::string column_letters(int column);

/// "error", "warning", "note".
std::string_view severity_name(Severity severity);

/// One readable Russian line: place, message, found, expected, fix.
std::string issue_text(const Issue& issue);

}  // namespace vekha
