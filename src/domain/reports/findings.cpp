#include "domain/reports/findings.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/ordering.hpp"
#include "base/text.hpp"

namespace vekha::reports {
namespace {

struct Look {
  const Material& material;
  const Wording& wording;
  std::size_t shown() const { return static_cast<std::size_t>(wording.shown); }
  std::size_t named() const { return static_cast<std::size_t>(wording.named); }
  std::string name(const ExamPicture& picture) const { return exam_text(picture.exam, naming(material)); }
};

using Share = Estimate indicators::Values::*;
enum class Way { fell, rose };

Finding changed(const Look& look, Share share, Way way) {
  Finding finding;
  for (const ExamPicture& picture : look.material.exams) {
    if (!picture.before) continue;
    const Estimate& now = picture.whole.*share;
    const Estimate& before = (*picture.before).*share;
    const auto difference = change(now, before);
    if (!difference || !difference->proven() || (difference->points < 0) != (way == Way::fell)) continue;
    finding.exams.push_back(look.name(picture));
    finding.details.push_back(finding.exams.back() + ": с " + ru_percent(*before.value) + " до " +
                              ru_percent(*now.value) + ", разность " +
                              signed_text(difference->points, kPercentDecimals) + " п.п. (от " +
                              signed_text(difference->interval.lo, kPercentDecimals) + " до " +
                              signed_text(difference->interval.hi, kPercentDecimals) + ")");
  }
  return finding;
}

using Rows = std::vector<indicators::Row> ExamPicture::*;
using RowName = std::function<std::string(const indicators::Row&)>;

/// What a list of parts (schools, municipalities) is looked at for.
struct Parts {
  Rows rows;
  Verdict verdict;
  RowName name;
  std::string (*counted)(std::int64_t n) = nullptr;  ///< «12 школ» after «из»
};

/// The parts with this verdict, the farthest from the whole first.
std::vector<const indicators::Row*> differing(const ExamPicture& picture, const Parts& parts) {
  std::vector<const indicators::Row*> out;
  if ((picture.*parts.rows).size() < 2) return out;
  for (const indicators::Row& row : picture.*parts.rows)
    if (compare(row.values.mean_primary, picture.whole.mean_primary) == parts.verdict) out.push_back(&row);
  const double centre = picture.whole.mean_primary.value.value_or(0);
  std::stable_sort(out.begin(), out.end(), [&](const auto* a, const auto* b) {
    return std::abs(*a->values.mean_primary.value - centre) > std::abs(*b->values.mean_primary.value - centre);
  });
  return out;
}

Finding standing_out(const Look& look, const Parts& parts) {
  Finding finding;
  for (const ExamPicture& picture : look.material.exams) {
    std::vector<std::string> names;
    for (const indicators::Row* row : differing(picture, parts)) {
      finding.schools.push_back(parts.name(*row));
      names.push_back(parts.name(*row) + " — " + line_text(row->values.mean_primary, kScoreDecimals));
    }
    if (names.empty()) continue;
    finding.exams.push_back(look.name(picture));
    finding.details.push_back(finding.exams.back() + " (общий результат " +
                              line_text(picture.whole.mean_primary, kScoreDecimals) +
                              "): " + ru_number(static_cast<double>(names.size()), 0) + " из " +
                              parts.counted(static_cast<std::int64_t>((picture.*parts.rows).size())) + " — " +
                              few(names, look.named(), "; "));
  }
  return finding;
}

Finding below_repeatedly(const Look& look) {
  const Parts parts{&ExamPicture::schools, Verdict::below, {}};
  std::map<std::string, std::vector<std::string>> exams_of;
  for (const ExamPicture& picture : look.material.exams)
    for (const indicators::Row* row : differing(picture, parts))
      exams_of[school_text(look.material, *row)].push_back(look.name(picture));
  Finding finding;
  for (const auto& [school, exams] : exams_of)
    if (exams.size() >= 2) finding.schools.push_back(school);
  std::stable_sort(finding.schools.begin(), finding.schools.end(), [&](const auto& a, const auto& b) {
    const std::size_t left = exams_of[a].size();
    const std::size_t right = exams_of[b].size();
    return left != right ? left > right : natural_less(a, b);
  });
  for (const std::string& school : finding.schools) {
    if (finding.details.size() == look.shown()) {
      finding.details.push_back("и ещё " + counted(static_cast<std::int64_t>(finding.schools.size() - look.shown()),
                                                   "школа", "школы", "школ"));
      break;
    }
    finding.details.push_back(school + ": " + joined(exams_of[school], "; "));
  }
  return finding;
}

Finding overstated(const Look& look) {
  Finding finding;
  for (const ExamPicture& picture : look.material.exams) {
    if (!picture.signs) continue;
    std::vector<std::string> names;
    for (const objectivity::School& school : picture.signs->schools) {
      if (!school.signs.empty())
        names.push_back(look.material.municipalities > 1 && !school.municipality.empty()
                            ? school.name + " (" + school.municipality + ")"
                            : school.name);
    }
    if (picture.signs->marked == 0) continue;
    finding.exams.push_back(look.name(picture));
    finding.details.push_back(finding.exams.back() + ": " + counted(picture.signs->marked, "школа", "школы", "школ") +
                              " из " + ru_number(static_cast<double>(picture.signs->judged), 0) + " оценённых" +
                              (names.empty() ? "" : " — " + few(names, look.named())));
    finding.schools.insert(finding.schools.end(), names.begin(), names.end());
  }
  return finding;
}

/// The exams for which something is true, named in one line.
Finding exams_where(const Look& look, const std::function<bool(const ExamPicture&)>& is_so) {
  Finding finding;
  for (const ExamPicture& picture : look.material.exams)
    if (is_so(picture)) finding.exams.push_back(look.name(picture));
  if (!finding.exams.empty()) finding.details.push_back(joined(finding.exams, "; "));
  return finding;
}

Finding without_total(const Look& look) {
  Finding finding;
  for (const ExamPicture& picture : look.material.exams) {
    if (picture.without_total == 0) continue;
    finding.exams.push_back(look.name(picture));
    finding.details.push_back(finding.exams.back() + ": " + works_text(picture.without_total));
  }
  return finding;
}

/// One line: with many exams a line for each would hide the rest.
Finding small_schools(const Look& look) {
  Finding finding;
  std::set<NodeId> small;
  for (const ExamPicture& picture : look.material.exams) {
    const std::size_t before = finding.schools.size();
    for (const indicators::Row& row : picture.schools)
      if (row.values.participants.value.value_or(0) < static_cast<double>(look.wording.small_school) &&
          small.insert(row.school).second)
        finding.schools.push_back(school_text(look.material, row));
    if (finding.schools.size() > before) finding.exams.push_back(look.name(picture));
  }
  if (small.empty()) return finding;
  std::sort(finding.schools.begin(), finding.schools.end(), natural_less);
  finding.details.push_back(
      "меньше " + std::to_string(look.wording.small_school) + " работ хотя бы по одному предмету у " +
      counted(static_cast<std::int64_t>(small.size()), "школы", "школ", "школ") + " из " +
      ru_number(static_cast<double>(look.material.schools), 0) + ": " + few(finding.schools, look.shown()));
  return finding;
}

Parts schools(const Look& look, Verdict verdict) {
  return {&ExamPicture::schools, verdict,
          [&look](const indicators::Row& row) { return school_text(look.material, row); },
          [](std::int64_t n) { return counted(n, "школы", "школ", "школ"); }};
}

Parts municipalities(Verdict verdict) {
  return {&ExamPicture::municipalities, verdict, [](const indicators::Row& row) { return row.municipality_name; },
          [](std::int64_t n) { return counted(n, "муниципалитета", "муниципалитетов", "муниципалитетов"); }};
}

using Search = std::function<Finding(const Look&)>;

/// What is looked for under each code of the catalogue.
const std::map<std::string, Search, std::less<>>& searches() {
  static const std::map<std::string, Search, std::less<>> kSearches{
      {"success_fell", [](const Look& l) { return changed(l, &indicators::Values::success, Way::fell); }},
      {"success_rose", [](const Look& l) { return changed(l, &indicators::Values::success, Way::rose); }},
      {"quality_fell", [](const Look& l) { return changed(l, &indicators::Values::quality, Way::fell); }},
      {"quality_rose", [](const Look& l) { return changed(l, &indicators::Values::quality, Way::rose); }},
      {"schools_below", [](const Look& l) { return standing_out(l, schools(l, Verdict::below)); }},
      {"schools_below_repeatedly", below_repeatedly},
      {"schools_above", [](const Look& l) { return standing_out(l, schools(l, Verdict::above)); }},
      {"municipalities_below", [](const Look& l) { return standing_out(l, municipalities(Verdict::below)); }},
      {"municipalities_above", [](const Look& l) { return standing_out(l, municipalities(Verdict::above)); }},
      {"overstated_mean", overstated},
      {"no_scale",
       [](const Look& l) {
         return exams_where(l, [](const ExamPicture& p) {
           return !p.whole.quality.value && p.whole.quality.absence == Absence::no_scale;
         });
       }},
      {"no_previous", [](const Look& l) { return exams_where(l, [](const ExamPicture& p) { return !p.before; }); }},
      {"no_maximum",
       [](const Look& l) { return exams_where(l, [](const ExamPicture& p) { return p.whole.without_maximum > 0; }); }},
      {"without_total", without_total},
      {"small_schools", small_schools}};
  return kSearches;
}

}  // namespace

Naming naming(const Material& material) {
  return material.procedures.size() > 1 ? Naming::with_procedure : Naming::plain;
}

std::string school_text(const Material& material, const indicators::Row& row) {
  const std::string& name = row.school_name.empty() ? row.school_code : row.school_name;
  if (material.municipalities < 2 || row.municipality_name.empty()) return name;
  return name + " (" + row.municipality_name + ")";
}

std::vector<Finding> findings(const Material& material, const Wording& wording) {
  std::vector<Finding> out;
  for (const FindingRule& rule : wording.findings) {
    const auto search = searches().find(rule.code);
    if (search == searches().end())
      throw Error(Code::bad_input, "Правила отчёта: неизвестная находка «" + rule.code + "».");
    Finding finding = search->second({material, wording});
    if (finding.details.empty()) continue;
    finding.code = rule.code;
    out.push_back(std::move(finding));
  }
  return out;
}

}  // namespace vekha::reports
