#include "io/facts/facts.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

#include "io/facts/duck.hpp"
#include "io/facts/schema.hpp"
#include "io/sys/memory.hpp"

namespace vekha::facts {
namespace {

struct Setting {
  const char* name;
  const char* value;
};
/// Nothing may be fetched or loaded from outside.
constexpr std::array kSettings{
    Setting{"autoinstall_known_extensions", "false"}, Setting{"autoload_known_extensions", "false"},
    Setting{"allow_community_extensions", "false"},   Setting{"enable_external_access", "false"},
    Setting{"preserve_insertion_order", "false"},
};

/// A quarter of the machine, from what a municipality needs to what a country does; more is spilled to disk.
std::string memory_limit() {
  constexpr std::uint64_t kMiB = 1ULL << 20;
  const auto pages = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PAGESIZE)));
  return std::to_string(std::clamp<std::uint64_t>(pages * page / kMiB / 4, 512, 3072)) + "MiB";
}

std::string threads() { return std::to_string(std::clamp(std::thread::hardware_concurrency(), 2U, 8U)); }

duckdb_database open_database(const std::string& path) {
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  duckdb_set_config(config, "threads", threads().c_str());
  duckdb_set_config(config, "memory_limit", memory_limit().c_str());
  for (const Setting& setting : kSettings) duckdb_set_config(config, setting.name, setting.value);
  duckdb_database database = nullptr;
  char* why = nullptr;
  const duckdb_state state = duckdb_open_ext(path.c_str(), &database, config, &why);
  duckdb_destroy_config(&config);
  const std::string reason = why != nullptr ? why : "";
  duckdb_free(why);
  if (state == DuckDBError) fail("не открыт файл «" + path + "»", reason.c_str());
  return database;
}

/// A file has its name only when it is whole: a process killed while it makes one leaves nothing that looks like a
/// store.
void make_whole(const std::string& path) {
  const std::string fresh = path + ".new";
  std::filesystem::remove(fresh);
  std::filesystem::remove(fresh + ".wal");
  duckdb_database made = open_database(fresh);
  duckdb_close(&made);
  std::filesystem::rename(fresh, path);
}

bool has_rows(duckdb_connection connection, const char* sql) {
  bool found = false;
  Result(Statement(connection, sql, {})).each([&](const Row&) { found = true; });
  return found;
}

/// The tables of this layout; a file of the first layout is poured over whole, or stays as it was.
void lay_out(duckdb_connection connection) {
  if (!has_rows(connection, kIsOld)) return script(connection, kSchema);
  script(connection, "BEGIN TRANSACTION");
  script(connection, kSetAside);
  script(connection, kSchema);
  script(connection, kPour);
  script(connection, "COMMIT");
  script(connection, "CHECKPOINT");
}

}  // namespace

struct Store::State {
  std::string path;
  mutable std::mutex guard;
  duckdb_database database = nullptr;
  std::vector<duckdb_connection> idle;
  int busy = 0;  ///< connections lent out

  explicit State(std::string file) : path(std::move(file)) {}
  ~State() { close(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void close() {
    for (duckdb_connection& connection : idle) duckdb_disconnect(&connection);
    idle.clear();
    if (database != nullptr) duckdb_close(&database);
  }

  void open() {
    if (path != ":memory:" && !std::filesystem::exists(path)) make_whole(path);
    database = open_database(path);
    try {
      idle.push_back(connect());
      lay_out(idle.back());
    } catch (...) {
      close();
      throw;
    }
  }

  duckdb_connection connect() {
    duckdb_connection connection = nullptr;
    if (duckdb_connect(database, &connection) == DuckDBError) fail("нет соединения", nullptr);
    return connection;
  }

  duckdb_connection take() {
    const std::lock_guard lock(guard);
    if (database == nullptr) open();
    if (idle.empty()) idle.push_back(connect());
    const duckdb_connection connection = idle.back();
    idle.pop_back();
    ++busy;
    return connection;
  }

  void give_back(duckdb_connection connection) {
    const std::lock_guard lock(guard);
    idle.push_back(connection);
    --busy;
  }
};

/// One connection for the time of one piece of work.
struct Store::Lease {
  State& state;
  duckdb_connection connection;
  explicit Lease(State& from) : state(from), connection(from.take()) {}
  ~Lease() { state.give_back(connection); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
};

Store::Store(std::string path) : state_(std::make_unique<State>(std::move(path))) {}
Store::~Store() = default;

void Store::each(std::string_view sql, const Binds& binds, const std::function<void(const Row&)>& row) {
  const Lease lease(*state_);
  Result(Statement(lease.connection, sql, binds)).each(row);
}

std::int64_t Store::count(std::string_view sql, const Binds& binds) {
  std::int64_t out = 0;
  each(sql, binds, [&](const Row& row) { out = row.integer(0); });
  return out;
}

void Store::change(const std::function<void(const Transaction&)>& work) {
  const Lease lease(*state_);
  script(lease.connection, "BEGIN TRANSACTION");
  try {
    work(Transaction(lease.connection));
    script(lease.connection, "COMMIT");
  } catch (...) {
    duckdb_query(lease.connection, "ROLLBACK", nullptr);
    throw;
  }
}

void Store::checkpoint() {
  const Lease lease(*state_);
  script(lease.connection, "CHECKPOINT");
}

namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

/// A file beside the store with its tables and nothing else.
void copy_tables(const std::string& from, const std::string& to) {
  std::filesystem::remove(to);
  std::filesystem::remove(to + ".wal");
  duckdb_database fresh = nullptr;
  if (duckdb_open(to.c_str(), &fresh) == DuckDBError) fail("не создан файл «" + to + "»", nullptr);
  duckdb_connection connection = nullptr;
  try {
    if (duckdb_connect(fresh, &connection) == DuckDBError) fail("нет соединения", nullptr);
    script(connection, ("SET memory_limit = '" + memory_limit() + "'").c_str());
    script(connection, "SET autoinstall_known_extensions = false");
    script(connection, "SET autoload_known_extensions = false");
    script(connection, kSchema);
    script(connection, ("ATTACH " + quoted(from) + " AS old (READ_ONLY)").c_str());
    for (const char* table : {"paper", "work", "work_level", "figure"}) {
      const std::string name = table;
      script(connection, ("INSERT INTO " + name + " SELECT * FROM old." + name).c_str());
    }
    script(connection, "DETACH old");
    script(connection, "CHECKPOINT");
  } catch (...) {
    duckdb_disconnect(&connection);
    duckdb_close(&fresh);
    std::filesystem::remove(to);
    throw;
  }
  duckdb_disconnect(&connection);
  duckdb_close(&fresh);
}

}  // namespace

void Store::compact() {
  checkpoint();
  const std::lock_guard lock(state_->guard);
  if (state_->path == ":memory:") return;
  if (state_->busy > 0)
    throw Error(Code::conflict, "Хранилище результатов сейчас читают: повторите, когда отчёты и таблицы достроятся.");
  state_->close();
  const std::string fresh = state_->path + ".compact";
  copy_tables(state_->path, fresh);
  std::filesystem::rename(fresh, state_->path);
}

bool Store::is_open() const {
  const std::lock_guard lock(state_->guard);
  return state_->database != nullptr;
}

void Store::rest() {
  const std::lock_guard lock(state_->guard);
  if (state_->busy > 0 || state_->path == ":memory:") return;
  state_->close();
  sys::give_memory_back();
}

std::int64_t Transaction::run(std::string_view sql, const Binds& binds) const {
  return Result(Statement(static_cast<duckdb_connection>(connection_), sql, binds)).changed();
}

}  // namespace vekha::facts
