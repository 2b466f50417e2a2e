// Subcommands of `roadmap` about a stored plan: its checks, its versions, proposals for the next one.
#pragma once
#include "app/cli/command.hpp"

namespace vekha::cli {

class Command;
void add_plan_checks(Command roadmap, Session& session);
void add_plan_versions(Command roadmap, Session& session);
void add_plan_work(Command roadmap, Session& session);
void add_proposals(Command roadmap, Session& session);

}  // namespace vekha::cli
