#include "io/sheet/odt.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/text.hpp"
#include "io/sheet/odt_lists.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml_tree.hpp"

namespace vekha::sheet {
namespace {

constexpr int kMaxRepeat = 1'000;

int count_of(const XmlNode& node, std::string_view attribute) {
  return std::clamp(node.number(attribute, 1), 1, kMaxRepeat);
}

bool is_left_out(std::string_view name) {
  return name == "tracked-changes" || name == "annotation" || name == "note" || name == "forms";
}

/// The text of a paragraph; white space counts once, as the format says.
void append_text(const XmlNode& node, std::string& out, std::string& boxes) {
  for (const XmlNode& child : node.children) {
    if (child.name.empty()) {
      for (const char c : child.text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank || out.empty() || (out.back() != ' ' && out.back() != '\n')) out += blank ? ' ' : c;
      }
    } else if (child.name == "s") {
      out.append(static_cast<std::size_t>(count_of(child, "c")), ' ');
    } else if (child.name == "tab") {
      out += '\t';
    } else if (child.name == "line-break") {
      out += '\n';
    } else if (child.name == "p" || child.name == "h") {
      std::string paragraph;
      append_text(child, paragraph, boxes);
      boxes += "\n" + paragraph;
    } else if (!is_left_out(child.name)) {
      append_text(child, out, boxes);
    }
  }
}

std::string paragraph_text(const XmlNode& paragraph) {
  std::string out;
  std::string boxes;
  append_text(paragraph, out, boxes);
  return replaced(out + boxes, "\u00AD", "");
}

class OdtReader {
 public:
  OdtReader(std::string file, const Limits& limits) : limits_(limits) { document_.file = std::move(file); }

  void learn(const XmlNode& root) {
    for (const char* const name : {"styles", "automatic-styles"})
      if (const XmlNode* const styles = root.child(name)) lists_.learn(*styles);
  }

  Document read(const XmlNode& text) {
    read_blocks(text, {});
    return std::move(document_);
  }

 private:
  struct ListPlace {
    std::string style;
    int level = -1;  // 0-based, −1 outside lists
  };

  void read_blocks(const XmlNode& parent, const ListPlace& place) {
    std::string label;
    if (parent.name == "list-item") label = lists_.next(place.style, place.level);
    for (const XmlNode& node : parent.children) {
      if (node.name.empty() || is_left_out(node.name)) continue;
      if (node.name == "p" || node.name == "h") {
        add_paragraph(node, std::exchange(label, {}));
      } else if (node.name == "table") {
        add_table(node);
      } else {
        read_blocks(node, node.name == "list" ? inner(node, place) : place);
      }
    }
  }

  ListPlace inner(const XmlNode& list, const ListPlace& outer) {
    const std::string_view own = list.attribute("style-name");
    ListPlace place{own.empty() ? outer.style : std::string(own), outer.level + 1};
    const bool goes_on = list.attribute("continue-numbering") == "true" || !list.attribute("continue-list").empty();
    lists_.begin(place.style, place.level, goes_on);
    return place;
  }

  void add_paragraph(const XmlNode& node, const std::string& label) {
    ++line_;
    Block block;
    block.kind = node.name == "h" ? Block::Kind::heading : Block::Kind::paragraph;
    block.text = label + paragraph_text(node);
    block.line = line_;
    if (!trimmed(block.text).empty()) document_.blocks.push_back(std::move(block));
  }

  static void each_row(const XmlNode& table, const std::function<void(const XmlNode&)>& visit) {
    for (const XmlNode& node : table.children) {
      if (node.name == "table-row") visit(node);
      if (node.name.starts_with("table-rows") || node.name.starts_with("table-header") ||
          node.name == "table-row-group")
        each_row(node, visit);
    }
  }

  static std::size_t columns_of(const XmlNode& table) {
    std::size_t most = 0;
    each_row(table, [&](const XmlNode& row) {
      std::size_t cells = 0;
      for (const XmlNode& cell : row.children) cells += cell.name.ends_with("table-cell") ? 1 : 0;
      most = std::max(most, cells);
    });
    return most;
  }

