// PDF files for tests, written byte by byte: words at places and ruling lines, in a font that only tells its letters.
#pragma once
#include <string>
#include <vector>

#include "base/text.hpp"

namespace vekha::sheet::fixtures {

class PdfWriter {
 public:
  static constexpr double kSize = 10;   ///< points of the font
  static constexpr double kLetter = 5;  ///< width of every letter
  static constexpr double kLine = 12;   ///< from line to line
  explicit PdfWriter(double width = 595, double height = 842) : width_(width), height_(height) { page(); }

  void page() { pages_.emplace_back(); }
  /// Words from this place on, in points from the top left corner.
  void text(double x, double y, const std::string& words) {
    std::string codes;
    for (std::size_t at = 0; at < words.size();) codes += hex(static_cast<unsigned>(next_code_point(words, at)));
    pages_.back() += "BT /F 10 Tf 1 0 0 1 " + number(x) + number(height_ - y - kSize) + "Tm <" + codes + "> Tj ET\n";
  }
  void line(double x1, double y1, double x2, double y2) {
    pages_.back() += number(x1) + number(height_ - y1) + "m " + number(x2) + number(height_ - y2) + "l S\n";
  }
  /// A row of cells at these edges, each wrapped by hand with '\n'; its height is returned.
  double row(double y, const std::vector<double>& edges, const std::vector<std::string>& cells, bool ruled = true) {
    std::size_t most = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const auto lines = split(cells[c], '\n');
      most = std::max(most, lines.size());
      for (std::size_t i = 0; i < lines.size(); ++i)
        text(edges[c] + 5, y + 2 + kLine * static_cast<double>(i), lines[i]);
    }
    const double height = kLine * static_cast<double>(most) + 4;
    if (!ruled) return height;
    for (const double x : edges) line(x, y, x, y + height);
    line(edges.front(), y, edges.back(), y);
    line(edges.front(), y + height, edges.back(), y + height);
    return height;
  }
  /// A heading over all columns.
  double band(double y, const std::vector<double>& edges, const std::string& words, bool ruled = true) {
    return row(y, {edges.front(), edges.back()}, {words}, ruled);
  }

  /// `encrypt`: as if a password were needed.
  std::string bytes(bool encrypt = false) const;

 private:
  static std::string number(double value) { return std::to_string(value) + " "; }
  static std::string hex(unsigned code) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(code >> static_cast<unsigned>(shift)) & 15U];
    return out;
  }

  double width_;
  double height_;
  std::vector<std::string> pages_;
};

inline std::string PdfWriter::bytes(bool encrypt) const {
  const std::string cmap =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "2 beginbfrange <0000> <00FF> <0000> <0400> <04FF> <0400> endbfrange\n"
      "3 beginbfrange <2000> <20FF> <2000> <2100> <21FF> <2100> <2500> <25FF> <2500> endbfrange\nendcmap end end";
  std::vector<std::string> objects;
  const auto stream = [](const std::string& body) {
    return "<< /Length " + std::to_string(body.size()) + " >>\nstream\n" + body + "\nendstream";
  };
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) kids += std::to_string(6 + 2 * i) + " 0 R ";
  objects.push_back("<< /Type /Catalog /Pages 2 0 R >>");
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>");
  objects.push_back(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] "
      "/ToUnicode 5 0 R >>");
  objects.push_back(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName "
      "/Plain /Flags 4 /FontBBox [0 -200 500 800] /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 "
      "/ItalicAngle 0 >> >>");
  objects.push_back(stream(cmap));
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(width_) + number(height_) +
                      "] /Resources << /Font << /F 3 0 R >> >> /Contents " + std::to_string(7 + 2 * i) + " 0 R >>");
    objects.push_back(stream(pages_[i]));
  }
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  const std::string secret(64, 'A');
  const std::string lock = " /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + secret +
                           "> /U <" + secret + "> >>";
  return out + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R" + (encrypt ? lock : "") +
         " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace vekha::sheet::fixtures
