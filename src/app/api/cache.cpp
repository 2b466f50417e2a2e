#include "app/api/cache.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kMostEntries = 500;

}  // namespace

std::string Cache::get(const std::string& key, const std::string& version, const std::function<std::string()>& make) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found != entries_.end() && found->second.version == version) return found->second.answer;
  }
  std::string answer = make();
  const std::lock_guard lock(mutex_);
  if (entries_.size() >= kMostEntries) entries_.clear();
  entries_[key] = {version, answer};
  return answer;
}

}  // namespace vekha::api
