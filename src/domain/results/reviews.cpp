#include "domain/results/reviews.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/text.hpp"
#include "domain/results/results.sql.hpp"

namespace vekha::results {
namespace {

/// A work that a revision may be about, or a revision.
struct Record {
  const Paper* paper;
  std::int64_t number;
  std::int64_t school;
  std::string code;
  std::int64_t person;
  int attempt;
  bool annulled;
  bool participated;
  bool is_review() const { return paper->part == kReview; }
  /// Orders days and attempts; a re-sit of an unknown day comes after everything.
  std::pair<std::string, int> moment() const {
    const std::string day = !paper->held.empty() ? paper->held : attempt > 1 ? "9999" : "";
    return {day, attempt};
  }
};

/// «column IN (1, 2)»; FALSE of none.
std::string listed(const std::string& column, const std::set<std::int64_t>& numbers) {
  std::string out;
  for (const std::int64_t number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
  return out.empty() ? "FALSE" : column + " IN (" + out + ")";
}

/// Records of one person: those that share a key of a person or a code in a school.
class Persons {
 public:
  explicit Persons(const std::vector<Record>& records) : parent_(records.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    std::map<std::int64_t, std::size_t> by_person;
    std::map<std::pair<std::int64_t, std::string>, std::size_t> by_code;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Record& one = records[i];
      if (one.person != 0) join(i, by_person.try_emplace(one.person, i).first->second);
      if (!one.code.empty()) join(i, by_code.try_emplace({one.school, one.code}, i).first->second);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups() {
    std::map<std::size_t, std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < parent_.size(); ++i) out[root(i)].push_back(i);
    return out;
  }

 private:
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }
  std::vector<std::size_t> parent_;
};

std::vector<Record> records_of(facts::Store& facts, const std::map<std::int64_t, const Paper*>& papers,
                               const std::string& condition) {
  return facts.all(replaced(sql::revisable, "{where}", condition), {}, [&](const facts::Row& row) {
    return Record{papers.at(row.integer(0)),        row.integer(1), row.integer(2), row.text(3), row.integer(4),
                  static_cast<int>(row.integer(5)), row.truth(6),   row.truth(7)};
  });
}

std::string those(const std::vector<const Paper*>& papers) {
  std::set<std::int64_t> ids;
  for (const Paper* paper : papers) ids.insert(paper->id);
  return listed("paper", ids);
}

std::string quoted(const std::string& text) { return "'" + replaced(text, "'", "''") + "'"; }

/// Works of the persons of these revisions.
std::string same_persons(const std::vector<Record>& reviews) {
  std::set<std::int64_t> persons;
  std::set<std::string> codes;
  for (const Record& one : reviews) {
    if (one.person != 0) persons.insert(one.person);
    if (!one.code.empty()) codes.insert(quoted(one.code));
  }
  std::string out = listed("person", persons);
  if (!codes.empty()) out += " OR code IN (" + joined({codes.begin(), codes.end()}, ",") + ")";
  return "(" + out + ")";
}

/// One sitting of a person after all revisions: the record that stands, and whether it counts.
struct Standing {
  const Record* record;
  bool counts;
};

class Ladder {
 public:
  Ladder(const std::vector<Record>& records, const std::vector<std::size_t>& group) {
    for (const std::size_t i : group) (records[i].is_review() ? reviews_ : works_).push_back(&records[i]);
    std::stable_sort(works_.begin(), works_.end(),
                     [](const Record* a, const Record* b) { return a->moment() < b->moment(); });
    std::stable_sort(reviews_.begin(), reviews_.end(), [](const Record* a, const Record* b) {
      return std::pair(a->paper->id, a->number) < std::pair(b->paper->id, b->number);
    });
  }
  bool has_reviews() const { return !reviews_.empty(); }

  /// Every record that is not to be looked at.
  std::vector<const Record*> left_out(Attempts attempts) const {
    std::vector<Standing> standing;
    for (const Record* work : works_) standing.push_back({work, work->participated});
    for (const Record* review : reviews_) {
      const auto target = target_of(*review);
      if (target && (review->participated || review->annulled)) standing[*target] = {review, review->participated};
    }
    const Record* kept = nullptr;
    for (const Standing& one : standing) {
      if (!one.counts || (kept != nullptr && attempts == Attempts::first)) continue;
      kept = one.record;
    }
    std::vector<const Record*> out;
    const auto stands = [&](const Record* record) {
      const auto found =
          std::find_if(standing.begin(), standing.end(), [&](const Standing& one) { return one.record == record; });
      return found != standing.end() && (attempts == Attempts::every || !found->counts || record == kept);
    };
    for (const std::vector<const Record*>* list : {&works_, &reviews_})
      for (const Record* record : *list)
        if (!stands(record)) out.push_back(record);
    return out;
  }

 private:
  /// The work a revision is about: of its day, else of its attempt, the last of them.
  std::optional<std::size_t> target_of(const Record& review) const {
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < works_.size(); ++i) {
      const std::string& day = works_[i]->paper->held;
      const bool other_day = !review.paper->held.empty() && !day.empty() && day != review.paper->held;
      const bool other_attempt = review.attempt > 1 && works_[i]->attempt != review.attempt;
      if (!other_day && !other_attempt) out = i;
    }
    return out;
  }
  std::vector<const Record*> works_;
  std::vector<const Record*> reviews_;
};

/// The works of one exam that are left out.
void collect(std::vector<WorkPlace>& out, const std::vector<Record>& records, Attempts attempts) {
  for (const auto& [root, group] : Persons(records).groups()) {
    const Ladder ladder(records, group);
    if (!ladder.has_reviews()) continue;
    for (const Record* one : ladder.left_out(attempts)) out.emplace_back(one->paper->id, one->number);
  }
}

}  // namespace

std::vector<WorkPlace> revised(facts::Store& facts, const std::vector<Paper>& papers, Attempts attempts,
                               const std::string& hidden) {
  if (attempts == Attempts::written) return {};
  std::map<Exam, std::pair<std::vector<const Paper*>, std::vector<const Paper*>>> exams;  // works, revisions
  std::map<std::int64_t, const Paper*> by_id;
  for (const Paper& paper : papers) {
    auto& [works, reviews] = exams[paper.exam];
    (paper.part == kReview ? reviews : works).push_back(&paper);
    by_id[paper.id] = &paper;
  }
  std::vector<WorkPlace> out;
  for (const auto& [exam, both] : exams) {
    const auto& [works, reviews] = both;
    if (reviews.empty()) continue;
    std::vector<Record> records = records_of(facts, by_id, those(reviews) + hidden);
    if (records.empty()) continue;
    const std::string about = those(works) + hidden + " AND " + same_persons(records);
    for (Record& work : records_of(facts, by_id, about)) records.push_back(std::move(work));
    collect(out, records, attempts);
  }
  return out;
}

}  // namespace vekha::results
