// DuckDB's own CSV reader over the file that csv.sh lets Vekha check: the table is read whole into memory and its rows
// are counted. Also makes the file: works of 15 tasks each, as a region exports them.
#include <duckdb.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

namespace {

constexpr int kTasks = 15;
constexpr int kPupilsOfSchool = 100;

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "bench csv: %s\n", why.c_str());
  std::exit(1);
}

int make(const std::string& path, long works) {
  std::mt19937 dice(15);
  std::ofstream out(path);
  out << "логин школы;регион;номер обучающегося;код обучающегося;отметка за предыдущую четверть/триместр;пол;класс;"
         "вариант;всего баллов";
  for (int task = 1; task <= kTasks; ++task) out << ";балл за " << task;
  out << ";Учебник\n";
  std::string line;
  for (long work = 0; work < works; ++work) {
    const long pupil = work % kPupilsOfSchool;
    int total = 0;
    std::string scores;
    for (int task = 0; task < kTasks; ++task) {
      const auto thrown = static_cast<int>(dice() % 26);
      const int score = thrown % 3 == 0 ? 0 : 1;
      total += thrown == 25 ? 0 : score;
      scores += thrown == 25 ? ";X" : score == 1 ? ";1" : ";0";
    }
    line = "sch" + std::to_string(100000 + work / kPupilsOfSchool) + ";Район;" + std::to_string(pupil) + ";" +
           std::to_string(50000 + pupil) + ";" + std::to_string(2 + dice() % 4) + (dice() % 2 == 0 ? ";ж;" : ";м;") +
           (pupil % 2 == 0 ? "А;" : "Б;") + std::to_string(1 + dice() % 4) + ";" + std::to_string(total) + scores +
           ";Книга\n";
    out << line;
  }
  return out.good() ? 0 : 1;
}

int read(const std::string& path) {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  if (duckdb_open(nullptr, &database) == DuckDBError || duckdb_connect(database, &connection) == DuckDBError)
    give_up("DuckDB does not open");
  const auto start = std::chrono::steady_clock::now();
  duckdb_result result;
  const std::string sql = "CREATE TABLE works AS SELECT * FROM read_csv('" + path + "')";
  if (duckdb_query(connection, sql.c_str(), &result) == DuckDBError) give_up(duckdb_result_error(&result));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  duckdb_destroy_result(&result);
  if (duckdb_query(connection, "SELECT count(*) FROM works", &result) == DuckDBError) give_up("no count");
  std::printf("%.3f %ld\n", taken.count(), static_cast<long>(duckdb_value_int64(&result, 0, 0)));
  duckdb_destroy_result(&result);
  duckdb_disconnect(&connection);
  duckdb_close(&database);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  if (what == "make" && argc == 4) return make(argv[2], std::atol(argv[3]));
  if (what == "read") return read(argv[2]);
  give_up("make FILE WORKS | read FILE; reading prints seconds and rows");
}
