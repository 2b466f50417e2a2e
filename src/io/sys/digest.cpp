#include "io/sys/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace vekha::sys {
namespace {

class Sha256 {
 public:
  Sha256() { VEKHA_CHECK(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1); }
  void take(const void* bytes, std::size_t size) { EVP_DigestUpdate(context_.get(), bytes, size); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
      out += kHex[digest[i] / 16U];
      out += kHex[digest[i] % 16U];
    }
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

}  // namespace

std::string file_sha256(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(Code::bad_input, "Файл «" + path.substr(path.rfind('/') + 1) + "» не открывается.");
  Sha256 digest;
  std::vector<char> buffer(1U << 16U);
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0)
    digest.take(buffer.data(), static_cast<std::size_t>(file.gcount()));
  return digest.hex();
}

std::string text_sha256(std::string_view bytes) {
  Sha256 digest;
  digest.take(bytes.data(), bytes.size());
  return digest.hex();
}

}  // namespace vekha::sys
