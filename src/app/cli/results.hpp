// The subcommands of `vekha results`, one function each.
#pragma once

namespace CLI {
class App;
}

namespace vekha::cli {

struct Session;

void add_results_import(CLI::App& results, Session& session);
void add_results_summary(CLI::App& results, Session& session);
void add_results_table(CLI::App& results, Session& session);
void add_results_batches(CLI::App& results, Session& session);
void add_results_take_back(CLI::App& results, Session& session);

}  // namespace vekha::cli
