#include "base/issue.hpp"

#include <algorithm>

namespace vekha {

std::string column_letters(int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string Place::text() const {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (!file.empty()) add("файл «" + file + "»");
  if (!sheet.empty()) add("лист «" + sheet + "»");
  if (page > 0) add("страница " + std::to_string(page));
  if (table > 0 && page == 0) add("таблица " + std::to_string(table));
  if (row > 0 && column > 0 && table == 0 && page == 0)
    add("ячейка " + column_letters(column) + std::to_string(row));
  else if (row > 0)
    add("строка " + std::to_string(row) + (column > 0 ? ", столбец " + std::to_string(column) : ""));
  return out;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "note";
}

std::string issue_text(const Issue& issue) {
  std::string out = issue.place.text();
  if (!out.empty()) out += ": ";
  out += issue.message;
  if (!issue.found.empty()) out += " Найдено: «" + issue.found + "».";
  if (!issue.expected.empty()) out += " Ожидалось: " + issue.expected + ".";
  if (!issue.fix.empty()) out += " " + issue.fix;
  return out;
}

}  // namespace vekha
