#include "domain/formulas/earlier.hpp"

namespace vekha::formulas {
namespace {

constexpr std::size_t kBits = 62;

/// One row a paper: its year and the bit of its subject in one of the sets of bits.
std::string listed(const std::vector<results::Paper>& papers, const std::map<std::string, std::size_t>& subjects) {
  std::string out;
  for (const results::Paper& one : papers) {
    const std::size_t place = subjects.at(one.exam.subject);
    out += (out.empty() ? "(" : ", (") + std::to_string(one.id) + ", " + std::to_string(one.exam.year) + ", " +
           std::to_string(place / kBits) + ", " + std::to_string(place % kBits) + ")";
  }
  return out;
}

}  // namespace

const EarlierExams::Exams& EarlierExams::exams(const std::string& procedure) {
  const auto [found, fresh] = known_.try_emplace(procedure);
  Exams& out = found->second;
  if (!fresh) return out;
  out.name = "e" + std::to_string(known_.size() - 1);
  results::Filter earlier;
  earlier.procedure = procedure;
  earlier.attempts = results::Attempts::every;
  earlier.as_known_on = filter_.as_known_on;
  const results::Ground ground = results::ground(stored_.records, stored_.facts, earlier);
  out.papers = ground.papers();
  if (out.papers.empty()) return out;
  std::vector<std::int64_t> ids;
  for (const results::Paper& one : out.papers) {
    ids.push_back(one.id);
    out.subjects.try_emplace(one.exam.subject, out.subjects.size());
  }
  std::string bits;
  for (std::size_t block = 0; block <= (out.subjects.size() - 1) / kBits; ++block)
    bits += ", bit_or(CASE WHEN block = " + std::to_string(block) +
            " THEN CAST(1 AS BIGINT) << place ELSE 0 END) AS m" + std::to_string(block);
  out.sql = "(SELECT person AS who, in_year, TRUE AS found" + bits + " FROM work JOIN (VALUES " +
            listed(out.papers, out.subjects) +
            ") p(id, in_year, block, place) ON paper = p.id WHERE participated AND " + "person <> 0 AND " +
            ground.condition(ids).sql + " GROUP BY person, in_year)";
  return out;
}

Sql EarlierExams::found(const formula::RowStep& step, const KnownPaper& paper, Plan& plan) {
  const Exams& all = exams(step.about);
  if (all.papers.empty()) return {.text = plan.base("CASE WHEN person <> 0 THEN FALSE END"), .maybe = true};
  const std::string year = std::to_string(static_cast<int>(step.number));
  const std::string name = all.name + "y" + year;
  plan.slot(name, std::to_string(paper.paper->exam.year - static_cast<int>(step.number)));
  return {.text = plan.base("CASE WHEN person <> 0 THEN " + name + ".found IS NOT NULL END"), .maybe = true};
}

Sql EarlierExams::taken(const formula::RowStep& step, const KnownPaper& paper, Plan& plan) {
  const Exams& all = exams(step.about);
  if (all.papers.empty()) return {.text = "CAST(NULL AS BOOLEAN)", .maybe = true};
  const std::string name = all.name + "y" + std::to_string(static_cast<int>(step.number));
  plan.slot(name, std::to_string(paper.paper->exam.year - static_cast<int>(step.number)));
  const auto subject = all.subjects.find(paper.paper->exam.subject);
  const bool known = subject != all.subjects.end();
  const std::size_t place = known ? subject->second : 0;
  const std::string bit = plan.slot("subject of " + all.name, std::to_string(known ? place % kBits : kBits));
  const std::string bits = name + ".m" + std::to_string(place / kBits);
  return {.text = plan.base("CASE WHEN person <> 0 AND " + name + ".found IS NOT NULL THEN ((" + bits + " >> " + bit +
                            ") & 1) = 1 END"),
          .maybe = true};
}

std::string EarlierExams::joins(const Plan& plan) const {
  std::string out;
  for (const auto& [_, exams] : known_) {
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
      const std::string& name = plan.slots[i];
      if (!name.starts_with(exams.name + "y")) continue;
      out += " LEFT JOIN " + exams.sql + " AS " + name + " ON " + name + ".who = work.person AND " + name +
             ".in_year = " + plan.inner + "k" + std::to_string(i);
    }
  }
  return out;
}

std::string EarlierExams::identity(const Plan& plan) const {
  const std::string joined = joins(plan);
  return joined.empty() ? joined : joined + papers();
}

std::string EarlierExams::papers() const {
  std::string out;
  for (const auto& [_, exams] : known_)
    for (const results::Paper& one : exams.papers)
      out += " " + std::to_string(one.id) + ":" + std::to_string(one.batch.value);
  return out;
}

}  // namespace vekha::formulas
