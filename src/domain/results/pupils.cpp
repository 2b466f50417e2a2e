#include "domain/results/pupils.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::results {
namespace {

constexpr char kPart = '\x1f';  // stands in no identifier

/// An open file, closed at the end.
struct File {
  int handle;
  ~File() {
    if (handle >= 0) ::close(handle);
  }
};

[[noreturn]] void fail(const std::string& path) {
  throw Error(Code::storage, "Не удалось прочесть или создать файл ключа «" + path +
                                 "». Верните его из резервной копии или проверьте права на папку данных.");
}

Pupils::Secret read_secret(int handle, const std::string& path) {
  Pupils::Secret secret{};
  if (::read(handle, secret.data(), secret.size()) != static_cast<ssize_t>(secret.size())) fail(path);
  return secret;
}

/// Written beside and moved into place, so that a killed process leaves no half of a key.
void make_secret(const std::string& path) {
  Pupils::Secret secret{};
  randombytes_buf(secret.data(), secret.size());
  const std::string fresh = path + ".new";
  const File file{::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  const bool written = file.handle >= 0 && ::fchmod(file.handle, 0600) == 0 &&
                       ::write(file.handle, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
                       ::fsync(file.handle) == 0;
  if (!written || ::rename(fresh.c_str(), path.c_str()) != 0) fail(path);
}

}  // namespace

Pupils Pupils::of_folder(const std::string& folder) {
  if (sodium_init() < 0) throw Error(Code::internal, "Библиотека шифрования не запустилась.");
  const std::string path = folder + "/pupil.key";
  if (::access(path.c_str(), F_OK) != 0) make_secret(path);
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.handle < 0) fail(path);
  return Pupils(read_secret(file.handle, path));
}

std::int64_t Pupils::hash(std::string_view text) const {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> out{};
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     secret_.data(), secret_.size());
  std::uint64_t number = 0;
  std::memcpy(&number, out.data(), sizeof number);
  number >>= 1U;  // positive everywhere
  return number == 0 ? 1 : static_cast<std::int64_t>(number);
}

std::int64_t Pupils::person(Identifier kind, std::string_view written) const {
  const std::string plain = replaced(folded(written), " ", "");
  if (plain.empty()) return 0;
  return hash("person" + std::string(1, kPart) + std::to_string(static_cast<int>(kind)) + kPart + plain);
}

std::int64_t Pupils::code(const ScopedCode& scoped) const {
  const std::string plain = folded(scoped.code);
  if (plain.empty()) return 0;
  return hash("code" + std::string(1, kPart) + folded(scoped.procedure) + kPart + std::to_string(scoped.year) + kPart +
              std::string(scoped.school) + kPart + plain);
}

}  // namespace vekha::results
