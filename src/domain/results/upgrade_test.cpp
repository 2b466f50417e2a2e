// A data folder of the version before (migration 8, facts of the first layout) opens and shows the same figures.
#include <duckdb.h>

#include <filesystem>

#include "base/text.hpp"
#include "domain/results/world_test.hpp"
#include "io/db/connection.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::results {
namespace {

constexpr int kVersionBefore = 8;

constexpr const char* kRecords = R"sql(
INSERT INTO node (id, parent_id, path, kind, code, name) VALUES
  (1, NULL, '/1/', 'region', 'region', 'Регион'), (2, 1, '/1/2/', 'municipality', 'm1', 'Первый район'),
  (3, 2, '/1/2/3/', 'school', '101', 'СОШ № 101'), (4, 2, '/1/2/4/', 'school', '102', 'СОШ № 102');
INSERT INTO batch (id, state, kind, started_at, committed_at, actor, taken_back_at, cleared_at) VALUES
  (1, 'committed', 'file', '2024-01-01T00:00:00Z', '2024-01-01T00:00:01Z', 'Специалист', '', ''),
  (2, 'taken_back', 'file', '2024-02-01T00:00:00Z', '2024-02-01T00:00:01Z', 'Специалист', '2024-02-02T00:00:00Z',
   '2024-02-02T00:00:01Z');
INSERT INTO batch_file VALUES (1, 1, 'протокол.xlsx', 'abc', 'vpr-2021');
INSERT INTO batch_exam VALUES (1, 'ВПР', 2021, 5, 'Математика', 3, 3, 2, 1), (1, 'ВПР', 2021, 5, 'Математика', 4, 1, 1, 0);
)sql";

constexpr const char* kFacts = R"sql(
CREATE TABLE work (batch BIGINT NOT NULL, work_no INTEGER NOT NULL, procedure VARCHAR NOT NULL, year SMALLINT NOT NULL,
  grade SMALLINT NOT NULL, subject VARCHAR NOT NULL, school BIGINT NOT NULL, class_name VARCHAR NOT NULL,
  pupil VARCHAR NOT NULL, variant VARCHAR NOT NULL, sex VARCHAR NOT NULL, journal_mark SMALLINT, mark SMALLINT,
  total SMALLINT, maximum SMALLINT NOT NULL, absent BOOLEAN NOT NULL, participated BOOLEAN NOT NULL);
CREATE TABLE task_score (batch BIGINT NOT NULL, work_no INTEGER NOT NULL, task VARCHAR NOT NULL,
  position SMALLINT NOT NULL, maximum SMALLINT NOT NULL, score SMALLINT, flag TINYINT NOT NULL);
INSERT INTO work VALUES
  (1, 1, 'ВПР', 2021, 5, 'Математика', 3, 'А', '1', '1', 'м', 4, NULL, 7, 20, false, true),
  (1, 2, 'ВПР', 2021, 5, 'Математика', 3, 'А', '2', '1', 'ж', 3, NULL, 15, 20, false, true),
  (1, 3, 'ВПР', 2021, 5, 'Математика', 3, 'А', '3', '', '', NULL, NULL, NULL, 20, true, false),
  (1, 4, 'ВПР', 2021, 5, 'Математика', 4, 'Б', '1', '2', 'м', NULL, NULL, 6, 20, false, true);
INSERT INTO task_score VALUES
  (1, 1, '1', 1, 1, 1, 0), (1, 1, '2', 2, 2, 1, 0), (1, 2, '1', 1, 1, 1, 0), (1, 2, '2', 2, 2, NULL, 1),
  (1, 4, '1', 1, 1, 1, 0), (1, 4, '2', 2, 2, NULL, 2);
)sql";

class FolderOfTheVersionBefore : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    make_records();
    make_facts();
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void make_records() const {
    db::Connection records(folder + "/records.sqlite", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    records.script("CREATE TABLE schema_migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT)");
    for (const sys::EmbeddedFile& file : sys::embedded_under("migrations/")) {
      const std::int64_t version = parse_integer(file.path.substr(11, 4)).value_or(0);
      if (version > kVersionBefore) continue;
      records.script(std::string(file.content));
      records.each("INSERT INTO schema_migration VALUES (?, ?, '')", {version, file.path}, {});
    }
    records.script(kRecords);
  }

  void make_facts() const {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    ASSERT_EQ(duckdb_open((folder + "/facts.duckdb").c_str(), &database), DuckDBSuccess);
    duckdb_connect(database, &connection);
    EXPECT_EQ(duckdb_query(connection, kFacts, nullptr), DuckDBSuccess);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }

  std::string folder = testing::TempDir() + "/vekha_version_before";
};

TEST_F(FolderOfTheVersionBefore, ShowsTheSameFigures) {
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  records->read([&](const db::Read& read) {
    const auto rows = summary(read, facts, catalog::built_in(), {{}, {Key::school}});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].participants, 2);
    EXPECT_DOUBLE_EQ(rows[0].mean.value(), 11);
    EXPECT_EQ(rows[0].marks.value(), (std::array<std::int64_t, 4>{0, 1, 0, 1}));
    const auto tasks = task_tallies(read, facts, {}, Detail::exam);
    ASSERT_EQ(tasks.size(), 2U);
    EXPECT_EQ(tasks[0].works, 3);
    EXPECT_EQ(tasks[1].works, 2);
    EXPECT_EQ(tasks[1].not_started, 1);
    EXPECT_EQ(coverage(read, facts, {}).at(0).absent, 1);
    EXPECT_EQ(journal_tallies(read, facts, {}, Detail::school).size(), 2U);
    EXPECT_EQ(works(read, facts, {}, {}).rows.front().code, "1");
    EXPECT_TRUE(oddities(read, facts, catalog::built_in(), {}).empty() ||
                oddities(read, facts, catalog::built_in(), {}).front().code != "counts_differ");
  });
}

TEST_F(FolderOfTheVersionBefore, TakesWhatIsStoredNow) {
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  Load load = load_of({sitting({"ВПР", 2021, 5, "Математика"}, {written(0, "1", 9)})});
  load.mode = Mode::replace;
  commit({*records, facts}, kTester, load);
  records->read([&](const db::Read& read) {
    const auto rows = summary(read, facts, catalog::built_in(), {{}, {Key::school}});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].participants, 1);
    EXPECT_DOUBLE_EQ(rows[1].mean.value(), 6);
  });
}

}  // namespace
}  // namespace vekha::results
