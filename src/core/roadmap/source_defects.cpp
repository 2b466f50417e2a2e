#include "core/roadmap/source_defects.hpp"

#include <algorithm>
#include <set>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"
#include "core/roadmap/columns.hpp"
#include "core/roadmap/grid.hpp"
#include "core/roadmap/healing.hpp"
#include "core/roadmap/lint_words.hpp"
#include "core/roadmap/parties.hpp"

namespace vekha::roadmap {
namespace {

bool is_text_file(const std::string& file) { return lower(file).ends_with(".txt"); }

std::string row_text(const TableRow& row) {
  std::string out;
  for (const TableCell& cell : row.cells)
    if (!squeezed(cell.text).empty()) out += (out.empty() ? "" : "\n") + cell.text;
  return out;
}

std::string first_cell(const TableRow& row) { return row.cells.empty() ? "" : squeezed(row.cells.front().text); }

bool has_html(const std::string& text) {
  for (const std::string_view tag : {"<ul", "<li", "<p>", "</p>", "<br", "<div", "<span"})
    if (text.find(tag) != std::string::npos) return true;
  return false;
}

/// A star before a letter marks an item as «•» does.
bool has_star_mark(const std::string& text) {
  for (auto at = text.find('*'); at != std::string::npos; at = text.find('*', at + 1)) {
    const bool doubled = (at > 0 && text[at - 1] == '*') || (at + 1 < text.size() && text[at + 1] == '*');
    if (!doubled && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x80) return true;
  }
  return false;
}

class Inspector {
 public:
  explicit Inspector(const Document& document) : document_(document), plain_(is_text_file(document.file)) {}
  Issues run();

 private:
  void collect();
  void table(const Block& block);
  void row(const TableRow& row, const Block& block);
  void words(const TableRow& row, const Block& block, const Healer& healer);
  void torn_row(const Block& block, std::size_t index, bool after_header);
  void numbers();
  void number_style(const std::string& cell);
  void executors(const TableRow& row, const Block& block);
  void paragraph(const Block& block);
  void short_names();
  void lost_rows(const Block& block);
  void tell(const std::string& code, const Place& place, const std::string& message);
  Place place(const TableRow& row, const Block& block) const {
    return {.table = plain_ ? 0 : block.table, .row = row.line};
  }

