// The catalogue in force: read again when a file of the data folder's own catalogue changed.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "domain/catalog/catalog.hpp"

namespace vekha::api {

/// Thread-safe.
class CurrentCatalog {
 public:
  explicit CurrentCatalog(std::string data_folder) : folder_(std::move(data_folder)) {}
  /// Throws bad_input when a changed file is wrong.
  std::shared_ptr<const catalog::Catalog> get() const;

 private:
  std::string folder_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const catalog::Catalog> loaded_;
  mutable std::string state_;
};

}  // namespace vekha::api
