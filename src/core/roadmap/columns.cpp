#include "core/roadmap/columns.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/date.hpp"
#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

struct Keyword {
  std::string_view text;  ///< folded beginning of a word
  Role role;
};

/// The words by which headers are told; the one that stands first in the header decides.
constexpr std::array kKeywords{
    Keyword{"№", Role::number},
    Keyword{"п/п", Role::number},
    Keyword{"п.п", Role::number},
    Keyword{"пп", Role::number},
    Keyword{"номер", Role::number},
    Keyword{"пункт", Role::number},
    Keyword{"n", Role::number},
    Keyword{"срок", Role::term},
    Keyword{"дата", Role::term},
    Keyword{"даты", Role::term},
    Keyword{"период", Role::term},
    Keyword{"время", Role::term},
    Keyword{"месяц", Role::term},
    Keyword{"когда", Role::term},
    Keyword{"дедлайн", Role::term},
    Keyword{"к какому", Role::term},
    Keyword{"начало", Role::term},
    Keyword{"окончани", Role::term},
    Keyword{"завершени", Role::term},
    Keyword{"ответствен", Role::responsible},
    Keyword{"исполнител", Role::responsible},
    Keyword{"соисполнител", Role::responsible},
    Keyword{"кто", Role::responsible},
    Keyword{"куратор", Role::responsible},
    Keyword{"координатор", Role::responsible},
    Keyword{"фио", Role::responsible},
    Keyword{"ф.и.о", Role::responsible},
    Keyword{"документ", Role::document},
    Keyword{"вид документ", Role::document},
    Keyword{"форма документ", Role::document},
    Keyword{"форма отчет", Role::document},
    Keyword{"форма представлен", Role::document},
    Keyword{"форма заверш", Role::document},
    Keyword{"форма предъявл", Role::document},
    Keyword{"вид отчет", Role::document},
    Keyword{"подтвержд", Role::document},
    Keyword{"отчетн", Role::document},
    Keyword{"примечан", Role::skip},
    Keyword{"отметк", Role::skip},
    Keyword{"статус", Role::skip},
    Keyword{"выполнени", Role::skip},
    Keyword{"исполнени", Role::skip},
    Keyword{"финансир", Role::skip},
    Keyword{"источник", Role::skip},
    Keyword{"объем", Role::skip},
    Keyword{"стоимост", Role::skip},
    Keyword{"ресурс", Role::skip},
    Keyword{"участник", Role::skip},
    Keyword{"аудитори", Role::skip},
    Keyword{"категори", Role::skip},
    Keyword{"охват", Role::skip},
    Keyword{"место", Role::skip},
    Keyword{"ссылк", Role::skip},
    Keyword{"факт", Role::skip},
    Keyword{"форма", Role::skip},
    Keyword{"результат", Role::result},
    Keyword{"итог", Role::result},
    Keyword{"выход", Role::result},
    Keyword{"эффект", Role::result},
    Keyword{"продукт", Role::result},
    Keyword{"показател", Role::indicator},
    Keyword{"индикатор", Role::indicator},
    Keyword{"критери", Role::indicator},
    Keyword{"мероприят", Role::text},
    Keyword{"содержание", Role::text},
    Keyword{"деятельност", Role::text},
    Keyword{"действи", Role::text},
    Keyword{"работ", Role::text},
    Keyword{"вопрос", Role::text},
    Keyword{"меры", Role::text},
    Keyword{"что", Role::text},
    Keyword{"направлени", Role::section},
    Keyword{"задач", Role::section},
    Keyword{"этап", Role::section},
    Keyword{"раздел", Role::section},
    Keyword{"блок", Role::section},
};

/// Columns that begin so are skipped whatever else their header says: «Отметка о выполнении (срок, ответственный)».
constexpr std::array<std::string_view, 6> kOfNoUse{"примечан", "отметк", "статус", "финансир", "источник", "объем"};

