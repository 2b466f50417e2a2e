// The commands about formulas, which hang under `vekha indicators`.
#pragma once

namespace CLI {
class App;
}

namespace vekha::cli {

struct Session;
/// `check` and `eval`.
void add_formulas(CLI::App& room, Session& session);

}  // namespace vekha::cli
