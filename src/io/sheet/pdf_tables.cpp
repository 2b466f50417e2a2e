#include "io/sheet/pdf_tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace vekha::sheet {
namespace {

constexpr double kNear = 2.5;   ///< points two lines may be apart and still be one
constexpr double kTouch = 3.5;  ///< points lines that meet may fall short of each other
constexpr std::size_t kMostEdges = 400;

class Union {
 public:
  explicit Union(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// Pieces of one line made one.
std::vector<PdfRule> merged(std::vector<PdfRule> rules) {
  std::sort(rules.begin(), rules.end(), [](const PdfRule& a, const PdfRule& b) {
    if (a.horizontal != b.horizontal) return a.horizontal;
    const double at_a = std::round(a.at / kNear), at_b = std::round(b.at / kNear);
    return at_a != at_b ? at_a < at_b : a.from < b.from;
  });
  std::vector<PdfRule> out;
  for (const PdfRule& rule : rules) {
    PdfRule* last = out.empty() ? nullptr : &out.back();
    const bool same = last != nullptr && last->horizontal == rule.horizontal && std::abs(last->at - rule.at) <= kNear &&
                      rule.from <= last->to + kTouch;
    if (same)
      last->to = std::max(last->to, rule.to);
    else
      out.push_back(rule);
  }
  return out;
}

bool meet(const PdfRule& horizontal, const PdfRule& vertical) {
  return vertical.at >= horizontal.from - kTouch && vertical.at <= horizontal.to + kTouch &&
         horizontal.at >= vertical.from - kTouch && horizontal.at <= vertical.to + kTouch;
}

/// Distinct places of lines, in order.
std::vector<double> edges(std::vector<double> places) {
  std::sort(places.begin(), places.end());
  std::vector<double> out;
  for (const double place : places)
    if (out.empty() || place - out.back() > kNear + 1) out.push_back(place);
  return out;
}

/// Lines that hang together and the grid they draw.
class Lattice {
 public:
  explicit Lattice(std::vector<PdfRule> rules) : rules_(std::move(rules)) {
    std::vector<double> xs, ys;
    for (const PdfRule& rule : rules_) (rule.horizontal ? ys : xs).push_back(rule.at);
    // Tables open at their sides end where the lines across do.
    for (const PdfRule& rule : rules_) {
      auto& ends = rule.horizontal ? ends_x_ : ends_y_;
      ends.push_back(rule.from);
      ends.push_back(rule.to);
    }
    xs_ = with_ends(edges(std::move(xs)), ends_x_);
    ys_ = with_ends(edges(std::move(ys)), ends_y_);
  }
  bool is_table() const {
    return xs_.size() >= 3 && ys_.size() >= 2 && xs_.size() < kMostEdges && ys_.size() < kMostEdges;
  }
  PdfTable fill(std::vector<PdfWord>& words) const;

 private:
  static std::vector<double> with_ends(std::vector<double> edges, const std::vector<double>& ends) {
    constexpr double kOpen = 8;
    if (edges.empty() || ends.empty()) return edges;
    const auto [least, most] = std::minmax_element(ends.begin(), ends.end());
    if (*least < edges.front() - kOpen) edges.insert(edges.begin(), *least);
    if (*most > edges.back() + kOpen) edges.push_back(*most);
    return edges;
  }
  bool parted(bool by_horizontal, double edge, double middle) const;
  std::size_t cell(std::size_t row, std::size_t column) const { return row * (xs_.size() - 1) + column; }
  void join_cells(Union& cells) const;
  std::size_t index(const std::vector<double>& edges, double at) const;
  void place_words(std::vector<PdfWord>& words, Union& cells, PdfTable& table) const;

  std::vector<PdfRule> rules_;
  std::vector<double> ends_x_, ends_y_;
  std::vector<double> xs_, ys_;
};

/// Whether a line stands at the edge across the middle.
bool Lattice::parted(bool by_horizontal, double edge, double middle) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const PdfRule& rule) {
    return rule.horizontal == by_horizontal && std::abs(rule.at - edge) <= kNear + 1 && rule.from <= middle + 1 &&
           rule.to >= middle - 1;
  });
}

