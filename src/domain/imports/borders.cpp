#include "domain/imports/borders.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

bool names_municipality(const results::SchoolName& school) {
  return !school.municipality.empty() || !school.municipality_code.empty();
}

}  // namespace

Borders::Borders(const db::Read& read, const org::Scope& scope)
    : read_(read),
      scope_(scope),
      municipalities_(org::list(read, scope, org::Kind::municipality)),
      alone_(municipalities_.size() == 1 && org::list(read, {}, org::Kind::municipality).size() == 1),
      everything_(alone_ || scope.path == org::Scope{}.path || scope.covers(org::root(read))) {}

NodeId Borders::home() const { return municipalities_.size() == 1 ? municipalities_.front().id : NodeId{}; }

void Borders::settle_spelling(std::vector<results::SchoolName>& schools) const {
  std::set<std::pair<std::string, std::string>> named;
  for (const results::SchoolName& one : schools)
    if (names_municipality(one)) named.insert({one.municipality, one.municipality_code});
  if (!alone_ || scope_.path == org::Scope{}.path || named.size() != 1) return;
  for (results::SchoolName& one : schools)
    if (names_municipality(one) && !results::named_municipality(read_, one)) {
      one.municipality.clear();
      one.municipality_code.clear();
    }
}

bool Borders::outside(const results::SchoolName& school) const {
  if (everything_) return false;
  if (const auto found = org::find(read_, org::Kind::school, school.code)) return !scope_.covers(*found);
  const auto municipality = results::named_municipality(read_, school);
  return names_municipality(school) ? !municipality || !scope_.covers(*municipality) : municipalities_.empty();
}

Issue schools_outside(const std::vector<std::string>& schools, const std::string& file, Severity severity) {
  constexpr std::size_t kNamed = 3;
  const std::vector<std::string> first(schools.begin(),
                                       schools.begin() + static_cast<std::ptrdiff_t>(std::min(kNamed, schools.size())));
  return {"school_outside",
          severity,
          {.file = file},
          counted(static_cast<std::int64_t>(schools.size()), "школа не ваша: её результаты не взяты.",
                  "школы не ваши: их результаты не взяты.", "школ не ваши: их результаты не взяты."),
          joined(first, "; ") + (schools.size() > kNamed ? " и другие" : ""),
          "школы, которые вы видите в Vekha",
          "Ничего делать не нужно, если это школы других муниципалитетов. Если школа ваша, проверьте её код или "
          "попросите администратора добавить её."};
}

}  // namespace vekha::imports
