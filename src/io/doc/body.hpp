// word/document.xml: blocks written one after another with their numbers, links and section breaks.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/doc/blocks.hpp"
#include "io/doc/xml.hpp"

namespace vekha::doc {

/// Number and bookmark of a captioned table or chart.
struct Label {
  int number = 0;
  std::string bookmark;
};

/// What is known while the body is written.
struct Pen {
  XmlWriter xml;
  std::map<std::string, Label, std::less<>> labels;  ///< by key
  std::vector<std::string> headings;                 ///< of levels 1 and 2, "1Введение": for the contents
  std::vector<const Chart*> charts;                  ///< in the order of their numbers
  Section::Orientation orientation = Section::Orientation::portrait;
  int sections = 0;
  int tables = 0;
  int lists = 0;
  int bookmarks = 0;
  int bookmarked_headings = 0;
  bool after_table = false;  ///< the next paragraph needs air above
};

/// Width of the text in twentieths of a point.
int text_width(Section::Orientation orientation);

void write_runs(Pen& pen, const Runs& runs);
/// «Таблица 3 — caption» as a field that Word renumbers, with a bookmark for links.
void write_caption(Pen& pen, std::string_view word, const Label& label, const std::string& caption);
void write_table(Pen& pen, const Table& table);

struct Body {
  std::string xml;
  std::vector<const Chart*> charts;
  int numbered_lists = 0;
};
Body write_body(const Document& document);

}  // namespace vekha::doc
