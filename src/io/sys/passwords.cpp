#include "io/sys/passwords.hpp"

#include <sodium.h>

#include <array>
#include <condition_variable>
#include <mutex>

#include "base/error.hpp"

namespace vekha::sys {
namespace {

constexpr int kAtOnce = 2;    // 64 MiB of memory each
constexpr int kWaiting = 32;  // beyond that a flood is turned away
constexpr auto kOperations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr auto kMemory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

/// Lets `kAtOnce` callers through and makes the rest wait.
class Gate {
 public:
  class Pass {
   public:
    explicit Pass(Gate& gate) : gate_(gate) {
      std::unique_lock lock(gate_.mutex_);
      if (gate_.waiting_ >= kWaiting)
        throw Error(Code::too_many, "Слишком много попыток входа одновременно. Повторите через минуту.");
      ++gate_.waiting_;
      gate_.freed_.wait(lock, [this] { return gate_.inside_ < kAtOnce; });
      --gate_.waiting_;
      ++gate_.inside_;
    }
    ~Pass() {
      {
        const std::lock_guard lock(gate_.mutex_);
        --gate_.inside_;
      }
      gate_.freed_.notify_one();
    }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

   private:
    Gate& gate_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int inside_ = 0;
  int waiting_ = 0;
};

Gate& gate() {
  static Gate one;
  return one;
}

}  // namespace

std::string hash_password(std::string_view password) {
  VEKHA_CHECK(sodium_init() >= 0);
  const Gate::Pass pass(gate());
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kOperations, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw Error(Code::unavailable, "Не хватило памяти, чтобы проверить пароль. Повторите позже.");
  return text.data();
}

bool password_matches(std::string_view password, const std::string& hash) {
  if (hash.empty()) {
    hash_password(password);
    return false;
  }
  VEKHA_CHECK(sodium_init() >= 0);
  const Gate::Pass pass(gate());
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace vekha::sys
