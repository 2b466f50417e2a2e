#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/text.hpp"
#include "io/convert/process.hpp"
#include "io/sheet/pdf_page.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

using convert::Outcome;

constexpr std::chrono::seconds kTime{90};
constexpr std::uint64_t kMostOutput = 400ULL << 20;  // a page of words takes some 50 KiB
constexpr std::size_t kMostWords = 3'000'000;

double attribute(std::string_view tag, std::string_view name) {
  const auto at = tag.find(name);
  if (at == std::string_view::npos) return 0;
  const std::string number(tag.substr(at + name.size(), 24));
  const double value = std::strtod(number.c_str(), nullptr);
  constexpr double kFurthest = 20'000;  // points; larger sheets are not printed
  return value > -kFurthest && value < kFurthest ? value : 0;
}

std::string plain(std::string_view text) {
  std::string out(text);
  for (const auto& [entity, letter] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}})
    if (out.find('&') != std::string::npos) out = replaced(out, entity, letter);
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return squeezed(out);
}

/// Lines of the form <page width="…" height="…"> and <word xMin="…" …>слово</word>: the program writes one a line.
class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}
  void line(std::string_view line);
  std::vector<PdfPage> take() { return std::move(pages_); }

 private:
  void word(std::string_view line);
  const std::string& file_;
  std::vector<PdfPage> pages_;
  std::size_t words_ = 0;
};

void Reader::word(std::string_view line) {
  const auto open = line.find('>');
  const auto close = line.rfind("</word>");
  if (pages_.empty() || open == std::string_view::npos || close == std::string_view::npos || close < open) return;
  const std::string_view tag = line.substr(0, open);
  PdfWord word{attribute(tag, "xMin=\""), attribute(tag, "yMin=\""), attribute(tag, "xMax=\""),
               attribute(tag, "yMax=\""), plain(line.substr(open + 1, close - open - 1))};
  if (word.text.empty() || word.right <= word.left || word.bottom <= word.top) return;
  if (++words_ > kMostWords) refuse(Code::too_large, file_, "в PDF слишком много текста для плана", kSplitFile);
  pages_.back().words.push_back(std::move(word));
}

void Reader::line(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("<page "))
    pages_.push_back({.number = static_cast<int>(pages_.size()) + 1,
                      .width = attribute(line, "width=\""),
                      .height = attribute(line, "height=\"")});
  else if (line.starts_with("<word "))
    word(line);
}

[[noreturn]] void refuse_failure(const std::string& file, const Outcome& outcome) {
  if (outcome.end == Outcome::End::timed_out || outcome.end == Outcome::End::too_large)
    refuse(Code::too_large, file, "PDF слишком велик или слишком сложен", kSplitFile);
  if (lower(outcome.errors).find("password") != std::string::npos)
    refuse(Code::unsupported, file, "PDF защищён паролем", "Снимите пароль или запросите исходный документ .docx");
  refuse(Code::bad_input, file, "PDF повреждён и не читается", "Запросите файл ещё раз, лучше исходный документ .docx");
}

}  // namespace

std::vector<PdfPage> pdf_words(const std::string& path, const Limits& limits) {
  const std::string file = file_name(path);
  if (!convert::find_program("pdftotext"))
    refuse(Code::unsupported, file, "для чтения PDF нужна программа pdftotext, она не установлена",
           "Установите пакет poppler-utils или запросите исходный документ .docx");
  const convert::WorkFolder folder;
  const Outcome outcome =
      convert::run({.words = {"pdftotext", "-bbox", "-enc", "UTF-8", std::filesystem::absolute(path).string(), "-"},
                    .folder = folder.path(),
                    .time = kTime,
                    .max_output = std::min(kMostOutput, limits.max_unpacked)});
  if (!outcome.good()) refuse_failure(file, outcome);
  Reader reader(file);
  std::string_view rest = outcome.output;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    reader.line(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return reader.take();
}

}  // namespace vekha::sheet
