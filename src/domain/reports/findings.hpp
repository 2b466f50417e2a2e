// What may be concluded: only statistically distinguishable facts, and what the data lack, each with its numbers.
#pragma once
#include <string>
#include <vector>

#include "domain/reports/material.hpp"
#include "domain/reports/numbers.hpp"
#include "domain/reports/wording.hpp"

namespace vekha::reports {

struct Finding {
  std::string code;                  ///< of a rule in the wording
  std::vector<std::string> details;  ///< one line an exam or school, with numbers
  std::vector<std::string> exams;    ///< names of the exams it speaks of
  std::vector<std::string> schools;  ///< names of the schools it speaks of
};

/// In the order of the rules; a rule that found nothing gives nothing.
std::vector<Finding> findings(const Material& material, const Wording& wording);

/// How exams are named here: with the procedure when there are several.
Naming naming(const Material& material);
/// The school, with its municipality when there are several.
std::string school_text(const Material& material, const indicators::Row& row);

}  // namespace vekha::reports
