#include "domain/demo/works.hpp"

#include <algorithm>
#include <array>

#include "domain/demo/random.hpp"

namespace vekha::demo {
namespace {

constexpr int kLargestClass = 27;
constexpr double kClassDeviation = 0.17;
constexpr double kSpread =
    0.72;  ///< of abilities against the steps of difficulty, so that scores scatter like real ones
constexpr std::array kLetters = {"А", "Б", "В", "Г", "Д", "Е", "Ж", "И"};
/// Abilities from which a teacher usually gives 3, 4, 5: a little milder than the papers.
constexpr std::array kJournalBorders = {-1.7, -0.3, 0.75};

/// Who the pupil is, whatever the subject.
struct Pupil {
  int number = 0;
  int class_number = 0;
  double ability = 0;
  char sex = 'f';
  Random random;  ///< what this exam adds
};

int classes_of(int pupils) {
  return std::clamp((pupils + kLargestClass - 1) / kLargestClass, 1, static_cast<int>(kLetters.size()));
}

std::uint64_t exam_stream(const Exam& exam) {
  std::uint64_t out = 0;
  for (const char letter : exam.key()) out = out * 131 + static_cast<unsigned char>(letter);
  return out;
}

std::string class_name(const Exam& exam, int number, int classes) {
  const std::string grade = std::to_string(exam.grade);
  return classes == 1 ? grade : grade + kLetters[static_cast<std::size_t>(number)];
}

double class_effect(const School& school, const Exam& exam, int number) {
  const auto cohort = static_cast<std::uint64_t>(exam.year - exam.grade);
  return kClassDeviation * Random(mixed({school.stream, 4, cohort, static_cast<std::uint64_t>(number)})).normal();
}

Pupil pupil_of(const School& school, const Exam& exam, int number) {
  const auto cohort = static_cast<std::uint64_t>(exam.year - exam.grade);
  Random person(mixed({school.stream, 5, cohort, static_cast<std::uint64_t>(number)}));
  Pupil pupil{.number = number,
              .random = Random(mixed({school.stream, 6, exam_stream(exam), static_cast<std::uint64_t>(number)}))};
  pupil.sex = person.chance(0.5) ? 'm' : 'f';
  pupil.ability = 0.86 * person.normal();
  return pupil;
}

std::int8_t score_of(const Task& task, double ability, Random& random) {
  const double luck = random.unit();
  if (luck > 0.9 && ability < task.difficulty - 0.6 && random.chance(0.5)) return kNotStarted;
  std::int8_t score = 0;
  for (int step = 1; step <= task.maximum; ++step) {
    const double border = task.difficulty + 0.55 * (step - 0.5 * (task.maximum + 1));
    if (luck >= logistic(1.45 * task.slope * (ability - border))) break;
    score = static_cast<std::int8_t>(step);
  }
  return score;
}

int journal_mark(double ability, Random& random) {
  if (random.chance(0.01)) return 0;
  const double seen = ability + 0.3 * random.normal();
  return 2 + static_cast<int>(
                 std::count_if(kJournalBorders.begin(), kJournalBorders.end(), [&](double b) { return seen >= b; }));
}

Work work_of(Pupil& pupil, double place_effect, const Exam& exam) {
  Random& random = pupil.random;
  const double ability = kSpread * (place_effect + pupil.ability + 0.5 * random.normal());
  Work work{.pupil = exam.grade * 10000 + pupil.number + 1,
            .sex = pupil.sex,
            .variant = 1 + static_cast<int>(random.below(2)),
            .journal_mark = journal_mark(ability, random),
            .absent = random.chance(exam.procedure == "ВПР" ? 0.07 : 0.01)};
  if (work.absent) return work;
  work.scores.reserve(exam.tasks.size());
  for (const Task& task : exam.tasks) {
    work.scores.push_back(score_of(task, ability, random));
    work.total += std::max<int>(work.scores.back(), 0);
  }
  return work;
}

}  // namespace

SchoolWorks make_works(const School& school, const Exam& exam) {
  SchoolWorks out;
  const int pupils = school.cohort(exam.year, exam.grade);
  const int classes = classes_of(pupils);
  // In a parallel of one class the subject of the year is drawn by the school.
  const int shift = static_cast<int>(mixed({school.stream, static_cast<std::uint64_t>(exam.year)}) % 2);
  for (int number = 0; number < pupils; ++number) {
    const int class_number = number * classes / pupils;
    if ((class_number + shift) % exam.turns != exam.turn) continue;
    Pupil pupil = pupil_of(school, exam, number);
    if (exam.takers < 100 && !pupil.random.chance(exam.takers / 100.0)) continue;
    out.works.push_back(work_of(pupil, school.effect + class_effect(school, exam, class_number), exam));
    Work& work = out.works.back();
    work.class_name = class_name(exam, class_number, classes);
    if (work.absent) continue;
    ++out.participants;
    out.honest_sum += work.total;
  }
  if (exam.procedure == "ВПР") distort(out.works, school, exam);
  return out;
}

}  // namespace vekha::demo
