// Published methods of objectivity and our own, as files of catalog/methods tell them. Included by the door of the
// room.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalog/catalog.hpp"
#include "domain/results/results.hpp"

namespace vekha::objectivity {

/// One sign of a method.
struct SignRule {
  struct Listed {
    std::string procedure;
    int grade = 0;
    std::string subject;
  };
  std::string id;              ///< "overstated_mean"
  std::string title;           ///< «Завышенный средний балл»
  std::string rule;            ///< the rule in words
  std::string meaning;         ///< what it says and what it does not
  std::vector<Listed> listed;  ///< exams for which the method itself names the sign
  /// The method names the sign for this exam; elsewhere the same formula is applied by analogy.
  bool lists(const results::Exam& exam) const;
};

/// A published method with its source, a file of catalog/methods.
struct Method {
  std::string id;     ///< "fioko-2019"
  std::string title;  ///< Russian name for people
  std::string source;
  double factor = 1.96;                    ///< tα of the method's intervals
  std::int64_t small = 0;                  ///< fewer works are marked «мало работ»; does not change the sign
  std::map<std::string, double> limits{};  ///< thresholds of its rules
  std::vector<SignRule> signs;
  std::vector<std::string> notes;
  double limit(const std::string& name) const;           ///< throws internal when the catalogue lacks it
  const SignRule& sign(std::string_view sign_id) const;  ///< throws internal when the catalogue lacks it
};

/// Throws not_found naming the methods there are.
const Method& method(std::string_view id);

}  // namespace vekha::objectivity
