// The subcommands of `vekha results`, one function each.
#pragma once

#include <ostream>

#include "base/json.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {

class Command;
struct Session;

void write_batch(JsonWriter& json, const results::Batch& batch);
void print_batch(std::ostream& out, const results::Batch& batch);

void add_results_import(Command results, Session& session);
void add_results_check(Command results, Session& session);
void add_results_summary(Command results, Session& session);
void add_results_table(Command results, Session& session);
void add_results_list(Command results, Session& session);
void add_results_show(Command results, Session& session);
void add_results_export(Command results, Session& session);
void add_results_audit(Command results, Session& session);
void add_results_linkage(Command results, Session& session);
void add_results_erase(Command results, Session& session);
void add_results_levels(Command results, Session& session);
void add_results_history(Command results, Session& session);
void add_results_board(Command results, Session& session);
void add_results_knowledge(Command results, Session& session);
void add_results_take_back(Command results, Session& session);

}  // namespace vekha::cli
