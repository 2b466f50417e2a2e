// The rooms of cases and re-checks on the command line, apart from the commands whose header every file of this folder
// reads.
#pragma once
#include <functional>
#include <string>

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

/// Where a command about cases works, and as whom.
struct CasePlace {
  std::string data;
  std::string login;  ///< empty: the owner of the data folder
};
app::Stores& stores_in(const CasePlace& place, Session& session);
/// A transaction done as the person of the place.
void change_at(const CasePlace& place, Session& session, const std::string& why,
               const std::function<void(const db::Write&, const cases::Who&)>& work);
/// A subcommand with --data and --as.
Command named(Command room, CasePlace& place, const std::string& name, const std::string& title);

}  // namespace vekha::cli
