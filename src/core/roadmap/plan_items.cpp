#include "core/roadmap/plan_items.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

/// Formats that tell which cells are merged and number rows by table.
constexpr std::array<std::string_view, 12> kMergesKnown{".docx", ".docm", ".dotx", ".doc", ".odt",  ".xlsx",
                                                        ".xlsm", ".ods",  ".rtf",  ".pdf", ".html", ".htm"};

constexpr std::size_t kSamples = 3;
constexpr std::size_t kLongestSample = 120;  ///< letters

bool is_plain_text(const std::string& file) {
  const std::string small = lower(file);
  return std::ranges::none_of(kMergesKnown, [&](std::string_view ending) { return small.ends_with(ending); });
}

bool is_mark(const std::string& text) {
  const std::string small = lower(text);
  return small == "+" || small == "х" || small == "x" || small == "v" || small == "*" || small == "да" ||
         small == "•" || small == "✓" || small == "√" || small == "✔" || small == "■" || small == "█";
}

bool has_year(const std::string& text) {
  int digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

/// A cell under «Сроки» / «2024 год»: a mark means the heading, a month without a year takes the year of the heading.
std::string under(const Column& column, const std::string& text) {
  if (column.role != Role::term || column.sub.empty()) return text;
  if (is_mark(text)) return column.sub;
  return has_year(column.sub) && !has_year(text) ? text + " " + column.sub : text;
}

std::string_view glue(Role role, const Column& column) {
  const std::string sub = folded(column.sub);
  if (role == Role::term && (sub.starts_with("оконч") || sub.starts_with("заверш"))) return " – ";
  return "\n";
}

class Sorter {
 public:
  Sorter(const Document& document, const Mapping& mapping, bool guess)
      : document_(document), mapping_(mapping), plain_(is_plain_text(document.file)), guess_(guess) {}
  PlanItems run();

 private:
  void paragraph(const Block& block);
  void table(const Block& block);
  void before_header(const Grid& grid, std::size_t row);
  void row(Grid& grid, std::size_t row);
  bool goes_on(const Grid& grid) const;
  void take_header(const Layout& layout, const Grid& grid, std::size_t row);
  std::size_t repeated_header(const Grid& grid, std::size_t row) const;
  void told(Layout& layout) const;
  void note_columns(const Grid& grid, std::size_t first);
  Layout layout_at(const Grid& grid, std::size_t row) const;
  Place place(const Grid& grid, std::size_t row) const;
  void fill(PlanItem& item, const Grid& grid, std::size_t row) const;

  const Document& document_;
  const Mapping& mapping_;
  bool plain_;
  bool guess_;  ///< no header is known: columns are told by what they hold
  const Block* block_ = nullptr;
  PlanItems out_;
  Layout layout_;
  std::vector<std::vector<std::string>> header_;  ///< the rows of the header in use, cell by cell
  bool break_ = false;
  bool opens_ = false;
};

std::vector<std::string> cells_of(const Grid& grid, std::size_t row) {
  std::vector<std::string> out;
  for (std::size_t c = 0; c < grid.columns(); ++c) out.push_back(one_line(grid.at(row, c).text));
  return out;
}

/// How many rows here say again what the header in use says: it is printed anew on every page.
std::size_t Sorter::repeated_header(const Grid& grid, std::size_t row) const {
  std::size_t same = 0;
  while (same < header_.size() && row + same < grid.rows() && cells_of(grid, row + same) == header_[same]) ++same;
  return same;
}

Place Sorter::place(const Grid& grid, std::size_t row) const {
  return {.sheet = block_->sheet,
          .table = plain_ || !block_->sheet.empty() ? 0 : grid.table(),
          .row = grid.line(row),
          .page = grid.page(row)};
}

void Sorter::paragraph(const Block& block) {
  const std::string text = clean_cell(block.text);
  if (text.empty()) return;
  const bool heading = block.kind == Block::Kind::heading;
  out_.items.push_back({.kind = heading ? PlanItem::Kind::heading : PlanItem::Kind::paragraph,
                        .text = text,
                        .place = {.sheet = block.sheet, .row = plain_ ? block.line : 0, .page = block.page}});
}

/// Rows above the header of a sheet hold its title.
void Sorter::before_header(const Grid& grid, std::size_t row) {
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const Spot& spot = grid.at(row, c);
    if (spot.text.empty() || spot.from_left || spot.from_above) continue;
    out_.items.push_back({.text = spot.text, .place = place(grid, row)});
  }
}

