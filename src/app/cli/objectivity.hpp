// What the subcommands of `objectivity` share.
#pragma once
#include <string>

#include "app/cli/command.hpp"
#include "app/cli/selection.hpp"

namespace vekha::cli {

class Command;
struct ObjectivityOptions {
  Selection select;
  std::string method = "fioko-2019";
  std::string by;  ///< "school" or empty
  bool json = false;
};

/// The method of Vekha: `objectivity signs --method vekha`.
void show_own_signs(const ObjectivityOptions& options, Session& session);
/// No single work is named: the published method is asked for all its signs of a year.
bool asks_a_year(const ObjectivityOptions& options);
void show_year_signs(const ObjectivityOptions& options, Session& session);
/// A method that gives lists of findings: `--method federal` and its like.
void show_findings(const ObjectivityOptions& options, Session& session);
/// Adds `objectivity borders`.
void add_borders(Command room, Session& session);

}  // namespace vekha::cli
