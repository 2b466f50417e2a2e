// Words of a PDF put together to lines and paragraphs: which line ends are the edge of a cell and which the writer's
// own.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "io/sheet/pdf_page.hpp"

namespace vekha::sheet {

struct PdfLine {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double first_word = 0;  ///< width of its first word
  std::string text;

  double height() const { return bottom - top; }
};

/// The lines words stand on, from the top down.
std::vector<PdfLine> pdf_lines(std::vector<PdfWord> words);
/// One text: a line that ended because the next word did not fit within `width` goes on with a blank, others end with
/// '\n'. A hyphen at such an end is marked for `Hyphens`.
std::string joined_lines(const std::vector<PdfLine>& lines, double width);

/// Tells hyphens of the writer («Ханты-Мансийский») from those put in where a line ended, by the words of the document.
class Hyphens {
 public:
  static constexpr char kDoubtful = '\x1F';  ///< stands behind a hyphen at which a line ended
  static constexpr char kCut = '\x1E';       ///< stands where a word as wide as its cell may have been cut
  void learn(const std::string& text);
  /// The text with every marked hyphen kept or dropped.
  std::string resolved(const std::string& text) const;

 private:
  bool keeps(const std::string& before, const std::string& after) const;
  bool cut(const std::string& before, const std::string& after) const;
  std::set<std::string> words_;
};

}  // namespace vekha::sheet
