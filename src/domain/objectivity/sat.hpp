// Works of exams as the method of Vekha looks at them, read from the stores.
#pragma once
#include <array>
#include <map>
#include <vector>

#include "domain/objectivity/evidence.hpp"
#include "domain/results/results.hpp"

namespace vekha::objectivity {

/// How many works have a total, and of them each mark the files give (0: none).
using TotalMarks = std::map<int, std::array<std::int64_t, 6>>;
/// The lowest totals of marks 3, 4, 5, in points times unit: by the scale of the exam, else where the marks of the
/// files change; empty when neither tells.
std::vector<int> borders_of(const catalog::Catalog& catalog, const catalog::Exam& exam, int unit,
                            const TotalMarks& marks);

/// One exam of the schools of a scope.
SatExam sat_exam(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                 const results::Filter& filter);

}  // namespace vekha::objectivity