constexpr std::size_t kLongestHeader = 110;  ///< letters: longer cells are no headers

bool is_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  return byte >= 0x80 ? !text.substr(0, at).ends_with("№") && !text.substr(0, at).ends_with("«")
                      : (byte >= 'a' && byte <= 'z');
}

/// Where the keyword begins a word of the header.
std::size_t find_word(std::string_view header, std::string_view keyword) {
  for (auto at = header.find(keyword); at != std::string_view::npos; at = header.find(keyword, at + 1)) {
    if (is_letter_before(header, at)) continue;
    const std::size_t end = at + keyword.size();
    const bool whole = end == header.size() || header[end] == ' ' || header[end] == '.';
    if (keyword.size() > 4 || whole || keyword == "№" || keyword == "п/п" || keyword == "п.п") return at;
    if (static_cast<unsigned char>(keyword.front()) >= 0x80 && keyword != "пп" && keyword != "кто" && keyword != "что")
      return at;
  }
  return std::string_view::npos;
}

/// The header in one line; a word parted by a hyphen at the end of a line is whole again.
std::string header_text(const Grid& grid, std::size_t row, std::size_t column) {
  return one_line(replaced(grid.at(row, column).text, "-\n", ""));
}

/// A header of measures says what is done, and when or by whom.
bool heads_measures(const std::vector<Column>& columns) {
  std::set<Role> roles;
  for (const Column& column : columns) roles.insert(column.role);
  const bool what = roles.contains(Role::text) || roles.contains(Role::section);
  return what && (roles.contains(Role::term) || roles.contains(Role::responsible));
}

/// «I квартал», «сентябрь», «2024 год»: a column whose marks mean this time.
bool names_time(const std::string& header) {
  const std::string small = folded(header);
  if (month_from_name(small) != 0) return true;
  const bool year =
      small.size() >= 4 && small.starts_with("20") && small.find_first_not_of("0123456789 год.") == std::string::npos;
  const auto quarter = small.find("кв");
  return year || (quarter != std::string::npos && quarter > 0 && length(small) <= 12) || small.ends_with("полугодие");
}

/// «I», «IV» under «Срок», «3» under «Квартал»: the quarter meant; empty for anything else.
std::string quarter_under(const std::string& header, const std::string& text) {
  static constexpr std::array<std::string_view, 4> kRoman{"I", "II", "III", "IV"};
  for (std::size_t i = 0; i < kRoman.size(); ++i) {
    const bool arabic = text == std::to_string(i + 1) && folded(header).find("кварт") != std::string::npos;
    if (text == kRoman[i] || arabic) return std::string(kRoman[i]) + " квартал";
  }
  return "";
}

/// «Начало» and «Окончание» tell the ends of one term.
bool names_end(const std::string& header) {
  const std::string small = folded(header);
  return small.starts_with("начало") || small.starts_with("окончани") || small.starts_with("завершени");
}

/// The roles a row would give its columns; empty when it cannot be a header.
std::vector<Column> columns_of(const Grid& grid, std::size_t row) {
  std::vector<Column> out(grid.columns());
  std::size_t known = 0;
  std::size_t filled = 0;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    out[c].header = header_text(grid, row, c);
    if (out[c].header.empty()) continue;
    if (length(out[c].header) > kLongestHeader || is_row_number(out[c].header)) return {};
    out[c].role = role_of(out[c].header);
    if (out[c].role == Role::other && names_time(out[c].header)) out[c].role = Role::term;
    if (out[c].role == Role::term && (names_time(out[c].header) || names_end(out[c].header)))
      out[c].sub = out[c].header;
    if (grid.at(row, c).from_left || grid.at(row, c).from_above) continue;
    ++filled;
    known += out[c].role == Role::other || out[c].role == Role::skip ? 0 : 1;
  }
  return filled >= 2 && (2 * known >= filled || known >= 3) ? out : std::vector<Column>{};
}

