#include "io/sheet/docx.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "io/sheet/grid.hpp"
#include "io/sheet/package.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/word_numbering.hpp"
#include "io/sheet/word_styles.hpp"
#include "io/sheet/word_text.hpp"

namespace vekha::sheet {
namespace {

constexpr int kMaxSpan = 1'000;  // Word allows 63 columns

XmlNode read_related(const Archive& archive, const std::vector<Relation>& related, std::string_view kind,
                     const Limits& limits) {
  const std::string part = target_of(related, kind);
  return archive.has(part) ? read_xml_tree(*archive.open(part), limits.max_document) : XmlNode{};
}

int span_of(const XmlNode* properties, std::string_view name) {
  const XmlNode* const node = properties == nullptr ? nullptr : properties->child(name);
  return node == nullptr ? 0 : std::clamp(node->number("val", 0), 0, kMaxSpan);
}

class DocxReader {
 public:
  DocxReader(const Archive& archive, const std::vector<Relation>& related, const Limits& limits)
      : limits_(limits),
        styles_(read_related(archive, related, "styles", limits)),
        numbering_(read_related(archive, related, "numbering", limits), styles_) {
    document_.file = archive.file();
  }

  Document read(const XmlNode& body) {
    read_blocks(body);
    if (has_foreign_parts_)
      document_.notes.emplace_back(
          "В документ вставлен другой файл (altChunk), его содержание не прочитано: откройте документ в Word и "
          "сохраните "
          "заново.");
    return std::move(document_);
  }

 private:
  void read_blocks(const XmlNode& parent) {
    each_word_child(parent, [&](const XmlNode& node) {
      if (node.name == "p") add_paragraph(node);
      if (node.name == "tbl") add_table(node);
      if (node.name == "altChunk") has_foreign_parts_ = true;
    });
  }

  void add_paragraph(const XmlNode& node) {
    ++line_;
    held_text_ += paragraph_text(node);
    if (continues(node)) return;
    Block block;
    block.kind = is_heading(node) ? Block::Kind::heading : Block::Kind::paragraph;
    block.text = std::exchange(held_text_, {});
    block.line = line_;
    if (!trimmed(block.text).empty()) document_.blocks.push_back(std::move(block));
  }

  /// A table that only lays out the page: of one or two columns, with a real table in a cell. Its cells are read as
  /// the text of the document.
  bool is_frame(const XmlNode& table) const {
    bool holds_table = false;
    std::size_t columns = 0;
    each_word_child(table, [&](const XmlNode& row) {
      if (row.name != "tr") return;
      std::size_t cells = 0;
      each_word_child(row, [&](const XmlNode& cell) {
        if (cell.name != "tc") return;
        ++cells;
        each_word_child(cell, [&](const XmlNode& inner) {
          if (inner.name == "tbl") holds_table = holds_table || columns_of(inner) >= 3;
        });
      });
      columns = std::max(columns, cells);
    });
    return holds_table && columns <= 2;
  }

  static std::size_t columns_of(const XmlNode& table) {
    std::size_t most = 0;
    each_word_child(table, [&](const XmlNode& row) {
      std::size_t cells = 0;
      if (row.name == "tr") each_word_child(row, [&](const XmlNode& cell) { cells += cell.name == "tc" ? 1 : 0; });
      most = std::max(most, cells);
    });
    return most;
  }

  void read_frame(const XmlNode& table) {
    each_word_child(table, [&](const XmlNode& row) {
      if (row.name == "tr")
        each_word_child(row, [&](const XmlNode& cell) {
          if (cell.name == "tc") read_blocks(cell);
        });
    });
  }

  void add_table(const XmlNode& node) {
    if (is_frame(node)) return read_frame(node);
    Block block;
    block.kind = Block::Kind::table;
    block.line = ++line_;
    block.rows = table_rows(node);
    if (block.rows.empty()) return;
    block.table = ++tables_;
    document_.blocks.push_back(std::move(block));
  }

  std::string_view style_of(const XmlNode& paragraph) const {
    const XmlNode* const properties = paragraph.child("pPr");
    const std::string_view style = properties == nullptr ? std::string_view{} : properties->child_value("pStyle");
    return style.empty() ? std::string_view(styles_.normal()) : style;
  }

  bool is_heading(const XmlNode& paragraph) const {
    const XmlNode* const properties = paragraph.child("pPr");
    const XmlNode* const outline = properties == nullptr ? nullptr : properties->child("outlineLvl");
    constexpr int kBodyText = 9;
    if (outline != nullptr) return outline->number("val", kBodyText) < kBodyText;
    return styles_.is_heading(style_of(paragraph));
  }

