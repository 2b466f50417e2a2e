// What every subcommand of the command line is given, and the list of subcommands.
#pragma once
#include <functional>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "app/stores.hpp"

namespace vekha::cli {

class Command;
/// One run of the program, by a person at a terminal or through the socket of a running server.
struct Session {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool interactive = false;  ///< a person can answer questions
  std::string folder;        ///< the caller's working folder; relative file names are resolved against it
  std::function<app::Stores&(const std::string& data)> stores;  ///< opens the data folder, or gives the server's
  /// Asks the person for one line without showing it.
  std::function<std::string(const std::string& prompt)> secret;

  std::string path(const std::string& name) const;  ///< a file name resolved against `folder`
};

/// The person at the machine who owns the data folder.
db::Actor owner();

/// Parses and runs; returns the exit code. Errors are told on session.err in Russian.
int run(const std::vector<std::string>& arguments, Session& session);

// One function a file: adds its subcommand, whose callback does the work and throws Error.
void add_compare(Command app, Session& session);
void add_deadline(Command app, Session& session);
void add_demo(Command app, Session& session);
void add_docs(Command app, Session& session);
void add_event(Command app, Session& session);
void add_executors(Command app, Session& session);
void add_indicators(Command app, Session& session);
void add_init(Command app, Session& session);
void add_objectivity(Command app, Session& session);
void add_papers(Command app, Session& session);
void add_power(Command app, Session& session);
void add_reminders(Command app, Session& session);
void add_report(Command app, Session& session);
void add_results(Command app, Session& session);
void add_risk(Command app, Session& session);
void add_roadmap(Command app, Session& session);
void add_roadmap_export(Command roadmap, Session& session);  ///< a subcommand of `roadmap`
void add_serve(Command app, Session& session);
void add_settings(Command app, Session& session);
void add_stats(Command app, Session& session);
void add_task(Command app, Session& session);
void add_user(Command app, Session& session);

}  // namespace vekha::cli
