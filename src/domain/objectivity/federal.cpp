// The federal list: what the table of four markers says of each school, beside how many schools wrote grade 4 Russian.
#include <algorithm>

#include "domain/objectivity/exam_sums.hpp"
#include "domain/objectivity/finding_sources.hpp"

namespace vekha::objectivity {

RawFindings federal_findings(const FindingSources& sources, int year) {
  RawFindings out;
  results::Filter filter;
  filter.scope = sources.reference;
  filter.year = year;
  const SignRule& rule = sources.method.sign("federal_marker");
  for (const results::FigureRow& row : results::figures(sources.read, sources.facts, filter, "bias-markers")) {
    if (!row.node || row.exam.grade == 0 || row.exam.subject.empty()) continue;
    RawSchool& school = out.schools[row.node];
    if (row.value.value_or(0) < 1) continue;
    const bool known = std::any_of(school.findings.begin(), school.findings.end(),
                                   [&](const MethodFinding& one) { return one.exam == row.exam; });
    if (known) continue;  // a list that names a school twice
    school.findings.push_back({rule.id, rule.title, row.exam,
                               "Школа стоит в списке: " + row.exam.subject + ", " + std::to_string(row.exam.grade) +
                                   " класс, " + std::to_string(year) + " год."});
  }
  if (out.schools.empty()) return out;
  constexpr int kMarkers = 4;
  const results::Exam russian{"ВПР", year, 4, "Русский язык"};
  const auto sums = exam_sums(sources.read, sources.facts, sources.reference, {russian});
  const auto wrote = sums.find(russian);
  if (wrote != sums.end())
    for (const SchoolSums& school : wrote->second.schools) out.schools[school.school].judged = kMarkers;
  if (wrote == sums.end()) {
    out.notes.emplace_back(
        "Работ по русскому языку 4 класса за этот год не загружено: сколько школ писало, не "
        "известно, и доля школ в списке не вычисляется.");
  } else {
    for (auto& [id, school] : out.schools)
      if (!school.findings.empty()) school.judged = kMarkers;
  }
  return out;
}

}  // namespace vekha::objectivity
