#include "domain/results/append.hpp"
#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"
#include "io/sys/clock.hpp"

namespace vekha::results {
namespace {

constexpr const char* kEndOfTime = "9999";

struct StateRow {
  std::string state;
  std::string cleared_at;
};

void check_erasable(const db::Read& read, BatchId batch) {
  const std::string number = std::to_string(batch.value);
  const auto row = read.first(sql::state_and_clearing, {batch},
                              [](const db::Row& one) { return StateRow{one.text(0), one.text(1)}; });
  if (!row || row->state == "pending")
    throw Error(Code::not_found, "Загрузки № " + number + " нет. Список загрузок: «vekha results list».");
  if (row->state != "taken_back")
    throw Error(Code::conflict, "Загрузка № " + number +
                                    " не отозвана: стереть можно только отозванное. Сначала отзовите "
                                    "её: vekha results take-back " +
                                    number + ".");
  if (!row->cleared_at.empty())
    throw Error(Code::conflict, "Загрузка № " + number + " уже стёрта навсегда " + row->cleared_at.substr(0, 10) + ".");
}

}  // namespace

Erasable erasable(const db::Read& read, facts::Store& facts, const std::string& before,
                  const std::vector<BatchId>& only) {
  Erasable out{.batches = only};
  for (const BatchId batch : only) check_erasable(read, batch);
  if (only.empty())
    out.batches = read.all(sql::erasable_batches, {before.empty() ? kEndOfTime : before},
                           [](const db::Row& row) { return row.id<BatchId>(0); });
  if (out.batches.empty()) return out;
  std::vector<std::int64_t> numbers;
  for (const BatchId batch : out.batches) numbers.push_back(batch.value);
  std::sort(numbers.begin(), numbers.end());
  const std::string those = among("batch", numbers);
  out.works = facts.count(filled(sql::erased_works, "batches", those));
  out.figures = facts.count(filled(sql::erased_figures, "batches", those));
  return out;
}

void erase(const Shelves& shelves, const db::Actor& actor, const Erasable& what) {
  std::string numbers;
  for (const BatchId batch : what.batches) numbers += (numbers.empty() ? "" : ", ") + std::to_string(batch.value);
  const std::string now = sys::now_iso();
  // The records go first: a batch whose facts are half gone is never looked at again; the next erasing ends the work.
  if (!what.batches.empty())
    shelves.records.write(actor, "стирание навсегда: загрузки № " + numbers, [&](const db::Write& write) {
      for (const BatchId batch : what.batches) {
        check_erasable(write, batch);
        write.run(sql::note_cleared, {now, batch});
      }
    });
  delete_facts(shelves.facts, shelves.records.read([](const db::Read& read) {
    return read.all(sql::cleared, {}, [](const db::Row& row) { return row.id<BatchId>(0); });
  }));
  shelves.facts.compact();
}

}  // namespace vekha::results
