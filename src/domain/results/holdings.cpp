#include "domain/results/holdings.hpp"

#include "domain/results/append.hpp"
#include "domain/results/results.sql.hpp"

namespace vekha::results {

void Holdings::count(const Sitting& sitting) {
  std::map<std::uint32_t, Counts> by_school;
  for (const Work& work : sitting.works) {
    Counts& one = by_school[work.school];
    ++one.works;
    one.participants += counts(work) ? 1 : 0;
    one.absent += work.absent ? 1 : 0;
    one.annulled += work.annulled && !work.absent ? 1 : 0;
  }
  for (const auto& [school, add] : by_school) {
    Counts& one = counts_[{"", sitting.exam, sitting.part, settled_.schools.at(school), ""}];
    one.works += add.works;
    one.participants += add.participants;
    one.absent += add.absent;
    one.annulled += add.annulled;
  }
}

void Holdings::count(const std::vector<Figure>& figures) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    const NodeId node = settled_.figures[i];
    ++counts_[{figure.form, figure.exam, "", node, node ? std::string() : figure.territory}].works;
  }
}

void Holdings::note(const db::Write& write, BatchId batch) const {
  for (const auto& [place, one] : counts_) {
    const auto& [form, exam, part, node, territory] = place;
    write.run(sql::add_holding, {batch, form, exam.procedure, exam.year, exam.grade, exam.subject, part, node,
                                 territory, one.works, one.participants, one.absent, one.annulled});
  }
}

}  // namespace vekha::results