/// Whether the row goes on with the header above it.
bool continues_header(const Grid& grid, std::size_t row, const std::vector<Column>& columns) {
  bool covered = false;
  bool words = false;
  std::size_t filled = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Spot& spot = grid.at(row, c);
    if (spot.from_above) {
      covered = true;
      continue;
    }
    const std::string text = one_line(spot.text);
    if (text.empty() || spot.from_left) continue;
    const bool time =
        columns[c].role == Role::term && (names_time(text) || !quarter_under(columns[c].header, text).empty());
    if (length(text) > 40 || (is_row_number(text) && !time)) return false;
    ++filled;
    const bool parts_a_term = time && c + 1 < columns.size() && grid.at(row - 1, c + 1).from_left;
    const bool of_header = parts_a_term || (role_of(text) != Role::other && starts_small(text));
    words = words || of_header;
    if (!covered && !of_header && starts_capital(text) && columns[c].role == Role::text) return false;
  }
  return filled > 0 && (covered || words);
}

void merge(const Grid& grid, std::size_t row, std::vector<Column>& columns) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Spot& spot = grid.at(row, c);
    const std::string text = one_line(spot.text);
    if (text.empty() || spot.from_above || text == columns[c].header) continue;
    const Role sub = role_of(text);
    const std::string quarter = columns[c].role == Role::term ? quarter_under(columns[c].header, text) : "";
    const bool of_parent = columns[c].role == Role::term || columns[c].role == Role::responsible;
    if (sub != Role::other && sub != Role::skip && !of_parent) columns[c].role = sub;
    columns[c].sub = columns[c].header.empty() ? "" : quarter.empty() ? text : quarter;
    columns[c].header += (columns[c].header.empty() ? "" : " ") + text;
  }
}

/// A plan without a column of measures has them in the column of directions or tasks.
void promote_section(std::vector<Column>& columns) {
  const auto is = [](Role role) { return [role](const Column& column) { return column.role == role; }; };
  if (std::any_of(columns.begin(), columns.end(), is(Role::text))) return;
  for (Column& column : columns)
    if (column.role == Role::section) column.role = Role::text;
}

}  // namespace

Role role_of(std::string_view header) {
  const std::string small = folded(header);
  std::size_t best = std::string::npos;
  std::size_t best_skip = std::string::npos;
  Role role = Role::other;
  bool for_good = false;
  for (const Keyword& keyword : kKeywords) {
    const std::size_t at = find_word(small, keyword.text);
    if (keyword.role == Role::skip) {
      if (at < best_skip) for_good = std::ranges::find(kOfNoUse, keyword.text) != kOfNoUse.end();
      best_skip = std::min(best_skip, at);
    } else if (at < best) {
      best = at;
      role = keyword.role;
    }
  }
  if (best_skip < best && (for_good || role == Role::other)) return Role::skip;
  if (role == Role::term && find_word(small, "факт") != std::string::npos) return Role::skip;
  if (role == Role::other && small.find("наименовани") != std::string::npos) return Role::text;
  return role;
}

bool Layout::has(Role role) const {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.role == role; });
}

Layout header_at(const Grid& grid, std::size_t row) {
  Layout layout{columns_of(grid, row), 1};
  if (layout.columns.empty()) return {};
  while (layout.rows < 3 && row + layout.rows < grid.rows() &&
         continues_header(grid, row + layout.rows, layout.columns)) {
    merge(grid, row + layout.rows, layout.columns);
    ++layout.rows;
  }
  if (!heads_measures(layout.columns)) return {};
  promote_section(layout.columns);
  return layout;
}

bool counts_columns(const Grid& grid, std::size_t row) {
  int expected = 0;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const Spot& spot = grid.at(row, c);
    if (spot.text.empty() || spot.from_left || spot.from_above) continue;
    const auto number = parse_integer(spot.text);
    if (!number || *number != ++expected) return false;
  }
  return expected >= 3;
}

}  // namespace vekha::roadmap