/// A table without a header of its own continues the one before when its shape is the same.
bool Sorter::goes_on(const Grid& grid) const {
  if (layout_.columns.empty() || grid.columns() > layout_.columns.size() + 3) return false;
  if (!plain_ && grid.columns() != layout_.columns.size()) return false;
  if (!layout_.has(Role::number) || grid.rows() <= 3) return true;
  std::size_t numbered = 0;
  for (std::size_t r = 0; r < grid.rows(); ++r)
    for (std::size_t c = 0; c < layout_.columns.size(); ++c)
      if (layout_.columns[c].role == Role::number && is_row_number(grid.at(r, c).text)) ++numbered;
  return 3 * numbered >= grid.rows();
}

/// The roles a person gave to the columns of this table.
void Sorter::told(Layout& layout) const {
  if (mapping_.tables.empty()) return;
  const std::size_t number = out_.tables.size();
  if (mapping_.tables.size() > 1 && number >= mapping_.tables.size()) return;
  const Columns& columns = mapping_.tables[mapping_.tables.size() == 1 ? 0 : number];
  if (columns.size() != layout.columns.size())
    throw Error(Code::bad_arguments, "Таблица плана " + std::to_string(number + 1) + ": столбцов " +
                                         std::to_string(layout.columns.size()) + ", а названо " +
                                         std::to_string(columns.size()) +
                                         ". Назовите каждый столбец слева направо, ненужные – словом skip.");
  for (std::size_t c = 0; c < columns.size(); ++c) layout.columns[c].role = columns[c];
}

/// How the columns were taken, with the rows a person needs to judge that.
void Sorter::note_columns(const Grid& grid, std::size_t first) {
  TableColumns out{.table = grid.table(), .place = place(grid, first == 0 ? 0 : first - 1).text()};
  const bool header = std::ranges::any_of(layout_.columns, [](const Column& column) { return !column.header.empty(); });
  for (const Column& column : layout_.columns) {
    if (header) out.header.push_back(column.header);
    out.proposed.push_back(column.role);
  }
  for (std::size_t r = first; r < grid.rows() && out.samples.size() < kSamples; ++r) {
    if (grid.filled(r) < 2 || counts_columns(grid, r)) continue;
    std::vector<std::string>& row = out.samples.emplace_back();
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const std::string text = one_line(grid.at(r, c).text);
      row.push_back(length(text) > kLongestSample ? prefix(text, kLongestSample - 1) + "…" : text);
    }
  }
  out.unsure = guess_ && mapping_.tables.empty();
  if (out.unsure)
    out_.issues.push_back(
        {.code = "columns_guessed",
         .severity = Severity::warning,
         .place = place(grid, first == 0 ? 0 : first - 1),
         .message = "Заголовок таблицы не узнан: столбцы приняты по содержанию ячеек. Проверьте их."});
  for (std::size_t c = 0; c < layout_.columns.size() && mapping_.tables.empty(); ++c) {
    const Column& column = layout_.columns[c];
    const bool used = std::ranges::any_of(out.samples, [&](const auto& row) { return !row[c].empty(); });
    if (column.role != Role::other || !used) continue;
    out.unsure = true;
    out_.issues.push_back({.code = "column_not_understood",
                           .severity = Severity::warning,
                           .place = place(grid, first == 0 ? 0 : first - 1),
                           .message = (column.header.empty() ? "Столбец " + std::to_string(c + 1) + " без заголовка"
                                                             : "Столбец «" + column.header + "»") +
                                      " не понят и не прочитан: укажите, что он значит."});
  }
  out_.tables.push_back(std::move(out));
}

