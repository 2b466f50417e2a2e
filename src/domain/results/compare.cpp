#include <algorithm>
#include <map>
#include <tuple>

#include "domain/results/append.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

/// What makes two works alike.
struct Content {
  std::string class_name;
  std::string variant;
  Score journal_mark;
  Score mark;
  Score total;
  Score test;
  bool absent = false;
  bool annulled = false;
  std::vector<std::int16_t> scores;
  bool operator==(const Content&) const = default;
};
/// Works of one school by code or person, and attempt.
using Works = std::map<std::string, Content>;

struct School {
  Works works;
  std::int64_t participants = 0;
  std::int64_t sum = 0;
  int unit = 1;
  Difference::Side side() const {
    if (participants == 0) return {};
    return {participants, static_cast<double>(sum) / static_cast<double>(participants) / unit};
  }
};

std::string key_of(const std::string& code, std::int64_t person, int attempt) {
  return (code.empty() ? "#" + std::to_string(person) : code) + " " + std::to_string(attempt);
}

void count(School& school, const Score& total, int unit) {
  school.unit = unit;
  ++school.participants;
  school.sum += *total;
}

using Place = std::tuple<Exam, std::string, std::uint32_t>;  // exam, part, index of the school in the load

std::map<Place, School> coming_of(const Load& load) {
  std::map<Place, School> out;
  for (const Sitting& sitting : load.sittings) {
    const std::size_t width = sitting.tasks.size();
    for (std::size_t i = 0; i < sitting.works.size(); ++i) {
      const Work& work = sitting.works[i];
      School& school = out[{sitting.exam, sitting.part, work.school}];
      Content content{work.class_name, work.variant, work.journal_mark, work.mark,
                      work.total,      work.test,    work.absent,       work.annulled};
      for (std::size_t task = 0; task < width && !work.absent; ++task)
        content.scores.push_back(sitting.values[i * width + task].stored());
      school.works[key_of(work.pupil, work.person, work.attempt)] = std::move(content);
      if (counts(work)) count(school, work.total, sitting.unit);
    }
  }
  return out;
}

/// What is seen now of one school in one part of an exam, and the batches it came with.
struct Stored {
  School school;
  std::vector<BatchId> batches;
};

Stored stored_of(const db::Read& read, facts::Store& facts, const Place& place, NodeId node) {
  const auto& [exam, part, index] = place;
  Filter filter = Filter::of(exam);
  filter.part = part;
  filter.school = node;
  Stored out;
  each_work(read, facts, filter, [&](const Paper& paper, const WorkRow& work) {
    if (std::find(out.batches.begin(), out.batches.end(), paper.batch) == out.batches.end())
      out.batches.push_back(paper.batch);
    Content content{work.class_name, work.variant, work.journal_mark, work.mark,
                    work.total,      work.test,    work.absent,       work.annulled};
    for (const TaskValue& value : work.tasks) content.scores.push_back(value.stored());
    out.school.works[key_of(work.code, work.person, work.attempt)] = std::move(content);
    if (work.participated) count(out.school, work.total, paper.unit);
  });
  return out;
}

void count_differences(Difference& out, const Works& before, const Works& after) {
  for (const auto& [key, content] : after) {
    const auto found = before.find(key);
    if (found == before.end())
      ++out.added;
    else
      ++(found->second == content ? out.same : out.changed);
  }
  for (const auto& [key, content] : before)
    if (!after.contains(key)) ++out.removed;
}

}  // namespace

std::vector<Difference> compare(const db::Read& read, facts::Store& facts, const Load& load) {
  std::vector<Difference> out;
  std::map<std::pair<Exam, std::string>, std::map<std::string, BatchId>> known;
  for (const auto& [place, coming] : coming_of(load)) {
    const auto& [exam, part, index] = place;
    const std::string& code = load.schools.at(index).code;
    const auto [it, fresh] = known.try_emplace({exam, part});
    if (fresh) it->second = schools_known(read, exam, part);
    if (!it->second.contains(code)) continue;
    const auto node = org::find(read, org::Kind::school, code);
    if (!node) continue;
    const Stored stored = stored_of(read, facts, place, node->id);
    if (stored.school.works.empty()) continue;
    Difference one{.exam = exam, .part = part, .school = code, .before = stored.batches};
    count_differences(one, stored.school.works, coming.works);
    one.stored = stored.school.side();
    one.coming = coming.side();
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace vekha::results
