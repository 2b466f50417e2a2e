// What makes two cards the same act, and the folded text a paper is searched by.
#pragma once
#include <string>
#include <string_view>

#include "domain/papers/papers.hpp"

namespace vekha::papers {

/// The card with blanks squeezed, the kind in lower case and «№» taken from the number.
Card tidy(const Card& card);
/// Folded kind, number and day; the title too when number or day is unknown.
std::string identity(const Card& card);
std::string issuer_key(std::string_view issuer);
std::string search_text(const Card& card);

}  // namespace vekha::papers
