// Migrations: numbered, additive SQL files embedded in the program, applied once each in order.
#pragma once

namespace vekha::db {

class Connection;

/// Applies what the store lacks, each in its own transaction. Throws storage for a store newer than the program.
void migrate(Connection& connection);

}  // namespace vekha::db
