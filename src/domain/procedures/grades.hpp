// Whether a school has a grade at all, told from what is stored when nobody said it: a school without the grade is not
// late with its results.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "domain/procedures/procedures.hpp"

namespace vekha::procedures {

/// What is known of a grade of a school, and from where.
struct Taught {
  bool expected = true;
  std::string basis;  ///< Russian: «по паспорту школы: 9 класс — 0»
};

class Grades {
 public:
  /// Reads the passports, context questionnaires and results of the schools of a scope.
  Grades(const db::Read& read, facts::Store& facts, const org::Scope& scope);
  /// By the passport or questionnaire, else by results of the years before, else by the name of the school.
  Taught of(NodeId school, const std::string& name, int grade, int year) const;

 private:
  struct Told {
    int year = 0;
    double value = 0;
    std::string item;
  };
  std::map<std::pair<NodeId, int>, Told> told_;                  ///< the newest answer about a grade
  std::map<NodeId, std::map<int, std::set<int>>> with_results_;  ///< school → year → grades
};

/// The grades an item of a passport counts pupils of: «5-8 классы», «обучающихся в 9 классе»; nothing for other items.
struct GradeRange {
  int first = 0;
  int last = 0;
};
std::optional<GradeRange> grades_of_item(const std::string& item);
/// The highest grade a school of this name has («ООШ» 9, «НОШ» 4); 11 for others.
int highest_grade(const std::string& name);

}  // namespace vekha::procedures
