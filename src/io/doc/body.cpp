#include "io/doc/body.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "io/doc/typography.hpp"

namespace vekha::doc {
namespace {

constexpr int kShortSide = 11906;  // A4 in twentieths of a point
constexpr int kLongSide = 16838;
constexpr int kPortraitLeft = 1418;   // 25 mm
constexpr int kPortraitRight = 851;   // 15 mm
constexpr int kLandscapeSide = 1134;  // 20 mm
constexpr int kTopAndBottom = 1134;
constexpr int kHeaderEdge = 600;   // the page number stands at least 10 mm from the edge
constexpr int kStampWidth = 4536;  // 80 mm: what stands at the right of the first lines
constexpr int kEmuPerTwip = 635;
constexpr int kEmuPerCm = 360000;

/// Numbers of captioned tables and charts, before the text that refers to them is written.
void number(Pen& pen, const Document& document) {
  int tables = 0;
  int figures = 0;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block); table != nullptr && !table->caption.empty()) {
      ++tables;
      if (!table->key.empty()) pen.labels[table->key] = {tables, "table" + std::to_string(tables)};
    }
    if (const auto* chart = std::get_if<Chart>(&block)) {
      ++figures;
      if (!chart->key.empty()) pen.labels[chart->key] = {figures, "figure" + std::to_string(figures)};
    }
    if (const auto* heading = std::get_if<Heading>(&block); heading != nullptr && heading->level <= 2)
      pen.headings.push_back(std::to_string(heading->level) + heading->text);
  }
}

/// Opens a paragraph of the style; the first one after a table stands a little lower.
XmlWriter& open_paragraph(Pen& pen, std::string_view style) {
  pen.xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", style}});
  const bool has_own_air = style != "BodyText" && style != "ListBullet" && style != "ListNumber";
  if (pen.after_table && !has_own_air) pen.xml.leaf("w:spacing", {{"w:before", 160}});
  pen.xml.close();
  pen.after_table = false;
  return pen.xml;
}

void write(Pen& pen, const Title& title) {
  open_paragraph(pen, "Title");
  write_runs(pen, plain(title.text));
  pen.xml.close();
  for (const std::string& line : title.lines) {
    open_paragraph(pen, "Subtitle");
    write_runs(pen, plain(line));
    pen.xml.close();
  }
}

void write(Pen& pen, const Heading& heading) {
  VEKHA_CHECK(heading.level >= 1 && heading.level <= 3);
  open_paragraph(pen, "Heading" + std::to_string(heading.level));
  const int id = pen.bookmarks;
  if (heading.level <= 2) {
    ++pen.bookmarks;
    ++pen.bookmarked_headings;
    pen.xml.leaf("w:bookmarkStart",
                 {{"w:id", id}, {"w:name", "_Toc" + std::to_string(1000 + pen.bookmarked_headings)}});
  }
  write_runs(pen, plain(heading.text));
  if (heading.level <= 2) pen.xml.leaf("w:bookmarkEnd", {{"w:id", id}});
  pen.xml.close();
}

const char* style_of(Paragraph::Kind kind) {
  switch (kind) {
    case Paragraph::Kind::body: return "BodyText";
    case Paragraph::Kind::note: return "Note";
    case Paragraph::Kind::plain: return "PlainText";
    case Paragraph::Kind::centered: return "Centered";
    case Paragraph::Kind::parted: return "Parted";
    case Paragraph::Kind::caption_line: return "CaptionLine";
    case Paragraph::Kind::stamp: return "Stamp";
    case Paragraph::Kind::subject: return "Subject";
  }
  return "BodyText";
}

void write_tabs(XmlWriter& xml, int width) {
  xml.open("w:tabs").leaf("w:tab", {{"w:val", "center"}, {"w:pos", width / 2}});
  xml.leaf("w:tab", {{"w:val", "right"}, {"w:pos", width}}).close();
}