  const Document& document_;
  bool plain_;
  Issues issues_;
  std::vector<std::string> texts_;
  std::set<std::string> headers_;
  Layout layout_;  ///< of the last header
  int dotted_ = 0;
  int bare_ = 0;
  bool numbered_ = false;
};

void Inspector::tell(const std::string& code, const Place& place, const std::string& message) {
  issues_.push_back({.code = code, .severity = Severity::note, .place = place, .message = message});
}

void Inspector::collect() {
  for (const Block& block : document_.blocks) {
    if (!block.text.empty()) texts_.push_back(one_line(clean_cell(block.text)));
    for (const TableRow& row : block.rows)
      for (const TableCell& cell : row.cells)
        if (!cell.text.empty()) texts_.push_back(one_line(clean_cell(cell.text)));
  }
}

void Inspector::row(const TableRow& row, const Block& block) {
  const std::string text = row_text(row);
  if (has_html(text)) tell("html_left", place(row, block), "В ячейках остались теги HTML; список прочитан по пунктам.");
  if (text.find("[bookmark:") != std::string::npos)
    tell("bookmark_left", place(row, block), "В ячейке осталась закладка редактора; при чтении убрана.");
  if (text.find("•") != std::string::npos && has_star_mark(text))
    tell("markers_doubled", place(row, block), "Пункты списка отмечены и «•», и «*»; прочитаны как один список.");
  number_style(first_cell(row));
  executors(row, block);
}

/// «2.3.» or «2.3», alone in its cell or before the words of a heading.
void Inspector::number_style(const std::string& cell) {
  const std::string number = cell.substr(0, cell.find(' '));
  if (!is_row_number(number) || number_depth(bare_number(number)) < 2) return;
  ++(number.ends_with('.') ? dotted_ : bare_);
}

/// «УО.ОО»: two short names with a full stop where a comma belongs.
bool run_together(const std::string& text) {
  for (const std::string& word : split(text, ' ')) {
    const auto stop = word.find('.');
    if (stop == std::string::npos || stop + 1 >= word.size()) continue;
    const std::string rest = word.substr(stop + 1);
    if (is_abbreviation(word.substr(0, stop)) && is_abbreviation(rest.substr(0, rest.find_first_of(",;."))))
      return true;
  }
  return false;
}

/// Names are kept clean of stray marks: what was wrong with them can be told only here.
void Inspector::executors(const TableRow& row, const Block& block) {
  for (std::size_t c = 0; c < row.cells.size() && c < layout_.columns.size(); ++c) {
    if (layout_.columns[c].role != Role::responsible || row.cells[c].covered) continue;
    const std::string text = one_line(clean_cell(row.cells[c].text));
    const std::string shown = "«" + text + "»";
    if (imbalance_of(text, U'«', U'»').closed > 0)
      tell("quotes_doubled", place(row, block), "У исполнителя лишняя закрывающая кавычка: " + shown + ".");
    const Imbalance brackets = imbalance_of(text, U'(', U')');
    if (brackets.open > 0 || brackets.closed > 0)
      tell("brackets_unbalanced", place(row, block), "У исполнителя скобки не сходятся: " + shown + ".");
    if (run_together(text))
      tell("parties_run_together", place(row, block),
           "Исполнители разделены точкой вместо запятой: " + shown + ". Прочитаны как двое.");
  }
}

/// The text around the table: brackets that do not match and words said twice.
void Inspector::paragraph(const Block& block) {
  const Place here{.row = plain_ ? block.line : 0, .page = block.page};
  if (block.text.find("[bookmark:") != std::string::npos)
    tell("bookmark_left", {.row = here.row}, "В тексте осталась закладка редактора; при чтении убрана.");
  const std::string text = one_line(clean_cell(block.text));
  const Imbalance brackets = imbalance_of(without_list_marks(text), U'(', U')');
  if (brackets.open > 0 || brackets.closed > 0)
    tell("brackets_unbalanced", here,
         brackets.open > 0 ? "В тексте плана скобка открыта и не закрыта."
                           : "В тексте плана есть лишняя закрывающая скобка.");
  if (const auto found = repeated_word(text))
    tell("word_repeated", here, "В тексте плана слово «" + found->second.text + "» стоит два раза подряд.");
}

void Inspector::words(const TableRow& row, const Block& block, const Healer& healer) {
  for (const TableCell& cell : row.cells) {
    const std::string text = one_line(clean_cell(cell.text));
    const std::string healed = healer.heal(text);
    if (healed == text) continue;
    std::size_t at = 0;
    while (at < healed.size() && at < text.size() && healed[at] == text[at]) ++at;
    const std::size_t start = at == 0 ? 0 : text.rfind(' ', at - 1) + 1;
    const std::size_t end = std::min(text.size(), text.find(' ', at + 1));
    return tell("words_split", place(row, block),
                "Слово разорвано переносом: «" + text.substr(start, end - start) + "».");
  }
}

/// A row without a number that goes on with the one above: the page ended between them.
void Inspector::torn_row(const Block& block, std::size_t index, bool after_header) {
  const TableRow& row = block.rows[index];
  const bool empty = first_cell(row).empty() && row.cells.size() > 2;
  const auto filled = std::ranges::count_if(row.cells, [](const TableCell& c) { return !squeezed(c.text).empty(); });
  if (!numbered_ || !empty || filled == 0 || row.cells.front().covered) return;
  const bool small = std::ranges::any_of(row.cells, [](const TableCell& c) {
    return starts_small(clean_cell(c.text)) || is_list_item(clean_cell(c.text));
  });
  if (after_header || small)
    tell("row_continued", place(row, block), "Строка без номера продолжает строку выше: их разорвала страница.");
}

void Inspector::table(const Block& block) {
  const Grid grid(block);
  bool after_header = false;
  for (std::size_t r = 0; r < block.rows.size(); ++r) {
    const Layout layout = header_at(grid, r);
    if (!layout.columns.empty()) {
      if (!headers_.insert(folded(row_text(block.rows[r]))).second)
        tell("header_repeated", place(block.rows[r], block), "Шапка таблицы повторена на новой странице.");
      layout_ = layout;
      after_header = true;
      r += layout.rows - 1;
      continue;
    }
    if (headers_.empty()) continue;
    numbered_ = numbered_ || is_row_number(first_cell(block.rows[r]));
    row(block.rows[r], block);
    torn_row(block, r, after_header);
    after_header = false;
  }
  lost_rows(block);
}

/// One cell a line: the rows of the table can only be guessed.
void Inspector::lost_rows(const Block& block) {
  if (!plain_ || block.rows.size() < 3) return;
  std::size_t tall = 0;
  for (std::size_t r = 1; r < block.rows.size(); ++r)
    if (block.rows[r].line - block.rows[r - 1].line >= 4) ++tall;
  if (2 * tall > block.rows.size())
    tell("row_structure_lost", place(block.rows.front(), block),
         "Таблица записана по одной ячейке в строке: строки восстановлены по номерам.");
}

void Inspector::numbers() {
  if (dotted_ > 0 && bare_ > 0)
    tell("number_dots_mixed", {},
         "Номера пишутся то с точкой на конце (" + std::to_string(dotted_) + "), то без неё (" + std::to_string(bare_) +
             ").");
}

void Inspector::short_names() {
  std::set<std::string> met;
  for (const std::string& text : texts_)
    for (const std::string& alias : aliases_in(text)) {
      const std::string wanted = folded(alias);
      if (!met.insert(wanted).second) continue;
      int times = 0;
      for (const std::string& each : texts_) {
        const std::string small = folded(each);
        for (auto at = small.find(wanted); at != std::string::npos; at = small.find(wanted, at + 1)) ++times;
      }
      if (times < 2)
        tell("alias_unused", {}, "Сокращение «" + alias + "» введено («далее – …») и больше не встречается.");
    }
}

Issues Inspector::run() {
  collect();
  for (const Block& block : document_.blocks) {
    if (block.kind == Block::Kind::table)
      table(block);
    else
      paragraph(block);
  }
  const Healer healer(texts_);
  for (const Block& block : document_.blocks)
    for (const TableRow& row : block.rows) words(row, block, healer);
  numbers();
  short_names();
  return std::move(issues_);
}

}  // namespace

Issues source_defects(const Document& document) { return Inspector(document).run(); }

}  // namespace vekha::roadmap
