// What the organisation did with a set: slots it filled, acts that approved it.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/indicators/indicators.sql.hpp"
#include "domain/indicators/json.hpp"
#include "domain/indicators/sets.hpp"
#include "io/sys/clock.hpp"

namespace vekha::indicators {
namespace {

/// The rows that hold, laid over the slots of the catalogue.
void lay_fillings(const db::Read& read, std::vector<Set>& all) {
  std::map<std::pair<std::string, std::string>, Filling> newest;
  read.each(sql::fillings, {"", ""}, [&](const db::Row& row) {
    if (row.text(8).empty())
      newest.try_emplace({row.text(1), row.text(2)},
                         Filling{row.text(1), row.text(2), row.text(3), row.maybe_real(4), row.text(5)});
  });
  for (Set& set : all)
    for (Slot& slot : set.slots)
      if (const auto found = newest.find({set.id, slot.code}); found != newest.end()) {
        slot.indicator = found->second.indicator;
        slot.weight = found->second.weight.value_or(slot.weight);
        slot.filled_by = found->second.ground;
      }
}

Slot& slot_of(Set& set, const std::string& code) {
  const auto found = std::ranges::find(set.slots, code, &Slot::code);
  if (found == set.slots.end()) throw Error(Code::not_found, "В наборе «" + set.name + "» нет места «" + code + "».");
  return *found;
}

Approval approval_of(const db::Row& row) {
  return {.id = row.integer(0),
          .set = row.text(1),
          .version = row.integer(2),
          .act = {row.text(3), row.text(4), row.text(5)},
          .recorded_at = row.text(6),
          .actor = row.text(7),
          .withdrawn_at = row.text(8)};
}

std::string content_of(const db::Read& read, std::int64_t approval) {
  return read.first(sql::approval_content, {approval}, [](const db::Row& row) { return row.text(0); }).value_or("");
}

}  // namespace

std::vector<Set> sets(const db::Read& read, const std::string& data_folder, const Library& library) {
  std::vector<Set> all = catalog_sets(data_folder, library).all;
  lay_fillings(read, all);
  return all;
}

Set set_of(const db::Read& read, const std::string& data_folder, const Library& library, const std::string& id) {
  std::vector<Set> all = sets(read, data_folder, library);
  const auto found = std::ranges::find(all, id, &Set::id);
  if (found == all.end())
    throw Error(Code::not_found, "Набора «" + id + "» нет. Все наборы: vekha indicator set list.");
  return std::move(*found);
}

std::int64_t fill(const db::Write& write, const Set& set, const Library& library, const Filling& filling) {
  Set after = set;
  Slot& slot = slot_of(after, filling.slot);
  if (!filling.indicator.empty()) library.at(filling.indicator);
  if (filling.weight.value_or(0) < 0) throw Error(Code::bad_input, "Вес не бывает отрицательным.");
  slot.indicator = filling.indicator;
  if (const Guard said = guard(after, library); said.refused) throw Error(Code::forbidden, joined(said.reasons, "\n"));
  return write.insert(sql::insert_filling, {set.id, filling.slot, filling.indicator, filling.weight, filling.ground,
                                            sys::now_iso(), write.actor().name});
}

void undo_filling(const db::Write& write, std::int64_t id) {
  if (write.run(sql::withdraw_filling, {sys::now_iso(), id}) == 0)
    throw Error(Code::conflict, "Такой правки набора нет, или она уже отменена.");
}

Approval approve(const db::Write& write, const Set& set, const Library& library, const Basis& act) {
  if (act.act.empty() || !parse_iso_date(act.date))
    throw Error(Code::bad_input, "Набор утверждают актом: нужны его название с номером и дата ГГГГ-ММ-ДД.");
  if (const Guard said = guard(set, library); said.refused) throw Error(Code::forbidden, joined(said.reasons, "\n"));
  const std::string content = frozen_json(set, library);
  std::int64_t version = 1;
  for (const Approval& one : approvals(write, set.id)) {
    version = std::max(version, one.version + 1);
    if (one.withdrawn_at.empty() && one.version + 1 == version && content_of(write, one.id) == content)
      throw Error(Code::conflict, "Набор не изменился с последнего утверждения: " + one.act.text() + ".");
  }
  Approval out{
      .set = set.id, .version = version, .act = act, .recorded_at = sys::now_iso(), .actor = write.actor().name};
  out.id = write.insert(sql::insert_approval,
                        {set.id, version, act.act, act.date, act.clause, content, out.recorded_at, out.actor});
  return out;
}

void undo_approval(const db::Write& write, std::int64_t id) {
  if (write.run(sql::withdraw_approval, {sys::now_iso(), id}) == 0)
    throw Error(Code::conflict, "Такого утверждения нет, или оно уже отменено.");
}

std::vector<Approval> approvals(const db::Read& read, const std::string& set) {
  return read.all(sql::approvals, {set}, approval_of);
}

std::optional<Frozen> frozen(const db::Read& read, const std::string& set, std::int64_t version) {
  for (const Approval& one : approvals(read, set)) {
    const bool wanted = version == 0 ? one.withdrawn_at.empty() : one.version == version;
    if (!wanted) continue;
    FrozenContent content = frozen_from(content_of(read, one.id));
    return Frozen{one, std::move(content.set), std::move(content.library)};
  }
  return std::nullopt;
}

}  // namespace vekha::indicators
