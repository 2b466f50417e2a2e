// From tree back to text, in the canonical English words and with brackets only where binding asks for them.
#include <array>
#include <charconv>

#include "core/formula/syntax.hpp"

namespace vekha::formula {
namespace {

struct Shape {
  Op op;
  std::string_view sign;
  int binding;  ///< higher binds tighter
};
constexpr std::array<Shape, 13> kShapes{{{Op::either, " or ", 1},
                                         {Op::both, " and ", 2},
                                         {Op::no, "not ", 3},
                                         {Op::same, " = ", 4},
                                         {Op::other, " != ", 4},
                                         {Op::less, " < ", 4},
                                         {Op::most, " <= ", 4},
                                         {Op::more, " > ", 4},
                                         {Op::least, " >= ", 4},
                                         {Op::plus, " + ", 5},
                                         {Op::minus, " - ", 5},
                                         {Op::times, " * ", 6},
                                         {Op::over, " / ", 6}}};

const Shape* shape_of(Op op) {
  for (const Shape& row : kShapes)
    if (row.op == op) return &row;
  return nullptr;
}

int binding_of(const Node& tree) {
  if (tree.op == Op::among) return 4;
  if (tree.op == Op::negate) return 7;
  const Shape* shape = shape_of(tree.op);
  return shape == nullptr ? 8 : shape->binding;
}

std::string inside(const Node& tree, int binding) {
  const std::string text = printed(tree);
  return binding_of(tree) < binding ? "(" + text + ")" : text;
}

std::string joined(const Node& tree, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (i > from ? ", " : "") + printed(tree.children[i]);
  return out;
}

/// A quote the text itself does not hold.
std::string quoted(const std::string& text) {
  if (text.find('\'') == std::string::npos) return "'" + text + "'";
  return text.find('"') == std::string::npos ? "\"" + text + "\"" : "«" + text + "»";
}

/// The shortest digits that read back as the same number.
std::string plain_number(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return end.ec == std::errc{} ? std::string(digits.data(), end.ptr) : "0";
}

std::string printed_call(const Node& tree) {
  const std::size_t count = tree.children.size();
  const bool over_rows = tree.children.back().op == Op::source;
  const std::string arguments = joined(tree, 0, over_rows ? count - 1 : count);
  if (!over_rows) return tree.text + "(" + arguments + ")";
  return tree.text + "(" + arguments + (arguments.empty() ? "" : " of ") + printed(tree.children.back()) + ")";
}

}  // namespace

std::string printed(const Node& tree) {
  switch (tree.op) {
    case Op::number: return plain_number(tree.value) + (tree.text == "%" ? "%" : tree.text.empty() ? "" : " pp");
    case Op::text: return quoted(tree.text);
    case Op::name: return tree.text;
    case Op::call: return printed_call(tree);
    case Op::source: return tree.text + (tree.children.empty() ? "" : " where " + printed(tree.children[0]));
    case Op::negate: return "-" + inside(tree.children[0], 7);
    case Op::no: return "not " + inside(tree.children[0], 3);
    case Op::among: return inside(tree.children[0], 5) + " in (" + joined(tree, 1, tree.children.size()) + ")";
    default: break;
  }
  const Shape& shape = *shape_of(tree.op);
  // Chains lean to the left: a right child of the same binding needs its brackets; comparisons never chain.
  const int left = shape.binding == 4 ? 5 : shape.binding;
  return inside(tree.children[0], left) + std::string(shape.sign) + inside(tree.children[1], shape.binding + 1);
}

}  // namespace vekha::formula
