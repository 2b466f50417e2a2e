// The commands about formulas, which hang under `vekha indicators`.
#pragma once

namespace vekha::cli {

class Command;
struct Session;
/// `check` and `eval`.
void add_formulas(Command room, Session& session);

}  // namespace vekha::cli
