#include "domain/results/results.hpp"
#include "domain/results/results.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::results {
namespace {

void delete_facts(facts::Store& facts, const std::vector<BatchId>& batches) {
  facts.change([&](const facts::Transaction& change) {
    for (const BatchId batch : batches) {
      change.run("DELETE FROM work WHERE batch = ?", {batch});
      change.run("DELETE FROM task_score WHERE batch = ?", {batch});
    }
  });
  facts.checkpoint();
  facts.rest();
}

struct Touched {
  NodeId node;
  bool made = false;
  std::string old_name;
  std::string new_name;
};

/// A school somebody else refers to (an account, a roadmap) stays: the store itself refuses to lose it.
void delete_if_unused(const db::Write& write, NodeId node) {
  if (write.count(sql::node_used_elsewhere, {node, node}) > 0) return;
  try {
    write.run(sql::delete_node, {node});
  } catch (const Error&) {
    return;
  }
}

void undo_nodes(const db::Write& write, BatchId batch) {
  const std::vector<Touched> touched = write.all(sql::nodes_of_batch, {batch}, [](const db::Row& row) {
    return Touched{row.id<NodeId>(0), row.truth(1), row.text(2), row.text(3)};
  });
  write.run(sql::forget_exams, {batch});
  write.run(sql::forget_nodes, {batch});
  for (const Touched& one : touched) {
    if (one.made)
      delete_if_unused(write, one.node);
    else
      write.run(sql::rename_node, {one.old_name, one.node, one.new_name});
  }
}

void check_committed(const db::Read& read, BatchId batch) {
  const auto state = read.first(sql::state_of_batch, {batch}, [](const db::Row& row) { return row.text(0); });
  const std::string number = std::to_string(batch.value);
  if (!state || *state == "pending")
    throw Error(Code::not_found, "Загрузки № " + number + " нет. Список загрузок: «vekha results batches».");
  if (*state == "taken_back") throw Error(Code::conflict, "Загрузка № " + number + " уже отозвана.");
}

}  // namespace

void take_back(const Shelves& shelves, const db::Actor& actor, BatchId batch) {
  // From this moment nobody sees the works; if we are killed before they are removed, the sweep removes them.
  shelves.records.write(actor, "отзыв загрузки № " + std::to_string(batch.value), [&](const db::Write& write) {
    check_committed(write, batch);
    undo_nodes(write, batch);
    write.run(sql::take_back_batch, {sys::now_iso(), batch});
  });
  sweep(shelves);
}

void sweep(const Shelves& shelves) {
  const std::vector<BatchId> left = shelves.records.read([](const db::Read& read) {
    return read.all(sql::to_clear, {}, [](const db::Row& row) { return row.id<BatchId>(0); });
  });
  if (left.empty()) return;
  delete_facts(shelves.facts, left);
  shelves.records.write({{}, "программа"}, "уборка отозванных и прерванных загрузок", [&](const db::Write& write) {
    for (const BatchId batch : left) {
      write.run(sql::delete_pending, {batch});
      write.run(sql::mark_cleared, {sys::now_iso(), batch});
    }
  });
}

}  // namespace vekha::results
