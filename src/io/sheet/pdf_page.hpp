// A page of a PDF as what is printed on it: words and ruling lines with their places, in points from the top left
// corner.
#pragma once
#include <string>
#include <vector>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

struct PdfWord {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string text;

  double height() const { return bottom - top; }
  double middle_x() const { return (left + right) / 2; }
  double middle_y() const { return (top + bottom) / 2; }
};

/// A straight line of a table: at one y from x to x, or at one x from y to y.
struct PdfRule {
  bool horizontal = false;
  double at = 0;
  double from = 0;
  double to = 0;
};

struct PdfPage {
  static constexpr double kTypewriterLine = 12;  ///< points between the lines of a page made from plain text
  int number = 0;                                ///< 1-based
  double width = 0;
  double height = 0;
  int first_line = 0;  ///< of a page made from plain text: its first line; 0 for a real page
  std::vector<PdfWord> words;
  std::vector<PdfRule> rules;
};

/// The words of every page by pdftotext. Throws unsupported (not installed, protected), bad_input, too_large.
std::vector<PdfPage> pdf_words(const std::string& path, const Limits& limits);
/// Adds the ruling lines by pdftocairo; pages stay without them when it fails or takes too long.
void add_pdf_rules(const std::string& path, std::vector<PdfPage>& pages);
/// The ruling lines in the PostScript that cairo writes, by page. For pages of the sizes given.
void read_rules(const std::string& postscript, std::vector<PdfPage>& pages);

}  // namespace vekha::sheet
