#include "io/sheet/pdf_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "io/sheet/text_lines.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kHeaderLines = 6;  ///< a header of more is none
constexpr std::size_t kRiverSteps = 60;  ///< places looked at between two columns

/// Words on one height and the runs they make between wide gaps.
struct Run {
  double left = 0;
  double right = 0;
  std::string text;
};

struct Line {
  double top = 0;
  double bottom = 0;
  std::vector<PdfWord> words;  ///< from left to right
  double height() const { return bottom - top; }
};

std::vector<Line> lines_of_page(const PdfPage& page) {
  std::vector<PdfWord> words = page.words;
  std::sort(words.begin(), words.end(), [](const PdfWord& a, const PdfWord& b) { return a.middle_y() < b.middle_y(); });
  std::vector<Line> lines;
  for (PdfWord& word : words) {
    const bool same = !lines.empty() && word.middle_y() < lines.back().words.front().bottom - 0.25 * word.height();
    if (!same) lines.push_back({word.top, word.bottom, {}});
    lines.back().top = std::min(lines.back().top, word.top);
    lines.back().bottom = std::max(lines.back().bottom, word.bottom);
    lines.back().words.push_back(std::move(word));
  }
  for (Line& line : lines)
    std::sort(line.words.begin(), line.words.end(), [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
  return lines;
}

std::vector<Run> runs_of(const Line& line, double apart) {
  std::vector<Run> runs;
  for (const PdfWord& word : line.words) {
    const bool fresh = runs.empty() || word.left - runs.back().right > apart * word.height();
    if (fresh) {
      runs.push_back({word.left, word.right, word.text});
    } else {
      runs.back().text += " " + word.text;
      runs.back().right = std::max(runs.back().right, word.right);
    }
  }
  return runs;
}

struct Header {
  std::size_t first = 0;  ///< line
  std::size_t lines = 0;
  std::vector<Run> cells;
};

/// Runs of several lines one above the other made cells.
std::vector<Run> cells_of(const std::vector<Line>& lines, std::size_t first, std::size_t count, double apart) {
  std::vector<Run> cells;
  for (std::size_t i = first; i < first + count; ++i)
    for (Run& run : runs_of(lines[i], apart)) {
      Run* home = nullptr;
      for (Run& cell : cells)
        if (run.left < cell.right && run.right > cell.left) home = &cell;
      if (home == nullptr) {
        cells.push_back(std::move(run));
        continue;
      }
      home->left = std::min(home->left, run.left);
      home->right = std::max(home->right, run.right);
      home->text += " " + run.text;
    }
  std::sort(cells.begin(), cells.end(), [](const Run& a, const Run& b) { return a.left < b.left; });
  return cells;
}

std::vector<std::string> texts_of(const std::vector<Run>& cells) {
  std::vector<std::string> texts;
  texts.reserve(cells.size());
  for (const Run& cell : cells) texts.push_back(cell.text);
  return texts;
}

/// The smallest run of lines that names the columns of a plan, and the lines below that go on with them.
std::optional<Header> find_header(const std::vector<Line>& lines, std::size_t from, double apart) {
  for (std::size_t first = from; first < lines.size(); ++first)
    for (std::size_t count = 1; count <= kHeaderLines && first + count <= lines.size(); ++count) {
      if (count > 1 && lines[first + count - 1].top - lines[first + count - 2].bottom > lines[first].height()) break;
      const std::vector<Run> cells = cells_of(lines, first, count, apart);
      if (cells.size() < 3 || cells.size() > 12 || header_words(texts_of(cells)) < 3) continue;
      if (header_words(texts_of(cells_of(lines, first, 1, apart))) == 0) break;
      Header header{first, count, cells};
      while (first + header.lines < lines.size() && header.lines < kHeaderLines) {
        const Line& next = lines[first + header.lines];
        const std::vector<Run> runs = runs_of(next, apart);
        const bool small = std::all_of(runs.begin(), runs.end(), [](const Run& run) {
          return starts_small(run.text) || run.text.starts_with('(') || run.text.starts_with("п/п");
        });
        if (!small || next.top - lines[first + header.lines - 1].bottom > 0.6 * next.height()) break;
        ++header.lines;
      }
      header.cells = cells_of(lines, first, header.lines, apart);
      return header;
    }
  return std::nullopt;
}

/// Between two header cells: the middle of the widest stretch that the fewest words cross.
double river(const std::vector<const Line*>& body, double from, double to) {
  std::vector<int> crossed(kRiverSteps, 0);
  const double step = (to - from) / static_cast<double>(kRiverSteps);
  for (const Line* line : body)
    for (const PdfWord& word : line->words)
      for (std::size_t i = 0; i < kRiverSteps; ++i) {
        const double x = from + (static_cast<double>(i) + 0.5) * step;
        if (word.left < x && x < word.right) ++crossed[i];
      }
  const int least = *std::min_element(crossed.begin(), crossed.end());
  const int allowed = least + static_cast<int>(body.size() / 50);
  std::size_t best = 0, best_size = 0;
  for (std::size_t i = 0; i < kRiverSteps;) {
    std::size_t end = i;
    while (end < kRiverSteps && crossed[end] <= allowed) ++end;
    if (end - i > best_size) {
      best = i;
      best_size = end - i;
    }
    i = std::max(end, i + 1);
  }
  return from + (static_cast<double>(best) + static_cast<double>(best_size) / 2) * step;
}

/// Cuts the body of one table to rows, page by page.
class Body {
 public:
  Body(std::vector<double> edges, const std::vector<const Line*>& lines, const Spacing& spacing)
      : edges_(std::move(edges)), spacing_(spacing) {
    std::vector<double> begins;
    begins.reserve(edges_.size());
    for (std::size_t e = 0; e + 1 < edges_.size(); ++e) begins.push_back(usual_begin(e, lines));
    begins_ = std::move(begins);
  }
  PdfTable rows(const std::vector<Line>& lines) const;
  bool wide(const Line& line) const;

 private:
  double usual_begin(std::size_t column, const std::vector<const Line*>& lines) const;
  std::size_t column(const PdfWord& word) const;
  bool has_number(const Line& line) const;
  std::vector<std::size_t> starts(const std::vector<Line>& lines, const std::vector<std::size_t>& body) const;
  std::vector<PdfCell> row_of(const std::vector<Line>& lines, const std::vector<std::size_t>& own) const;
  std::vector<PdfCell> wide_row(const Line& line) const;

  std::vector<double> edges_;
  Spacing spacing_;
  std::vector<double> begins_;  ///< where the cells of a column mostly begin
};

/// The place most lines of the column begin at.
double Body::usual_begin(std::size_t column, const std::vector<const Line*>& lines) const {
  std::map<long, int> places;
  for (const Line* line : lines) {
    const auto first =
        std::ranges::find_if(line->words, [&](const PdfWord& word) { return this->column(word) == column; });
    if (first != line->words.end()) ++places[std::lround(first->left / 3)];
  }
  const auto most = std::ranges::max_element(places, {}, [](const auto& place) { return place.second; });
  return most == places.end() ? edges_[column] : 3 * static_cast<double>(most->first);
}

std::size_t Body::column(const PdfWord& word) const {
  // A short word of typewriter text that begins where cells of a column do belongs to it.
  for (std::size_t e = 0; spacing_.by_page && e < begins_.size(); ++e)
    if (std::abs(word.left - begins_[e]) < spacing_.near / 2) return e;
  std::size_t at = 0;
  while (at + 2 < edges_.size() && word.middle_x() > edges_[at + 1]) ++at;
  return at;
}

/// A line whose words pass over the edge between two columns: a heading of a section.
bool Body::wide(const Line& line) const {
  // Typewriter columns waver by some letters: a line with a gap in it is a row.
  if (spacing_.by_page && runs_of(line, spacing_.apart).size() > 1) return false;
  for (std::size_t e = 1; e + 1 < edges_.size(); ++e)
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const PdfWord& word = line.words[i];
      const bool begins_cell = spacing_.by_page && std::abs(word.left - begins_[e]) <= spacing_.near;
      const bool across = word.left < edges_[e] - spacing_.slack && word.right > edges_[e] + spacing_.slack;
      if (across && !begins_cell) return true;
      if (i == 0 || word.left < edges_[e]) continue;
      const PdfWord& before = line.words[i - 1];
      if (!begins_cell && before.right <= edges_[e] + spacing_.slack && word.left >= edges_[e] - spacing_.slack &&
          word.left - before.right < (e == 1 && !has_number(line) ? spacing_.apart : spacing_.joint) * word.height())
        return true;
      break;
    }
  // A short heading within one column: «2. Кадры» where no number of a row can stand.
  const bool one = column(line.words.front()) == column(line.words.back()) && column(line.words.front()) > 0;
  if (!one) return false;
  const auto heading = split_heading(runs_of(line, 100).front().text);
  return heading && line.words.front().left - edges_[column(line.words.front())] > 3 * line.height();
}

bool Body::has_number(const Line& line) const {
  std::string text;
  for (const PdfWord& word : line.words)
    if (column(word) == 0) text += word.text;
  return is_row_number(text);
}

/// The lines rows begin with: those of the numbers, or, where rows are set apart, the first behind the gap before them.
std::vector<std::size_t> Body::starts(const std::vector<Line>& lines, const std::vector<std::size_t>& body) const {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < body.size(); ++i)
    if (has_number(lines[body[i]])) numbers.push_back(i);
  std::vector<std::size_t> out;
  std::size_t after = 0;
  for (const std::size_t number : numbers) {
    std::size_t start = number;
    double widest = 0.45;
    for (std::size_t i = number; i > after; --i) {
      const Line& line = lines[body[i]];
      const double gap = (line.top - lines[body[i - 1]].bottom) / line.height();
      if (gap <= widest + 0.15) continue;
      widest = gap;
      start = i;
    }
    if (after == 0 && start == number && number > 0 && widest <= 0.45) start = number;
    out.push_back(start);
    after = number;
  }
  if (!numbers.empty()) return out;
  // No numbers at all: a row begins where three columns begin on one line.
  for (std::size_t i = 0; i < body.size(); ++i) {
    std::vector<bool> here(edges_.size(), false);
    for (const PdfWord& word : lines[body[i]].words) here[column(word)] = true;
    if (std::count(here.begin(), here.end(), true) >= 3) out.push_back(i);
  }
  return out;
}

