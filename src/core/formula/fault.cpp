// Where a fault of a program stands, in characters as people and pages count them.
#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "core/formula/syntax.hpp"

namespace vekha::formula {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// Latin and Cyrillic letters, digits; other signs of many bytes are words of their own.
bool of_word(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return std::isalnum(code) != 0 || byte == '_' || code == 0xD0 || code == 0xD1 || continues(byte);
}

std::size_t characters(std::string_view text) { return is_utf8(text) ? length(text) : 0; }

/// The word, number, quote or sign the text begins with.
std::string_view token(std::string_view text) {
  if (text.empty()) return text;
  if (text.starts_with("«")) return text.substr(0, text.find("»") == text.npos ? text.npos : text.find("»") + 2);
  if (text.front() == '\'' || text.front() == '"') {
    const std::size_t end = text.find(text.front(), 1);
    return text.substr(0, end == text.npos ? text.npos : end + 1);
  }
  if (of_word(text.front()))
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, of_word) - text.begin()));
  const bool pair = text.size() > 1 && text[1] == '=' && std::string_view("!<>").find(text.front()) != text.npos;
  std::size_t end = pair ? 2 : 1;
  while (end < text.size() && continues(text[end])) ++end;
  return text.substr(0, end);
}

}  // namespace

Fault::Fault(std::string_view program, std::size_t at, const std::string& advice)
    : Error(Code::bad_input, "Формула, знак " +
                                 std::to_string(characters(program.substr(0, std::min(at, program.size()))) + 1) +
                                 ": " + advice + "."),
      at_(characters(program.substr(0, std::min(at, program.size())))),
      length_(characters(token(program.substr(std::min(at, program.size()))))),
      advice_(advice) {}

}  // namespace vekha::formula
