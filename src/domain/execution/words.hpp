// Words of plans compared by their beginnings: enough for Russian endings, and readable as data.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/state.hpp"

namespace vekha::execution {

/// The words of a text, folded (lower case, ё as е).
std::vector<std::string> words_of(std::string_view text);
/// Where the beginnings of words stand side by side («отдел образован»; «оо.» is a whole word); npos when they do not.
std::size_t find_phrase(const std::vector<std::string>& words, std::string_view stems);

}  // namespace vekha::execution
