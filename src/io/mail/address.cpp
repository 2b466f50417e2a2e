#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.hpp"
#include "io/mail/mail.hpp"

namespace vekha::mail {
namespace {

constexpr std::size_t kLongestLocal = 64;
constexpr std::size_t kLongestAddress = 254;

bool letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A dot-atom of RFC 5322.
bool is_local(std::string_view local) {
  constexpr std::string_view kSigns = "!#$%&'*+-/=?^_`{|}~.";
  const bool dots = local.empty() || local.front() == '.' || local.back() == '.' || local.find("..") != local.npos;
  return !dots && local.size() <= kLongestLocal && std::ranges::all_of(local, [&](char c) {
    return letter_or_digit(c) || kSigns.find(c) != std::string_view::npos;
  });
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return letter_or_digit(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  const auto labels = split(domain, '.');
  const bool digits = std::ranges::all_of(labels.back(), [](char c) { return c >= '0' && c <= '9'; });
  return labels.size() >= 2 && !digits && std::ranges::all_of(labels, is_label);
}

/// The domain in ASCII and lower case; empty when it cannot be.
std::string ascii_domain(std::string_view domain) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &status),
                                                            &uidna_close);
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::array<char, 256> out{};
  const std::int32_t size = uidna_nameToASCII_UTF8(idna.get(), domain.data(), static_cast<std::int32_t>(domain.size()),
                                                   out.data(), static_cast<std::int32_t>(out.size()), &info, &status);
  const bool good = U_SUCCESS(status) != 0 && info.errors == 0 && size < static_cast<std::int32_t>(out.size());
  return good ? lower(std::string_view(out.data(), static_cast<std::size_t>(size))) : std::string();
}

}  // namespace

std::optional<std::string> parse_address(std::string_view text) {
  const std::string_view whole = trimmed(text);
  const auto at = whole.rfind('@');
  if (at == std::string_view::npos || whole.size() > kLongestAddress) return std::nullopt;
  const std::string_view local = whole.substr(0, at);
  const std::string domain = ascii_domain(whole.substr(at + 1));
  if (!is_local(local) || domain.empty() || !is_domain(domain)) return std::nullopt;
  return std::string(local) + "@" + domain;
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
  const auto open = text.rfind('<');
  const auto close = text.rfind('>');
  const bool framed = open != std::string_view::npos && close != std::string_view::npos && open < close;
  const auto address = parse_address(framed ? text.substr(open + 1, close - open - 1) : text);
  if (!address) return std::nullopt;
  std::string name(framed ? trimmed(text.substr(0, open)) : std::string_view());
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  return Mailbox{name, *address};
}

}  // namespace vekha::mail
