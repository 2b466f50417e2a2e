#include "domain/results/append.hpp"
#include "domain/results/holdings.hpp"
#include "domain/results/results.sql.hpp"
#include "domain/results/schools.hpp"
#include "io/sys/clock.hpp"

namespace vekha::results {
namespace {

void note_files(const db::Write& write, BatchId batch, const Load& load) {
  int position = 0;
  for (const BatchFile& file : load.files)
    write.run(sql::add_file, {batch, ++position, file.name, file.sha256, file.form});
}

void forget(const Shelves& shelves, const db::Actor& actor, BatchId batch) {
  delete_facts(shelves.facts, {batch});
  shelves.records.write(actor, "загрузка результатов не состоялась",
                        [&](const db::Write& write) { write.run(sql::delete_pending, {batch}); });
}

}  // namespace

BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load) {
  return commit(shelves, actor, load, {});
}

BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load, const NextSitting& more) {
  // The pending row goes first: whatever happens later, the sweep knows which facts to remove.
  const BatchId batch = shelves.records.write(actor, "загрузка результатов: начало", [&](const db::Write& write) {
    return BatchId{write.insert(sql::start_batch, {load.kind, sys::now_iso(), actor.name, load.mode == Mode::replace})};
  });
  try {
    shelves.records.write(actor, "загрузка результатов", [&](const db::Write& write) {
      const Settled settled = settle(write, batch, load);
      note_files(write, batch, load);
      Holdings holdings(settled);
      holdings.count(load.figures);
      const Destination destination{shelves.facts, batch, settled};
      Sittings sittings(load, more);
      append_facts(destination, sittings, [&](const Sitting& sitting) { holdings.count(sitting); });
      append_figures(destination, load);
      holdings.note(write, batch);
      write.run(sql::commit_batch, {sys::now_iso(), batch});
    });
  } catch (...) {
    forget(shelves, actor, batch);
    throw;
  }
  shelves.facts.checkpoint();
  shelves.facts.rest();  // the buffers of a bulk load are of no use to the questions that follow
  return batch;
}

}  // namespace vekha::results