std::vector<PdfCell> Body::row_of(const std::vector<Line>& lines, const std::vector<std::size_t>& own) const {
  std::vector<std::vector<PdfWord>> held(edges_.size() - 1);
  for (const std::size_t i : own)
    for (const PdfWord& word : lines[i].words) held[column(word)].push_back(word);
  std::vector<PdfCell> row(edges_.size() - 1);
  for (std::size_t c = 0; c < row.size(); ++c) row[c].lines = pdf_lines(std::move(held[c]));
  return row;
}

std::vector<PdfCell> Body::wide_row(const Line& line) const {
  std::vector<PdfCell> row(edges_.size() - 1);
  row.front().lines = pdf_lines(line.words);
  row.front().column_span = static_cast<int>(row.size());
  for (std::size_t c = 1; c < row.size(); ++c) row[c].covered = true;
  return row;
}

PdfTable Body::rows(const std::vector<Line>& lines) const {
  PdfTable table{.columns = edges_};
  std::vector<std::size_t> body;
  const auto flush = [&] {
    std::vector<std::size_t> cuts = starts(lines, body);
    if (!body.empty() && (cuts.empty() || cuts.front() != 0)) cuts.insert(cuts.begin(), 0);
    cuts.push_back(body.size());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
      if (cuts[i] < cuts[i + 1])
        table.rows.push_back(row_of(lines, {body.begin() + static_cast<std::ptrdiff_t>(cuts[i]),
                                            body.begin() + static_cast<std::ptrdiff_t>(cuts[i + 1])}));
    body.clear();
  };
  bool after_wide = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!wide(lines[i])) {
      body.push_back(i);
      after_wide = false;
      continue;
    }
    flush();
    const std::string text = runs_of(lines[i], 100).front().text;
    // A heading of two lines is one.
    if (after_wide && !table.rows.empty() && !split_heading(text) &&
        lines[i].top - lines[i - 1].bottom < 0.6 * lines[i].height())
      table.rows.back().front().lines.push_back(pdf_lines(lines[i].words).front());
    else
      table.rows.push_back(wide_row(lines[i]));
    after_wide = true;
  }
  flush();
  return table;
}

