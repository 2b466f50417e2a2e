// Where the findings of each method come from; inside the room.
#pragma once
#include <map>
#include <optional>

#include "domain/objectivity/evidence.hpp"
#include "domain/objectivity/method_finding.hpp"

namespace vekha::objectivity {

struct FindingSources {
  const db::Read& read;
  facts::Store& facts;
  const catalog::Catalog& catalog;
  const Method& method;
  org::Scope reference;
};
struct RawSchool {
  int judged = 0;
  std::vector<MethodFinding> findings;
  bool marked() const;
};
struct RawFindings {
  std::map<NodeId, RawSchool> schools;  ///< assessed, or listed
  std::optional<double> expected;
  std::vector<std::string> notes;
};
/// With the expectation or without: it costs.
enum class Expecting { yes, no };

RawFindings federal_findings(const FindingSources& sources, int year);
RawFindings recommended_findings(const FindingSources& sources, int year, Expecting expecting);
RawFindings drop_findings(const FindingSources& sources, int year, Expecting expecting);
RawFindings observer_findings(const FindingSources& sources, int year);
RawFindings olympiad_findings(const FindingSources& sources, int year);

/// The recommendations over exams as they were sat; `before`: the same exams a year earlier, where loaded. Pure.
std::map<NodeId, RawSchool> recommended(const Method& method, const std::vector<SatExam>& exams,
                                        const std::vector<SatExam>& before);

}  // namespace vekha::objectivity
