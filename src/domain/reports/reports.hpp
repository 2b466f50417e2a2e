// Reports: documents made of stored results and of wording kept in catalog/reports.
#pragma once
#include <string>

#include "base/date.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/objectivity/objectivity.hpp"
#include "domain/org/org.hpp"
#include "io/db/db.hpp"
#include "io/doc/blocks.hpp"
#include "io/facts/facts.hpp"

namespace vekha::reports {

/// What the yearly analytic report is asked about.
struct AnalysisOrder {
  org::Scope scope;                              ///< the asker's subtree, or one municipality or school of it
  int year = 0;                                  ///< calendar year of the procedures
  Date as_of;                                    ///< the day printed as «по состоянию на»
  std::string made;                              ///< UTC, "2026-11-22T10:15:00Z": the document's time stamp
  objectivity::Sight sight{.everything = true};  ///< which schools it may name as marked
};

/// The analytic report of a year in its five obligatory parts, ready for doc::to_docx. Throws bad_arguments for a year
/// out of range and not_found when nothing was loaded for the year in the scope (telling which years there are).
doc::Document analysis(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                       const AnalysisOrder& order);

/// «Аналитический отчёт 2022.docx»: the name a downloaded file gets.
std::string analysis_file_name(const AnalysisOrder& order);

}  // namespace vekha::reports
