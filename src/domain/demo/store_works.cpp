// Hands the works over to the results room, batch by batch, as imports do.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "domain/demo/parts.hpp"

namespace vekha::demo {
namespace {

/// Protocols of ЕГЭ carry the test score, those of basic mathematics the mark. The conversion is made up: it bends as
/// the real ones do, half of the points give about sixty.
void give_outcome(results::Work& work, const Exam& exam) {
  const double share = static_cast<double>(*work.total) / exam.maximum;
  constexpr double kBend = 0.74;
  constexpr std::array<double, 3> kMarks{0.33, 0.57, 0.81};  // shares of the points marks 3, 4, 5 begin with
  if (has_marks_only(exam))
    work.mark = 2 + static_cast<int>(std::ranges::count_if(kMarks, [&](double from) { return share >= from; }));
  else
    work.test = static_cast<int>(std::lround(100 * std::pow(share, kBend)));
}

results::Work stored_work(const Work& work, const Exam& exam, std::uint32_t school) {
  results::Work out{.school = school,
                    .class_name = work.class_name,
                    .pupil = std::to_string(work.pupil),
                    .variant = work.absent ? "" : std::to_string(work.variant),
                    .sex = work.sex == 'm' ? "м" : "ж",
                    .journal_mark = results::mark(work.journal_mark),
                    .absent = work.absent,
                    .participated = !work.absent};
  if (work.absent) return out;
  out.total = work.total;
  // Protocols of state exams carry the mark; protocols of ВПР do not, there the scale gives it.
  if (exam.procedure == "ОГЭ") out.mark = results::mark(exam.mark(work.total));
  if (exam.procedure == "ЕГЭ") give_outcome(out, exam);
  return out;
}

/// The key of a made-up pupil, by the same keyed hash as of a real identifier: the same in every year of their
/// schooling, so that ОГЭ is found in ЕГЭ and grade 4 in grade 5.
std::int64_t person_of(const results::Pupils& pupils, const School& school, const Exam& exam, const Work& work) {
  constexpr int kCodes = 10000;  // codes of a grade
  const std::string cohort = std::to_string(exam.year - exam.grade);
  return pupils.person(results::Identifier::participant,
                       "демонстрация|" + school.code + "|" + cohort + "|" + std::to_string(work.pupil % kCodes));
}

results::TaskValue stored_value(std::int8_t score) {
  if (score == kNotStarted) return {0, results::Flag::not_started};
  return {score, results::Flag::score};
}

results::Sitting empty_sitting(const Exam& exam) {
  results::Sitting sitting{.exam = {exam.procedure, exam.year, exam.grade, exam.subject}, .maximum = exam.maximum};
  for (const Task& task : exam.tasks) sitting.tasks.push_back({.name = task.code, .maximum = task.maximum});
  return sitting;
}

struct Place {
  const School& school;
  std::uint32_t number;  ///< in the load
  const results::Pupils& pupils;
};

void append(results::Sitting& sitting, const SchoolWorks& made, const Exam& exam, const Place& place) {
  for (const Work& work : made.works) {
    sitting.works.push_back(stored_work(work, exam, place.number));
    sitting.works.back().person = person_of(place.pupils, place.school, exam, work);
    if (work.absent)
      sitting.values.resize(sitting.values.size() + exam.tasks.size());
    else
      for (const std::int8_t score : work.scores) sitting.values.push_back(stored_value(score));
  }
}

results::Sitting sitting_of(const World& world, const Exam& exam, const results::Pupils& pupils, Truth& truth) {
  results::Sitting sitting = empty_sitting(exam);
  for (std::size_t i = 0; i < world.schools.size(); ++i) {
    const SchoolWorks made = make_works(world.schools[i], exam);
    truth.add(i, exam, made.honest_sum, made.participants);
    append(sitting, made, exam, {world.schools[i], static_cast<std::uint32_t>(i), pupils});
  }
  return sitting;
}

results::Load empty_load(const World& world) {
  results::Load load{.kind = "demo"};
  for (const School& school : world.schools) load.schools.push_back({.code = school.code, .name = school.name});
  return load;
}

bool together(const Exam& a, const Exam& b) {
  return a.procedure == b.procedure && a.year == b.year && a.grade == b.grade;
}

std::string title_of(const Exam& exam) {
  return exam.procedure + " " + std::to_string(exam.year) + ", " + std::to_string(exam.grade) + " класс";
}

}  // namespace

Stored store_works(const Setting& setting, const World& world, Truth& truth) {
  Stored stored;
  const results::Pupils pupils = results::Pupils::of_folder(setting.folder);
  std::vector<Exam> exams;
  for (const Exam& exam : world.exams)
    if (!exam.for_import) exams.push_back(exam);
  for (std::size_t i = 0; i < exams.size();) {
    const Exam& first = exams[i];
    if (setting.progress) setting.progress(static_cast<int>(2 + 93 * i / exams.size()), title_of(first));
    results::Load load = empty_load(world);
    load.files.push_back({.name = title_of(first), .sha256 = "", .form = "демонстрация"});
    for (; i < exams.size() && together(exams[i], first); ++i) {
      load.sittings.push_back(sitting_of(world, exams[i], pupils, truth));
      stored.works += static_cast<std::int64_t>(load.sittings.back().works.size());
    }
    results::commit(setting.shelves, maker(), load);
    ++stored.batches;
  }
  return stored;
}

}  // namespace vekha::demo
