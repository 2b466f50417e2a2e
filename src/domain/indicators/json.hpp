// Definitions and sets as JSON: what an approval freezes, what a bundle carries, what commands and pages show.
#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "domain/indicators/sets.hpp"

namespace vekha::indicators {

void write_definition(JsonWriter& json, const Definition& one);
void write_set(JsonWriter& json, const Set& one);

/// The set and the definitions in its slots, as an approval keeps them.
std::string frozen_json(const Set& set, const Library& library);
struct FrozenContent {
  Set set;
  Library library;
};
/// Throws bad_input for a text that is none of ours.
FrozenContent frozen_from(std::string_view json);
/// One definition as `write_definition` wrote it. Throws bad_input.
Definition definition_from(std::string_view json);

}  // namespace vekha::indicators
