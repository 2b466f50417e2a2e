// A file of facts of the first layout (a row a task) is poured into the tables of today with nothing lost.
#include <duckdb.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "io/facts/duck.hpp"

namespace vekha::facts {
namespace {

constexpr const char* kFirstLayout = R"sql(
CREATE TABLE work (batch BIGINT NOT NULL, work_no INTEGER NOT NULL, procedure VARCHAR NOT NULL, year SMALLINT NOT NULL,
  grade SMALLINT NOT NULL, subject VARCHAR NOT NULL, school BIGINT NOT NULL, class_name VARCHAR NOT NULL,
  pupil VARCHAR NOT NULL, variant VARCHAR NOT NULL, sex VARCHAR NOT NULL, journal_mark SMALLINT, mark SMALLINT,
  total SMALLINT, maximum SMALLINT NOT NULL, absent BOOLEAN NOT NULL, participated BOOLEAN NOT NULL);
CREATE TABLE task_score (batch BIGINT NOT NULL, work_no INTEGER NOT NULL, task VARCHAR NOT NULL,
  position SMALLINT NOT NULL, maximum SMALLINT NOT NULL, score SMALLINT, flag TINYINT NOT NULL);
INSERT INTO work VALUES
  (3, 1, 'ВПР', 2021, 5, 'Математика', 12, 'Б', '40002', '1', 'м', 4, NULL, 7, 20, false, true),
  (3, 2, 'ВПР', 2021, 5, 'Математика', 11, 'А', '40001', '2', 'ж', NULL, NULL, NULL, 20, false, false),
  (3, 3, 'ВПР', 2021, 5, 'Математика', 11, 'А', '40003', '', '', NULL, NULL, NULL, 20, true, false),
  (4, 1, 'ВПР', 2021, 5, 'Математика', 13, 'А', '7', '1', 'м', 5, 5, 0, 20, false, true);
INSERT INTO task_score VALUES
  (3, 1, '1', 1, 2, 2, 0), (3, 1, '4К1', 2, 3, NULL, 1), (3, 2, '1', 1, 2, NULL, 2), (3, 2, '4К1', 2, 3, NULL, 3),
  (4, 1, '1', 1, 2, 0, 0);
)sql";

class UpgradeOfFacts : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove(path);
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    ASSERT_EQ(duckdb_open(path.c_str(), &database), DuckDBSuccess);
    duckdb_connect(database, &connection);
    script(connection, kFirstLayout);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }
  void TearDown() override { std::filesystem::remove(path); }

  std::string path = testing::TempDir() + "/vekha_facts_first_layout.duckdb";
};

TEST_F(UpgradeOfFacts, EveryWorkKeepsItsScoresFlagsAndMarks) {
  Store store(path);
  std::vector<std::string> rows;
  store.each(
      "SELECT p.batch || ' ' || w.school || ' ' || w.code || ' ' || w.sex || ' ' || w.journal_mark || ' ' || w.mark || "
      "' ' || w.total || ' ' || coalesce(array_to_string(w.scores, ','), '') || ' ' || "
      "coalesce(array_to_string(p.tasks, ','), '') "
      "FROM work w JOIN paper p ON p.id = w.paper ORDER BY p.batch, w.school, w.code",
      {}, [&](const Row& row) { rows.push_back(row.text(0)); });
  const std::vector<std::string> expected{
      "3 11 40001 2 -1 -1 -1 -2,-3 1,4К1",
      "3 11 40003 0 -1 -1 -1  ",
      "3 12 40002 1 4 -1 7 2,-1 1,4К1",
      "4 13 7 1 5 5 0 0 1",
  };
  EXPECT_EQ(rows, expected);
}

TEST_F(UpgradeOfFacts, IsDoneOnce) {
  { const Store first(path); }
  Store store(path);
  EXPECT_EQ(store.count("SELECT count(*) FROM work"), 4);
  store.rest();
  EXPECT_EQ(store.count("SELECT count(*) FROM work"), 4);
  EXPECT_EQ(store.count("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'old_%'"), 0);
}

}  // namespace
}  // namespace vekha::facts
