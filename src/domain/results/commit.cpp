#include <algorithm>

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

/// Tells after every sitting how much of the load is stored.
class Meter {
 public:
  Meter(const Load& load, const Told& told) : told_(told) {
    for (const Sitting& sitting : load.sittings) all_ += static_cast<std::int64_t>(sitting.works.size());
  }
  void pass(const Sitting& sitting) {
    done_ += static_cast<std::int64_t>(sitting.works.size());
    if (told_ && all_ > 0) told_(static_cast<int>(std::min<std::int64_t>(100, 100 * done_ / all_)));
  }

 private:
  const Told& told_;
  std::int64_t all_ = 0;
  std::int64_t done_ = 0;
};

/// What comes, and whom to tell how far it is.
struct Incoming {
  const Load& load;
  const NextSitting& more;
  const Told& told;
};

BatchId store(const Shelves& shelves, const db::Actor& actor, const Incoming& incoming) {
  const Load& load = incoming.load;
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
      Sittings sittings(load, incoming.more);
      Meter meter(load, incoming.told);
      append_facts(destination, sittings, [&](const Sitting& sitting) {
        holdings.count(sitting);
        meter.pass(sitting);
      });
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

}  // namespace

BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load, const Told& told) {
  return store(shelves, actor, {load, {}, told});
}

BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load, const NextSitting& more) {
  return store(shelves, actor, {load, more, {}});
}

}  // namespace vekha::results
