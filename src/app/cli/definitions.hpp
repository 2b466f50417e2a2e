// The commands about definitions of indicators and their values, which hang under `vekha indicator`.
#pragma once

namespace vekha::cli {

class Command;
struct Session;
/// `list`, `show`, `values`.
void add_definitions(Command room, Session& session);
/// `set …`.
void add_indicator_sets(Command room, Session& session);
/// `norm …`, `judge`, `series`.
void add_indicator_norms(Command room, Session& session);
/// `explain ID`.
void add_indicator_explanations(Command room, Session& session);
/// The command `vekha explain FILE`.
void add_explain(Command app, Session& session);

// own_definitions.cpp: save, undo
void add_own_definitions(Command room, Session& session);
/// `similar`.
void add_similar_schools(Command room, Session& session);

}  // namespace vekha::cli
