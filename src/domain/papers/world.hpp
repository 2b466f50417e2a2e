// A small world for the tests of papers: a municipality with two schools and an empty register.
#pragma once
#include <memory>

#include "domain/papers/papers.hpp"

namespace vekha::papers::test {

inline const db::Actor kTester{{}, "Проверяющая"};

struct Store {
  std::unique_ptr<db::Database> database = db::Database::open_memory();
  org::Node own;
  org::Node school;
  org::Node neighbour;

  Store() {
    database->write(kTester, "заведение", [&](const db::Write& change) {
      own = org::init(change, "Первый район");
      school = org::add(change, own.id, {.kind = org::Kind::school, .code = "1", .name = "СОШ № 1"});
      neighbour = org::add(change, own.id, {.kind = org::Kind::school, .code = "2", .name = "СОШ № 2"});
    });
  }
  template <class Work>
  auto write(Work work) {
    return database->write(kTester, "проверка", work);
  }
  template <class Work>
  auto read(Work work) {
    return database->read(work);
  }
};

}  // namespace vekha::papers::test
