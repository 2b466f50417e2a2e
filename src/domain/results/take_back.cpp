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

void undo_nodes(const db::Write& write, BatchId batch, const std::string& now) {
  const std::vector<Named> named = write.all(sql::nodes_of_batch, {batch}, [](const db::Row& row) {
    return Named{row.id<NodeId>(0), row.text(1), row.text(2)};
  });
  for (const Named& one : named) write.run(sql::rename_node, {one.old_name, one.node, one.new_name});
  const std::vector<NodeId> idle =
      write.all(sql::nodes_not_needed, {}, [](const db::Row& row) { return row.id<NodeId>(0); });
  for (const NodeId node : idle) remove_if_unused(write, node, now);
}

void check_committed(const db::Read& read, BatchId batch) {
  const auto state = read.first(sql::state_of_batch, {batch}, [](const db::Row& row) { return row.text(0); });
  const std::string number = std::to_string(batch.value);
  if (!state || *state == "pending")
    throw Error(Code::not_found, "Загрузки № " + number + " нет. Список загрузок: «vekha results list».");
  if (*state == "taken_back") throw Error(Code::conflict, "Загрузка № " + number + " уже отозвана.");
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
