#include "base/error.hpp"
#include "base/text.hpp"
#include "io/doc/body.hpp"
#include "io/doc/typography.hpp"

namespace vekha::doc {
namespace {

void write_look(XmlWriter& xml, const Run& run) {
  if (!run.bold && !run.italic && !run.superscript) return;
  xml.open("w:rPr");
  if (run.bold) xml.leaf("w:b");
  if (run.italic) xml.leaf("w:i");
  if (run.superscript) xml.leaf("w:vertAlign", {{"w:val", "superscript"}});
  xml.close();
}

void write_line(XmlWriter& xml, const std::string& line) {
  bool first = true;
  for (const std::string& piece : split(line, '\t')) {
    if (!first) xml.leaf("w:tab");
    first = false;
    if (!piece.empty()) xml.leaf_text("w:t", piece, {{"xml:space", "preserve"}});
  }
}

void write_run(XmlWriter& xml, const Run& run) {
  xml.open("w:r");
  write_look(xml, run);
  bool first = true;
  for (const std::string& line : split(run.verbatim ? unbroken(run.text) : typeset(run.text), '\n')) {
    if (!first) xml.leaf("w:br");
    first = false;
    write_line(xml, line);
  }
  xml.close();
}

}  // namespace

void write_runs(Pen& pen, const Runs& runs) {
  for (const Run& run : runs) {
    if (run.target.empty()) {
      write_run(pen.xml, run);
      continue;
    }
    const auto label = pen.labels.find(run.target);
    VEKHA_CHECK(label != pen.labels.end());
    Run numbered = run;
    numbered.text += "\u00A0" + std::to_string(label->second.number);
    pen.xml.open("w:hyperlink", {{"w:anchor", label->second.bookmark}, {"w:history", 1}});
    write_run(pen.xml, numbered);
    pen.xml.close();
  }
}

void write_caption(Pen& pen, std::string_view word, const Label& label, const std::string& caption) {
  XmlWriter& xml = pen.xml;
  xml.leaf("w:bookmarkStart", {{"w:id", pen.bookmarks}, {"w:name", label.bookmark}});
  write_run(xml, {.text = std::string(word) + "\u00A0"});
  xml.open("w:fldSimple", {{"w:instr", " SEQ " + std::string(word) + " \\* ARABIC "}});
  write_run(xml, {.text = std::to_string(label.number)});
  xml.close().leaf("w:bookmarkEnd", {{"w:id", pen.bookmarks}});
  ++pen.bookmarks;
  write_run(xml, {.text = "\u00A0— " + caption});
}

}  // namespace vekha::doc
