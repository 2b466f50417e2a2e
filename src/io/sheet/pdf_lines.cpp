#include "io/sheet/pdf_lines.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/numbering.hpp"
#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr char kDoubtful = Hyphens::kDoubtful;

bool opens_item(const std::string& text) {
  for (const std::string_view mark : {"• ", "- ", "– ", "— ", "* ", "· ", "\uF0B7 ", "▪ ", "● ", "o "})
    if (text.starts_with(mark)) return true;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits > 0 && digits < 3 && text.substr(digits).starts_with(") ");
}

bool wraps(const PdfLine& line, const PdfLine& next, double width) {
  constexpr double kSlack = 1.5;
  if (opens_item(next.text)) return false;
  if (next.top - line.bottom > 0.7 * line.height()) return false;
  const double blank = 0.2 * line.height();
  return line.right - line.left + blank + next.first_word > width - kSlack;
}

/// A line of one word that takes all the room and a next one that may go on with it: «министерств» / «а образования».
bool may_be_cut(const PdfLine& line, const PdfLine& next, double width) {
  if (line.text.find_first_of(" ,;:)") != std::string::npos || line.right - line.left < width - 0.5 * line.height())
    return false;
  const bool digits = line.text.back() >= '0' && line.text.back() <= '9' && line.text.find('.') != std::string::npos;
  return starts_small(next.text) || next.text.starts_with('.') ||
         (digits && next.text.front() >= '0' && next.text.front() <= '9');
}

bool is_letter(char32_t c) {
  return (c >= U'а' && c <= U'я') || (c >= U'А' && c <= U'Я') || c == U'ё' || c == U'Ё' || (c >= U'a' && c <= U'z') ||
         (c >= U'A' && c <= U'Z');
}

/// The letters right before `end`.
std::string letters_before(const std::string& text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    std::size_t next = at;
    if (!is_letter(next_code_point(text, next))) break;
    begin = at;
  }
  return text.substr(begin, end - begin);
}

std::string letters_after(const std::string& text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size();) {
    if (!is_letter(next_code_point(text, at))) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

std::vector<PdfLine> pdf_lines(std::vector<PdfWord> words) {
  std::sort(words.begin(), words.end(), [](const PdfWord& a, const PdfWord& b) { return a.middle_y() < b.middle_y(); });
  std::vector<PdfLine> lines;
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first + 1;
    double bottom = words[first].bottom;
    // Words of one line overlap by half of their height at least; raised marks of footnotes too.
    while (end < words.size() && words[end].middle_y() < bottom - 0.25 * words[first].height()) {
      bottom = std::max(bottom, std::min(words[end].bottom, words[first].bottom + 0.3 * words[first].height()));
      ++end;
    }
    std::sort(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(end),
              [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
    PdfLine line{words[first].left,
                 words[first].right,
                 words[first].top,
                 words[first].bottom,
                 words[first].right - words[first].left,
                 words[first].text};
    for (std::size_t i = first + 1; i < end; ++i) {
      // Pieces of one word set in another font stand without a gap.
      const bool apart = words[i].left - line.right > 0.08 * words[i].height();
      line.text += (apart ? " " : "") + words[i].text;
      line.right = std::max(line.right, words[i].right);
      line.top = std::min(line.top, words[i].top);
      line.bottom = std::max(line.bottom, words[i].bottom);
    }
    lines.push_back(std::move(line));
    first = end;
  }
  return lines;
}

std::string joined_lines(const std::vector<PdfLine>& lines, double width) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool goes_on = i > 0 && wraps(lines[i - 1], lines[i], width);
    const std::string& text = lines[i].text;
    const bool cut = i > 0 && may_be_cut(lines[i - 1], lines[i], width);
    if (cut && !out.ends_with('-')) {
      out += Hyphens::kCut + text;
      continue;
    }
    if (i > 0 && !goes_on) out += '\n';
    if (goes_on && out.ends_with("\u00AD"))
      out.resize(out.size() - std::string_view("\u00AD").size());
    else if (goes_on && out.ends_with('-') && !out.ends_with(" -"))
      out += kDoubtful;
    else if (goes_on)
      out += ' ';
    out += text;
  }
  return out;
}

void Hyphens::learn(const std::string& text) {
  const std::string small = lower(text);
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t start = at;
    if (!is_letter(next_code_point(small, at))) continue;
    std::size_t end = at;
    while (end < small.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(small, next);
      const bool inner_hyphen = c == U'-' && next < small.size() && small[next] != kDoubtful;
      if (!is_letter(c) && !inner_hyphen) break;
      end = next;
    }
    // A piece of a word that may be cut is no evidence for itself.
    const bool cut_before = start > 0 && (small[start - 1] == kDoubtful || small[start - 1] == kCut);
    const bool cut_behind =
        end < small.size() &&
        (small[end] == kCut || (small[end] == '-' && end + 1 < small.size() && small[end + 1] == kDoubtful));
    if (!cut_before && !cut_behind) words_.insert(small.substr(start, end - start));
    at = end;
  }
}

bool Hyphens::keeps(const std::string& before, const std::string& after) const {
  if (before.empty() || after.empty()) return true;
  const std::string left = lower(before);
  const std::string right = lower(after);
  if (words_.contains(left + "-" + right)) return true;
  if (words_.contains(left + right)) return false;
  if (starts_capital(after) || month_from_name(left) != 0) return true;
  if (words_.contains(left) || words_.contains(right)) return true;
  // «информационно-аналитический» against «соот-ветствие».
  return length(left) >= 5 && (left.ends_with("о") || left.ends_with("е")) && length(right) >= 5;
}

/// Two pieces that make a word the document knows, or the beginning of one; or the second is no word at all.
bool Hyphens::cut(const std::string& before, const std::string& after) const {
  if (before.empty() || after.empty()) return true;
  const std::string left = lower(before);
  const std::string right = lower(after);
  if (words_.contains(left + right)) return true;
  if (words_.contains(left)) return false;
  if (length(right) <= 2) return !words_.contains(right);
  const std::string start = left + prefix(right, 2);
  const auto found = words_.lower_bound(start);
  return found != words_.end() && found->starts_with(start);
}

std::string Hyphens::resolved(const std::string& text) const {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == kCut) {
      if (!cut(letters_before(out, out.size()), letters_after(text, i + 1))) out += ' ';
      continue;
    }
    if (text[i] != kDoubtful) {
      out += text[i];
      continue;
    }
    if (!keeps(letters_before(out, out.size() - 1), letters_after(text, i + 1))) out.pop_back();
  }
  return out;
}

}  // namespace vekha::sheet
