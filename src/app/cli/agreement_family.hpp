// The family of two markers of the same works, apart from the header every family reads.
#pragma once
#include "app/cli/command.hpp"

namespace vekha::cli {

class Command;
void add_stats_agreement(Command stats, Session& session);

}  // namespace vekha::cli
