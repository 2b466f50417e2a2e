#include "domain/roadmap/write_measure.hpp"

#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/roadmap/roadmap.sql.hpp"

namespace vekha::roadmap {
namespace {

/// The party of a name, however the plan spells it; a new one when the plan knows none.
std::int64_t party_id(const db::Write& write, const Roadmap& plan, const std::string& name) {
  std::map<std::string, std::int64_t> ids;
  write.each(sql::party_ids, {plan.summary.id},
             [&](const db::Row& row) { ids.emplace(folded(row.text(0)), row.integer(1)); });
  if (const auto found = ids.find(folded(name)); found != ids.end()) return found->second;
  for (const Party& party : plan.parties) {
    bool same = folded(party.full_name) == folded(name);
    for (const std::string& alias : party.aliases) same = same || folded(alias) == folded(name);
    if (same) return ids.at(folded(party.name));
  }
  return write.insert(sql::insert_party, {plan.summary.id, name, name});
}

void write_lists(const db::Write& write, const Roadmap& plan, MeasureId id, const Snapshot& fields) {
  write.run(sql::clear_responsible, {id});
  write.run(sql::clear_documents, {id});
  std::set<std::int64_t> met;
  int position = 0;
  for (const std::string& name : fields.responsible)
    if (const std::int64_t party = party_id(write, plan, name); met.insert(party).second)
      write.run(sql::insert_responsible, {id, position++, party});
  position = 0;
  for (const std::string& document : fields.documents) write.run(sql::insert_document, {id, position++, document});
}

}  // namespace

void refuse_sent(const Version& version) {
  if (!version.parent || version.state == State::draft) return;
  const bool waits = version.state == State::submitted;
  throw Error(Code::conflict,
              std::string("План школы ") +
                  (waits ? "представлен в управление образования: пока его смотрят, он не меняется." : "утверждён.") +
                  " Чтобы править его, попросите управление вернуть план.");
}

Rescheduled update_measure(const db::Write& write, const Roadmap& plan, const Measure& now, const Snapshot& after) {
  const calendar::Deadline term = term_of(plan, after.term, after.reading);
  write.run(sql::update_measure,
            {after.section, after.number, after.text, after.term, after.reading, calendar::kind_name(term.kind),
             term.explanation, is_unsure(term), after.result, now.id});
  write_lists(write, plan, now.id, after);
  if (after.section != now.section_index) {
    const auto place = write.count(sql::end_of_section, {plan.summary.id, after.section});
    write.run(sql::make_room, {plan.summary.id, place});
    write.run(sql::set_place, {place + 1, now.id});
  }
  const bool same_term = after.term == now.deadline.raw && after.reading == now.deadline.text;
  return same_term ? Rescheduled{} : reschedule(write, now, term.occurrences);
}

Measure insert_measure(const db::Write& write, const Roadmap& plan, int position, const Snapshot& fresh) {
  const calendar::Deadline term = term_of(plan, fresh.term, fresh.reading);
  Measure made{.id = {write.insert(sql::insert_measure, {plan.summary.id, position, fresh.section, fresh.number,
                                                         fresh.text, fresh.term, calendar::kind_name(term.kind),
                                                         term.explanation, is_unsure(term), fresh.result, ""})}};
  write.run(sql::set_origin, {made.id, made.id});
  if (!fresh.reading.empty()) write.run(sql::set_reading, {fresh.reading, made.id});
  write_lists(write, plan, made.id, fresh);
  reschedule(write, made, term.occurrences);
  return made;
}

}  // namespace vekha::roadmap