void Lattice::join_cells(Union& cells) const {
  const std::size_t columns = xs_.size() - 1;
  const std::size_t rows = ys_.size() - 1;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const double middle_x = (xs_[c] + xs_[c + 1]) / 2;
      const double middle_y = (ys_[r] + ys_[r + 1]) / 2;
      if (c + 1 < columns && !parted(false, xs_[c + 1], middle_y)) cells.join(cell(r, c), cell(r, c + 1));
      if (r + 1 < rows && !parted(true, ys_[r + 1], middle_x)) cells.join(cell(r, c), cell(r + 1, c));
    }
}

/// Between which edges a place lies; the number of edges when outside.
std::size_t Lattice::index(const std::vector<double>& edges, double at) const {
  if (at < edges.front() - 1 || at > edges.back() + 1) return edges.size();
  const auto above = std::upper_bound(edges.begin(), edges.end(), at);
  const auto found = static_cast<std::size_t>(above - edges.begin());
  return std::clamp<std::size_t>(found, 1, edges.size() - 1) - 1;
}

void Lattice::place_words(std::vector<PdfWord>& words, Union& cells, PdfTable& table) const {
  const std::size_t columns = xs_.size() - 1;
  std::vector<std::vector<PdfWord>> held((ys_.size() - 1) * columns);
  std::vector<PdfWord> left;
  for (PdfWord& word : words) {
    const std::size_t column = index(xs_, word.middle_x());
    const std::size_t row = index(ys_, word.middle_y());
    if (column == xs_.size() || row == ys_.size())
      left.push_back(std::move(word));
    else
      held[cells.root(cell(row, column))].push_back(std::move(word));
  }
  words = std::move(left);
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < columns; ++c)
      if (!table.rows[r][c].covered) table.rows[r][c].lines = pdf_lines(std::move(held[cells.root(cell(r, c))]));
}

PdfTable Lattice::fill(std::vector<PdfWord>& words) const {
  const std::size_t columns = xs_.size() - 1;
  const std::size_t rows = ys_.size() - 1;
  PdfTable table{.columns = xs_, .top = ys_.front(), .bottom = ys_.back(), .ruled = true};
  table.rows.assign(rows, std::vector<PdfCell>(columns));
  Union cells(rows * columns);
  join_cells(cells);
  std::vector<char> seen(rows * columns, 0);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t root = cells.root(cell(r, c));
      table.rows[r][c].covered = seen[root] != 0;
      if (std::exchange(seen[root], 1) != 0) continue;
      PdfCell& anchor = table.rows[r][c];
      while (c + static_cast<std::size_t>(anchor.column_span) < columns &&
             cells.root(cell(r, c + static_cast<std::size_t>(anchor.column_span))) == root)
        ++anchor.column_span;
      while (r + static_cast<std::size_t>(anchor.row_span) < rows &&
             cells.root(cell(r + static_cast<std::size_t>(anchor.row_span), c)) == root)
        ++anchor.row_span;
    }
  place_words(words, cells, table);
  return table;
}

/// Lines that hang together, by groups.
std::vector<std::vector<PdfRule>> groups(const std::vector<PdfRule>& rules) {
  Union parts(rules.size());
  const auto first_vertical = static_cast<std::size_t>(
      std::find_if(rules.begin(), rules.end(), [](const PdfRule& rule) { return !rule.horizontal; }) - rules.begin());
  for (std::size_t h = 0; h < first_vertical; ++h)
    for (std::size_t v = first_vertical; v < rules.size(); ++v)
      if (meet(rules[h], rules[v])) parts.join(h, v);
  std::vector<std::vector<PdfRule>> out(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) out[parts.root(i)].push_back(rules[i]);
  std::erase_if(out, [](const std::vector<PdfRule>& group) { return group.size() < 3; });
  return out;
}

}  // namespace

std::vector<PdfTable> take_ruled_tables(PdfPage& page) {
  std::vector<PdfTable> tables;
  for (std::vector<PdfRule>& group : groups(merged(page.rules))) {
    const Lattice lattice(std::move(group));
    if (!lattice.is_table()) continue;
    PdfTable table = lattice.fill(page.words);
    const bool filled = std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
      return std::any_of(row.begin(), row.end(), [](const PdfCell& cell) { return !cell.lines.empty(); });
    });
    if (filled) tables.push_back(std::move(table));
  }
  std::sort(tables.begin(), tables.end(), [](const PdfTable& a, const PdfTable& b) { return a.top < b.top; });
  return tables;
}

}  // namespace vekha::sheet
