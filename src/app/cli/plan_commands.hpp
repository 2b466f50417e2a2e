// Subcommands of `roadmap` about a stored plan: its checks, its versions, proposals for the next one.
#pragma once
#include "app/cli/command.hpp"

namespace vekha::cli {

void add_plan_checks(CLI::App& roadmap, Session& session);
void add_plan_versions(CLI::App& roadmap, Session& session);
void add_plan_work(CLI::App& roadmap, Session& session);
void add_proposals(CLI::App& roadmap, Session& session);

}  // namespace vekha::cli
