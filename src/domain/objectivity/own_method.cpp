#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/objectivity/method.hpp"
#include "domain/objectivity/own_method.hpp"
#include "domain/objectivity/sat.hpp"

namespace vekha::objectivity {
namespace {

struct Stores {
  const db::Read& read;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};

bool controlled(const results::Exam& exam) {
  const std::string kind = results::kind_of_procedure(exam.procedure);
  return kind == "oge" || kind == "ege" || kind == "gve";
}

/// The filter without what picks single exams: exams under control are looked at whole.
results::Filter beside(const results::Filter& filter) {
  results::Filter out;
  out.scope = filter.scope;
  out.year = filter.year;
  out.as_known_on = filter.as_known_on;
  out.structure = filter.structure;
  return out;
}

results::Filter of_exam(const results::Filter& filter, const results::Exam& exam) {
  results::Filter out = filter;
  out.procedure = exam.procedure;
  out.year = exam.year;
  out.grade = exam.grade;
  out.subject = exam.subject;
  out.school = std::nullopt;  // compared with everybody, whoever is shown
  return out;
}

class Court {
 public:
  Court(std::vector<ExamTrace> traces, double false_share) : traces_(std::move(traces)), false_share_(false_share) {
    for (const ExamTrace& trace : traces_)
      if (!trace.controlled) procedures_.insert(trace.exam.procedure);
    only_controlled_ = procedures_.empty();
    if (only_controlled_)
      for (const ExamTrace& trace : traces_) procedures_.insert(trace.exam.procedure);
  }

  /// Verdicts of a procedure; year 0: of all years together.
  std::vector<Verdict> verdicts(const std::string& procedure, int year) const {
    std::vector<const ExamTrace*> picked;
    for (const ExamTrace& trace : traces_) {
      const bool beside = trace.controlled && !only_controlled_;
      const bool own = trace.exam.procedure == procedure;
      if ((own || beside) && (year == 0 || trace.exam.year == year)) picked.push_back(&trace);
    }
    // Several procedures are several lists: together they keep the share.
    return judged(picked, {false_share_ / static_cast<double>(procedures_.size())});
  }
  const std::set<std::string>& procedures() const { return procedures_; }
  std::set<int> years(const std::string& procedure) const {
    std::set<int> out;
    for (const ExamTrace& trace : traces_)
      if (trace.exam.procedure == procedure) out.insert(trace.exam.year);
    return out;
  }

