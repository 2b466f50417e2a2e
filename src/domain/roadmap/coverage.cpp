#include "domain/roadmap/coverage.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/roadmap/change_log.hpp"
#include "domain/roadmap/editing.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/rules.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

/// Titles of the headings above a measure, from the top down.
std::vector<std::string> headings_of(const std::vector<Section>& sections, int section) {
  std::vector<std::string> out;
  int depth = 1000;
  for (int i = section; i >= 0; --i) {
    const Section& each = sections[static_cast<std::size_t>(i)];
    if (each.depth >= depth) continue;
    depth = each.depth;
    out.insert(out.begin(), each.title);
  }
  return out;
}

std::set<MeasureId> tagged_by_hand(const db::Read& read, RoadmapId id) {
  std::set<MeasureId> out;
  read.each(sql::tagged_by_hand, {id}, [&](const db::Row& row) { out.insert(row.id<MeasureId>(0)); });
  return out;
}

int done_windows(const Measure& measure) {
  return static_cast<int>(
      std::ranges::count_if(measure.occurrences, [](const Occurrence& each) { return each.status == Status::done; }));
}

template <class Rows>
void refuse_unknown(const Rows& rows, const std::string& id, const std::string& what) {
  if (std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; })) return;
  std::vector<std::string> known;
  for (const auto& row : rows) known.push_back(row.id);
  throw Error(Code::bad_input, what + " «" + id + "» нет. Есть: " + joined(known, ", ") + ".");
}

std::string tags_text(const std::vector<Tag>& tags) {
  JsonWriter json;
  json.begin_object().key("tags").begin_array();
  for (const Tag& tag : tags)
    json.begin_object().field("direction", tag.direction).field("position", tag.position).end_object();
  json.end_array().end_object();
  return json.take();
}

void write_tags(const db::Write& write, const org::Scope& scope, MeasureId id, const std::string& by) {
  const Placed placed = measure(write, scope, id, sys::today());
  write.run(sql::clear_tags, {placed.measure.id});
  write.run(sql::set_tagged_by, {by, placed.measure.id});
}

}  // namespace

std::map<MeasureId, std::vector<Tag>> tags(const db::Read& read, const Roadmap& plan) {
  std::map<MeasureId, std::vector<Tag>> out;
  const std::set<MeasureId> by_hand = tagged_by_hand(read, plan.summary.id);
  for (const Measure& measure : plan.measures)
    if (!by_hand.contains(measure.id))
      out[measure.id] =
          tags_of({measure.text, headings_of(plan.sections, measure.section_index), plan.summary.title}, tag_rules());
  for (const MeasureId id : by_hand) out[id] = {};
  read.each(sql::tags, {plan.summary.id},
            [&](const db::Row& row) { out[row.id<MeasureId>(0)].push_back({row.text(1), row.text(2), "person", {}}); });
  return out;
}

std::vector<std::vector<Tag>> tags(const Compiled& compiled) {
  std::vector<std::vector<Tag>> out;
  for (const CompiledMeasure& measure : compiled.measures)
    out.push_back(tags_of({measure.text, measure.section_titles, compiled.title}, tag_rules()));
  return out;
}

std::vector<Axis> directions() {
  std::vector<Axis> out;
  for (const TagDirection& each : tag_rules().directions) out.push_back({each.id, each.title});
  return out;
}

std::vector<Axis> positions() {
  std::vector<Axis> out;
  for (const TagPosition& each : tag_rules().positions) out.push_back({each.id, each.title});
  return out;
}

std::map<MeasureId, std::vector<std::string>> directions_of(const db::Read& read, RoadmapId id) {
  const auto sections = read.all(sql::sections, {id}, [](const db::Row& row) {
    return Section{.number = row.text(0), .title = row.text(1), .depth = static_cast<int>(row.integer(3))};
  });
  const std::string title =
      read.first(sql::title_of, {id}, [](const db::Row& row) { return row.text(0); }).value_or("");
  std::map<MeasureId, std::vector<std::string>> out;
  read.each(sql::tag_sources, {id}, [&](const db::Row& row) {
    auto& own = out[row.id<MeasureId>(0)];
    if (!row.text(3).empty()) return;
    const int section = static_cast<int>(row.integer(1));
    own = directions_of({row.text(2), headings_of(sections, section), title}, tag_rules());
  });
  read.each(sql::tags, {id}, [&](const db::Row& row) {
    auto& own = out[row.id<MeasureId>(0)];
    if (std::ranges::find(own, row.text(1)) == own.end()) own.push_back(row.text(1));
  });
  return out;
}

Matrix matrix(const Roadmap& plan, const std::map<MeasureId, std::vector<Tag>>& tags) {
  Matrix out{.directions = directions(), .positions = positions()};
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const Axis& direction : out.directions)
    for (const Axis& position : out.positions) {
      places[{direction.id, position.id}] = out.cells.size();
      out.cells.push_back({direction.id, position.id, {}, 0});
    }
  for (const Measure& measure : plan.measures) {
    const auto found = tags.find(measure.id);
    if (found == tags.end()) continue;
    for (const Tag& tag : found->second)
      if (const auto place = places.find({tag.direction, tag.position}); place != places.end()) {
        Cell& cell = out.cells[place->second];
        cell.measures.push_back(&measure);
        cell.evidence += done_windows(measure);
      }
  }
  return out;
}

void set_tags(const db::Write& write, const org::Scope& scope, MeasureId id, const std::vector<Tag>& tags) {
  for (const Tag& tag : tags) {
    refuse_unknown(tag_rules().directions, tag.direction, "Направления");
    refuse_unknown(tag_rules().positions, tag.position, "Позиции управленческого цикла");
  }
  write_tags(write, scope, id, write.actor().name);
  for (const Tag& tag : tags) write.run(sql::insert_tag, {id, tag.direction, tag.position});
  log_change(write, {.roadmap = roadmap_of(write, id), .measure = id, .action = "tagged", .after = tags_text(tags)});
}

void forget_tags(const db::Write& write, const org::Scope& scope, MeasureId id) {
  write_tags(write, scope, id, "");
  log_change(write, {.roadmap = roadmap_of(write, id), .measure = id, .action = "tagged"});
}

}  // namespace vekha::roadmap
