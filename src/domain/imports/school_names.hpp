// Names of Russian schools compared as people compare them: legal forms, quotes, «ё», kinds of schools, numbers.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vekha::imports {

/// What a name of a school says, without its legal form.
struct SchoolWords {
  std::string kind;                ///< «сош», «оош», «гимназия», «лицей» … or empty
  std::string number;              ///< «5» of «№ 5», or empty
  std::vector<std::string> words;  ///< the rest, sorted: names of places and persons
  std::string key() const;         ///< equal for two spellings of one name
};
SchoolWords school_words(std::string_view name);
/// 0..1: 1 for the same name; 0 when the numbers differ.
double likeness(const SchoolWords& a, const SchoolWords& b);

}  // namespace vekha::imports
