#include <algorithm>
#include <map>

#include "domain/results/append.hpp"
#include "domain/results/results.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::results {
namespace {

struct Named {
  NodeId node;
  std::string old_name;
  std::string new_name;
};

/// A school somebody else refers to (an account, a roadmap) stays: the store itself refuses to lose it.
void remove_if_unused(const db::Write& write, NodeId node, const std::string& now) {
  if (write.count(sql::has_children, {node}) > 0) return;
  try {
    org::remove(write, node, now);
  } catch (const Error&) {
    return;
  }
}

std::vector<Named> named_by(const db::Read& read, BatchId batch) {
  return read.all(sql::nodes_of_batch, {batch},
                  [](const db::Row& row) { return Named{row.id<NodeId>(0), row.text(1), row.text(2)}; });
}

void undo_nodes(const db::Write& write, BatchId batch, const std::string& now) {
  for (const Named& one : named_by(write, batch)) write.run(sql::rename_node, {one.old_name, one.node, one.new_name});
  const std::vector<NodeId> idle =
      write.all(sql::nodes_not_needed, {}, [](const db::Row& row) { return row.id<NodeId>(0); });
  for (const NodeId node : idle) remove_if_unused(write, node, now);
}

/// Those of the organisations that are gone come back under their numbers, parents first.
void bring_back(const db::Write& write, const std::vector<NodeId>& wanted) {
  std::map<NodeId, org::Node> gone;
  for (org::Node& node : org::gone(write)) gone[node.id] = std::move(node);
  std::vector<org::Node> back;
  for (const NodeId first : wanted)
    for (auto it = gone.find(first); it != gone.end(); it = gone.find(back.back().parent)) {
      back.push_back(std::move(it->second));
      gone.erase(it);
    }
  std::ranges::sort(back, {}, [](const org::Node& node) { return node.path.size(); });
  for (const org::Node& node : back)
    if (!org::find(write, node.kind, node.code)) org::add(write, node.parent, node);
}

void check_restorable(const db::Read& read, BatchId batch) {
  const auto state = read.first(sql::state_of_batch, {batch}, [](const db::Row& row) { return row.text(0); });
  const std::string number = std::to_string(batch.value);
  if (!state || *state == "pending") throw Error(Code::not_found, "Загрузки № " + number + " нет.");
  if (*state == "committed") throw Error(Code::conflict, "Загрузка № " + number + " не отозвана: она действует.");
  const auto cleared = read.first(sql::state_and_clearing, {batch}, [](const db::Row& row) { return row.text(1); });
  if (cleared && !cleared->empty())
    throw Error(Code::conflict,
                "Загрузка № " + number + " стёрта навсегда: её нельзя ни отозвать, ни вернуть, загрузите файл заново.");
  const auto other = read.first(sql::stands_in_place, {batch}, [](const db::Row& row) {
    return std::pair(std::to_string(row.integer(0)), row.text(1));
  });
  if (other)
    throw Error(Code::conflict, "Вернуть загрузку № " + number + " нельзя: результаты школы " + other->second +
                                    " уже есть в загрузке № " + other->first + ". Сначала отзовите её.");
}

void check_committed(const db::Read& read, BatchId batch) {
  const auto state = read.first(sql::state_of_batch, {batch}, [](const db::Row& row) { return row.text(0); });
  const std::string number = std::to_string(batch.value);
  if (!state || *state == "pending")
    throw Error(Code::not_found, "Загрузки № " + number + " нет. Список загрузок: «vekha results list».");
  if (*state != "taken_back") return;
  const auto cleared = read.first(sql::state_and_clearing, {batch}, [](const db::Row& row) { return row.text(1); });
  throw Error(Code::conflict,
              "Загрузка № " + number +
                  (cleared && !cleared->empty()
                       ? " отозвана и стёрта навсегда: её нельзя ни отозвать, ни вернуть, загрузите файл заново."
                       : " уже отозвана."));
}

}  // namespace

void take_back(const Shelves& shelves, const db::Actor& actor, BatchId batch) {
  const std::string now = sys::now_iso();
  shelves.records.write(actor, "отзыв загрузки № " + std::to_string(batch.value), [&](const db::Write& write) {
    check_committed(write, batch);
    write.run(sql::take_back_batch, {now, batch});
    undo_nodes(write, batch, now);
  });
}

void restore(const Shelves& shelves, const db::Actor& actor, BatchId batch) {
  const std::string now = sys::now_iso();
  shelves.records.write(actor, "возврат загрузки № " + std::to_string(batch.value), [&](const db::Write& write) {
    check_restorable(write, batch);
    write.run(sql::pause, {now, batch});
    write.run(sql::restore_batch, {batch});
    bring_back(write,
               write.all(sql::schools_of_batch, {batch, batch}, [](const db::Row& row) { return row.id<NodeId>(0); }));
    for (const Named& one : named_by(write, batch)) write.run(sql::rename_node, {one.new_name, one.node, one.old_name});
  });
}

void sweep(const Shelves& shelves) {
  const std::vector<BatchId> left = shelves.records.read([](const db::Read& read) {
    return read.all(sql::to_clear, {}, [](const db::Row& row) { return row.id<BatchId>(0); });
  });
  if (left.empty()) return;
  delete_facts(shelves.facts, left);
  shelves.facts.checkpoint();
  shelves.facts.rest();
  shelves.records.write({{}, "программа"}, "уборка прерванных загрузок", [&](const db::Write& write) {
    for (const BatchId batch : left) write.run(sql::delete_pending, {batch});
  });
}

}  // namespace vekha::results
