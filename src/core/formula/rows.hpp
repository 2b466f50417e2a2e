// Rows a formula is computed over, their cells, and the values made of them.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/estimate.hpp"
#include "core/formula/program.hpp"

namespace vekha::formula {

/// Missing, zero, not applicable and suppressed are different things in every cell.
enum class Presence : std::uint8_t { value, missing, not_applicable, suppressed };
struct Cell {
  Presence presence = Presence::value;
  double number = 0;
  std::string_view text{};  ///< of a text field
};

/// Another exam of the same person: which procedure, how many years before.
struct Before {
  std::string_view procedure;
  int years = 0;
  bool same_subject = false;
};

class Rows;
/// Rows that belong to a row: the works of a person.
struct Own {
  const Rows* rows = nullptr;
  std::span<const std::size_t> places{};
};

/// Rows of one source, many equal ones as one with a weight.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual std::size_t size() const = 0;
  /// How many equal rows this one stands for, 1 or more.
  virtual std::int64_t weight(std::size_t row) const = 0;
  /// `field`: its place among the fields of the source.
  virtual Cell cell(std::size_t row, std::size_t field) const = 0;
  virtual Own own(std::size_t row) const;
  /// Whether the same person was there before: yes, no, or missing when nobody can tell.
  virtual Cell before(std::size_t row, const Before& wanted) const;
  /// A figure of a report by its item; missing when the report does not have it.
  virtual Cell figure(std::size_t row, std::string_view item) const;
  /// The rows with a text in a field of theirs, which every row has, in order; nullptr: they are not listed so. Only of
  /// sources of which nothing is told before a row is read.
  virtual const std::vector<std::size_t>* with_text(std::size_t field, std::string_view text) const;
  /// A row that stands for nobody known has no value whatever is asked: works without a code and a key.
  virtual bool known(std::size_t row) const;
};

/// A number with what it rests on. `n` of the estimate: rows counted; `rows`: rows the filter let through.
struct Value {
  Estimate estimate{};
  std::int64_t rows = 0;
  std::int64_t missing = 0;         ///< rows without the value, also those for which the filter could not be answered
  std::int64_t not_applicable = 0;  ///< rows the question is not asked of; they are not part of the coverage
  std::int64_t suppressed = 0;
};

struct Data {
  const Schema& schema;
  std::vector<const Rows*> sources;       ///< in the order of the schema
  std::map<std::string, double> norms{};  ///< by name; one that is not here is missing
  std::int64_t minimum = 1;               ///< with fewer rows counted a mean, share or quantile is absent (too_few)
};

/// The value of an expression over one row.
Cell row_value(const RowStep& step, const Rows& rows, std::size_t row);

}  // namespace vekha::formula
