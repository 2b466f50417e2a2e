// The sign a case is opened from: what a method says of one school, kept word for word as it was that day.
#include <algorithm>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::cases {
namespace {

constexpr double kSure = 0.99;  // above it a probability is not told as «100 %»

bool asked(const catalog::Exam& exam, const SignQuestion& question) {
  return (question.procedure.empty() || exam.procedure == question.procedure) &&
         (question.grade == 0 || exam.grade == question.grade) &&
         (question.subject.empty() || exam.subject == question.subject);
}

Sign blank(const SignQuestion& question) {
  return {.method = question.method,
          .title = {},
          .year = question.year,
          .procedure = question.procedure,
          .grade = question.grade,
          .subject = question.subject,
          .posterior = {},
          .facts = {},
          .found = false};
}

/// The exam of the sign is known when all its facts are of one.
void narrow(Sign& sign, const std::vector<catalog::Exam>& exams) {
  if (exams.empty()) return;
  const auto all = [&](auto member) {
    return std::ranges::all_of(exams, [&](const catalog::Exam& one) { return one.*member == exams[0].*member; });
  };
  if (all(&catalog::Exam::procedure)) sign.procedure = exams[0].procedure;
  if (all(&catalog::Exam::grade)) sign.grade = exams[0].grade;
  if (all(&catalog::Exam::subject)) sign.subject = exams[0].subject;
}

Sign published_sign(const Ground& ground, const org::Node& school, const SignQuestion& question) {
  Sign out = blank(question);
  const auto years = objectivity::years_signs(
      ground.read, ground.facts, ground.catalog,
      {.years = {question.year}, .method = question.method, .reference = {}, .shown = {school.path}, .simulations = 0});
  if (years.empty())
    throw Error(Code::not_found,
                "Работ, которые называет методика, за " + std::to_string(question.year) + " год не загружено.");
  const objectivity::YearSigns& found = years.front();
  std::vector<catalog::Exam> exams;
  for (const objectivity::YearSchool& row : found.schools) {
    if (row.id != school.id) continue;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const objectivity::SignColumn& column = found.columns[i];
      if (!row.cells[i].fired.value_or(false) || !asked(column.exam, question)) continue;
      out.facts.push_back({column.sign, column.title, column.exam.title(), row.cells[i].n,
                           objectivity::arithmetic(column, row.cells[i])});
      exams.push_back(column.exam);
    }
  }
  out.found = !out.facts.empty();
  out.title = objectivity::method(question.method).title + ": " +
              counted(static_cast<std::int64_t>(out.facts.size()), "признак", "признака", "признаков");
  narrow(out, exams);
  return out;
}

Sign own_sign(const Ground& ground, const org::Node& school, const SignQuestion& question) {
  Sign out = blank(question);
  results::Filter filter;
  filter.year = question.year;
  const auto found =
      objectivity::own_signs(ground.read, ground.facts, ground.catalog, {.filter = filter, .shown = {school.path}});
  out.title = objectivity::method("vekha").title;
  for (const objectivity::OwnSchool& row : found.schools) {
    if (row.id != school.id) continue;
    for (const objectivity::OwnUnit& unit : row.together) {
      if (!unit.verdict.flagged || (!question.procedure.empty() && unit.procedure != question.procedure)) continue;
      out.found = true;
      out.posterior = std::max(out.posterior.value_or(0), unit.verdict.posterior);
      if (row.together.size() == 1 || out.procedure.empty()) out.procedure = unit.procedure;
      for (const objectivity::Evidence& one : unit.verdict.evidence)
        if (one.p < 0.05) out.facts.push_back({one.kind, one.title, unit.procedure, one.n, one.explanation});
    }
  }
  if (out.posterior)
    out.title += ": вероятность, что за результатами не только знания, — " +
                 (*out.posterior > kSure ? "больше 99 %" : ru_percent(100 * *out.posterior, 0));
  return out;
}

/// Methods that give a list of findings; those that tell of the results only are no sign.
Sign found_sign(const Ground& ground, const org::Node& school, const SignQuestion& question) {
  Sign out = blank(question);
  const auto found = objectivity::method_signs(
      ground.read, ground.facts, ground.catalog,
      {.method = question.method, .year = question.year, .reference = {}, .shown = {school.path}});
  std::vector<catalog::Exam> exams;
  for (const objectivity::MethodSchool& row : found.schools) {
    if (row.id != school.id) continue;
    for (const objectivity::MethodFinding& one : row.findings) {
      if (one.of_results || (one.exam && !asked(*one.exam, question))) continue;
      out.facts.push_back({one.sign, one.title, one.exam ? one.exam->title() : "", 0, one.explanation});
      if (one.exam) exams.push_back(*one.exam);
    }
  }
  out.found = !out.facts.empty();
  out.title = objectivity::method(question.method).title + ": " +
              counted(static_cast<std::int64_t>(out.facts.size()), "признак", "признака", "признаков");
  if (exams.size() == out.facts.size()) narrow(out, exams);
  return out;
}

}  // namespace

Sign sign_of(const Ground& ground, const org::Node& school, const SignQuestion& question) {
  if (question.method == "vekha") return own_sign(ground, school, question);
  const auto& listed = objectivity::finding_methods();
  if (std::ranges::find(listed, question.method) != listed.end()) return found_sign(ground, school, question);
  return published_sign(ground, school, question);
}

std::optional<Sign> sign_next_year(const Ground& ground, const Case& one) {
  if (one.sign.method == "other") return std::nullopt;
  SignQuestion question{.method = one.sign.method, .year = one.sign.year + 1};
  question.procedure = one.sign.procedure;
  question.subject = one.sign.subject;
  if (one.sign.method != "vekha") question.grade = one.sign.grade;
  results::Filter filter;
  filter.year = question.year;
  filter.school = one.school.id;
  if (results::exams(ground.read, ground.facts, filter).empty()) return std::nullopt;
  try {
    return sign_of(ground, one.school, question);
  } catch (const Error& error) {
    if (error.code() != Code::not_found) throw;
    return std::nullopt;
  }
}

}  // namespace vekha::cases
