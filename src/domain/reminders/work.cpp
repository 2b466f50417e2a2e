#include "domain/reminders/work.hpp"

#include <algorithm>

#include "domain/reminders/reminders.sql.hpp"

namespace vekha::reminders {
namespace {

Date day(const db::Row& row, int column) { return parse_iso_date(row.text(column)).value_or(Date{}); }

Work read_work(const db::Row& row) {
  return {.id = row.id<TaskId>(0),
          .roadmap = row.id<RoadmapId>(1),
          .measure = row.id<MeasureId>(2),
          .number = row.text(3),
          .text = row.text(4),
          .roadmap_title = row.text(5),
          .performer = row.text(6),
          .node = row.id<NodeId>(7),
          .account = AccountId{row.maybe_integer(8).value_or(0)},
          .controller = AccountId{row.maybe_integer(9).value_or(0)},
          .owner = AccountId{row.maybe_integer(10).value_or(0)},
          .in_review = row.text(11) == "review",
          .due = day(row, 12)};
}

Person read_person(const db::Row& row) {
  Person person{.id = row.id<AccountId>(0), .role = row.text(1), .node = row.id<NodeId>(2), .path = row.text(3)};
  person.wants.email = row.text(4);
  if (row.is_null(5)) return person;
  person.wants.mail_enabled = row.truth(5);
  person.wants.digest = digest_from_name(row.text(6)).value_or(Digest::daily);
  person.wants.steps = steps_from_text(row.text(7));
  return person;
}

}  // namespace

std::vector<Work> open_work(const db::Read& read, Date until) {
  return read.all(sql::open_work, {iso_date(until)}, read_work);
}

People::People(const db::Read& read) : all_(read.all(sql::people, {}, read_person)) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    by_id_[all_[i].id] = i;
    by_node_.emplace(all_[i].node, i);
  }
  read.each(sql::authorities, {}, [this](const db::Row& row) {
    authority_of_[row.id<NodeId>(0)] = row.id<NodeId>(1);
    is_authority_[row.id<NodeId>(0)] = row.integer(0) == row.integer(1);
  });
}

const Person* People::find(AccountId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

std::vector<const Person*> People::with_role(NodeId node, const std::vector<std::string>& roles) const {
  std::vector<const Person*> out;
  const auto [begin, end] = by_node_.equal_range(node);
  for (auto each = begin; each != end; ++each) {
    const Person& person = all_[each->second];
    if (roles.empty() || std::ranges::find(roles, person.role) != roles.end()) out.push_back(&person);
  }
  return out;
}

std::vector<const Person*> People::executors(const Work& work) const {
  const Person* const own = find(work.account);
  const auto authority = is_authority_.find(work.node);
  const bool school = authority != is_authority_.end() && !authority->second;
  if (school) {
    auto out = with_role(work.node, {});
    if (own != nullptr && std::ranges::find(out, own) == out.end()) out.push_back(own);
    return out;
  }
  if (own != nullptr) return {own};
  auto specialists = with_role(work.node, {"specialist"});
  return specialists.empty() ? with_role(work.node, {"head"}) : specialists;
}

std::vector<const Person*> People::controllers(const Work& work) const {
  if (const Person* const named = find(work.controller)) return {named};
  if (const Person* const owner = find(work.owner)) return {owner};
  const auto authority = authority_of_.find(work.node);
  if (authority == authority_of_.end()) return {};
  auto out = with_role(authority->second, {"controller"});
  return out.empty() ? with_role(authority->second, {"head"}) : out;
}

}  // namespace vekha::reminders
