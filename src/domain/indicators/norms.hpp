// Norms and targets of indicators, approved by acts: dated rows that can be taken back, and what colour a value gets by
// them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/indicators/definition.hpp"

namespace vekha::indicators {

enum class NormKind { norm, target };

/// A number a value is held against. Parts that are empty or 0 mean any.
struct NormRow {
  std::int64_t id = 0;
  std::string indicator;
  NormKind kind = NormKind::norm;
  std::string school;  ///< code
  int year = 0;
  int grade = 0;
  std::string subject;
  double value = 0;
  std::optional<double> margin;  ///< within it the colour is yellow; nothing: while the interval reaches the norm
  Basis act;
  std::string recorded_at{};   ///< UTC
  std::string actor{};         ///< who wrote it
  std::string withdrawn_at{};  ///< empty while it holds
};
/// Newest first; of one indicator or (empty) of all. `with_withdrawn` rows are among them.
std::vector<NormRow> norms(const db::Read& read, const std::string& indicator = {});
/// Throws bad_input without an act, for an unknown indicator or school, or a number its unit cannot be.
NormRow set_norm(const db::Write& write, const Library& library, const NormRow& fresh);
/// Takes a row back; takes a taken-back row into force again. Throws not_found.
void withdraw_norm(const db::Write& write, std::int64_t id);
void restore_norm(const db::Write& write, std::int64_t id);

/// What a value is about, as far as norms care.
struct NormPlace {
  std::string school;
  int year = 0;
  int grade = 0;
  std::string subject;
};
/// The row in force that says the most about the place; the newest of equals.
std::optional<NormRow> norm_for(const std::vector<NormRow>& rows, const Definition& definition, NormKind kind,
                                const NormPlace& place);

/// What a filter tells norms of all groups.
NormPlace rest_of(const results::Filter& filter);
/// The norms programs ask by ids, of the school, year, grade and subject of each group; what the groups do not tell is
/// told by `rest`.
std::map<std::string, formula::NormOf> norms_of(const std::vector<formula::Norm>& asked,
                                                const std::vector<NormRow>& rows, const NormPlace& rest);

/// The norms in force for programs that are no definitions.
std::map<std::string, formulas::GivenNorm> given_norms(const db::Read& read, const std::vector<formula::Norm>& asked,
                                                       const NormPlace& rest);

enum class Colour { none, green, yellow, red };
std::string_view colour_name(Colour colour);   ///< "green"
std::string_view colour_title(Colour colour);  ///< «зелёный»

/// A colour with the rule it was given by, in words.
struct Light {
  Colour colour = Colour::none;
  std::string rule;
};
/// By the norm, else by the zones of the definition, else none.
Light light(const Definition& definition, const Estimate& value, const std::optional<NormRow>& norm);

}  // namespace vekha::indicators
