#include "io/sheet/text_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/numbering.hpp"
#include "base/text.hpp"

namespace vekha::sheet {
namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t kLongestName = 40;  ///< letters: a longer line between rows is a heading, not the end of a cell

/// «| № | Мероприятие |» of Markdown and «№ | Мероприятие | Срок» of text dumps; nothing for other lines.
std::optional<Cells> barred(std::string_view line) {
  std::string_view text = trimmed(line);
  const bool framed = text.size() > 2 && text.front() == '|' && text.back() == '|';
  if (framed) text = text.substr(1, text.size() - 2);
  if (!framed && std::count(text.begin(), text.end(), '|') < 2) return std::nullopt;
  return split(text, '|');
}

/// «|---|:--:|»: the line under a Markdown header.
bool is_rule(const Cells& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    const std::string plain = squeezed(cell);
    return plain.size() >= 2 && plain.find_first_not_of("-:") == std::string::npos;
  });
}

std::size_t filled(const Cells& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !is_blank(cell); }));
}

class Reader {
 public:
  explicit Reader(const std::vector<TextLine>& lines) : lines_(lines) {}
  std::vector<Block> run();

 private:
  void row(Cells cells, int line);
  void text(std::size_t i);
  bool continues_row(const Cells& cells) const;
  bool belongs_to_row(std::size_t i) const;
  bool opens_row(std::size_t i) const;
  bool row_follows(std::size_t i) const;
  bool is_indented_paragraph(const Cells& cells, const std::string& line) const;
  Block* open_table();

  const std::vector<TextLine>& lines_;
  std::vector<Block> blocks_;
  std::size_t columns_ = 0;  ///< of the last header seen
  bool header_row_ = false;  ///< the last row was a header
  std::string opening_;      ///< first line of a cell that the next line goes on with
  bool broken_ = true;       ///< an empty line or a paragraph stands before this line
};

Block* Reader::open_table() {
  if (broken_ || blocks_.empty() || blocks_.back().kind != Block::Kind::table) return nullptr;
  return &blocks_.back();
}

/// The rest of a row whose cell held a line break: together they have the width of the table.
bool Reader::continues_row(const Cells& cells) const {
  if (broken_ || blocks_.empty() || blocks_.back().kind != Block::Kind::table) return false;
  const std::size_t before = blocks_.back().rows.back().cells.size();
  return before < columns_ && before + cells.size() - 1 <= columns_ && !is_blank(cells.front()) &&
         !is_row_number(cells.front());
}

void Reader::row(Cells cells, int line) {
  cells.front().insert(0, std::exchange(opening_, {}));
  if (continues_row(cells)) {
    auto& open = blocks_.back().rows.back().cells;
    open.back().text += "\n" + std::string(trimmed(cells.front()));
    for (std::size_t i = 1; i < cells.size(); ++i) open.push_back({.text = std::string(trimmed(cells[i]))});
    return;
  }
  header_row_ = header_words(cells) >= 3;
  if (header_row_) columns_ = cells.size();
  if (open_table() == nullptr) blocks_.push_back({.kind = Block::Kind::table, .line = line});
  TableRow out{.line = line};
  for (const std::string& cell : cells) out.cells.push_back({.text = std::string(trimmed(cell))});
  blocks_.back().rows.push_back(std::move(out));
  broken_ = false;
}

bool Reader::row_follows(std::size_t i) const {
  for (++i; i < lines_.size() && !is_blank(lines_[i].text); ++i)
    if (lines_[i].text.find('\t') != std::string::npos || barred(lines_[i].text)) return true;
  return false;
}

/// A line without tabs right behind a row: more of its last cell, or a text of its own.
bool Reader::belongs_to_row(std::size_t i) const {
  if (broken_ || blocks_.empty() || blocks_.back().kind != Block::Kind::table) return false;
  const std::string& line = lines_[i].text;
  const auto& cells = blocks_.back().rows.back().cells;
  if (cells.size() < columns_) return true;
  if (starts_small(line)) return true;
  if (split_heading(line) || header_row_) return false;
  return row_follows(i) && !cells.back().text.empty() && length(line) <= kLongestName;
}

/// The first line of a row whose first cell holds a line break: the next line ends that cell and has the others.
bool Reader::opens_row(std::size_t i) const {
  if (broken_ || i + 1 >= lines_.size() || starts_small(lines_[i].text)) return false;
  const Cells next = split(lines_[i + 1].text, '\t');
  return columns_ > 1 && next.size() == columns_ && starts_small(next.front()) && filled(next) > 1;
}

void Reader::text(std::size_t i) {
  if (opens_row(i)) {
    opening_ = lines_[i].text + "\n";
    return;
  }
  if (belongs_to_row(i)) {
    blocks_.back().rows.back().cells.back().text += "\n" + std::string(trimmed(lines_[i].text));
    return;
  }
  const std::string_view line = trimmed(lines_[i].text);
  const auto marks = line.find_first_not_of('#');
  const bool heading = marks != std::string_view::npos && marks > 0 && line[marks] == ' ';
  blocks_.push_back({.kind = heading ? Block::Kind::heading : Block::Kind::paragraph,
                     .text = std::string(heading ? trimmed(line.substr(marks)) : line),
                     .line = lines_[i].number});
  broken_ = true;
}

bool Reader::is_indented_paragraph(const Cells& cells, const std::string& line) const {
  return columns_ == 0 && filled(cells) == 1 && line.starts_with('\t') && !line.ends_with('\t');
}

std::vector<Block> Reader::run() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::string& line = lines_[i].text;
    if (const auto bars = barred(line)) {
      if (!is_rule(*bars)) row(*bars, lines_[i].number);
      continue;
    }
    const Cells cells = split(line, '\t');
    if (is_blank(line))
      broken_ = true;
    else if (cells.size() > 1 && !is_indented_paragraph(cells, line))
      row(cells, lines_[i].number);
    else
      text(i);
  }
  return std::move(blocks_);
}

}  // namespace

std::vector<Block> read_row_lines(const std::vector<TextLine>& lines) { return Reader(lines).run(); }

}  // namespace vekha::sheet
