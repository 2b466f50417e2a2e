// The ways in which a school distorts what it hands in.
#include <algorithm>

#include "domain/demo/random.hpp"
#include "domain/demo/works.hpp"

namespace vekha::demo {
namespace {

constexpr int kNearMiss = 2;  ///< points under a border that are still «near»

/// Adds up to `points` to the tasks of a work, beginning at a random task.
void add_points(Work& work, const Exam& exam, int points, Random& random) {
  const std::size_t count = work.scores.size();
  const std::size_t start = random.below(static_cast<std::uint32_t>(count));
  for (std::size_t step = 0; step < 4 * count && points > 0; ++step) {
    const std::size_t i = (start + step) % count;
    if (work.scores[i] >= exam.tasks[i].maximum) continue;
    work.scores[i] = static_cast<std::int8_t>(std::max<int>(work.scores[i], 0) + 1);
    ++work.total;
    --points;
  }
}

int missing_to_border(const Exam& exam, int total) {
  for (const int bound : exam.bounds)
    if (total < bound && total >= bound - kNearMiss) return bound - total;
  return 0;
}

void lift_near_misses(std::vector<Work>& works, const School& school, const Exam& exam, Random& random) {
  for (Work& work : works) {
    const bool touched = random.chance(school.share / 100.0);
    if (!work.absent && touched) add_points(work, exam, missing_to_border(exam, work.total), random);
  }
}

void inflate(std::vector<Work>& works, const School& school, const Exam& exam, Random& random) {
  const int usual = std::max(2, exam.maximum * 18 / 100);
  for (Work& work : works) {
    const bool touched = random.chance(school.share / 100.0);
    const int points = usual - 1 + static_cast<int>(random.below(3));
    if (!work.absent && touched) add_points(work, exam, points, random);
  }
}

/// The strongest work of a class, or nothing when nobody came.
const Work* model_of(const std::vector<Work>& works, const std::string& class_name) {
  const Work* best = nullptr;
  for (const Work& work : works)
    if (!work.absent && work.class_name == class_name && (!best || work.total > best->total)) best = &work;
  return best;
}

void copy_from(Work& work, const Work& model, Random& random) {
  work.total = 0;
  for (std::size_t i = 0; i < work.scores.size(); ++i) {
    if (random.chance(0.7)) work.scores[i] = model.scores[i];
    work.total += std::max<int>(work.scores[i], 0);
  }
}

void copy_answers(std::vector<Work>& works, const School& school, Random& random) {
  std::string current;
  Work model;
  for (Work& work : works) {
    if (work.class_name != current) {
      current = work.class_name;
      const Work* best = model_of(works, current);
      model = best ? *best : Work{};
    }
    const bool touched = random.chance(school.share / 100.0);
    if (!work.absent && touched && work.pupil != model.pupil) copy_from(work, model, random);
  }
}

}  // namespace

void distort(std::vector<Work>& works, const School& school, const Exam& exam) {
  Random random(mixed({school.stream, 8, static_cast<std::uint64_t>(exam.year), static_cast<std::uint64_t>(exam.grade),
                       static_cast<std::uint64_t>(exam.maximum), exam.subject.size()}));
  switch (school.behaviour) {
    case Behaviour::honest: return;
    case Behaviour::lifts_near_misses: return lift_near_misses(works, school, exam, random);
    case Behaviour::copies: return copy_answers(works, school, random);
    case Behaviour::inflates: return inflate(works, school, exam, random);
  }
}

}  // namespace vekha::demo
