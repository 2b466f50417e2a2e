#include <algorithm>

#include "domain/objectivity/objectivity.hpp"

namespace vekha::objectivity {

bool Sight::shows(NodeId school, int year, std::string_view method) const {
  const Mark mark{school, year, std::string(method)};
  if (everything || open.contains(mark)) return true;
  return !kept.contains(mark) && open_years.contains(year);
}

std::string Sight::key() const {
  if (everything) return "all";
  std::string out;
  const auto add = [&](char sign, const std::set<Mark>& marks) {
    for (const auto& [school, year, method] : marks)
      out += sign + std::to_string(school.value) + "/" + std::to_string(year) + "/" + method;
  };
  add('+', open);
  add('-', kept);
  for (const int year : open_years) out += "y" + std::to_string(year);
  return out;
}

void withhold(YearSigns& signs, const Sight& sight) {
  if (sight.everything) return;
  std::erase_if(signs.schools, [&](const YearSchool& one) {
    return one.fired == 0 || !sight.shows(one.id, signs.year, signs.method);
  });
  // What was found a year before is shown by its own right.
  for (YearSchool& one : signs.schools)
    one.marked_before = one.marked_before && sight.shows(one.id, signs.year - 1, signs.method);
}

void withhold(OwnSigns& signs, int year, const Sight& sight) {
  if (sight.everything) return;
  std::erase_if(signs.schools,
                [&](const OwnSchool& one) { return !one.flagged || !sight.shows(one.id, year, "vekha"); });
  for (OwnSchool& one : signs.schools)
    one.flagged_before = one.flagged_before && sight.shows(one.id, year - 1, "vekha");
}

void withhold(MethodSigns& signs, const Sight& sight) {
  if (sight.everything) return;
  std::erase_if(signs.schools,
                [&](const MethodSchool& one) { return !one.marked || !sight.shows(one.id, signs.year, signs.method); });
  for (MethodSchool& one : signs.schools) {
    one.before = one.before && sight.shows(one.id, signs.year - 1, signs.method);
    one.twice_before = one.twice_before && sight.shows(one.id, signs.year - 2, signs.method);
  }
}

void withhold(Signs& signs, const Sight& sight) {
  if (sight.everything) return;
  std::erase_if(signs.schools, [&](const School& one) {
    return one.signs.empty() || !sight.shows(one.id, signs.exam.year, signs.method);
  });
}

void withhold(std::vector<Standout>& all, const Sight& sight) {
  for (Standout& one : all) {
    if (!one.sign || sight.shows(one.school, one.exam.year, "fioko-2019")) continue;
    one.sign = one.listed = false;
    one.title.clear();
    one.explanation.clear();
  }
}

}  // namespace vekha::objectivity
