// The tree of a program of the indicator language, each node with its place in the text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace vekha::formula {

enum class Op : std::uint8_t {
  number,  ///< `value`; `text` is its unit suffix: "", "%", "пп"
  text,    ///< `text` in quotes
  name,    ///< `text`: a field or a dimension
  call,    ///< `text`: the canonical name of a function; children are its arguments
  source,  ///< `text`: the rows an aggregate is over; child 0, when there, is the filter
  negate,
  no,
  plus,
  minus,
  times,
  over,
  same,
  other,
  less,
  most,
  more,
  least,
  both,
  either,
  among,  ///< child 0 is looked for among the others
};

struct Node {
  Op op = Op::number;
  std::size_t at = 0;  ///< the character it begins with, from 0
  double value = 0;
  std::string text{};
  std::vector<Node> children{};
};

/// A fault of a program with its place, counted in characters, so that a page can underline it.
class Fault : public Error {
 public:
  Fault(std::string_view program, std::size_t at, const std::string& advice);
  /// The character it begins with, from 0.
  std::size_t at() const { return at_; }
  /// Characters of the word, number, quote or sign that stands there; 0 at the end of the text.
  std::size_t length() const { return length_; }
  /// What was found and what to do, without the place.
  const std::string& advice() const { return advice_; }

 private:
  std::size_t at_;
  std::size_t length_;
  std::string advice_;
};

/// A fault of a program: Russian, with its place, what was found and what to do. Throws Fault.
[[noreturn]] void complain(std::string_view program, std::size_t at, const std::string& what);

/// The tree of a text. Throws bad_input with place and advice; a text of any length or nesting is answered in bounds:
/// at most 4,000 characters, 500 nodes, 40 levels.
Node parsed(std::string_view program);
/// The text of a tree in the canonical words; parsed(printed(tree)) is the same tree.
std::string printed(const Node& tree);

}  // namespace vekha::formula
