// Subcommands of what helps schools; each file adds its own.
#pragma once

namespace CLI {
class App;
}

namespace vekha::cli {

struct Session;
/// `skills`: deficits by skills.
void add_skills(CLI::App& app, Session& session);
/// `cluster`: groups of schools and links of results with conditions.
void add_clusters(CLI::App& app, Session& session);
/// `risk matrix`, `risk profile`.
void add_profiles(CLI::App& room, Session& session);
/// `risk official add|list|remove|restore`.
void add_officials(CLI::App& room, Session& session);

}  // namespace vekha::cli
