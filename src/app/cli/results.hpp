// The subcommands of `vekha results`, one function each.
#pragma once

#include <ostream>

#include "base/json.hpp"
#include "domain/results/results.hpp"

namespace CLI {
class App;
}

namespace vekha::cli {

struct Session;

void write_batch(JsonWriter& json, const results::Batch& batch);
void print_batch(std::ostream& out, const results::Batch& batch);

void add_results_import(CLI::App& results, Session& session);
void add_results_check(CLI::App& results, Session& session);
void add_results_summary(CLI::App& results, Session& session);
void add_results_table(CLI::App& results, Session& session);
void add_results_list(CLI::App& results, Session& session);
void add_results_show(CLI::App& results, Session& session);
void add_results_export(CLI::App& results, Session& session);
void add_results_audit(CLI::App& results, Session& session);
void add_results_linkage(CLI::App& results, Session& session);
void add_results_erase(CLI::App& results, Session& session);
void add_results_levels(CLI::App& results, Session& session);
void add_results_history(CLI::App& results, Session& session);
void add_results_board(CLI::App& results, Session& session);
void add_results_knowledge(CLI::App& results, Session& session);
void add_results_take_back(CLI::App& results, Session& session);

}  // namespace vekha::cli
