#include <map>

#include "domain/results/results.sql.hpp"
#include "domain/results/schools.hpp"
#include "io/sys/clock.hpp"

namespace vekha::results {
namespace {

using Numbering = std::vector<std::int64_t>;  // first work number of each sitting

std::optional<int> mark_or_none(int mark) { return mark > 0 ? std::optional(mark) : std::nullopt; }

struct Target {
  BatchId batch;
  const std::vector<NodeId>& schools;
  std::int64_t first_work = 1;
};

void append_works(facts::Appender& rows, const Sitting& sitting, const Target& target) {
  std::int64_t number = target.first_work;
  for (const Work& work : sitting.works) {
    rows.value(target.batch).value(number++);
    rows.value(sitting.exam.procedure).value(sitting.exam.year).value(sitting.exam.grade).value(sitting.exam.subject);
    rows.value(target.schools.at(work.school)).value(work.class_name).value(work.pupil).value(work.variant);
    rows.value(work.sex).value(mark_or_none(work.journal_mark)).value(mark_or_none(work.mark)).value(work.total);
    rows.value(sitting.maximum).value(work.absent).value(work.participated).end_row();
  }
}

void append_tasks(facts::Appender& rows, const Sitting& sitting, const Target& target) {
  const std::size_t width = sitting.tasks.size();
  VEKHA_CHECK(sitting.values.size() == sitting.works.size() * width);
  for (std::size_t i = 0; i < sitting.works.size(); ++i) {
    if (sitting.works[i].absent) continue;
    for (std::size_t task = 0; task < width; ++task) {
      const TaskValue value = sitting.values[i * width + task];
      rows.value(target.batch).value(target.first_work + static_cast<std::int64_t>(i)).value(sitting.tasks[task].name);
      rows.value(static_cast<int>(task) + 1).value(sitting.tasks[task].maximum);
      if (value.flag == Flag::score)
        rows.value(static_cast<int>(value.score));
      else
        rows.null();
      rows.value(static_cast<int>(value.flag)).end_row();
    }
  }
}

void append_facts(facts::Store& facts, const Load& load, Target target) {
  facts.change([&](const facts::Transaction& change) {
    for (const Sitting& sitting : load.sittings) {
      change.append("work", [&](facts::Appender& rows) { append_works(rows, sitting, target); });
      change.append("task_score", [&](facts::Appender& rows) { append_tasks(rows, sitting, target); });
      target.first_work += static_cast<std::int64_t>(sitting.works.size());
    }
  });
}

struct Counts {
  std::int64_t works = 0;
  std::int64_t participants = 0;
  std::int64_t absent = 0;
};

void note_exams(const db::Write& write, BatchId batch, const Load& load, const std::vector<NodeId>& schools) {
  std::map<std::pair<Exam, NodeId>, Counts> counts;
  for (const Sitting& sitting : load.sittings)
    for (const Work& work : sitting.works) {
      Counts& one = counts[{sitting.exam, schools.at(work.school)}];
      ++one.works;
      one.participants += work.participated ? 1 : 0;
      one.absent += work.absent ? 1 : 0;
    }
  for (const auto& [key, one] : counts) {
    const auto& [exam, school] = key;
    write.run(sql::add_exam, {batch, exam.procedure, exam.year, exam.grade, exam.subject, school, one.works,
                              one.participants, one.absent});
  }
}

void note_files(const db::Write& write, BatchId batch, const Load& load) {
  int position = 0;
  for (const BatchFile& file : load.files)
    write.run(sql::add_file, {batch, ++position, file.name, file.sha256, file.form});
}

void forget(const Shelves& shelves, const db::Actor& actor, BatchId batch) {
  shelves.facts.change([&](const facts::Transaction& change) {
    change.run("DELETE FROM work WHERE batch = ?", {batch});
    change.run("DELETE FROM task_score WHERE batch = ?", {batch});
  });
  shelves.records.write(actor, "загрузка результатов не состоялась",
                        [&](const db::Write& write) { write.run(sql::delete_pending, {batch}); });
}

}  // namespace

BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load) {
  // The pending row goes first: whatever happens later, the sweep knows which facts to remove.
  const BatchId batch = shelves.records.write(actor, "загрузка результатов: начало", [&](const db::Write& write) {
    return BatchId{write.insert(sql::start_batch, {load.kind, sys::now_iso(), actor.name})};
  });
  try {
    shelves.records.write(actor, "загрузка результатов", [&](const db::Write& write) {
      const std::vector<NodeId> schools = settle(write, batch, load.schools);
      note_files(write, batch, load);
      note_exams(write, batch, load, schools);
      append_facts(shelves.facts, load, {batch, schools});
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
