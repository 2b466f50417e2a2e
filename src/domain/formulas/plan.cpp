#include "domain/formulas/plan.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vekha::formulas {
namespace {

std::size_t place_in(std::vector<std::string>& list, std::string_view wanted) {
  const auto found = std::ranges::find(list, wanted);
  const auto place = static_cast<std::size_t>(found - list.begin());
  if (found == list.end()) list.emplace_back(wanted);
  return place;
}

}  // namespace

std::string Plan::base(const std::string& expression) {
  return inner + "v" + std::to_string(place_in(bases, expression));
}
std::string Plan::text(std::string_view value) { return inner + "t" + std::to_string(place_in(texts, value)); }

std::string Plan::slot(const std::string& name, const std::string& value) {
  slot_values[name] = value;
  return inner + "k" + std::to_string(place_in(slots, name));
}

At Plan::column(const std::string& expression) { return static_cast<At>(place_in(columns, expression)); }

std::size_t Plan::spread(const std::string& expression) { return place_in(spreads, expression); }

std::string Plan::identity() const {
  std::string out;
  const auto add = [&](const std::vector<std::string>& list) {
    for (const std::string& one : list) out.append(one).push_back('\x1f');
    out.push_back('\x1e');
  };
  add(bases), add(texts), add(slots), add(columns), add(spreads);
  for (const Recipe& one : recipes) {
    out += std::to_string(one.aggregate) + ":";
    for (const At at : {one.passing, one.let_missing, one.let_suppressed, one.n, one.not_applicable, one.suppressed,
                        one.hits, one.sum, one.squares, one.nobody, static_cast<At>(one.spread.value_or(9999))})
      out += std::to_string(at) + ",";
  }
  return out;
}

std::string Plan::numbers() const {
  std::string out;
  for (const Recipe& one : recipes)
    out += literal(one.factor) + "," + literal(one.shift) + "," + std::to_string(one.only_reason) + "," +
           (one.all    ? literal(*one.all)
            : one.none ? "none"
                       : "") +
           ";";
  return out;
}

std::string literal(double value) {
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific);
  const std::string out(digits.data(), end.ptr);
  return value < 0 ? "(" + out + ")" : out;
}

}  // namespace vekha::formulas
