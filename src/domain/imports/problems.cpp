#include "domain/imports/problems.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kPlaces = 5;          // places shown of a group
constexpr std::size_t kKeptOfGroup = 2000;  // full issues kept of one kind in one sheet
constexpr std::size_t kShortWord = 3;       // letters

}  // namespace

void Problems::add(Issue issue) {
  ++total_;
  errors_ += issue.severity == Severity::error ? 1 : 0;
  Group& group = groups_[{issue.severity, issue.code, issue.place.file, issue.place.sheet}];
  if (group.group.count++ == 0) group.group.first = issue;
  if (group.group.places.size() < kPlaces) group.group.places.push_back(issue.place);
  if (group.kept.size() < kKeptOfGroup) group.kept.push_back(std::move(issue));
}

void Problems::hand_over(Draft& draft) {
  for (auto& [key, group] : groups_) {
    draft.groups.push_back(group.group);
    const std::size_t room = kIssueCap - std::min(kIssueCap, draft.issues.size());
    const std::size_t count = std::min(room, group.kept.size());
    draft.issues.insert(draft.issues.end(), group.kept.begin(),
                        group.kept.begin() + static_cast<std::ptrdiff_t>(count));
  }
  draft.issue_total = total_;
  draft.blocked = has_errors();
}

std::string quotable(std::string_view text) {
  const std::string clean = squeezed(text);
  if (parse_number(clean) || length(clean) <= kShortWord) return clean;
  return "текст из " + counted(static_cast<std::int64_t>(length(clean)), "знака", "знаков", "знаков");
}

}  // namespace vekha::imports
