#include <algorithm>
#include <map>

#include "core/roadmap/matching.hpp"
#include "domain/roadmap/change_log.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/preamble.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/versions.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

NodeId node_of(const db::Write& write, const Import& import) {
  if (import.node) return org::node(write, {}, import.node).id;
  if (const auto own = org::find(write, org::Kind::municipality, "own")) return own->id;
  const auto municipalities = org::list(write, {}, org::Kind::municipality);
  return municipalities.empty() ? org::root(write).id : municipalities.front().id;
}

void refuse_twin(const db::Write& write, NodeId node, const Import& import) {
  if (import.again || import.source.sha256.empty()) return;
  write.each(sql::same_file, {node, import.source.sha256}, [&](const db::Row& row) {
    throw Error(Code::conflict, "Дорожная карта из этого же файла уже загружена под номером " + row.text(0) + " (" +
                                    row.text(1).substr(0, 10) + ", " + row.text(2) +
                                    "). Чтобы загрузить её ещё раз, добавьте --again.");
  });
}

std::map<std::string, std::int64_t> store_parties(const db::Write& write, RoadmapId id, const Compiled& compiled) {
  std::map<std::string, std::int64_t> ids;
  for (const Party& party : compiled.parties) {
    const std::int64_t party_id = write.insert(sql::insert_party, {id, party.name, party.full_name});
    ids[party.name] = party_id;
    for (const std::string& alias : party.aliases) write.run(sql::insert_alias, {party_id, alias});
  }
  return ids;
}

void store_measure(const db::Write& write, const CompiledMeasure& measure, MeasureId id,
                   const std::map<std::string, std::int64_t>& parties) {
  int position = 0;
  for (const std::string& document : measure.documents) write.run(sql::insert_document, {id, position++, document});
  position = 0;
  for (const std::string& name : measure.responsible)
    write.run(sql::insert_responsible, {id, position++, parties.at(name)});
  for (const calendar::Window& window : measure.deadline.occurrences)
    write.insert(sql::insert_occurrence, {id, iso_date(window.from), iso_date(window.due), iso_date(window.due)});
}

/// What was read from words is read again against the calendars and settings in force; ready windows stay.
CompiledMeasure grounded(const CompiledMeasure& measure, const calendar::Context& context) {
  CompiledMeasure out = measure;
  if (!measure.deadline.terms.empty()) out.deadline = calendar::read_term(measure.deadline.raw, context);
  return out;
}

void store_measures(const db::Write& write, RoadmapId id, const Compiled& compiled) {
  const auto parties = store_parties(write, id, compiled);
  const TermFrame frame = term_frame(write, id);
  int position = 0;
  for (const CompiledMeasure& each : compiled.measures) {
    const CompiledMeasure measure = grounded(each, frame.context());
    const calendar::Deadline& term = measure.deadline;
    const MeasureId measure_id{write.insert(
        sql::insert_measure,
        {id, position++, measure.section_index, measure.number, measure.text, term.raw, calendar::kind_name(term.kind),
         term.explanation, !term.needs_confirmation.empty(), measure.result, measure.place.text()})};
    write.run(sql::set_origin, {measure_id, measure_id});
    store_measure(write, measure, measure_id, parties);
  }
}

RoadmapId store_heading(const db::Write& write, NodeId node, const Compiled& compiled, const Source& source) {
  db::Binds binds{node, compiled.title.empty() ? source.file_name : compiled.title};
  if (compiled.period)
    binds.insert(binds.end(), {iso_date(compiled.period->from), iso_date(compiled.period->to)});
  else
    binds.resize(binds.size() + 2);
  binds.insert(binds.end(), {preamble_text(compiled.preamble), source.file_name, source.sha256, sys::now_iso()});
  if (write.actor().account)
    binds.emplace_back(write.actor().account);
  else
    binds.emplace_back();
  binds.emplace_back(write.actor().name);
  return {write.insert(sql::insert_roadmap, binds)};
}

std::vector<Likeness> likenesses(const Roadmap& plan) {
  std::vector<Likeness> out;
  for (const Measure& measure : plan.measures)
    out.push_back(
        {measure.number, measure.text,
         measure.section_index < 0 ? "" : plan.sections[static_cast<std::size_t>(measure.section_index)].title});
  return out;
}

/// The new version takes its place in the plan, its measures are told to be those of the version before.
void join_chain(const db::Write& write, RoadmapId id, const Import& import) {
  const auto all = versions(write, {}, import.next_of, sys::today());
  const auto found = std::ranges::find_if(all, [](const Summary& each) { return each.version.running; });
  const RoadmapId running = found == all.end() ? import.next_of : found->id;
  const Roadmap before = get(write, {}, running, sys::today());
  const Roadmap after = get(write, {}, id, sys::today());
  const Version& chain = before.summary.version;
  write.run(sql::set_chain, {chain.plan, all.front().version.number + 1, running, import.reason,
                             chain.parent ? db::Bind(chain.parent) : db::Bind(), id});
  const auto matches = match_measures(likenesses(before), likenesses(after));
  for (std::size_t i = 0; i < matches.size(); ++i)
    if (matches[i] >= 0)
      write.run(sql::set_origin, {before.measures[static_cast<std::size_t>(matches[i])].origin, after.measures[i].id});
  log_change(write, {.roadmap = id, .measure = {}, .action = "imported", .reason = import.reason});
}

}  // namespace

RoadmapId import(const db::Write& write, const Compiled& compiled, const Import& import) {
  const NodeId node =
      import.next_of ? get(write, {}, import.next_of, sys::today()).summary.node : node_of(write, import);
  refuse_twin(write, node, import);
  const RoadmapId id = store_heading(write, node, compiled, import.source);
  write.run(sql::set_chain, {id, 1, {}, "", {}, id});
  int position = 0;
  for (const CompiledSection& section : compiled.sections)
    write.run(sql::insert_section, {id, position++, section.number, section.title, section.path, section.depth});
  store_measures(write, id, compiled);
  position = 0;
  Issues noticed = compiled.issues;
  noticed.insert(noticed.end(), compiled.defects.begin(), compiled.defects.end());
  for (const Issue& issue : noticed)
    write.run(sql::insert_issue, {id, position++, issue.code, severity_name(issue.severity), issue.place.table,
                                  issue.place.row, issue.message});
  if (import.next_of) join_chain(write, id, import);
  return id;
}

}  // namespace vekha::roadmap
