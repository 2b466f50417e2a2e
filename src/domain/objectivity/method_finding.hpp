// What a method found at a school. Included by the door of the room.
#pragma once
#include <optional>
#include <string>

#include "domain/objectivity/method.hpp"

namespace vekha::objectivity {

struct MethodFinding {
  std::string sign;
  std::string title;
  std::optional<results::Exam> exam;  ///< nothing: of several together
  std::string explanation;            ///< a sentence with the numbers
  bool of_results = false;            ///< tells of the results, not of how they came about: does not mark the school
};

}  // namespace vekha::objectivity
