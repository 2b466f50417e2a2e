#include "domain/objectivity/objectivity.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "domain/objectivity/mean_sign.hpp"

namespace vekha::objectivity {
namespace {

using Schools = std::map<NodeId, org::Placed>;

/// Exact states of the schools of one exam.
using Groups = std::map<NodeId, stats::ScoreSums>;

stats::ScoreSums total_of(const Groups& groups) {
  stats::ScoreSums total;
  for (const auto& [school, sums] : groups) total.merge(sums);
  return total;
}

/// Says whom the schools are compared with: the sign is the federal one only against the whole region.
void label(Reference& reference, const Groups& groups, const Schools& schools) {
  std::set<std::string> municipalities;
  for (const auto& [school, sums] : groups)
    if (const auto found = schools.find(school); found != schools.end())
      municipalities.insert(found->second.municipality_name);
  reference.schools = static_cast<int>(groups.size());
  reference.region = municipalities.size() > 1;
  const std::string size = counted(reference.schools, "школа", "школы", "школ");
  if (reference.region) {
    reference.label = "относительно всех загруженных школ региона (" + size + ", " +
                      counted(static_cast<std::int64_t>(municipalities.size()), "муниципалитет", "муниципалитета",
                              "муниципалитетов") +
                      ")";
    return;
  }
  const std::string name = municipalities.empty() ? "" : *municipalities.begin();
  reference.label = "относительно муниципалитета" + (name.empty() ? "" : " «" + name + "»") + " (" + size +
                    "), а не региона: это не признак ФИОКО, а сравнение по той же формуле";
}

School named(NodeId id, const Schools& schools) {
  School school;
  school.id = id;
  const auto found = schools.find(id);
  if (found == schools.end()) return school;
  school.code = found->second.school.code;
  school.name = found->second.school.name;
  school.municipality = found->second.municipality_name;
  return school;
}

bool shown(const School& school, const Schools& schools, const org::Scope& scope) {
  const auto found = schools.find(school.id);
  return found != schools.end() ? scope.covers(found->second.school) : scope.path == "/";
}

/// Everything about one exam: the reference and every school of it.
Signs judge(const results::Exam& exam, const Groups& groups, const Schools& schools, const Method& rules) {
  Signs out{
      .exam = exam, .method = rules.id, .listed = rules.sign("overstated_mean").lists(exam), .notes = rules.notes};
  out.reference = reference_of(total_of(groups), rules.factor);
  label(out.reference, groups, schools);
  for (const auto& [id, sums] : groups) {
    out.schools.push_back(named(id, schools));
    judge_mean(out.schools.back(), sums, out.reference, rules);
  }
  std::sort(out.schools.begin(), out.schools.end(),
            [](const School& a, const School& b) { return std::tie(a.name, a.code) < std::tie(b.name, b.code); });
  return out;
}

std::map<results::Exam, Groups> groups_by_exam(const std::vector<results::Tally>& tallies) {
  std::map<results::Exam, Groups> out;
  for (const results::Tally& tally : tallies)
    out[tally.exam][tally.school].add_parts(tally.score, tally.unit, tally.works);
  return out;
}

/// How far apart the intervals lie, in standard deviations of the whole group.
double gap(const School& school, const Reference& reference) {
  const double distance = school.below ? reference.ci->lo - school.ci->hi : school.ci->lo - reference.ci->hi;
  return *reference.sd > 0 ? distance / *reference.sd : distance;
}

Standout standout_of(const School& school, const Signs& signs, const SignRule& rule) {
  const bool above = !school.below;
  return {.school = school.id,
          .code = school.code,
          .name = school.name,
          .exam = signs.exam,
          .direction = above ? Direction::above : Direction::below,
          .mean = mean_estimate(school),
          .reference = mean_estimate(signs.reference),
          .sign = above,
          .listed = above && signs.listed,
          .title = above ? rule.title : "Средний балл ниже группы сравнения",
          .explanation = school.explanation};
}

}  // namespace

Signs signs(const db::Read& records, facts::Store& facts, const catalog::Catalog&, const Question& question) {
  const Method& rules = method(question.method);
  const Schools schools = org::placed_schools(records, question.reference);
  const auto tallies =
      results::tallies(records, facts, results::Filter::of(question.exam, question.reference), results::Detail::school);
  if (tallies.empty()) throw Error(Code::not_found, "Нет загруженных результатов: " + question.exam.title() + ".");
  Signs out = judge(question.exam, groups_by_exam(tallies)[question.exam], schools, rules);
  std::erase_if(out.schools, [&](const School& school) { return !shown(school, schools, question.shown); });
  for (const School& school : out.schools) {
    ++out.all;
    out.judged += school.absence ? 0 : 1;
    out.marked += school.signs.empty() ? 0 : 1;
  }
  if (!out.listed)
    out.notes.emplace_back("В перечне признаков методики этой работы нет: формула применена по аналогии.");
  return out;
}

std::vector<Standout> standouts(const db::Read& records, facts::Store& facts, const Search& search) {
  const Method& rules = method("fioko-2019");
  const SignRule& rule = rules.sign("overstated_mean");
  const Schools schools = org::placed_schools(records, org::Scope{});
  results::Filter filter;
  if (search.years.size() == 1) filter.year = search.years.front();
  std::vector<std::pair<double, Standout>> found;
  for (const auto& [exam, groups] : groups_by_exam(results::tallies(records, facts, filter, results::Detail::school))) {
    const bool wanted =
        search.years.empty() || std::find(search.years.begin(), search.years.end(), exam.year) != search.years.end();
    if (!wanted) continue;
    const Signs judged = judge(exam, groups, schools, rules);
    for (const School& school : judged.schools) {
      if (school.absence || (school.signs.empty() && !school.below)) continue;
      if (search.school ? school.id != *search.school : !shown(school, schools, search.scope)) continue;
      found.emplace_back(gap(school, judged.reference), standout_of(school, judged, rule));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Standout> out;
  out.reserve(found.size());
  for (auto& [distance, standout] : found) out.push_back(std::move(standout));
  return out;
}

}  // namespace vekha::objectivity
