#include "domain/roadmap/carrying.hpp"

#include <algorithm>
#include <map>

#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

bool is_closed(const Occurrence& each) { return each.status == Status::done || each.status == Status::cancelled; }

/// Occurrences of one measure in two versions that were not told to be the same yet.
struct Unpaired {
  std::vector<Occurrence> before;
  std::vector<Occurrence> after;
};

class Carrier {
 public:
  explicit Carrier(const db::Write& write) : write_(write) {}
  void measure(const Measure& before, const Measure& after);
  std::vector<Carried> take() { return std::move(pairs_); }

 private:
  Unpaired same_windows(const Measure& before, const Measure& after);
  void give(const Occurrence& from, OccurrenceId to);
  OccurrenceId copy(const Occurrence& from, MeasureId measure);

  const db::Write& write_;
  std::vector<Carried> pairs_;
};

void Carrier::give(const Occurrence& from, OccurrenceId to) {
  const bool review = from.status == Status::review;
  write_.run(sql::take_over, {status_name(review ? Status::in_work : from.status), from.evidence, review, from.moved,
                              iso_date(from.baseline_due), to});
  write_.run(sql::copy_history, {to, from.id});
  pairs_.push_back({from.id, to});
}

OccurrenceId Carrier::copy(const Occurrence& from, MeasureId measure) {
  return {write_.insert(sql::insert_occurrence,
                        {measure, iso_date(from.from), iso_date(from.due), iso_date(from.baseline_due)})};
}

Unpaired Carrier::same_windows(const Measure& before, const Measure& after) {
  Unpaired rest{.before = {}, .after = after.occurrences};
  for (const Occurrence& each : before.occurrences) {
    const auto same = std::ranges::find_if(
        rest.after, [&](const Occurrence& other) { return other.from == each.from && other.due == each.due; });
    if (same == rest.after.end()) {
      rest.before.push_back(each);
      continue;
    }
    give(each, same->id);
    rest.after.erase(same);
  }
  return rest;
}

void Carrier::measure(const Measure& before, const Measure& after) {
  Unpaired rest = same_windows(before, after);
  for (const Occurrence& each : rest.before) {
    const bool open_pair = !is_closed(each) && !rest.after.empty();
    if (open_pair) {
      const OccurrenceId to = rest.after.front().id;
      if (each.moved) write_.run(sql::move_occurrence, {iso_date(each.from), iso_date(each.due), to});
      give(each, to);
      rest.after.erase(rest.after.begin());
    } else if (each.status != Status::planned) {
      give(each, copy(each, after.id));
    }
  }
}

}  // namespace

RoadmapId copy_version(const db::Write& write, const Summary& base, int number, const std::string& reason) {
  const RoadmapId made{write.insert(
      sql::copy_roadmap,
      {number, base.id, reason, sys::now_iso(), write.actor().account ? db::Bind(write.actor().account) : db::Bind(),
       write.actor().name, base.id})};
  for (const std::string_view statement : {sql::copy_sections, sql::copy_measures, sql::copy_parties, sql::copy_issues})
    write.run(statement, {made, base.id});
  for (const std::string_view statement :
       {sql::copy_documents, sql::copy_aliases, sql::copy_responsible, sql::copy_tags, sql::copy_occurrences})
    write.run(statement, {made, base.id});
  return made;
}

std::vector<Carried> carry(const db::Write& write, const org::Scope& scope, RoadmapId before, RoadmapId after) {
  const Roadmap old_plan = get(write, scope, before, sys::today());
  const Roadmap new_plan = get(write, scope, after, sys::today());
  std::map<MeasureId, const Measure*> by_origin;
  for (const Measure& measure : old_plan.measures) by_origin[measure.origin] = &measure;
  Carrier carrier(write);
  for (const Measure& measure : new_plan.measures)
    if (const auto found = by_origin.find(measure.origin); found != by_origin.end())
      carrier.measure(*found->second, measure);
  return carrier.take();
}

}  // namespace vekha::roadmap
