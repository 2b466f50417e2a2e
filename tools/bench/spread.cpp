// A plan of 2,000 measures by 50 schools over 5 years turned into 500,000 stored tasks, beside bare SQLite inserting
// the same rows into the same table in one transaction with one prepared statement.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/execution/execution.hpp"

using namespace vekha;

namespace {

constexpr int kMeasures = 2000;
constexpr int kSchools = 50;
constexpr int kYears = 5;
const db::Actor kMaker{{}, "Замер"};

/// Seconds of the clock, and of the processor: only those compare on a busy machine.
struct Took {
  double clock = 0;
  double processor = 0;
};

template <class Work>
Took seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t spent = std::clock();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          static_cast<double>(std::clock() - spent) / CLOCKS_PER_SEC};
}

roadmap::Compiled plan() {
  roadmap::Compiled out{.title = "План", .period = calendar::Period{Date::of(2024, 1, 1), Date::of(2028, 12, 31)}};
  out.parties = {{"ОО", "общеобразовательные организации", {}}};
  for (int i = 0; i < kMeasures; ++i) {
    roadmap::CompiledMeasure measure{
        .number = std::to_string(i + 1), .section_index = -1, .text = "Мероприятие " + std::to_string(i + 1)};
    measure.responsible = {"ОО"};
    measure.deadline.raw = "ежегодно";
    measure.deadline.kind = calendar::Kind::yearly;
    for (int year = 0; year < kYears; ++year) {
      const auto month = static_cast<unsigned>(1 + i % 12);
      measure.deadline.occurrences.push_back({first_day(2024 + year, month), last_day(2024 + year, month)});
    }
    out.measures.push_back(std::move(measure));
  }
  return out;
}

RoadmapId fill(db::Database& records) {
  return records.write(kMaker, "замер", [](const db::Write& write) {
    const org::Node home = org::init(write, "Район");
    for (int i = 0; i < kSchools; ++i)
      org::add(write, home.id,
               {.kind = org::Kind::school, .code = std::to_string(100 + i), .name = "Школа " + std::to_string(i + 1)});
    return roadmap::import(write, plan(), {});
  });
}

void run(sqlite3* store, const std::string& sql) {
  if (sqlite3_exec(store, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(store));
  std::exit(1);
}

struct Row {
  std::int64_t occurrence;
  std::int64_t party;
  std::int64_t node;
  std::string starts;
  std::string due;
};

std::vector<Row> rows_of(sqlite3* store) {
  std::vector<Row> out;
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(store, "SELECT occurrence_id, party_id, node_id, starts, due FROM task ORDER BY id", -1,
                     &statement, nullptr);
  const auto text = [&](int column) { return reinterpret_cast<const char*>(sqlite3_column_text(statement, column)); };
  while (sqlite3_step(statement) == SQLITE_ROW)
    out.push_back({sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                   sqlite3_column_int64(statement, 2), text(3), text(4)});
  sqlite3_finalize(statement);
  return out;
}

/// The same rows into the same table with its indexes, under the pragmas of the program.
Took bare(const std::string& path) {
  sqlite3* store = nullptr;
  sqlite3_open(path.c_str(), &store);
  run(store, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000");
  const std::vector<Row> rows = rows_of(store);
  run(store, "DELETE FROM task");
  run(store, "PRAGMA wal_checkpoint(TRUNCATE)");
  const Took took = seconds([&] {
    run(store, "BEGIN IMMEDIATE");
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(
        store,
        "INSERT INTO task (roadmap_id, occurrence_id, party_id, node_id, part, starts, due) VALUES (1, ?, "
        "?, ?, 'lead', ?, ?)",
        -1, &statement, nullptr);
    for (const Row& row : rows) {
      sqlite3_bind_int64(statement, 1, row.occurrence);
      sqlite3_bind_int64(statement, 2, row.party);
      sqlite3_bind_int64(statement, 3, row.node);
      sqlite3_bind_text(statement, 4, row.starts.c_str(), static_cast<int>(row.starts.size()), SQLITE_STATIC);
      sqlite3_bind_text(statement, 5, row.due.c_str(), static_cast<int>(row.due.size()), SQLITE_STATIC);
      sqlite3_step(statement);
      sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    run(store, "COMMIT");
  });
  sqlite3_close(store);
  return took;
}

}  // namespace

int main() {
  namespace fs = std::filesystem;
  std::string folder = (fs::temp_directory_path() / "vekha-spread-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const std::string path = folder + "/records.sqlite";
  execution::Spread first;
  execution::Spread second;
  Took fresh;
  Took again;
  {
    const auto records = db::Database::open(path);
    const RoadmapId id = fill(*records);
    const auto spread = [&] {
      return records->write(kMaker, "замер", [&](const db::Write& write) { return execution::spread(write, id); });
    };
    fresh = seconds([&] { first = spread(); });
    again = seconds([&] { second = spread(); });
  }
  const Took plain = bare(path);
  fs::remove_all(folder);
  std::printf("spread: %d tasks of %d measures x %d schools x %d years stored in %.2f s, %.2f of the processor\n",
              first.added, kMeasures, kSchools, kYears, fresh.clock, fresh.processor);
  std::printf("bare SQLite, the same rows: %.2f s, %.2f of the processor; Vekha / SQLite %.2f\n", plain.clock,
              plain.processor, fresh.processor / plain.processor);
  std::printf("spread again, nothing to do: %.2f s, %.2f of the processor (%d added)\n", again.clock, again.processor,
              second.added);
  return first.added == kMeasures * kSchools * kYears && second.added == 0 && fresh.processor < 4 * plain.processor ? 0
                                                                                                                    : 1;
}
