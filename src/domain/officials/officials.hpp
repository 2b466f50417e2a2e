// Official lists of schools with low results: they come from above with a year and reasons, and stand beside the rule.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/org/org.hpp"
#include "domain/risk/risk.hpp"

namespace vekha::officials {

struct Entry {
  NodeId school;
  std::string code;
  std::string name;
  std::string reason;
};
struct List {
  std::int64_t id = 0;
  int year = 0;
  std::string title;
  std::string source;
  std::string recorded_at;
  bool removed = false;
  std::vector<Entry> schools;
};
/// Lines «код; причина» or «название; причина», separated by «;» or a tab; blank lines and a heading line are left out.
/// Throws bad_input naming every line whose school is not known in the scope.
std::vector<Entry> read_entries(const db::Read& read, const org::Scope& scope, std::string_view text);
/// Throws bad_input without schools, title or a sensible year.
std::int64_t add(const db::Write& write, const List& list);
/// With the schools of the scope only; lists without any are left out. 0: all years.
std::vector<List> lists(const db::Read& read, const org::Scope& scope, int year);
/// Throws not_found, also when some school of the list lies outside the scope.
void remove(const db::Write& write, const org::Scope& scope, std::int64_t id);
void restore(const db::Write& write, const org::Scope& scope, std::int64_t id);

/// A school by the lists and by the rule.
struct Beside {
  std::string code;
  std::string name;
  bool listed = false;  ///< on some official list of the year
  std::string reason;
  risk::Verdict verdict = risk::Verdict::not_assessed;
  std::string words;  ///< «в списке, а правило не срабатывает»
};
struct Agreement {
  std::vector<Beside> schools;  ///< those on a list or met by the rule
  std::string headline;
};
Agreement agreement(const std::vector<List>& lists, const risk::List& rule);
void write_lists(JsonWriter& json, const std::vector<List>& lists, const Agreement& agreement);

}  // namespace vekha::officials
