// Schools that work in like conditions, and how one stands beside them: a rural school of eighty is not compared with a
// town gymnasium.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::similar {

struct Question {
  NodeId school;
  int year = 0;
  std::size_t count = 5;
  std::vector<std::string> indicators;  ///< ids; empty: the usual ones
};

/// A condition schools are compared in.
struct Condition {
  std::string name;
  std::optional<double> own;
  std::optional<double> others;  ///< mean of the similar schools that have it
  std::int64_t known = 0;        ///< schools of the municipality it is known of
};
struct Found {
  std::string code;
  std::string name;
  double distance = 0;  ///< 1: a standard deviation away in every condition on average
  double known = 0;     ///< share of conditions both have
};
/// One indicator of the school beside those of the similar ones.
struct Comparison {
  std::string indicator;
  std::string name;
  std::string unit;
  std::string measure;
  std::string direction;
  Estimate own;
  std::vector<Estimate> others;  ///< in the order of the schools found
  Estimate mean;                 ///< simple mean of the others; with fewer than three of them absent
  Estimate difference;           ///< own − mean
  std::string words;             ///< «не отличается от похожих школ»
};
struct Answer {
  std::string school;  ///< its name
  std::vector<Condition> conditions;
  std::vector<Found> found;
  std::vector<Comparison> comparisons;
  std::string why;     ///< why nobody was found, Russian, or empty
  std::string method;  ///< what likeness is made of
};
/// Conditions: pupils who wrote works, the highest grade that did, town or village, and every number that context forms
/// gave of half of the schools or more. Looked for among the schools of the school's municipality, with fewer than
/// eight of them among those of the region. Throws not_found for a school outside the scope.
Answer similar(const indicators::Ground& ground, const indicators::Library& library, const org::Scope& scope,
               const Question& question);
/// For somebody who sees his own school only: the others without names and values, their mean stays.
Answer hidden(Answer answer);
void write_answer(JsonWriter& json, const Answer& answer);

}  // namespace vekha::similar