void write(Pen& pen, const Paragraph& paragraph) {
  using Kind = Paragraph::Kind;
  const int width = text_width(pen.orientation);
  XmlWriter& xml = pen.xml;
  xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", style_of(paragraph.kind)}});
  if (paragraph.stay == Paragraph::Stay::with_next) xml.leaf("w:keepNext");
  if (paragraph.kind == Kind::parted || paragraph.kind == Kind::caption_line) write_tabs(xml, width);
  const bool has_own_air = paragraph.kind == Kind::note || paragraph.kind == Kind::parted;
  if (pen.after_table && !has_own_air) xml.leaf("w:spacing", {{"w:before", 160}});
  if (paragraph.kind == Kind::stamp) xml.leaf("w:ind", {{"w:left", width - kStampWidth}});
  if (paragraph.kind == Kind::subject) xml.leaf("w:ind", {{"w:right", width / 2}});
  xml.close();
  pen.after_table = false;
  write_runs(pen, paragraph.runs);
  xml.close();
}

void write(Pen& pen, const List& list) {
  const bool numbered = list.kind == List::Kind::numbers;
  if (numbered) ++pen.lists;
  for (const Runs& item : list.items) {
    pen.xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", numbered ? "ListNumber" : "ListBullet"}});
    if (numbered)
      pen.xml.open("w:numPr").leaf("w:ilvl", {{"w:val", 0}}).leaf("w:numId", {{"w:val", 1 + pen.lists}}).close();
    if (pen.after_table) pen.xml.leaf("w:spacing", {{"w:before", 160}});
    pen.xml.close();
    pen.after_table = false;
    write_runs(pen, item);
    pen.xml.close();
  }
}

void write(Pen& pen, const Table& table) { write_table(pen, table); }

