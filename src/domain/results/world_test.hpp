// Small worlds of results for the tests of this room: two schools, one exam, works written in a line.
#pragma once
#include <gtest/gtest.h>

#include "domain/results/results.hpp"

namespace vekha::results {

inline const db::Actor kTester{{}, "проверка"};
inline const Exam kRussian{"ОГЭ", 2025, 9, "Русский язык"};

/// A participant of school `school` (0: 101, 1: 102) with a code and a total.
inline Work written(std::uint32_t school, const std::string& code, int total) {
  Work out;
  out.school = school;
  out.pupil = code;
  out.total = total;
  out.participated = true;
  return out;
}

/// Works of one exam without tasks.
inline Sitting sitting(const Exam& exam, std::vector<Work> works) {
  Sitting out{.exam = exam, .maximum = 33};
  out.works = std::move(works);
  return out;
}

inline Load load_of(std::vector<Sitting> sittings) {
  Load out;
  out.schools = {{"101", "СОШ № 101", "m1", "Первый район"}, {"102", "СОШ № 102", "m2", "Второй район"}};
  out.sittings = std::move(sittings);
  return out;
}

/// An empty store with a municipality of its own.
class World : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
  }
  BatchId store(const Load& load) { return commit(shelves, kTester, load); }
  template <class Work>
  auto read(Work work) {
    return records->read(work);
  }
  NodeId school(const std::string& code) {
    return read([&](const db::Read& view) { return org::find(view, org::Kind::school, code)->id; });
  }
  /// Scores that count, as «7 9 15», ordered.
  std::string totals(const Filter& filter = {}) {
    std::string out;
    for (const Tally& one : read([&](const db::Read& view) { return tallies(view, facts, filter, Detail::exam); }))
      for (std::int64_t i = 0; i < one.works; ++i) out += (out.empty() ? "" : " ") + std::to_string(one.score);
    return out;
  }
  /// The batch was committed, and taken back when that is not empty, at these moments.
  void date(BatchId batch, const std::string& committed, const std::string& taken_back = {}) {
    records->write(kTester, "день", [&](const db::Write& write) {
      write.run("UPDATE batch SET committed_at = ? WHERE id = ?", {committed, batch});
      if (!taken_back.empty()) write.run("UPDATE batch SET taken_back_at = ? WHERE id = ?", {taken_back, batch});
    });
  }
  Filter known_on(const std::string& moment) {
    Filter out;
    out.as_known_on = moment;
    return out;
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  Shelves shelves{*records, facts};
};

}  // namespace vekha::results
