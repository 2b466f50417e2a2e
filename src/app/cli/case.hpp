// The rooms of cases and re-checks on the command line, apart from the commands whose header every file of this folder
// reads.
#pragma once
#include "app/cli/command.hpp"
#include "domain/cases/cases.hpp"

namespace vekha::cli {

class Command;
void add_case(Command app, Session& session);
void add_recheck(Command app, Session& session);

/// Whose eyes and hands: of a login, or of the owner of the data folder.
struct CaseHand {
  cases::Who who;
  db::Actor actor;
};
/// Throws not_found for an unknown login, forbidden for a disabled account.
CaseHand case_hand(const db::Read& read, const std::string& login);

}  // namespace vekha::cli