void write_picture(Pen& pen, const Chart& chart, int number) {
  XmlWriter& xml = pen.xml;
  const int width = text_width(pen.orientation) * kEmuPerTwip;
  const int height = static_cast<int>(chart.height_cm * kEmuPerCm);
  xml.open("w:r").open("w:drawing").open("wp:inline", {{"distT", 0}, {"distB", 0}, {"distL", 0}, {"distR", 0}});
  xml.leaf("wp:extent", {{"cx", width}, {"cy", height}});
  xml.leaf("wp:effectExtent", {{"l", 0}, {"t", 0}, {"r", 0}, {"b", 0}});
  xml.leaf("wp:docPr", {{"id", number},
                        {"name", "Диаграмма " + std::to_string(number)},
                        {"descr", typeset(chart.alt.empty() ? chart.caption : chart.alt)}});
  xml.leaf("wp:cNvGraphicFramePr").open("a:graphic");
  xml.open("a:graphicData", {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/chart"}});
  xml.leaf("c:chart", {{"r:id", "rIdChart" + std::to_string(number)}});
  xml.close().close().close().close().close();
}

void write(Pen& pen, const Chart& chart) {
  pen.charts.push_back(&chart);
  const int figure = static_cast<int>(pen.charts.size());
  open_paragraph(pen, "Figure");
  write_picture(pen, chart, figure);
  pen.xml.close();
  open_paragraph(pen, "FigureCaption");
  write_caption(pen, "Рисунок", {figure, "figure" + std::to_string(figure)}, chart.caption);
  pen.xml.close();
}

void write(Pen& pen, const PageBreak&) {
  pen.after_table = false;
  pen.xml.open("w:p").open("w:r").leaf("w:br", {{"w:type", "page"}}).close().close();
}

/// Only the first page of the document goes without a number.
void write_section(Pen& pen) {
  const bool landscape = pen.orientation == Section::Orientation::landscape;
  XmlWriter& xml = pen.xml;
  xml.open("w:sectPr");
  for (const char* part : {"w:headerReference", "w:footerReference"}) {
    const std::string id = part[2] == 'h' ? "rIdHeader" : "rIdFooter";
    xml.leaf(part, {{"w:type", "default"}, {"r:id", id}});
    if (pen.sections == 0) xml.leaf(part, {{"w:type", "first"}, {"r:id", part[2] == 'h' ? "rIdFirst" : id}});
  }
  xml.leaf("w:type", {{"w:val", "nextPage"}});
  if (landscape) {
    xml.leaf("w:pgSz", {{"w:w", kLongSide}, {"w:h", kShortSide}, {"w:orient", "landscape"}});
  } else {
    xml.leaf("w:pgSz", {{"w:w", kShortSide}, {"w:h", kLongSide}});
  }
  xml.leaf("w:pgMar", {{"w:top", kTopAndBottom},
                       {"w:right", landscape ? kLandscapeSide : kPortraitRight},
                       {"w:bottom", kTopAndBottom},
                       {"w:left", landscape ? kLandscapeSide : kPortraitLeft},
                       {"w:header", kHeaderEdge},
                       {"w:footer", kHeaderEdge},
                       {"w:gutter", 0}});
  xml.leaf("w:cols", {{"w:space", 708}});
  if (pen.sections == 0) xml.leaf("w:titlePg");
  xml.close();
  ++pen.sections;
}

/// A paragraph of no height, to carry what must stand in one.
void open_hidden_paragraph(Pen& pen) {
  pen.xml.open("w:p").open("w:pPr").leaf("w:spacing", {{"w:line", 20}, {"w:lineRule", "exact"}});
  pen.xml.open("w:rPr").leaf("w:sz", {{"w:val", 2}}).close();
  pen.after_table = false;
}

void write(Pen& pen, const Section& section) {
  if (section.orientation == pen.orientation) return;
  open_hidden_paragraph(pen);
  write_section(pen);
  pen.xml.close().close();
  pen.orientation = section.orientation;
}

void write_contents_entry(Pen& pen, std::size_t i) {
  XmlWriter& xml = pen.xml;
  open_paragraph(pen, pen.headings[i][0] == '1' ? "TOC1" : "TOC2");
  if (i == 0) {
    xml.open("w:r").leaf("w:fldChar", {{"w:fldCharType", "begin"}}).close();
    xml.open("w:r").leaf_text("w:instrText", " TOC \\o \"1-2\" \\n \\h \\z ", {{"xml:space", "preserve"}}).close();
    xml.open("w:r").leaf("w:fldChar", {{"w:fldCharType", "separate"}}).close();
  }
  xml.open("w:hyperlink", {{"w:anchor", "_Toc" + std::to_string(1001 + i)}, {"w:history", 1}});
  write_runs(pen, plain(pen.headings[i].substr(1)));
  xml.close();
  if (i + 1 == pen.headings.size()) xml.open("w:r").leaf("w:fldChar", {{"w:fldCharType", "end"}}).close();
  xml.close();
}

void write(Pen& pen, const Contents&) {
  if (pen.headings.empty()) return;
  open_paragraph(pen, "TOCHeading");
  write_runs(pen, plain("Содержание"));
  pen.xml.close();
  for (std::size_t i = 0; i < pen.headings.size(); ++i) write_contents_entry(pen, i);
}

}  // namespace

int text_width(Section::Orientation orientation) {
  if (orientation == Section::Orientation::landscape) return kLongSide - 2 * kLandscapeSide;
  return kShortSide - kPortraitLeft - kPortraitRight;
}

Body write_body(const Document& document) {
  Pen pen;
  number(pen, document);
  pen.xml.open("w:document", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
                              {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
                              {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
                              {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                              {"xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"}});
  pen.xml.open("w:body");
  for (const Block& block : document.blocks) std::visit([&](const auto& content) { write(pen, content); }, block);
  if (pen.after_table) {  // Word wants a paragraph after the last table
    open_hidden_paragraph(pen);
    pen.xml.close().close();
  }
  write_section(pen);
  pen.xml.close().close();
  return {pen.xml.take(), pen.charts, pen.lists};
}

}  // namespace vekha::doc