 private:
  std::vector<ExamTrace> traces_;
  double false_share_;
  std::set<std::string> procedures_;
  bool only_controlled_ = false;
};

std::map<NodeId, OwnSchool> schools_of(const Court& court) {
  std::map<NodeId, OwnSchool> out;
  for (const std::string& procedure : court.procedures()) {
    for (Verdict& verdict : court.verdicts(procedure, 0)) {
      OwnSchool& school = out[verdict.school];
      school.id = verdict.school;
      school.flagged = school.flagged || verdict.flagged;
      school.posterior = std::max(school.posterior, verdict.posterior);
      school.together.push_back({procedure, 0, std::move(verdict)});
    }
    const std::set<int> years = court.years(procedure);
    if (years.size() < 2) continue;
    for (const int year : years)
      for (Verdict& verdict : court.verdicts(procedure, year))
        out[verdict.school].by_year.push_back({procedure, year, std::move(verdict)});
  }
  return out;
}

/// Schools flagged in a procedure two years running, of the years looked at one by one.
bool twice_running(const std::vector<OwnUnit>& by_year) {
  std::set<std::pair<std::string, int>> flagged;
  for (const OwnUnit& unit : by_year)
    if (unit.verdict.flagged) flagged.emplace(unit.procedure, unit.year);
  return std::any_of(flagged.begin(), flagged.end(),
                     [&](const auto& one) { return flagged.contains({one.first, one.second - 1}); });
}

std::vector<ExamTrace> traces_of(const OwnQuestion& question, const Stores& stores, const OwnSigns& signs) {
  std::vector<ExamTrace> out;
  for (const auto* exams : {&signs.exams, &signs.controlled})
    for (const results::Exam& exam : *exams)
      out.push_back(trace_of(sat_exam(stores.read, stores.facts, stores.catalog, of_exam(question.filter, exam))));
  return out;
}

/// The exams of a question, judged and beside them.
void find_exams(OwnSigns& out, const Stores& stores, const results::Filter& filter) {
  const auto asked = results::exams(stores.read, stores.facts, filter);
  const bool some_free = std::any_of(asked.begin(), asked.end(), [](const auto& exam) { return !controlled(exam); });
  for (const results::Exam& exam : asked)
    if (!some_free || !controlled(exam)) out.exams.push_back(exam);
  if (!some_free) return;
  for (const results::Exam& exam : results::exams(stores.read, stores.facts, beside(filter)))
    if (controlled(exam)) out.controlled.push_back(exam);
}

/// Schools flagged a year before by the same question; none where nothing was loaded for it.
std::set<NodeId> flagged_before(const OwnQuestion& question, const Stores& stores) {
  if (question.before != YearBefore::asked || !question.filter.year) return {};
  OwnQuestion earlier = question;
  earlier.filter.year = *question.filter.year - 1;
  OwnSigns signs;
  find_exams(signs, stores, earlier.filter);
  if (signs.exams.empty()) return {};
  std::set<NodeId> out;
  for (const auto& [id, school] : schools_of(Court(traces_of(earlier, stores, signs), question.false_share)))
    if (school.flagged) out.insert(id);
  return out;
}

void count_in(OwnSigns& out, OwnSchool& school, const std::set<NodeId>& before) {
  int flagged = 0;
  for (const OwnUnit& unit : school.together) {
    school.judged += unit.verdict.absence ? 0 : 1;
    flagged += unit.verdict.flagged ? 1 : 0;
  }
  if (school.judged > 0) school.index = 100.0 * flagged / school.judged;
  school.flagged_before = before.contains(school.id) || twice_running(school.by_year);
  out.judged += school.judged > 0 ? 1 : 0;
  out.flagged += school.flagged ? 1 : 0;
  out.systemic += school.flagged && school.flagged_before ? 1 : 0;
}

void tell_notes(OwnSigns& out) {
  out.notes = method("vekha").notes;
  constexpr int kFewSchools = 8;
  if (out.schools_compared < kFewSchools)
    out.notes.push_back("Школ сравнения мало (" + std::to_string(out.schools_compared) +
                        "): что обычно, известно неточно, выводы осторожнее.");
  if (out.controlled.empty())
    out.notes.emplace_back("Результатов экзаменов под внешним контролем нет: с ними не сравнивали.");
}

}  // namespace

OwnSigns own_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                   const OwnQuestion& question) {
  const Stores stores{read, facts, catalog};
  OwnSigns out{.false_share = question.false_share};
  find_exams(out, stores, question.filter);
  if (out.exams.empty()) throw Error(Code::not_found, "Нет загруженных результатов для такого отбора.");
  auto schools = schools_of(Court(traces_of(question, stores, out), question.false_share));
  const std::set<NodeId> before = flagged_before(question, stores);
  out.schools_compared = static_cast<int>(schools.size());
  const auto placed = org::placed_schools(read, question.shown);
  for (auto& [id, school] : schools) {
    const auto found = placed.find(id);
    if (found == placed.end()) continue;
    school.code = found->second.school.code;
    school.name = found->second.school.name;
    school.municipality = found->second.municipality_name;
    std::stable_sort(school.together.begin(), school.together.end(),
                     [](const OwnUnit& a, const OwnUnit& b) { return a.verdict.posterior > b.verdict.posterior; });
    count_in(out, school, before);
    out.schools.push_back(std::move(school));
  }
  if (out.judged > 0) out.index = 100.0 * out.flagged / out.judged;
  std::stable_sort(out.schools.begin(), out.schools.end(), [](const OwnSchool& a, const OwnSchool& b) {
    return std::pair(!a.flagged, -a.posterior) < std::pair(!b.flagged, -b.posterior);
  });
  tell_notes(out);
  return out;
}

}  // namespace vekha::objectivity
