#include "domain/tables/lines.hpp"

#include <algorithm>

#include "base/ordering.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::tables {

Lines::Lines(const db::Read& read, const Query& query)
    : split_(query.split), schools_(org::placed_schools(read, query.filter.scope)) {
  for (const auto& [id, placed] : schools_) municipalities_[placed.municipality] = placed.municipality_name;
}

std::vector<Group> Lines::of(NodeId school, const std::string& class_name) const {
  std::vector<Group> out{{}};
  const auto placed = schools_.find(school);
  if (split_ == Split::all || placed == schools_.end()) return out;
  const NodeId above = placed->second.municipality;
  if (municipalities_.size() > 1 || split_ == Split::municipality) out.push_back({above, {}, {}});
  if (split_ == Split::municipality) return out;
  out.push_back({above, school, {}});
  if (split_ == Split::school_class && !class_name.empty()) out.push_back({above, school, class_name});
  return out;
}

results::Detail Lines::detail() const {
  if (split_ == Split::school_class) return results::Detail::school_class;
  return split_ == Split::all ? results::Detail::exam : results::Detail::school;
}

Row Lines::row(const Group& group) const {
  if (!group.class_name.empty()) return {Split::school_class, group.school, {{group.class_name, {}}}};
  if (group.school) return {Split::school, group.school, {{school_name(group.school), {}}}};
  if (group.municipality)
    return {Split::municipality, group.municipality, {{municipality_name(group.municipality), {}}}};
  return {Split::all, {}, {{"Все участники", {}}}};
}

std::string Lines::title(const Group& group) const {
  if (group.class_name.empty()) return row(group).cells.front().text;
  return school_name(group.school) + ", класс " + group.class_name;
}

std::vector<Group> Lines::ordered(std::vector<Group> groups) const {
  const auto before = [&](const Group& a, const Group& b) {
    if (a.municipality != b.municipality) {
      if (!a.municipality || !b.municipality) return !a.municipality;
      return natural_less(municipality_name(a.municipality), municipality_name(b.municipality));
    }
    if (a.school != b.school) {
      if (!a.school || !b.school) return !a.school;
      return natural_less(school_name(a.school), school_name(b.school));
    }
    return natural_less(a.class_name, b.class_name);
  };
  std::stable_sort(groups.begin(), groups.end(), before);
  return groups;
}

std::string Lines::school_name(NodeId school) const {
  const auto found = schools_.find(school);
  return found == schools_.end() ? "Школа вне списка" : found->second.school.name;
}

std::string Lines::municipality_name(NodeId municipality) const {
  const auto found = municipalities_.find(municipality);
  return found == municipalities_.end() ? "" : found->second;
}

Column name_column() { return {.title = "Группы участников"}; }

Column count_column(const std::string& title, const std::string& group) {
  return {.title = title, .group = group, .decimals = 0};
}

Column share_column(const std::string& title, const std::string& group) {
  return {.title = title, .group = group, .decimals = 1, .full = 100};
}

Cell share(std::int64_t hits, std::int64_t n) {
  if (n == 0) return absent(Absence::no_data);
  const double percent = 100.0 * static_cast<double>(hits) / static_cast<double>(n);
  const auto interval = stats::wilson({hits, n});
  if (!interval) return {{}, Estimate::of(percent, n)};
  return {{}, Estimate::of(percent, n, {100 * interval->lo, 100 * interval->hi})};
}

Cell mean_share(double mean, std::int64_t n) {
  if (n == 0) return absent(Absence::no_data);
  const double fits = std::clamp(mean, 0.0, 1.0);
  const auto interval = stats::wilson_of_mean(fits, n);
  return {{}, Estimate::of(100 * fits, n, {100 * interval->lo, 100 * interval->hi})};
}

Cell count(std::int64_t n) { return {{}, Estimate::of(static_cast<double>(n), n)}; }

Cell absent(Absence why, std::int64_t n) { return {{}, Estimate::absent(why, n)}; }

}  // namespace vekha::tables