  /// A table of one or two columns that holds a real table only lays out the page.
  static bool is_frame(const XmlNode& table) {
    bool holds_table = false;
    each_row(table, [&](const XmlNode& row) {
      for (const XmlNode& cell : row.children)
        for (const XmlNode& inner : cell.children)
          holds_table = holds_table || (inner.name == "table" && columns_of(inner) >= 3);
    });
    return holds_table && columns_of(table) <= 2;
  }

  void add_table(const XmlNode& node) {
    if (is_frame(node)) return read_blocks(node, {});
    Block block;
    block.kind = Block::Kind::table;
    block.line = ++line_;
    add_rows(node, block.rows);
    std::size_t width = 0;
    for (const TableRow& row : block.rows) width = std::max(width, row.cells.size());
    if (block.rows.size() * width > limits_.max_document_cells) refuse_size();
    for (TableRow& row : block.rows) row.cells.resize(width);
    if (width == 0) return;
    block.table = ++tables_;
    document_.blocks.push_back(std::move(block));
  }

  void add_rows(const XmlNode& parent, std::vector<TableRow>& rows) {
    for (const XmlNode& node : parent.children) {
      if (node.name == "table-header-rows" || node.name == "table-rows" || node.name == "table-row-group")
        add_rows(node, rows);
      if (node.name != "table-row") continue;
      TableRow row = read_row(node);
      for (int i = count_of(node, "number-rows-repeated"); i > 0; --i) {
        row.line = static_cast<int>(rows.size()) + 1;
        rows.push_back(row);
        cells_ += row.cells.size();
        if (cells_ > limits_.max_document_cells) refuse_size();
      }
    }
  }

  TableRow read_row(const XmlNode& node) {
    TableRow row;
    for (const XmlNode& child : node.children) {
      TableCell cell;
      cell.covered = child.name == "covered-table-cell";
      if (!cell.covered && child.name != "table-cell") continue;
      if (!cell.covered) {
        cell.text = cell_text(child);
        cell.row_span = count_of(child, "number-rows-spanned");
        cell.column_span = count_of(child, "number-columns-spanned");
      }
      row.cells.insert(row.cells.end(), static_cast<std::size_t>(count_of(child, "number-columns-repeated")), cell);
      if (row.cells.size() > limits_.max_document_cells) refuse_size();
    }
    return row;
  }

  /// A cell is read as a document of its own: paragraphs on lines, inner tables as lines of cells parted by tabs.
  std::string cell_text(const XmlNode& cell) {
    Document outer = std::exchange(document_, {});
    const int line = std::exchange(line_, 0);
    const int tables = std::exchange(tables_, 0);
    read_blocks(cell, {});
    const Document inside = std::exchange(document_, std::move(outer));
    line_ = line;
    tables_ = tables;
    std::string out;
    for (const Block& block : inside.blocks) {
      if (block.kind != Block::Kind::table) out += block.text + "\n";
      for (const TableRow& row : block.rows) {
        for (const TableCell& inner_cell : row.cells)
          out += (&inner_cell == &row.cells.front() ? "" : "\t") + inner_cell.text;
        out += '\n';
      }
    }
    return std::string(trimmed(out));
  }

  [[noreturn]] void refuse_size() const {
    refuse(Code::too_large, document_.file, "слишком большая таблица", kSplitFile);
  }

  Limits limits_;
  OdtLists lists_;
  Document document_;
  std::uint64_t cells_ = 0;
  int line_ = 0;
  int tables_ = 0;
};

}  // namespace

Document read_odt(const Archive& archive, const Limits& limits) {
  const XmlNode root = read_xml_tree(*archive.open("content.xml"), limits.max_document);
  const XmlNode* const body = root.child("body");
  const XmlNode* const text = body == nullptr ? nullptr : body->child("text");
  if (text == nullptr) refuse(Code::bad_input, archive.file(), "в документе нет текста", kSaveAgain);
  OdtReader reader(archive.file(), limits);
  if (archive.has("styles.xml")) reader.learn(read_xml_tree(*archive.open("styles.xml"), limits.max_document));
  reader.learn(root);
  return reader.read(*text);
}

}  // namespace vekha::sheet
