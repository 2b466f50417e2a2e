#include "app/api/school_signs.hpp"

#include <algorithm>
#include <set>

#include "domain/cases/cases.hpp"
#include "domain/objectivity/objectivity.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

constexpr std::string_view kComputed = "по результатам ";

/// Whether the stored list may be replaced by the computed one, and differs from it.
bool stale(const execution::SchoolList& stored, const execution::SchoolList& fresh) {
  if (!stored.source.empty() && !stored.source.starts_with(kComputed)) return false;
  const std::set<NodeId> before(stored.schools.begin(), stored.schools.end());
  return stored.source != fresh.source || before != std::set<NodeId>(fresh.schools.begin(), fresh.schools.end());
}

}  // namespace

execution::SchoolList computed_signs(const app::Stores& stores, const org::Scope& scope) {
  execution::SchoolList list{.kind = "signs", .source = std::string(kComputed)};
  facts::Store& facts = stores.facts();
  std::set<NodeId> schools;
  stores.records().read([&](const db::Read& read) {
    int year = 0;
    for (const results::Exam& exam : results::exams(read, facts, {.scope = scope})) year = std::max(year, exam.year);
    list.source += year == 0 ? "(их ещё нет)" : std::to_string(year) + " года";
    if (year == 0) return;
    auto found = objectivity::standouts(read, facts, {.scope = scope, .years = {year}});
    objectivity::withhold(found, cases::sight_of_others(read, sys::today()));
    for (const auto& each : found)
      if (each.sign) schools.insert(each.school);
  });
  list.schools.assign(schools.begin(), schools.end());
  return list;
}

void refresh_signs(const app::Stores& stores, const db::Actor& actor) {
  const auto homes =
      stores.records().read([](const db::Read& read) { return org::list(read, {}, org::Kind::municipality); });
  for (const org::Node& home : homes) {
    const execution::SchoolList fresh = computed_signs(stores, {home.path});
    const auto lists =
        stores.records().read([&](const db::Read& read) { return execution::school_lists(read, {home.path}); });
    const auto stored = std::ranges::find(lists, fresh.kind, &execution::SchoolList::kind);
    if (stored == lists.end() || !stale(*stored, fresh)) continue;
    stores.records().write(actor, "список школ с признаками необъективности " + fresh.source,
                           [&](const db::Write& write) { execution::put_school_list(write, home.id, fresh); });
  }
}

}  // namespace vekha::api
