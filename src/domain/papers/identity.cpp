#include "domain/papers/identity.hpp"

#include "base/text.hpp"

namespace vekha::papers {
namespace {

std::string without_quotes(std::string_view text) { return replaced(folded(text), "\"", ""); }

}  // namespace

Card tidy(const Card& card) {
  Card out{.kind = lower(squeezed(card.kind)),
           .number = squeezed(card.number),
           .dated = card.dated,
           .issuer = squeezed(card.issuer),
           .title = squeezed(card.title)};
  for (const std::string_view mark : {"№", "N "})
    if (out.number.starts_with(mark)) out.number = squeezed(out.number.substr(mark.size()));
  return out;
}

std::string identity(const Card& card) {
  const Card plain = tidy(card);
  std::string out = folded(plain.kind) + "|" + replaced(folded(plain.number), " ", "") + "|" +
                    (plain.dated ? iso_date(*plain.dated) : "");
  if (plain.number.empty() || !plain.dated) out += "|" + without_quotes(plain.title);
  return out;
}

std::string issuer_key(std::string_view issuer) { return without_quotes(issuer); }

std::string search_text(const Card& card) {
  const std::string day = card.dated ? ru_date(*card.dated) : "";
  return folded(joined({card.kind, card.number, day, card.issuer, card.title}, " "));
}

}  // namespace vekha::papers
