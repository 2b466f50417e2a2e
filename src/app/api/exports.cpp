#include "app/api/exports.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kMost = 40;

}  // namespace

std::string Exports::keep(std::int64_t owner, const std::string& name, const std::string& bytes) {
  const std::string id = sys::random_token(16);
  const Ready fresh{id, owner, name, folder_ + "/export-" + id};
  std::ofstream file(fresh.path, std::ios::binary);
  if (!(file << bytes).flush()) throw Error(Code::storage, "Не удалось записать готовый документ: место на диске.");
  const std::lock_guard lock(mutex_);
  ready_.push_back(fresh);
  if (ready_.size() > kMost) {
    std::error_code ignored;
    std::filesystem::remove(ready_.front().path, ignored);
    ready_.pop_front();
  }
  return id;
}

Exports::Ready Exports::find(std::int64_t owner, const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(ready_, id, &Ready::id);
  if (found == ready_.end() || found->owner != owner)
    throw Error(Code::not_found,
                "Готового документа уже нет: он сделан давно или другим человеком. Сделайте его снова.");
  return *found;
}

}  // namespace vekha::api
