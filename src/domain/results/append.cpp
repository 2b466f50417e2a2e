#include "domain/results/append.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

constexpr std::size_t kPortion = 2'000'000;  // works that become durable together

int sex_number(std::string_view sex) { return sex == "м" ? 1 : sex == "ж" ? 2 : 0; }

struct Target {
  BatchId batch;
  const Settled& settled;
  std::int64_t paper = 0;
};

void append_paper(facts::Appender& rows, const Sitting& sitting, const Target& target) {
  std::vector<std::string> names;
  std::vector<std::int16_t> maxima;
  std::vector<std::string> levels;
  for (const Task& task : sitting.tasks) {
    names.push_back(task.name);
    maxima.push_back(static_cast<std::int16_t>(task.maximum));
    levels.push_back(task.level);
  }
  const bool resits =
      std::any_of(sitting.works.begin(), sitting.works.end(), [](const Work& work) { return work.attempt > 1; });
  const Exam& exam = sitting.exam;
  rows.value(target.paper).value(target.batch);
  rows.value(sitting.kind.empty() ? kind_of_procedure(exam.procedure) : sitting.kind);
  rows.value(exam.procedure).value(exam.year).value(exam.grade).value(exam.subject).value(sitting.part);
  rows.value(sitting.held).value(sitting.variants).value(sitting.maximum).value(sitting.unit).value(resits);
  rows.value(names).value(std::span<const std::int16_t>(maxima)).value(levels).end_row();
}

/// Works of a school stand together, class by class: runs of equal values take no room.
std::vector<std::uint32_t> ordered(const Sitting& sitting, const Settled& settled) {
  std::vector<std::uint32_t> out(sitting.works.size());
  std::iota(out.begin(), out.end(), 0U);
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Work& one = sitting.works[a];
    const Work& two = sitting.works[b];
    return std::tie(settled.schools.at(one.school), one.class_name) <
           std::tie(settled.schools.at(two.school), two.class_name);
  });
  return out;
}

void append_works(facts::Appender& rows, const Sitting& sitting, const Target& target) {
  const std::size_t width = sitting.tasks.size();
  VEKHA_CHECK(sitting.values.size() == sitting.works.size() * width);
  std::vector<std::int16_t> scores;
  std::int64_t number = 0;
  for (const std::uint32_t index : ordered(sitting, target.settled)) {
    const Work& work = sitting.works[index];
    scores.clear();
    for (std::size_t task = 0; task < width && !work.absent; ++task)
      scores.push_back(sitting.values[index * width + task].stored());
    rows.value(target.paper).value(++number).value(target.settled.schools[work.school]);
    rows.value(work.class_name.view()).value(work.pupil.view()).value(work.person);
    rows.value(work.variant.view()).value(sex_number(work.sex));
    rows.value(work.journal_mark.stored()).value(work.mark.stored()).value(work.total.stored());
    rows.value(work.test.stored()).value(work.attempt).value(work.absent).value(work.annulled).value(counts(work));
    rows.value(std::span<const std::int16_t>(scores)).end_row();
  }
}

bool has_levels(const Sitting& sitting) {
  return std::any_of(sitting.works.begin(), sitting.works.end(), [](const Work& work) { return !work.level.empty(); });
}

void append_levels(facts::Appender& rows, const Sitting& sitting, const Target& target) {
  std::int64_t number = 0;
  for (const std::uint32_t index : ordered(sitting, target.settled)) {
    const std::string& level = sitting.works[index].level;
    ++number;
    if (!level.empty()) rows.value(target.paper).value(number).value(level).end_row();
  }
}

std::optional<double> present(const Figure& figure) {
  return figure.status == Status::present && !std::isnan(figure.value) ? std::optional(figure.value) : std::nullopt;
}

void append_rows(facts::Appender& rows, const Load& load, const Target& target) {
  for (std::size_t i = 0; i < load.figures.size(); ++i) {
    const Figure& one = load.figures[i];
    const NodeId node = target.settled.figures[i];
    rows.value(target.batch).value(one.form).value(one.exam.procedure).value(one.exam.year).value(one.exam.grade);
    rows.value(one.exam.subject).value(node).value(one.territory).value(one.part).value(one.item);
    rows.value(present(one)).value(static_cast<int>(one.status)).value(one.text).end_row();
  }
}

}  // namespace

const Sitting* Sittings::next() {
  if (at_ < load_.sittings.size()) return &load_.sittings[at_++];
  fetched_.reset();  // two are never held at once
  if (more_) fetched_ = more_();
  return fetched_ ? &*fetched_ : nullptr;
}

void append_facts(const Destination& to, Sittings& sittings, const std::function<void(const Sitting&)>& passed) {
  Target target{to.batch, to.settled, to.facts.count(sql::next_paper)};
  for (const Sitting* sitting = sittings.next(); sitting != nullptr;)
    to.facts.change([&](const facts::Transaction& change) {
      for (std::size_t works = 0; sitting != nullptr && works < kPortion; sitting = sittings.next()) {
        change.append("paper", [&](facts::Appender& rows) { append_paper(rows, *sitting, target); });
        change.append("work", [&](facts::Appender& rows) { append_works(rows, *sitting, target); });
        if (has_levels(*sitting))
          change.append("work_level", [&](facts::Appender& rows) { append_levels(rows, *sitting, target); });
        ++target.paper;
        works += sitting->works.size();
        passed(*sitting);
      }
    });
}

void append_figures(const Destination& to, const Load& load) {
  if (load.figures.empty()) return;
  to.facts.change([&](const facts::Transaction& change) {
    change.append("figure", [&](facts::Appender& rows) { append_rows(rows, load, {to.batch, to.settled}); });
  });
}

void delete_facts(facts::Store& facts, const std::vector<BatchId>& batches) {
  std::vector<std::int64_t> numbers;
  numbers.reserve(batches.size());
  for (const BatchId batch : batches) numbers.push_back(batch.value);
  const std::string those = among("batch", numbers);
  const std::vector<std::int64_t> papers = facts.all("SELECT id FROM paper WHERE " + those + " ORDER BY id", {},
                                                     [](const auto& row) { return row.integer(0); });
  facts.change([&](const facts::Transaction& change) {
    change.run("DELETE FROM work WHERE " + among("paper", papers));
    change.run("DELETE FROM work_level WHERE " + among("paper", papers));
    change.run("DELETE FROM paper WHERE " + those);
    change.run("DELETE FROM figure WHERE " + those);
  });
}

}  // namespace vekha::results
