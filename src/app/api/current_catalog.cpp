#include "app/api/current_catalog.hpp"

namespace vekha::api {
namespace {

namespace fs = std::filesystem;

/// Names and times of the files below a folder.
std::string state_of(const std::string& folder) {
  std::string state;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
    state += entry->path().string() + ":" + std::to_string(entry->last_write_time(failure).time_since_epoch().count()) +
             "\n";
  return state;
}

}  // namespace

std::shared_ptr<const catalog::Catalog> CurrentCatalog::get() const {
  const std::string state = state_of(folder_ + "/catalog");
  const std::lock_guard lock(mutex_);
  if (!loaded_ || state != state_) {
    loaded_ = std::make_shared<const catalog::Catalog>(catalog::load(folder_));
    state_ = state;
  }
  return loaded_;
}

}  // namespace vekha::api
