// Acts named in running text: kind, number, date, issuer and title of each, in whatever order the sentence has them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

/// Every act the text names with a date and a number, or as approved on a date. In the order of the text.
std::vector<ActReference> acts_in(std::string_view text);
/// Adds acts to a list in which none stands twice; what a later mention knows better is taken over.
void add_acts(std::vector<ActReference>& basis, const std::vector<ActReference>& found);
/// The kind a word names in any case form: «приказом» → «приказ»; empty when it names none.
std::string_view kind_of_act(std::string_view small_word);
/// «управления образования» → «управление образования»: the first word of a body in the nominative.
std::string nominative_body(std::string_view issuer);

}  // namespace vekha::roadmap
