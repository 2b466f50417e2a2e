#include "domain/objectivity/findings.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/objectivity/finding_sources.hpp"

namespace vekha::objectivity {
namespace {

RawFindings raw_of(const FindingSources& sources, int year, Expecting expecting) {
  if (sources.method.id == "federal") return federal_findings(sources, year);
  if (sources.method.id == "recommendations-2026") return recommended_findings(sources, year, expecting);
  if (sources.method.id == "observers") return observer_findings(sources, year);
  if (sources.method.id == "olympiad") return olympiad_findings(sources, year);
  return drop_findings(sources, year, expecting);
}

bool marked_in(const RawFindings& raw, NodeId school) {
  const auto found = raw.schools.find(school);
  return found != raw.schools.end() && found->second.marked();
}

std::string counted_as(const MethodFinding& finding) {
  if (!finding.exam) return finding.sign;
  return finding.sign + ": " + std::to_string(finding.exam->grade) + " " + finding.exam->subject;
}

MethodSchool school_of(RawSchool raw, const org::Placed& placed) {
  MethodSchool out{.id = placed.school.id,
                   .code = placed.school.code,
                   .name = placed.school.name,
                   .municipality = placed.municipality_name,
                   .judged = raw.judged};
  out.fired = static_cast<int>(std::count_if(raw.findings.begin(), raw.findings.end(),
                                             [](const MethodFinding& one) { return !one.of_results; }));
  out.marked = raw.marked();
  if (out.judged > 0) out.index = 100.0 * out.fired / out.judged;
  out.findings = std::move(raw.findings);
  return out;
}

void count_in(MethodShare& share, const MethodSchool& school) {
  share.assessed += school.judged > 0 ? 1 : 0;
  share.marked += school.marked ? 1 : 0;
  share.systemic += school.marked && school.before ? 1 : 0;
}

void finish(MethodShare& share) {
  if (share.assessed > 0) share.share = 100.0 * share.marked / share.assessed;
}

}  // namespace

bool RawSchool::marked() const {
  return std::any_of(findings.begin(), findings.end(), [](const MethodFinding& one) { return !one.of_results; });
}

const std::vector<std::string>& finding_methods() {
  static const std::vector<std::string> all{"federal", "recommendations-2026", "procedure-exam", "observers",
                                            "olympiad"};
  return all;
}

MethodSigns method_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                         const MethodQuestion& question) {
  const auto& known = finding_methods();
  if (std::find(known.begin(), known.end(), question.method) == known.end())
    throw Error(Code::bad_arguments, "Методика «" + question.method + "» не даёт списка находок по школам.");
  const FindingSources sources{read, facts, catalog, method(question.method), question.reference};
  RawFindings raw = raw_of(sources, question.year, Expecting::yes);
  const bool any = std::any_of(raw.schools.begin(), raw.schools.end(),
                               [](const auto& one) { return one.second.judged > 0 || one.second.marked(); });
  if (!any)
    throw Error(Code::not_found, "За " + std::to_string(question.year) +
                                     " год нет данных, на которые смотрит методика «" + sources.method.title + "».");
  const RawFindings before = raw_of(sources, question.year - 1, Expecting::no);
  // Only a list that is read costs nothing to look at for another year.
  const bool is_list = question.method == "federal";
  const RawFindings earlier = is_list ? raw_of(sources, question.year - 2, Expecting::no) : RawFindings{};
  MethodSigns out{.method = question.method, .year = question.year, .whole = {}, .expected = raw.expected};
  out.notes = sources.method.notes;
  out.notes.insert(out.notes.end(), raw.notes.begin(), raw.notes.end());
  const auto placed = org::placed_schools(read, question.reference);
  const auto shown = org::placed_schools(read, question.shown);
  std::map<NodeId, MethodShare> shares;
  for (auto& [id, one] : raw.schools) {
    const auto found = placed.find(id);
    if (found == placed.end()) continue;
    MethodSchool school = school_of(std::move(one), found->second);
    school.before = marked_in(before, id);
    school.twice_before = marked_in(earlier, id);
    count_in(out.whole, school);
    MethodShare& share = shares[found->second.municipality];
    share.municipality = found->second.municipality;
    share.name = found->second.municipality_name;
    count_in(share, school);
    for (const MethodFinding& finding : school.findings) ++out.counts[counted_as(finding)];
    if (shown.contains(id)) out.schools.push_back(std::move(school));
  }
  finish(out.whole);
  for (auto& [id, share] : shares) {
    finish(share);
    out.municipalities.push_back(share);
  }
  std::stable_sort(out.municipalities.begin(), out.municipalities.end(),
                   [](const auto& a, const auto& b) { return a.name < b.name; });
  std::stable_sort(out.schools.begin(), out.schools.end(), [](const MethodSchool& a, const MethodSchool& b) {
    return a.fired != b.fired ? a.fired > b.fired : a.name < b.name;
  });
  return out;
}

}  // namespace vekha::objectivity
