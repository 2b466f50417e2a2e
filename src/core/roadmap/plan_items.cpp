#include "core/roadmap/plan_items.hpp"

#include <algorithm>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

bool is_plain_text(const std::string& file) {
  const std::string small = lower(file);
  return !(small.ends_with(".docx") || small.ends_with(".xlsx") || small.ends_with(".odt"));
}

bool is_mark(const std::string& text) {
  const std::string small = lower(text);
  return small == "+" || small == "х" || small == "x" || small == "v" || small == "*" || small == "да";
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
  if (role == Role::term && folded(column.sub).starts_with("оконч")) return " – ";
  return "\n";
}

class Sorter {
 public:
  explicit Sorter(const Document& document) : document_(document), plain_(is_plain_text(document.file)) {}
  PlanItems run();

 private:
  void paragraph(const Block& block);
  void table(const Block& block);
  void before_header(const Grid& grid, std::size_t row);
  void row(Grid& grid, std::size_t row);
  bool goes_on(const Grid& grid) const;
  void take_header(const Layout& layout);
  Place place(const Grid& grid, std::size_t row) const;
  void fill(PlanItem& item, const Grid& grid, std::size_t row) const;

  const Document& document_;
  bool plain_;
  PlanItems out_;
  Layout layout_;
  bool break_ = false;
  bool opens_ = false;
};

Place Sorter::place(const Grid& grid, std::size_t row) const {
  return {.table = plain_ ? 0 : grid.table(), .row = grid.line(row)};
}

void Sorter::paragraph(const Block& block) {
  const std::string text = clean_cell(block.text);
  if (text.empty()) return;
  const bool heading = block.kind == Block::Kind::heading;
  out_.items.push_back({.kind = heading ? PlanItem::Kind::heading : PlanItem::Kind::paragraph,
                        .text = text,
                        .place = {.row = plain_ ? block.line : 0}});
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

void Sorter::take_header(const Layout& layout) {
  layout_ = layout;
  out_.found = true;
  break_ = true;
  opens_ = true;
  for (const Column& column : layout.columns)
    if (std::find(out_.roles.begin(), out_.roles.end(), column.role) == out_.roles.end())
      out_.roles.push_back(column.role);
}

void Sorter::fill(PlanItem& item, const Grid& grid, std::size_t row) const {
  for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
    const Spot& spot = grid.at(row, c);
    const Column& column = layout_.columns[c];
    const bool spread = spot.from_left && !spot.from_above;
    if (spot.text.empty() || spread || column.role == Role::other) continue;
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

void Sorter::table(const Block& block) {
  Grid grid(block);
  const bool continues = goes_on(grid);
  bool known = continues;
  if (continues) break_ = true;
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    if (const Layout layout = header_at(grid, r); !layout.columns.empty()) {
      take_header(layout);
      known = true;
      r += layout.rows - 1;
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
    if (block.kind == Block::Kind::table)
      table(block);
    else
      paragraph(block);
  }
  return std::move(out_);
}

}  // namespace

PlanItems plan_items(const Document& document) { return Sorter(document).run(); }

}  // namespace vekha::roadmap
