// A small table of works for tests of the indicator language.
#pragma once
#include <string>
#include <vector>

#include "core/formula/evaluate.hpp"

namespace vekha::formula::test {

inline const Schema& schema() {
  static const Schema made{.sources = {{.name = "works",
                                        .russian = "работы",
                                        .counted = {Measure::works},
                                        .fields = {{"procedure", "процедура", {Measure::text}},
                                                   {"year", "год", {Measure::year}},
                                                   {"grade", "параллель", {}},
                                                   {"subject", "предмет", {Measure::text}},
                                                   {"school", "школа", {Measure::text}},
                                                   {"municipality", "муниципалитет", {Measure::text}},
                                                   {"score", "балл", {Measure::points}},
                                                   {"maximum", "максимум", {Measure::points}},
                                                   {"mark", "отметка", {Measure::mark}}},
                                        .instrument = {"procedure", "subject", "grade"}}},
                           .norms = {{"успеваемость", {Measure::percent}}, {"средняя отметка", {Measure::mark}}}};
  return made;
}

struct Work {
  std::string procedure = "ВПР";
  int year = 2024;
  int grade = 5;
  std::string subject = "Математика";
  std::string school = "1";
  double score = 0;
  double maximum = 20;
  int mark = 0;  ///< 0 missing, −1 not applicable, −2 suppressed
  std::int64_t weight = 1;
};

class Works : public Rows {
 public:
  explicit Works(std::vector<Work> works) : works_(std::move(works)) {}
  std::size_t size() const override { return works_.size(); }
  std::int64_t weight(std::size_t row) const override { return works_[row].weight; }
  Cell cell(std::size_t row, std::size_t field) const override {
    const Work& work = works_[row];
    switch (field) {
      case 0: return {.text = work.procedure};
      case 1: return {.number = static_cast<double>(work.year)};
      case 2: return {.number = static_cast<double>(work.grade)};
      case 3: return {.text = work.subject};
      case 4: return {.text = work.school};
      case 5: return {.text = "Район"};
      case 6: return {.number = work.score};
      case 7: return {.number = work.maximum};
      default: return mark(work.mark);
    }
  }

 private:
  static Cell mark(int mark) {
    if (mark > 0) return {.number = static_cast<double>(mark)};
    if (mark == 0) return {.presence = Presence::missing};
    return {.presence = mark == -1 ? Presence::not_applicable : Presence::suppressed};
  }
  std::vector<Work> works_;
};

inline Values values(const std::string& program, const std::vector<Work>& works,
                     const std::vector<std::string>& by = {}) {
  const Works rows(works);
  return evaluated(compiled(program, schema()),
                   {.schema = schema(), .sources = {&rows}, .norms = {{"успеваемость", 95}}}, by);
}
inline Estimate value(const std::string& program, const std::vector<Work>& works) {
  return values(program, works).at({}).estimate;
}

}  // namespace vekha::formula::test
