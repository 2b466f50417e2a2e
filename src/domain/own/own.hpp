// Definitions a municipality writes itself: versions kept in the records, each checked by its own worked cases, the one
// in force laid as a file where the library reads it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators/indicators.hpp"

namespace vekha::own {

/// One definition and its cases as files of the catalogue.
struct Text {
  std::string definition;
  std::string cases;  ///< empty: none yet
};
/// What a page sends, {"definition": {…}, "cases": […]}, as such files under this id. Throws bad_input.
Text text_from(std::string_view json, const std::string& id);
/// The same back, for a page to change: cases as tables.
std::string json_of(const Text& text);

/// What comes out of a text before it is stored.
struct Trial {
  std::vector<std::string> faults;  ///< of the definition and of the form of its cases; Russian
  std::vector<indicators::CaseOutcome> cases;
  bool holds() const;  ///< three cases or more, all as expected
};
Trial tried(const indicators::Library& library, const Text& text);

struct Version {
  std::int64_t id = 0;
  std::string indicator;
  Text text;
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
};
/// Newest first; of one indicator or (empty) of all.
std::vector<Version> versions(const db::Read& read, const std::string& indicator = {});
/// "own_4": a number no definition of the records has had.
std::string next_id(const db::Read& read);
/// Stores a version; returns the id of its definition. Throws bad_input with every fault, conflict when it is the same
/// as what holds. Faulty cases do not hinder: the definition is shown as not proved.
std::string save(const db::Write& write, const indicators::Library& library, const Text& text);
/// Takes the newest version back: the one before holds again, or the definition is gone. Throws not_found.
void undo(const db::Write& write, const std::string& indicator);
/// Makes the files of the data folder what the records say. Called after every change is committed. Throws storage.
void lay_files(const db::Read& read, const std::string& data_folder);

}  // namespace vekha::own
