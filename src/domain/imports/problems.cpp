#include "domain/imports/problems.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kPlaces = 5;      // places shown of a group
constexpr std::size_t kShortWord = 3;   // letters
constexpr std::size_t kLongNumber = 6;  // digits: longer ones may be a document's

}  // namespace

Problems::Kind Problems::kind(Severity severity, const std::string& code, const std::string& file,
                              const std::string& sheet) {
  Group& group = groups_[{severity, code, file, sheet}];
  group.group.first.severity = severity;
  return &group;
}

void Problems::count(Kind kind) {
  ++total_;
  ++kind->group.count;
  errors_ += kind->group.first.severity == Severity::error ? 1 : 0;
}

void Problems::add(Kind kind, Issue issue) {
  const bool first = kind->group.count == 0;
  count(kind);
  if (first) kind->group.first = issue;
  if (kind->group.places.size() < kPlaces) kind->group.places.push_back(issue.place);
  if (kind->kept.size() < keep_) kind->kept.push_back(std::move(issue));
}

void Problems::add(Issue issue) {
  const Kind of = kind(issue.severity, issue.code, issue.place.file, issue.place.sheet);
  add(of, std::move(issue));
}

void Problems::hand_over(Draft& draft) {
  const std::size_t cap = std::max(kIssueCap, keep_);
  for (auto& [key, group] : groups_) {
    if (group.group.count == 0) continue;
    draft.groups.push_back(group.group);
    const std::size_t count = std::min(cap - std::min(cap, draft.issues.size()), group.kept.size());
    draft.issues.insert(draft.issues.end(), std::make_move_iterator(group.kept.begin()),
                        std::make_move_iterator(group.kept.begin() + static_cast<std::ptrdiff_t>(count)));
  }
  draft.issue_total = total_;
  draft.blocked = has_errors();
}

std::string quotable(std::string_view text) {
  const std::string clean = squeezed(text);
  if (length(clean) <= kShortWord) return clean;
  if (parse_number(clean) && clean.size() <= kLongNumber) return clean;
  return "текст из " + counted(static_cast<std::int64_t>(length(clean)), "знака", "знаков", "знаков");
}

}  // namespace vekha::imports