class Finder {
 public:
  Finder(std::vector<PdfPage>& pages, const Spacing& spacing) : pages_(pages), spacing_(spacing) {}
  std::vector<PagedTable> run();

 private:
  std::vector<const Line*> lines_below(const Header& header, std::size_t page) const;
  std::vector<double> edges_below(const Header& header, const std::vector<const Line*>& body) const;
  void take_page(std::size_t page, std::size_t from, const Body& body, const Header& header);
  void follow(std::size_t page, const Body& body, const Header& header);

  std::vector<PdfPage>& pages_;
  Spacing spacing_;
  std::vector<std::vector<Line>> lines_;
  std::vector<PagedTable> out_;
};

/// The lines columns are judged by: of this page, or of all from it on.
std::vector<const Line*> Finder::lines_below(const Header& header, std::size_t page) const {
  std::vector<const Line*> body;
  const std::size_t end = spacing_.by_page ? page + 1 : lines_.size();
  for (std::size_t p = page; p < end; ++p)
    for (std::size_t i = p == page ? header.first + header.lines : 0; i < lines_[p].size(); ++i)
      body.push_back(&lines_[p][i]);
  return body;
}

std::vector<double> Finder::edges_below(const Header& header, const std::vector<const Line*>& body) const {
  const auto middle = [](const Run& run) { return (run.left + run.right) / 2; };
  double right = header.cells.back().right;
  double left = header.cells.front().left;
  for (const Line* line : body) {
    left = std::min(left, line->words.front().left);
    right = std::max(right, line->words.back().right);
  }
  std::vector<double> edges{left - 1};
  for (std::size_t i = 1; i < header.cells.size(); ++i)
    edges.push_back(river(body, middle(header.cells[i - 1]), middle(header.cells[i])));
  edges.push_back(right + 1);
  return edges;
}

