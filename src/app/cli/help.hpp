// Subcommands of what helps schools; each file adds its own.
#pragma once

namespace vekha::cli {

class Command;
struct Session;
/// `skills`: deficits by skills.
void add_skills(Command app, Session& session);
/// `cluster`: groups of schools and links of results with conditions.
void add_clusters(Command app, Session& session);
/// `risk matrix`, `risk profile`.
void add_profiles(Command room, Session& session);
/// `risk official add|list|remove|restore`.
void add_officials(Command room, Session& session);

}  // namespace vekha::cli
