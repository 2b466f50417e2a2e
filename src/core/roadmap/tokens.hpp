// A sentence of an official paper as words and marks that know their place, for the readers of acts and short names.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace vekha::roadmap {

/// A word ("273-ФЗ", "08.09.2021", "Приказом") or one mark («, », ", (, ), №, comma …).
struct Token {
  std::string text;
  std::string small;  ///< lower case, ё→е, dashes «-», all quotes as they are
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Token> tokens_of(std::string_view text);

/// Something recognised in a run of tokens and the token behind it.
template <class T>
struct Found {
  T value;
  std::size_t next = 0;
};

/// «08.09.2021», «12 января 2022 г.», ««12» января 2022 года» at this token.
std::optional<Found<Date>> date_at(const std::vector<Token>& tokens, std::size_t at);
/// «№ 272 - ос», «N 15», «№№ 590/219»: without the sign.
std::optional<Found<std::string>> number_at(const std::vector<Token>& tokens, std::size_t at);
bool is_opening_quote(const Token& token);
bool is_closing_quote(const Token& token);

}  // namespace vekha::roadmap
