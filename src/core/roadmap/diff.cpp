#include "core/roadmap/diff.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/names.hpp"
#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::array kChanges{
    Named<Change>{Change::same, "same", "без изменений"},
    Named<Change>{Change::renumbered, "renumbered", "новый номер"},
    Named<Change>{Change::moved, "moved", "перенесено"},
    Named<Change>{Change::changed, "changed", "изменено"},
    Named<Change>{Change::added, "added", "добавлено"},
    Named<Change>{Change::removed, "removed", "исключено"},
};

struct FieldRow {
  std::string_view field;
  std::string_view title;
};
constexpr std::array kFields{
    FieldRow{"number", "Номер"},        FieldRow{"section", "Раздел"},   FieldRow{"order", "Место"},
    FieldRow{"text", "Мероприятие"},    FieldRow{"term", "Срок"},        FieldRow{"responsible", "Ответственные"},
    FieldRow{"documents", "Документы"}, FieldRow{"result", "Результат"}, FieldRow{"due", "Последний день"},
};

using Measures = std::vector<DiffMeasure>;

/// Of measures both plans have: those whose order did not change, as few of the others as can be.
std::set<int> in_old_order(const std::vector<int>& old_places) {
  std::vector<int> from(old_places.size(), -1);
  std::vector<std::size_t> tails;  // patience: index of the smallest tail of each length
  for (std::size_t i = 0; i < old_places.size(); ++i) {
    const auto place = std::lower_bound(tails.begin(), tails.end(), old_places[i],
                                        [&](std::size_t tail, int value) { return old_places[tail] < value; });
    if (place != tails.begin()) from[i] = static_cast<int>(*(place - 1));
    if (place == tails.end())
      tails.push_back(i);
    else
      *place = i;
  }
  std::set<int> kept;
  if (tails.empty()) return kept;
  for (int i = static_cast<int>(tails.back()); i >= 0; i = from[static_cast<std::size_t>(i)])
    kept.insert(old_places[static_cast<std::size_t>(i)]);
  return kept;
}

void compare(std::vector<FieldChange>& out, std::string_view field, const std::string& before,
             const std::string& after) {
  if (squeezed(before) != squeezed(after)) out.push_back({std::string(field), before, after});
}

std::vector<FieldChange> differences(const DiffMeasure& before, const DiffMeasure& after) {
  std::vector<FieldChange> out;
  compare(out, "number", before.number, after.number);
  compare(out, "section", before.section, after.section);
  compare(out, "text", before.text, after.text);
  compare(out, "term", before.term, after.term);
  compare(out, "responsible", joined(before.responsible, "; "), joined(after.responsible, "; "));
  compare(out, "documents", joined(before.documents, "; "), joined(after.documents, "; "));
  compare(out, "result", before.result, after.result);
  return out;
}

Change kind_of(const std::vector<FieldChange>& fields) {
  Change found = Change::same;
  for (const FieldChange& each : fields) {
    if (each.field == "number")
      found = std::max(found, Change::renumbered);
    else if (each.field == "section" || each.field == "order")
      found = std::max(found, Change::moved);
    else
      return Change::changed;
  }
  return found;
}

/// The rows of what was removed, put behind the row of the measure that stood before them.
void add_removed(std::vector<DiffRow>& rows, std::size_t count, const std::set<int>& met) {
  for (int i = 0; i < static_cast<int>(count); ++i) {
    if (met.contains(i)) continue;
    auto place = std::find_if(rows.begin(), rows.end(), [&](const DiffRow& row) { return row.before == i - 1; });
    place = i > 0 && place != rows.end() ? place + 1 : rows.begin();
    rows.insert(place, {Change::removed, i, -1, {}});
  }
}

}  // namespace

std::string_view change_name(Change change) { return named_row(kChanges, change).name; }
std::string_view change_title(Change change) { return named_row(kChanges, change).title; }

std::string_view field_title(std::string_view field) {
  for (const FieldRow& row : kFields)
    if (row.field == field) return row.title;
  return field;
}

std::vector<DiffRow> diff(const Measures& before, const Measures& after) {
  std::map<std::int64_t, int> places;
  for (std::size_t i = 0; i < before.size(); ++i) places.emplace(before[i].origin, static_cast<int>(i));
  std::vector<int> common;
  for (const DiffMeasure& measure : after)
    if (const auto found = places.find(measure.origin); found != places.end()) common.push_back(found->second);
  const std::set<int> in_place = in_old_order(common);
  std::vector<DiffRow> rows;
  std::set<int> met;
  for (std::size_t k = 0; k < after.size(); ++k) {
    const auto found = places.find(after[k].origin);
    if (found == places.end() || !met.insert(found->second).second) {
      rows.push_back({Change::added, -1, static_cast<int>(k), {}});
      continue;
    }
    const int i = found->second;
    auto fields = differences(before[static_cast<std::size_t>(i)], after[k]);
    if (!in_place.contains(i)) fields.push_back({"order", std::to_string(i + 1), std::to_string(k + 1)});
    rows.push_back({kind_of(fields), i, static_cast<int>(k), std::move(fields)});
  }
  add_removed(rows, before.size(), met);
  return rows;
}

}  // namespace vekha::roadmap
