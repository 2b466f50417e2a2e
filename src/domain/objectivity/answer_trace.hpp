// What the answers to single tasks say of the classes and schools of one exam: likeness, pairs, fit of each paper.
#pragma once
#include <optional>
#include <vector>

#include "domain/objectivity/evidence.hpp"

namespace vekha::objectivity {

/// Of one school; empty where its papers have no points by task.
struct AnswerTrace {
  std::vector<std::optional<stats::Likeness>> classes;
  std::vector<ClassPairs> pairs;
  std::optional<stats::Reading> misfit;
};
/// One for each school of the exam.
std::vector<AnswerTrace> answer_traces(const SatExam& sat);

}  // namespace vekha::objectivity
