// Pairs of papers of one class that are more alike than two who work alone: what stands behind the likeness of answers.
// Included by the door of the room.
#pragma once
#include <string>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::objectivity {

/// Codes only: whose they are is known at the school.
struct PaperPair {
  results::Exam exam;
  std::string class_name;
  std::string first;
  std::string second;
  int tasks = 0;                   ///< both answered
  std::vector<std::string> alike;  ///< of them with equal points
  double expected = 0;             ///< of them usual for two such papers
  double z = 0;                    ///< deviations above that
};
/// Of a school in a year, the most alike first; at most `most`.
std::vector<PaperPair> paper_pairs(const db::Read& read, facts::Store& facts, const results::Filter& filter,
                                   std::size_t most);

}  // namespace vekha::objectivity
