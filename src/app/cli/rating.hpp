// The room of ratings on the command line, apart from the commands whose header every file of this folder reads.
#pragma once
#include "app/cli/command.hpp"

namespace vekha::cli {

class Command;
void add_rating(Command app, Session& session);

}  // namespace vekha::cli