void Finder::take_page(std::size_t page, std::size_t from, const Body& body, const Header& header) {
  std::vector<Line>& lines = lines_[page];
  if (from >= lines.size()) return;
  PagedTable out{page, body.rows({lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end()})};
  out.table.top = lines[from].top;
  out.table.bottom = lines.back().bottom;
  out.table.continues = !out_.empty();
  if (out_.empty()) {
    std::vector<PdfCell> head;
    head.reserve(header.cells.size());
    for (const Run& cell : header.cells) head.push_back({.lines = {{cell.left, cell.right, 0, 1, 0, cell.text}}});
    out.table.rows.insert(out.table.rows.begin(), std::move(head));
    out.table.top = lines[header.first].top;
  }
  if (out.table.continues && from > 0) out.table.top = lines.front().top;  // with the header it repeats
  const double top = out.table.top;
  std::erase_if(pages_[page].words, [&](const PdfWord& word) { return word.middle_y() >= top; });
  out_.push_back(std::move(out));
}

/// A page behind the first: a header repeated at its top is not read twice.
void Finder::follow(std::size_t page, const Body& body, const Header& header) {
  const auto again = find_header(lines_[page], 0, spacing_.apart);
  const bool repeated = again && again->first <= 2 && again->cells.size() == header.cells.size();
  const std::size_t from = repeated ? again->first + std::min(again->lines, header.lines) : 0;
  if (!spacing_.by_page) return take_page(page, from, body, header);
  Header own = repeated ? *again : header;
  own.first = repeated ? own.first : 0;
  own.lines = from - own.first;
  const std::vector<const Line*> lines = lines_below(own, page);
  if (lines.empty()) return;
  take_page(page, from, Body(edges_below(own, lines), lines, spacing_), header);
}

std::vector<PagedTable> Finder::run() {
  lines_.reserve(pages_.size());
  for (const PdfPage& page : pages_) lines_.push_back(lines_of_page(page));
  for (std::size_t p = 0; p < pages_.size(); ++p) {
    const auto header = find_header(lines_[p], 0, spacing_.apart);
    if (!header) continue;
    const std::vector<const Line*> all = lines_below(*header, p);
    const Body body(edges_below(*header, all), all, spacing_);
    take_page(p, header->first + header->lines, body, *header);
    for (std::size_t next = p + 1; next < pages_.size(); ++next) follow(next, body, *header);
    break;
  }
  return std::move(out_);
}

}  // namespace

std::vector<PagedTable> take_aligned_tables(std::vector<PdfPage>& pages, const Spacing& spacing) {
  return Finder(pages, spacing).run();
}

}  // namespace vekha::sheet
