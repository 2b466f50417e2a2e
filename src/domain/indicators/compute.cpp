#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "domain/indicators/state.hpp"

namespace vekha::indicators {
namespace {

using results::Key;

bool has(const std::vector<Key>& by, Key key) { return std::find(by.begin(), by.end(), key) != by.end(); }

/// Where a group stands: the parts it is made by, the others empty.
struct Group {
  results::Exam exam;
  NodeId municipality;
  NodeId school;
  std::string class_name;
  auto operator<=>(const Group&) const = default;
};

using Schools = std::map<NodeId, org::Placed>;

/// A class is one of a school and a grade: «5 А» of two schools are two classes.
std::vector<Key> with_parents(std::vector<Key> by) {
  if (!has(by, Key::class_name)) return by;
  for (const Key key : {Key::grade, Key::school})
    if (!has(by, key)) by.insert(by.begin(), key);
  return by;
}

results::Detail detail_for(const std::vector<Key>& by) {
  if (has(by, Key::class_name)) return results::Detail::school_class;
  return has(by, Key::school) || has(by, Key::municipality) ? results::Detail::school : results::Detail::exam;
}

Group group_of(const results::Tally& tally, const std::vector<Key>& by, const Schools& schools) {
  Group group;
  for (const Key key : by) {
    switch (key) {
      case Key::procedure: group.exam.procedure = tally.exam.procedure; break;
      case Key::year: group.exam.year = tally.exam.year; break;
      case Key::grade: group.exam.grade = tally.exam.grade; break;
      case Key::subject: group.exam.subject = tally.exam.subject; break;
      case Key::school: group.school = tally.school; break;
      case Key::class_name: group.class_name = tally.class_name; break;
      case Key::municipality:
        if (const auto found = schools.find(tally.school); found != schools.end())
          group.municipality = found->second.municipality;
        break;
    }
  }
  return group;
}

/// Parts of the exam that all works of the group share.
results::Exam shared_exam(const std::set<results::Exam>& exams) {
  if (exams.empty()) return {};
  results::Exam shared = *exams.begin();
  for (const results::Exam& exam : exams) {
    if (exam.procedure != shared.procedure) shared.procedure.clear();
    if (exam.year != shared.year) shared.year = 0;
    if (exam.grade != shared.grade) shared.grade = 0;
    if (exam.subject != shared.subject) shared.subject.clear();
  }
  return shared;
}

void name_school(Row& row, NodeId school, const Schools& schools) {
  const auto found = schools.find(school);
  if (found == schools.end()) return;
  row.school = school;
  row.school_code = found->second.school.code;
  row.school_name = found->second.school.name;
  row.municipality = found->second.municipality;
  row.municipality_name = found->second.municipality_name;
}

void name_municipality(Row& row, NodeId municipality, const Schools& schools) {
  row.municipality = municipality;
  for (const auto& [id, placed] : schools)
    if (placed.municipality == municipality) {
      row.municipality_name = placed.municipality_name;
      return;
    }
}

Row row_of(const Group& group, const State& state, const Schools& schools) {
  Row row;
  row.exam = shared_exam(state.exams);
  row.class_name = group.class_name;
  if (group.municipality) name_municipality(row, group.municipality, schools);
  if (group.school) name_school(row, group.school, schools);
  row.values = values_of(state);
  row.notes = notes_of(state);
  return row;
}

auto order_of(const Row& row, Key key) {
  struct Part {
    int number = 0;
    std::string text;
    auto operator<=>(const Part&) const = default;
  };
  switch (key) {
    case Key::procedure: return Part{0, row.exam.procedure};
    case Key::year: return Part{row.exam.year, {}};
    case Key::grade: return Part{row.exam.grade, {}};
    case Key::subject: return Part{0, row.exam.subject};
    case Key::school: return Part{0, row.school_name + '\n' + row.school_code};
    case Key::municipality: return Part{0, row.municipality_name};
    case Key::class_name: return Part{0, row.class_name};
  }
  return Part{};
}

bool earlier(const Row& a, const Row& b, const std::vector<Key>& by) {
  for (const Key key : by) {
    const auto left = order_of(a, key);
    const auto right = order_of(b, key);
    if (left != right) return left < right;
  }
  return false;
}

}  // namespace

std::vector<results::Key> parse_grouping(std::string_view text) {
  std::vector<results::Key> keys;
  if (trimmed(text).empty()) return keys;
  for (const std::string& part : split(text, ',')) {
    const auto key = results::key_from_name(trimmed(part));
    if (!key)
      throw Error(Code::bad_arguments, "Группировка «" + part +
                                           "» не известна. Можно через запятую: procedure, year, grade, subject, "
                                           "school, municipality, class.");
    if (std::find(keys.begin(), keys.end(), *key) == keys.end()) keys.push_back(*key);
  }
  return keys;
}

State collect(const std::vector<results::Tally>& tallies, const catalog::Catalog& catalog) {
  State state;
  Scales scales(catalog);
  for (const results::Tally& tally : tallies) state.add(tally, scales.of(tally.exam));
  return state;
}

std::vector<Row> compute(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                         const Query& query) {
  const std::vector<Key> by = with_parents(query.by);
  const Schools schools = org::placed_schools(records, query.filter.scope);
  std::map<Group, State> groups;
  Scales scales(catalog);
  for (const results::Tally& tally : results::tallies(records, facts, query.filter, detail_for(by)))
    groups[group_of(tally, by, schools)].add(tally, scales.of(tally.exam));
  std::vector<Row> rows;
  for (const auto& [group, state] : groups) {
    rows.push_back(row_of(group, state, schools));
    if (query.filter.school && !group.school) name_school(rows.back(), *query.filter.school, schools);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return earlier(a, b, by); });
  return rows;
}

Row compute_one(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                const results::Filter& filter) {
  std::vector<Row> rows = compute(records, facts, catalog, {filter, {}});
  if (!rows.empty()) return std::move(rows.front());
  Row row;
  row.values = values_of({});
  return row;
}

}  // namespace vekha::indicators
