#include "domain/results/holdings.hpp"

#include <map>
#include <tuple>

#include "domain/results/append.hpp"
#include "domain/results/results.sql.hpp"

namespace vekha::results {
namespace {

struct Counts {
  std::int64_t works = 0;
  std::int64_t participants = 0;
  std::int64_t absent = 0;
  std::int64_t annulled = 0;
};
/// Form, exam, part, organisation, territory.
using Place = std::tuple<std::string, Exam, std::string, NodeId, std::string>;
using Holdings = std::map<Place, Counts>;

void count_works(Holdings& holdings, const Sitting& sitting, const Settled& settled) {
  std::map<std::uint32_t, Counts> by_school;
  for (const Work& work : sitting.works) {
    Counts& one = by_school[work.school];
    ++one.works;
    one.participants += counts(work) ? 1 : 0;
    one.absent += work.absent ? 1 : 0;
    one.annulled += work.annulled && !work.absent ? 1 : 0;
  }
  for (const auto& [school, add] : by_school) {
    Counts& one = holdings[{"", sitting.exam, sitting.part, settled.schools.at(school), ""}];
    one.works += add.works;
    one.participants += add.participants;
    one.absent += add.absent;
    one.annulled += add.annulled;
  }
}

}  // namespace

void note_holdings(const db::Write& write, BatchId batch, const Load& load, const Settled& settled) {
  Holdings holdings;
  for (const Sitting& sitting : load.sittings) count_works(holdings, sitting, settled);
  for (std::size_t i = 0; i < load.figures.size(); ++i) {
    const Figure& figure = load.figures[i];
    const NodeId node = settled.figures[i];
    ++holdings[{figure.form, figure.exam, "", node, node ? std::string() : figure.territory}].works;
  }
  for (const auto& [place, one] : holdings) {
    const auto& [form, exam, part, node, territory] = place;
    write.run(sql::add_holding, {batch, form, exam.procedure, exam.year, exam.grade, exam.subject, part, node,
                                 territory, one.works, one.participants, one.absent, one.annulled});
  }
}

}  // namespace vekha::results
