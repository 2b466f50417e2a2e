#include "app/cli/plan_columns.hpp"

#include <algorithm>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

std::string names_of(const roadmap::TableColumns& table) {
  std::vector<std::string> names;
  for (const roadmap::Role role : table.proposed) names.emplace_back(roadmap::role_name(role));
  return joined(names, ",");
}

std::string sample_of(const roadmap::TableColumns& table, std::size_t column) {
  for (const auto& row : table.samples)
    if (column < row.size() && !row[column].empty())
      return length(row[column]) > 50 ? prefix(row[column], 49) + "…" : row[column];
  return "пусто";
}

void tell_table(std::ostream& out, const roadmap::TableColumns& table) {
  out << "Столбцы (" << (table.place.empty() ? "таблица" : table.place) << "):\n";
  for (std::size_t c = 0; c < table.proposed.size(); ++c) {
    const std::string header = c < table.header.size() && !table.header[c].empty() ? "«" + table.header[c] + "»" : "—";
    out << "  " << c + 1 << ". " << header << ", например: " << sample_of(table, c) << " → "
        << roadmap::role_title(table.proposed[c]) << " (" << roadmap::role_name(table.proposed[c]) << ")\n";
  }
  out << "  Если это не так, укажите: --columns " << names_of(table) << "\n";
}

}  // namespace

void tell_columns(std::ostream& out, const roadmap::Compiled& compiled) {
  for (const roadmap::TableColumns& table : compiled.tables)
    if (table.unsure) tell_table(out, table);
}

void refuse_guessed(const roadmap::Compiled& compiled) {
  const bool guessed =
      std::ranges::any_of(compiled.issues, [](const Issue& issue) { return issue.code == "columns_guessed"; });
  if (!guessed) return;
  std::ostringstream out;
  out << "Заголовок таблицы не узнан: столбцы приняты по содержанию ячеек. Проверьте и подтвердите их словом "
         "--columns.\n";
  tell_columns(out, compiled);
  throw Error(Code::bad_input, out.str());
}

}  // namespace vekha::cli