  /// The mark at the end of the paragraph is deleted: with changes accepted the next paragraph goes on with it.
  static bool continues(const XmlNode& paragraph) {
    const XmlNode* const properties = paragraph.child("pPr");
    const XmlNode* const mark = properties == nullptr ? nullptr : properties->child("rPr");
    return mark != nullptr && mark->child("del") != nullptr;
  }

  std::string paragraph_text(const XmlNode& paragraph) {
    std::string text = word_paragraph_text(paragraph);
    const XmlNode* const numbers = numbering_properties(paragraph.child("pPr"));
    NumberReference number = numbers == nullptr ? NumberReference{} : number_reference(*numbers);
    if (numbers == nullptr || (number.list == 0 && numbers->child("numId") == nullptr)) {
      const int level = number.level;
      number = styles_.numbering(style_of(paragraph));
      if (number.list != 0 && number.level < 0)
        number.level = numbering_.level_of_style(number.list, style_of(paragraph));
      if (level >= 0) number.level = level;
    }
    return number.list == 0 ? text : numbering_.next(number.list, std::max(number.level, 0)) + text;
  }

  std::vector<TableRow> table_rows(const XmlNode& table) {
    Grid grid(document_.file, limits_.max_document_cells);
    int line = 0;
    each_word_child(table, [&](const XmlNode& row) {
      if (row.name != "tr") return;
      const XmlNode* const properties = row.child("trPr");
      if (properties != nullptr && properties->child("del") != nullptr) return;
      grid.begin_row(++line);
      grid.skip(span_of(properties, "gridBefore"));
      each_word_child(row, [&](const XmlNode& cell) {
        if (cell.name == "tc") add_cell(grid, cell);
      });
      grid.skip(span_of(properties, "gridAfter"));
    });
    return grid.take();
  }

  void add_cell(Grid& grid, const XmlNode& cell) {
    const XmlNode* const properties = cell.child("tcPr");
    if (properties != nullptr && properties->child("cellDel") != nullptr) return;
    const XmlNode* const merge = properties == nullptr ? nullptr : properties->child("vMerge");
    Grid::Vertical vertical = Grid::Vertical::none;
    if (merge != nullptr)
      vertical = merge->attribute("val") == "restart" ? Grid::Vertical::first : Grid::Vertical::more;
    const std::string side = properties == nullptr ? "" : std::string(properties->child_value("hMerge"));
    const bool old_style_covered = properties != nullptr && properties->child("hMerge") != nullptr && side != "restart";
    if (old_style_covered && grid.widen_last()) return;
    std::string text = cell_text(cell);
    grid.add(std::move(text), std::max(span_of(properties, "gridSpan"), 1), vertical);
  }

  /// Paragraphs on lines of their own; a table inside becomes lines with its cells parted by tabs.
  std::string cell_text(const XmlNode& cell) {
    std::string out;
    bool joined_on = true;
    each_word_child(cell, [&](const XmlNode& node) {
      if (node.name != "p" && node.name != "tbl") return;
      if (!joined_on) out += '\n';
      out += node.name == "p" ? paragraph_text(node) : nested_text(node);
      joined_on = node.name == "p" && continues(node);
    });
    return std::string(trimmed(out));
  }

  std::string nested_text(const XmlNode& table) {
    std::string out;
    each_word_child(table, [&](const XmlNode& row) {
      if (row.name != "tr") return;
      if (!out.empty()) out += '\n';
      bool first = true;
      each_word_child(row, [&](const XmlNode& cell) {
        if (cell.name != "tc") return;
        if (!std::exchange(first, false)) out += '\t';
        out += cell_text(cell);
      });
    });
    return out;
  }

  Limits limits_;
  WordStyles styles_;
  WordNumbering numbering_;
  Document document_;
  std::string held_text_;  // of paragraphs whose end mark is deleted
  int line_ = 0;
  int tables_ = 0;
  bool has_foreign_parts_ = false;
};

}  // namespace

Document read_docx(const Archive& archive, const std::string& main_part, const Limits& limits) {
  const XmlNode root = read_xml_tree(*archive.open(main_part), limits.max_document);
  const XmlNode* const body = root.child("body");
  if (body == nullptr) refuse(Code::bad_input, archive.file(), "в документе нет текста", kSaveAgain);
  Document document = DocxReader(archive, relations(archive, main_part), limits).read(*body);
  if (archive.has("word/vbaProject.bin"))
    document.notes.emplace_back("В документе есть макросы: прочитан только текст, макросы не выполняются.");
  return document;
}

}  // namespace vekha::sheet
