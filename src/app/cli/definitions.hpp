// The commands about definitions of indicators and their values, which hang under `vekha indicator`.
#pragma once

namespace CLI {
class App;
}

namespace vekha::cli {

struct Session;
/// `list`, `show`, `values`.
void add_definitions(CLI::App& room, Session& session);
/// `set …`.
void add_indicator_sets(CLI::App& room, Session& session);
/// `norm …`, `judge`, `series`.
void add_indicator_norms(CLI::App& room, Session& session);
/// `explain ID`.
void add_indicator_explanations(CLI::App& room, Session& session);
/// The command `vekha explain FILE`.
void add_explain(CLI::App& app, Session& session);

// own_definitions.cpp: save, undo
void add_own_definitions(CLI::App& room, Session& session);
/// `similar`.
void add_similar_schools(CLI::App& room, Session& session);

}  // namespace vekha::cli
