// What commands about the work on plans share: who acts, days, and short texts for tables.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "app/cli/command.hpp"
#include "domain/execution/execution.hpp"

namespace vekha::cli {

class Command;
/// Options of every command about work.
struct WorkOptions {
  std::string data;
  std::string login;  ///< the person it is done as; empty: the owner of the data folder
  bool json = false;
};

/// Who acts: the owner of the folder, or a person with that person's rights.
struct Who {
  execution::Hand hand;
  db::Actor actor;
};
/// Throws not_found for an unknown login, forbidden for a disabled account.
Who who(const db::Read& read, const std::string& login);

/// Adds --data, --as and --json.
void add_work_options(Command command, WorkOptions& options);
app::Stores& stores_of(const WorkOptions& options, Session& session);
/// One transaction done as the person of the options.
void change_as(const WorkOptions& options, Session& session, const std::string& reason,
               const std::function<void(const db::Write&, const execution::Hand&)>& work);
/// One view as the person of the options.
void look_as(const WorkOptions& options, Session& session,
             const std::function<void(const db::Read&, const execution::Hand&)>& work);

/// "05.09.2025" or "2025-09-05"; nothing for an empty text. Throws bad_arguments.
std::optional<Date> maybe_day(const std::string& text);
/// The same, where a day is needed.
Date day_of(const std::string& text);
/// A text on one line, no longer than `most` letters.
std::string cut_line(const std::string& text, std::size_t most);
/// «01.03.2026 — 31.03.2026», or the one day.
std::string days_line(Date from, Date due);

}  // namespace vekha::cli
