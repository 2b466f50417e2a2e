#include "io/sheet/pdf.hpp"

#include "io/sheet/pdf_assembly.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kMostPages = 2'000;
constexpr std::size_t kMostRuledPages = 400;  ///< more are read without their lines: that takes a minute

std::size_t words_on(const std::vector<PdfPage>& pages) {
  std::size_t words = 0;
  for (const PdfPage& page : pages) words += page.words.size();
  return words;
}

std::size_t empty_pages(const std::vector<PdfPage>& pages) {
  std::size_t empty = 0;
  for (const PdfPage& page : pages) empty += page.words.empty() ? 1 : 0;
  return empty;
}

}  // namespace

Document read_pdf(const std::string& path, const Limits& limits) {
  std::vector<PdfPage> pages = pdf_words(path, limits);
  const std::string file = file_name(path);
  if (pages.size() > kMostPages)
    refuse(Code::too_large, file, "в PDF больше " + std::to_string(kMostPages) + " страниц", kSplitFile);
  if (words_on(pages) < 5)
    refuse(Code::unsupported, file, "в PDF нет текста, только изображения страниц (скан)",
           "Распознайте его программой OCR и сохраните с текстом, либо запросите исходный документ .docx");
  Document document{.file = file};
  if (const std::size_t empty = empty_pages(pages); empty > 0 && 2 * empty >= pages.size())
    document.notes.push_back("На " + std::to_string(empty) + " из " + std::to_string(pages.size()) +
                             " страниц PDF нет текста: возможно, это сканы, и они не прочитаны.");
  if (pages.size() <= kMostRuledPages) add_pdf_rules(path, pages);
  document.blocks = blocks_of_pages(std::move(pages));
  return document;
}

}  // namespace vekha::sheet
