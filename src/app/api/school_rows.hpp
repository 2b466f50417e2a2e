// Schools as lists show them: who they are, how many works and signs they had in the last year.
#pragma once
#include <map>
#include <vector>

#include "app/api/call.hpp"
#include "domain/objectivity/objectivity.hpp"
#include "domain/org/org.hpp"

namespace vekha::api {

/// What one school had in one year.
struct SchoolYear {
  std::int64_t works = 0;
  int signs = 0;
  bool whole = true;  ///< all signs are shown: none means none
};

/// Years with results in the scope, the newest first.
std::vector<int> result_years(const db::Read& read, facts::Store& facts, const org::Scope& scope);
/// What is looked for, and which signs of it are shown.
struct YearSearch {
  objectivity::Search search;
  objectivity::Sight sight;
};
/// Works and signs of the schools of the scope in a year.
std::map<NodeId, SchoolYear> school_year(const db::Read& read, facts::Store& facts, const YearSearch& asked);
void write_school_row(JsonWriter& json, const db::Read& read, const org::Node& school, const SchoolYear& year);
/// "context":[{code,title,value}].
void write_context(JsonWriter& json, const org::Node& school);

}  // namespace vekha::api
