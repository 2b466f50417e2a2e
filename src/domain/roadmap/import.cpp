#include <map>

#include "domain/roadmap/roadmap.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
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

void store_measures(const db::Write& write, RoadmapId id, const Compiled& compiled) {
  const auto parties = store_parties(write, id, compiled);
  int position = 0;
  for (const CompiledMeasure& measure : compiled.measures) {
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
  binds.insert(binds.end(), {"{}", source.file_name, source.sha256, sys::now_iso()});
  if (write.actor().account)
    binds.emplace_back(write.actor().account);
  else
    binds.emplace_back();
  binds.emplace_back(write.actor().name);
  return {write.insert(sql::insert_roadmap, binds)};
}

}  // namespace

RoadmapId import(const db::Write& write, const Compiled& compiled, const Import& import) {
  const NodeId node = node_of(write, import);
  refuse_twin(write, node, import);
  const RoadmapId id = store_heading(write, node, compiled, import.source);
  write.run(sql::set_chain, {id, 1, {}, "", {}, id});
  int position = 0;
  for (const CompiledSection& section : compiled.sections)
    write.run(sql::insert_section, {id, position++, section.number, section.title, section.path, section.depth});
  store_measures(write, id, compiled);
  position = 0;
  for (const Issue& issue : compiled.issues)
    write.run(sql::insert_issue, {id, position++, issue.code, severity_name(issue.severity), issue.place.table,
                                  issue.place.row, issue.message});
  return id;
}

}  // namespace vekha::roadmap
