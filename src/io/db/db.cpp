#include "io/db/db.hpp"

#include <atomic>
#include <mutex>
#include <utility>

#include "io/db/connection.hpp"
#include "io/db/migrations.hpp"
#include "io/sys/clock.hpp"

namespace vekha::db {
namespace {

constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

std::unique_ptr<Connection> connect(const std::string& path) {
  auto connection = std::make_unique<Connection>(path, kFlags);
  connection->script(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000; PRAGMA "
      "trusted_schema=OFF;");
  return connection;
}

}  // namespace

struct Database::State {
  std::string path;
  std::unique_ptr<Connection> writer;
  std::mutex writing;  ///< one writer at a time
  std::mutex pool;     ///< guards idle_readers
  std::vector<std::unique_ptr<Connection>> idle_readers;
};

void Read::each(std::string_view sql, const Binds& binds, const std::function<void(const Row&)>& row) const {
  connection_.each(sql, binds, row);
}

std::int64_t Read::count(std::string_view sql, const Binds& binds) const {
  return first(sql, binds, [](const Row& row) { return row.integer(0); }).value_or(0);
}

Write::Write(Connection& connection, Actor actor, std::string reason)
    : Read(connection), actor_(std::move(actor)), reason_(std::move(reason)) {}

std::int64_t Write::run(std::string_view sql, const Binds& binds) const {
  connection_.each(sql, binds, {});
  return connection_.changes();
}

std::int64_t Write::insert(std::string_view sql, const Binds& binds) const {
  const auto id = first(sql, binds, [](const Row& row) { return row.integer(0); });
  VEKHA_CHECK(id.has_value());
  return *id;
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

std::unique_ptr<Database> Database::open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->writer = connect(path);
  migrate(*state->writer);
  return std::unique_ptr<Database>(new Database(std::move(state)));
}

std::unique_ptr<Database> Database::open_memory() {
  static std::atomic<int> counter = 0;
  return open("file:vekha-" + std::to_string(++counter) + "?mode=memory&cache=shared");
}

Database::Lease Database::lease_reader() {
  std::unique_ptr<Connection> connection;
  {
    const std::lock_guard lock(state_->pool);
    if (!state_->idle_readers.empty()) {
      connection = std::move(state_->idle_readers.back());
      state_->idle_readers.pop_back();
    }
  }
  if (!connection) connection = connect(state_->path);
  connection->script("BEGIN");
  Connection* const used = connection.release();
  return {used, [this, used] {
            std::unique_ptr<Connection> back(used);
            if (back->in_transaction()) back->script("ROLLBACK");
            const std::lock_guard lock(state_->pool);
            state_->idle_readers.push_back(std::move(back));
          }};
}

Database::Transaction Database::begin(const Actor& actor, const std::string& reason) {
  VEKHA_CHECK(!reason.empty());
  state_->writing.lock();
  try {
    state_->writer->script("BEGIN IMMEDIATE");
  } catch (...) {
    state_->writing.unlock();
    throw;
  }
  return {std::make_unique<Write>(*state_->writer, actor, reason), [this] {
            if (state_->writer->in_transaction()) state_->writer->script("ROLLBACK");
            state_->writing.unlock();
          }};
}

void Database::commit(const Transaction& transaction) {
  const Write& write = *transaction.write;
  write.run("INSERT INTO journal (at, account_id, actor, reason) VALUES (?, ?, ?, ?)",
            {sys::now_iso(), write.actor().account.value ? std::optional(write.actor().account.value) : std::nullopt,
             write.actor().name, write.reason()});
  state_->writer->script("COMMIT");
}

}  // namespace vekha::db