void Sorter::take_header(const Layout& layout, const Grid& grid, std::size_t row) {
  const bool repeated = out_.found && !guess_ && layout_.columns.size() == layout.columns.size() &&
                        std::ranges::equal(layout_.columns, layout.columns, {}, &Column::header, &Column::header);
  break_ = true;
  opens_ = true;
  if (repeated) return;
  layout_ = layout;
  header_.clear();
  for (std::size_t r = 0; r < layout.rows; ++r) header_.push_back(cells_of(grid, row + r));
  told(layout_);
  out_.found = true;
  note_columns(grid, row + layout.rows);
  for (const Column& column : layout_.columns)
    if (std::find(out_.roles.begin(), out_.roles.end(), column.role) == out_.roles.end())
      out_.roles.push_back(column.role);
}

void Sorter::fill(PlanItem& item, const Grid& grid, std::size_t row) const {
  for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
    const Spot& spot = grid.at(row, c);
    const Column& column = layout_.columns[c];
    const bool spread = spot.from_left && !spot.from_above;
    if (spot.text.empty() || spread || column.role == Role::other || column.role == Role::skip) continue;
    Field& field = item.fields[static_cast<std::size_t>(column.role)];
    const std::string text = under(column, spot.text);
    field.inherited = spot.from_above && (field.text.empty() || field.inherited);
    field.text += (field.text.empty() ? "" : std::string(glue(column.role, column))) + text;
  }
}

void Sorter::row(Grid& grid, std::size_t row) {
  for (std::size_t c = 0; c < layout_.columns.size(); ++c)
    if (layout_.columns[c].role == Role::text) {
      grid.join_surplus(row, c, layout_.columns.size());
      break;
    }
  PlanItem item{.kind = PlanItem::Kind::row,
                .filled = grid.filled(row),
                .after_break = break_,
                .merges_known = !plain_ || grid.merged(),
                .table_opens = opens_,
                .place = place(grid, row)};
  if (item.filled == 0) return;
  fill(item, grid, row);
  std::size_t covered = 0;
  for (std::size_t c = 0; c < layout_.columns.size(); ++c) covered += grid.at(row, c).from_left ? 1 : 0;
  item.wide = 2 * (covered + 1) > layout_.columns.size() && layout_.columns.size() > 1;
  if (item.filled == 1)
    for (std::size_t c = 0; c < grid.columns(); ++c)
      if (const Spot& spot = grid.at(row, c); !spot.text.empty() && !spot.from_left && !spot.from_above)
        item.text = spot.text;
  out_.items.push_back(std::move(item));
  break_ = opens_ = false;
}

/// The header at this row; a guessed one stands at the top of its table.
Layout Sorter::layout_at(const Grid& grid, std::size_t row) const {
  if (!guess_) return header_at(grid, row);
  if (row > 0) return {};
  Layout layout = guessed_layout(grid);
  const bool fits =
      std::ranges::any_of(mapping_.tables, [&](const Columns& columns) { return columns.size() == grid.columns(); });
  if (layout.columns.empty() && fits) layout = {std::vector<Column>(grid.columns()), 0};
  return layout;
}

void Sorter::table(const Block& block) {
  Grid grid(block);
  const bool continues = goes_on(grid);
  bool known = continues;
  if (continues) break_ = true;
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    if (const std::size_t again = repeated_header(grid, r); again > 0) {
      known = break_ = opens_ = true;
      r += again - 1;
      continue;
    }
    const Layout layout = continues && guess_ ? Layout{} : layout_at(grid, r);
    if (!layout.columns.empty()) {
      take_header(layout, grid, r);
      known = true;
      if (layout.rows == 0) row(grid, r);
      r += layout.rows == 0 ? 0 : layout.rows - 1;
    } else if (!known) {
      before_header(grid, r);
    } else if (!counts_columns(grid, r)) {
      row(grid, r);
    }
  }
  if (!known) out_.passed_by.push_back(block.table);
}

PlanItems Sorter::run() {
  for (const Block& block : document_.blocks) {
    block_ = &block;
    if (block.kind == Block::Kind::table)
      table(block);
    else
      paragraph(block);
  }
  return std::move(out_);
}

}  // namespace

PlanItems plan_items(const Document& document, const Mapping& mapping) {
  PlanItems items = Sorter(document, mapping, false).run();
  if (items.found) return items;
  PlanItems guessed = Sorter(document, mapping, true).run();
  return guessed.found ? guessed : items;
}

}  // namespace vekha::roadmap
