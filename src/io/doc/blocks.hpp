// Documents as blocks: headings, text, lists, tables and charts, in no file format yet.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vekha::doc {

/// A piece of text in one style. Straight quotes become «ёлочки», blanks that must not break a line become no-break.
struct Run {
  std::string text;
  bool bold = false;
  bool italic = false;
  bool superscript = false;
  bool verbatim = false;  ///< to be read back letter by letter: quotes and blanks stay as they are
  std::string target;     ///< key of a table or chart: its number and a link follow the text («таблица» → «таблица 3»)
};
using Runs = std::vector<Run>;

struct Title {
  std::string text;
  std::vector<std::string> lines;  ///< what stands under it, centred: the body, the territory, the date
};

struct Heading {
  int level = 1;  ///< 1 to 3
  std::string text;
};

/// A tab in the runs of a `parted` line leads to the middle, the next one to the right edge.
struct Paragraph {
  enum class Kind {
    body,
    note,   ///< small, without the first-line indent, for what stands under a table
    plain,  ///< without the first-line indent
    centered,
    parted,        ///< signature, date and number: pieces at the left, in the middle, at the right
    caption_line,  ///< small words under such a line
    stamp,         ///< a block at the right: «УТВЕРЖДЕНО приказом …»
    subject,       ///< heading of a letter or order: a narrow block at the left
  };
  Runs runs;
  Kind kind = Kind::body;
  enum class Stay { usual, with_next };  ///< with_next: on one page with what follows
  Stay stay = Stay::usual;
};

struct List {
  enum class Kind { bullets, numbers };
  Kind kind = Kind::bullets;
  std::vector<Runs> items;
};

enum class Align { left, center, right };

struct Column {
  double width = 1;  ///< share of the page width, relative to the other columns
  Align align = Align::left;
};

/// Lines of the runs become paragraphs of their own; those that begin with «• » hang.
struct Cell {
  Runs runs;
  int columns = 1;  ///< grid columns it covers
  int rows = 1;     ///< rows it covers (in the head)
  enum class Shade {
    none,
    light,
    strong,
    done,
    going,
    late
  };  ///< done, going, late: of quarter grids, told apart in grey too
  Shade shade = Shade::none;
};

struct TableRow {
  std::vector<Cell> cells;
};

struct Table {
  std::string key;      ///< for references, may be empty
  std::string caption;  ///< «Таблица 1 — caption» stands above; empty: the table is not numbered
  std::vector<Column> columns;
  std::vector<TableRow> head;  ///< repeated on each page
  std::vector<TableRow> rows;
  enum class Rise { center, top };  ///< where text stands in cells of different heights
  Rise rise = Rise::center;
  enum class Frame { lines, none };
  Frame frame = Frame::lines;
};

/// One value of a chart; without a value there is a gap, never a zero.
struct Point {
  std::optional<double> value;
  double lo = 0;  ///< whisker; equal to hi when there is none
  double hi = 0;
};

enum class Fill { plain, grey, mark2, mark3, mark4, mark5 };  ///< the marks have patterns that read in black and white

struct Series {
  std::string name;
  std::vector<Point> points;  ///< one per category
  Fill fill = Fill::plain;
  enum class Look { usual, line };  ///< line: a reference across the chart, without whiskers
  Look look = Look::usual;
};

struct Chart {
  /// stacked: columns of pieces; bars: the same, lying, for long names; dots: a point with its whisker per category.
  enum class Kind { columns, stacked, bars, dots };
  Kind kind = Kind::columns;
  std::string key;
  std::string caption;  ///< «Рисунок 1 — caption» stands below
  std::string alt;      ///< what the picture shows, for those who do not see it
  std::vector<std::string> categories;
  std::vector<Series> series;
  std::string category_title;
  std::string value_title;
  int decimals = 0;
  std::optional<double> minimum;
  std::optional<double> maximum;
  double height_cm = 7.5;
};

struct PageBreak {};

/// Everything after it stands on pages of this orientation.
struct Section {
  enum class Orientation { portrait, landscape };
  Orientation orientation = Orientation::portrait;
};

/// The list of headings of levels 1 and 2, with links.
struct Contents {};

using Block = std::variant<Title, Heading, Paragraph, List, Table, Chart, PageBreak, Section, Contents>;

struct Document {
  std::string title;         ///< document property
  std::string organisation;  ///< document property «author»: a body, never a person
  std::string created;       ///< UTC, "2026-11-22T10:15:00Z": given by the caller, so that the bytes are reproducible
  std::string source;        ///< the line at the foot of each page
  std::vector<Block> blocks;
};

/// Runs of plain text.
Runs plain(std::string text);
/// One run that is read back letter by letter.
Runs verbatim(std::string text);
Runs bold(std::string text);
/// A cell of plain text.
Cell cell(std::string text);
Cell head_cell(std::string text);

}  // namespace vekha::doc
