#include "core/roadmap/section_tree.hpp"

#include "base/numbering.hpp"
#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

constexpr int kSide = 15;        ///< told by a column beside the measures
constexpr int kUnnumbered = 10;  ///< lies under any numbered one
constexpr int kArabic = 2;       ///< plus the depth of the number
constexpr int kTop = 1;          ///< Roman numbers and «Раздел 1»

bool is_roman(const std::string& number) {
  return !number.empty() && number.find_first_not_of("IVX") == std::string::npos;
}

bool holds(const std::string& ancestor, const std::string& number) {
  return number.size() > ancestor.size() && number.starts_with(ancestor) && number[ancestor.size()] == '.';
}

}  // namespace

int SectionTree::rank_of(const std::string& number, bool by_word) const {
  if (number.empty()) return kUnnumbered;
  return by_word || is_roman(number) ? kTop : kArabic + number_depth(number);
}

void SectionTree::push(int rank, const std::string& number, const std::string& title) {
  const int innermost = current();
  if (innermost >= 0) {
    const CompiledSection& open = sections_[static_cast<std::size_t>(innermost)];
    if (open.number == number && folded(open.title) == folded(title)) return;
  }
  while (!stack_.empty() && stack_.back().rank >= rank) stack_.pop_back();
  stack_.push_back({rank, static_cast<int>(sections_.size())});
  sections_.push_back({number, title, "", static_cast<int>(stack_.size()) - 1});
  sections_.back().path = path();
}

void SectionTree::open(const std::string& heading) {
  if (const auto found = split_heading(heading))
    push(rank_of(found->number, found->by_word), found->number, found->words);
  else
    push(kUnnumbered, "", squeezed(heading));
}

void SectionTree::open(const std::string& number, const std::string& title) {
  const auto worded = split_heading(number + (number.ends_with('.') ? " " : ". ") + title);
  const std::string bare = bare_number(number);
  push(rank_of(bare, worded && worded->by_word), bare, squeezed(title));
}

void SectionTree::open_side(const std::string& title) { push(kSide, "", squeezed(title)); }

std::string SectionTree::path() const {
  std::vector<std::string> parts;
  for (const Open& open : stack_) {
    const std::string& number = sections_[static_cast<std::size_t>(open.index)].number;
    if (number.empty()) continue;
    if (!parts.empty() && holds(parts.back(), number)) parts.pop_back();
    parts.push_back(number);
  }
  return joined(parts, " / ");
}

std::vector<std::string> SectionTree::titles() const {
  std::vector<std::string> out;
  out.reserve(stack_.size());
  for (const Open& open : stack_) out.push_back(sections_[static_cast<std::size_t>(open.index)].title);
  return out;
}

}  // namespace vekha::roadmap
