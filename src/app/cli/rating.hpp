// The room of ratings on the command line, apart from the commands whose header every file of this folder reads.
#pragma once
#include "app/cli/command.hpp"

namespace vekha::cli {

void add_rating(CLI::App& app, Session& session);

}  // namespace vekha::cli
