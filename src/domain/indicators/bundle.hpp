// The bundle of one value: its definition, the tallies it is made of, and the value as it came out.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators/norms.hpp"
#include "domain/indicators/values.hpp"

namespace vekha::indicators {

struct Bundle {
  std::string title;
  Definition definition;
  std::string program;  ///< with the parameters put in
  std::int64_t minimum = 1;
  formula::Key key;                ///< of the group, in the order of the first dimensions
  formula::Dimensions dimensions;  ///< of the tallies
  formula::Gathered gathered;
  formula::Value value;
  std::vector<NormRow> norms{};  ///< those the program asks
  NormPlace rest{};              ///< what the filter told the norms
  std::string known_on;
  std::string made_at;  ///< UTC
};
std::string bundle_json(const Bundle& bundle);
/// Throws bad_input.
Bundle bundle_from(std::string_view json);

/// The value of a program for one group of a gathering; nothing when it has no such group.
class Recounting {
 public:
  explicit Recounting(const Bundle& bundle)
      : bundle_(bundle),
        program_(formula::compiled(bundle.program, formulas::language_with(bundle.definition.norms))) {}
  std::optional<formula::Value> whole() const { return of(program_.root); }
  const formula::Program& program() const { return program_; }
  /// Of a part of the program.
  std::optional<formula::Value> of(const formula::Step& step) const;
  /// What a `part` was made of: the sums over the reports that have both.
  struct Sums {
    double part = 0;
    double whole = 0;
  };
  Sums sums_of(const formula::Step& part) const;

 private:
  bool is_of_group(const formula::Key& key) const;
  const Bundle& bundle_;
  formula::Program program_;
};
/// The program with its numbers put in, and the numbers one by one.
struct Substituted {
  std::string text;
  struct Part {
    std::string text;
    std::string value_text;
    formula::Value value;
  };
  std::vector<Part> parts;
};
Substituted substituted(const Recounting& recounting, const Definition& definition);

}  // namespace vekha::indicators
