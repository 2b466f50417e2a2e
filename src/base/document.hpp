// What readers of files hand on: paragraphs and tables of text cells, each knowing its place in the source.
#pragma once
#include <string>
#include <vector>

namespace vekha {

/// One cell of a document table after merged cells were resolved.
struct TableCell {
  std::string text;      ///< UTF-8; paragraphs inside are separated by '\n'
  int row_span = 1;      ///< vertical merge, in the anchor cell
  int column_span = 1;   ///< horizontal merge, in the anchor cell
  bool covered = false;  ///< lies under a merged anchor above or to the left; text is empty
};

struct TableRow {
  std::vector<TableCell> cells;  ///< one per grid column
  int line = 0;                  ///< 1-based line of a text, or row of the table/sheet
  int page = 0;                  ///< 1-based page of a PDF, 0 elsewhere
};

struct Block {
  enum class Kind { paragraph, heading, table };
  Kind kind = Kind::paragraph;
  std::string text;            ///< paragraph or heading
  std::vector<TableRow> rows;  ///< table
  int line = 0;                ///< 1-based line or block number in the source
  int table = 0;               ///< 1-based number of the table in the document, 0 for paragraphs
  std::string sheet{};         ///< of a workbook with several sheets
  int page = 0;                ///< 1-based page of a PDF, 0 elsewhere
};

struct Document {
  std::string file;  ///< file name without folders
  std::vector<Block> blocks;
  std::vector<std::string> notes{};  ///< what the reader passed by, for people: «макросы не выполняются»
};

}  // namespace vekha
