// The wording of a report, read from catalog/reports: texts with {places}, headings, rules of recommendations.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/doc/blocks.hpp"

namespace vekha::reports {

/// What stands in place of a {name}.
struct Words {
  /// «таблица» with the number and a link to the table or chart of this key.
  struct Link {
    std::string word;
    std::string key;
  };
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, Link, std::less<>> links;
};

/// The text with its places filled. Throws bad_input for a place that has no word, as the catalogue may be edited.
doc::Runs filled(std::string_view text, const Words& words);
/// The same without links.
std::string filled_text(std::string_view text, const Words& words);

struct Named {
  std::string id;
  std::string text;
};

/// What one addressee is recommended when something was found.
struct Advice {
  std::string to;  ///< id of the addressee
  std::string text;
  std::string term;
};

struct FindingRule {
  enum class Kind { fact, limit };  ///< limit: what the data lack
  std::string code;
  Kind kind = Kind::fact;
  std::string text;
  std::vector<Advice> advice;
};

struct Wording {
  std::string title;
  std::string organisation;
  std::string source_line;
  std::int64_t schools_in_table = 0;  ///< with more schools only those that differ are listed
  std::int64_t shown = 0;             ///< how many of a long list are named
  std::int64_t named = 0;             ///< how many names stand in one line of a conclusion
  std::int64_t small_school = 0;      ///< fewer works than this are marked
  std::int64_t histogram_from = 0;    ///< fewer works than this are not drawn
  std::vector<Named> parts;
  std::vector<Named> addressees;
  std::vector<FindingRule> findings;
  std::map<std::string, std::string, std::less<>> headings;
  std::map<std::string, std::string, std::less<>> texts;

  const std::string& heading(std::string_view id) const;
  const std::string& text(std::string_view id) const;
};

/// catalog/reports/NAME.yaml. Throws bad_input with file and line.
Wording read_wording(std::string_view name);

}  // namespace vekha::reports
