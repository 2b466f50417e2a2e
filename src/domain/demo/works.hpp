// Works of one exam in one school: what the pupils did, and what the school handed in.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/demo/world.hpp"

namespace vekha::demo {

constexpr std::int8_t kNotStarted = -1;  ///< «X» in the protocols

struct Work {
  int pupil = 0;           ///< code inside the school, the same in all subjects of a year
  std::string class_name;  ///< «4А»; «4» where the parallel is one class
  char sex = 'f';          ///< 'f' or 'm'
  int variant = 1;
  int journal_mark = 0;  ///< of the last term, 0 when not given
  bool absent = false;   ///< then no scores
  int total = 0;
  std::vector<std::int8_t> scores;  ///< one for each task of the exam
};

struct SchoolWorks {
  std::vector<Work> works;
  int participants = 0;
  std::int64_t honest_sum = 0;  ///< sum of totals of the participants before any distortion
};

/// All works of the exam in the school; needs nothing of the other schools.
SchoolWorks make_works(const School& school, const Exam& exam);

/// Applies the behaviour of the school to works of its classes; totals stay the sums of the tasks.
void distort(std::vector<Work>& works, const School& school, const Exam& exam);

}  // namespace vekha::demo
