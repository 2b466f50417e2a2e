#include "io/sys/tokens.hpp"

#include <sodium.h>

#include <array>
#include <vector>

#include "base/error.hpp"

namespace vekha::sys {
namespace {

void ready() {
  static const int status = sodium_init();
  VEKHA_CHECK(status >= 0);
}

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  std::string text(count * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, count);
  text.pop_back();
  return text;
}

}  // namespace

std::string random_token(std::size_t bytes) {
  ready();
  std::vector<unsigned char> random(bytes);
  randombytes_buf(random.data(), random.size());
  return hexadecimal(random.data(), random.size());
}

std::string digest(std::string_view content) {
  ready();
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                     nullptr, 0);
  return hexadecimal(hash.data(), hash.size());
}

bool same_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace vekha::sys
