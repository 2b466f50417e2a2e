#include <algorithm>
#include <array>
#include <set>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/calendar/terms.hpp"
#include "core/roadmap/cell_text.hpp"
#include "core/roadmap/columns.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kLooked = 60;         ///< rows that are looked at
constexpr std::size_t kLongestTitle = 60;   ///< letters of a cell of a header
constexpr std::size_t kLongestParty = 120;  ///< letters of a cell that names parties

/// Words of bodies and posts, folded beginnings.
constexpr std::array<std::string_view, 16> kBodies{
    "управлени", "отдел",   "комитет",    "школ",       "оо",       "мбоу",   "моу",       "мку",
    "директор",  "руковод", "заместител", "специалист", "методист", "учител", "начальник", "администраци"};

/// What the cells of one column are like.
struct Habit {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  std::size_t terms = 0;
  std::size_t bodies = 0;
  std::size_t letters = 0;
  std::set<std::string> distinct;

  double share(std::size_t of) const { return filled == 0 ? 0 : static_cast<double>(of) / static_cast<double>(filled); }
  double length() const { return filled == 0 ? 0 : static_cast<double>(letters) / static_cast<double>(filled); }
};

bool names_body(const std::string& small) {
  return std::ranges::any_of(kBodies, [&](std::string_view stem) {
    const auto at = small.find(stem);
    return at != std::string::npos && (at == 0 || small[at - 1] == ' ' || small[at - 1] == ',' || small[at - 1] == '"');
  });
}

bool is_term(const std::string& text) {
  if (length(text) > kLongestParty || starts_small(text) == starts_capital(text)) {
    const bool dated = text.find("20") != std::string::npos && length(text) < 40;
    if (!dated) return false;
  }
  return calendar::read_term(text, {}).kind != calendar::Kind::raw;
}

Habit habit_of(const Grid& grid, std::size_t column, std::size_t first) {
  Habit out;
  for (std::size_t r = first; r < std::min(grid.rows(), first + kLooked); ++r) {
    const Spot& spot = grid.at(r, column);
    if (spot.text.empty() || spot.from_left || spot.from_above || grid.filled(r) < 2) continue;
    const std::string line = one_line(spot.text);
    ++out.filled;
    out.letters += length(line);
    out.numbers += is_row_number(line) ? 1 : 0;
    out.terms += is_term(line) ? 1 : 0;
    out.bodies += length(line) <= kLongestParty && names_body(folded(line)) ? 1 : 0;
    out.distinct.insert(folded(line));
  }
  return out;
}

/// Every cell of the row is short, none is a number or a term: a header with words that are not known.
bool looks_like_header(const Grid& grid, std::size_t row) {
  std::size_t filled = 0;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    const Spot& spot = grid.at(row, c);
    if (spot.from_left || spot.text.empty()) continue;
    const std::string line = one_line(spot.text);
    if (length(line) > kLongestTitle || is_row_number(line) || is_term(line)) return false;
    ++filled;
  }
  return filled >= 2 && filled + 1 >= grid.columns();
}

/// Gives the role to the column with the highest mark among those without one, when the mark is high enough.
template <class Mark>
bool give(std::vector<Column>& columns, const std::vector<Habit>& habits, Role role, Mark mark) {
  std::size_t best = columns.size();
  double highest = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double value = columns[c].role == Role::other ? mark(habits[c]) : 0;
    if (value > highest) {
      highest = value;
      best = c;
    }
  }
  if (best == columns.size()) return false;
  columns[best].role = role;
  return true;
}

}  // namespace

Layout guessed_layout(const Grid& grid) {
  if (grid.columns() < 2 || grid.rows() < 2) return {};
  const bool header = looks_like_header(grid, 0);
  Layout layout{std::vector<Column>(grid.columns()), header ? 1U : 0U};
  std::vector<Habit> habits;
  for (std::size_t c = 0; c < grid.columns(); ++c) {
    habits.push_back(habit_of(grid, c, layout.rows));
    if (!header) continue;
    layout.columns[c].header = one_line(grid.at(0, c).text);
    layout.columns[c].role = role_of(layout.columns[c].header);
  }
  constexpr double kHalf = 0.4;
  const auto over = [](double share) { return share >= kHalf ? share : 0.0; };
  if (!layout.has(Role::number))
    give(layout.columns, habits, Role::number, [&](const Habit& habit) { return over(habit.share(habit.numbers)); });
  if (!layout.has(Role::term))
    give(layout.columns, habits, Role::term, [&](const Habit& habit) { return over(habit.share(habit.terms)); });
  if (!layout.has(Role::text))
    give(layout.columns, habits, Role::text,
         [](const Habit& habit) { return habit.length() >= 15 ? habit.length() : 0; });
  if (!layout.has(Role::responsible))
    give(layout.columns, habits, Role::responsible,
         [&](const Habit& habit) { return over(habit.share(habit.bodies)); });
  if (!layout.has(Role::text) || !(layout.has(Role::term) || layout.has(Role::responsible))) return {};
  if (!layout.has(Role::result))
    give(layout.columns, habits, Role::result,
         [](const Habit& habit) { return habit.length() >= 12 ? habit.length() : 0; });
  return layout;
}

}  // namespace vekha::roadmap
