// Everything a report is made of, gathered once: the figures of each exam, of each school in it, and of the year
// before.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/indicators/indicators.hpp"
#include "domain/objectivity/objectivity.hpp"
#include "domain/reports/reports.hpp"
#include "domain/results/results.hpp"

namespace vekha::reports {

/// One exam of the year in the scope.
struct ExamPicture {
  results::Exam exam;
  indicators::Values whole;
  std::optional<indicators::Values> before;     ///< the same procedure, grade and subject a year earlier
  std::vector<indicators::Row> schools;         ///< by name
  std::vector<indicators::Row> municipalities;  ///< by name; empty unless there are several
  std::vector<std::int64_t> histogram;          ///< works by primary score
  std::optional<catalog::Scale> scale;
  int maximum = 0;  ///< 0 unknown
  std::int64_t rows = 0;
  std::int64_t absent = 0;
  std::int64_t without_total = 0;
  std::optional<objectivity::Signs> signs;
};

struct Material {
  std::string place;  ///< «Муниципальный район 21»
  std::vector<ExamPicture> exams;
  std::vector<results::Batch> batches;
  std::size_t schools = 0;
  std::size_t municipalities = 0;
  std::vector<std::string> procedures;  ///< «ВПР — всероссийские проверочные работы»
  bool everything = false;              ///< the scope is the whole data folder
};

/// Throws not_found when nothing was loaded for the year in the scope.
Material gather(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                const AnalysisOrder& order);

}  // namespace vekha::reports
