#include "io/sheet/text_columns.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "io/sheet/pdf_assembly.hpp"

namespace vekha::sheet {
namespace {

constexpr double kLetter = 6;  ///< points: text is laid on a page of typewriter letters
constexpr Spacing kTypewriter{.joint = 0.75, .apart = 0.75, .near = 7, .slack = 4, .by_page = true};

void add_words(PdfPage& page, const std::string& line, double top) {
  std::size_t column = 0;
  PdfWord word{.top = top, .bottom = top + PdfPage::kTypewriterLine - 0.5};
  const auto close = [&] {
    word.right = kLetter * static_cast<double>(column);
    if (!word.text.empty()) page.words.push_back(word);
    word.text.clear();
  };
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(line, at);
    const bool blank = c == U' ' || c == U'\u00A0' || c == U'\t';
    if (blank) close();
    if (!blank && word.text.empty()) word.left = kLetter * static_cast<double>(column);
    if (!blank) word.text.append(line, start, at - start);
    column += c == U'\t' ? 8 : 1;
    page.width = std::max(page.width, kLetter * static_cast<double>(column));
  }
  close();
}

std::vector<PdfPage> pages_of(const std::vector<TextLine>& lines) {
  std::vector<PdfPage> pages;
  for (const TextLine& line : lines) {
    if (pages.empty() || line.new_page) {
      pages.push_back({.first_line = line.number});
      pages.back().number = static_cast<int>(pages.size());
    }
    add_words(pages.back(), line.text, pages.back().height);
    pages.back().height += PdfPage::kTypewriterLine;
  }
  return pages;
}

}  // namespace

std::vector<Block> read_text_columns(const std::vector<TextLine>& lines) {
  const std::size_t apart = static_cast<std::size_t>(std::ranges::count_if(
      lines, [](const TextLine& line) { return trimmed(line.text).find("   ") != std::string_view::npos; }));
  if (apart < 3) return {};
  std::vector<Block> blocks = PdfAssembly(pages_of(lines), kTypewriter).run();
  const bool table = std::ranges::any_of(blocks, [](const Block& block) { return block.kind == Block::Kind::table; });
  return table ? blocks : std::vector<Block>{};
}

}  // namespace vekha::sheet
