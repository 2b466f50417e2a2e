// The options that pick results, the same for every subcommand that reads them.
#pragma once
#include <optional>
#include <string>

#include "domain/results/results.hpp"

namespace vekha::cli {

class Command;
/// What stands on the command line; empty means everything.
struct Selection {
  std::string data;
  std::string procedure;
  std::string subject;
  std::string school;  ///< code
  std::string class_name;
  std::string scope;  ///< "municipality:CODE"
  std::optional<int> year;
  std::optional<int> grade;
  std::string part;         ///< wave of an exam
  std::string as_known_on;  ///< day or moment
  std::string structure;    ///< "today" or a day
};

/// Adds --data --procedure --year --grade --subject --school --class --scope --part --as-known-on --structure.
void add_selection(Command command, Selection& selection);

/// Subjects by any spelling the catalogue knows. Throws not_found for an unknown school or municipality.
results::Filter filter_of(const db::Read& read, const catalog::Catalog& catalog, const Selection& selection);
/// "" is everything; "municipality:CODE" one municipality. Throws bad_arguments, not_found.
org::Scope scope_of(const db::Read& read, const std::string& text);

}  // namespace vekha::cli
