// Unfinished imports on disk, a file each, so that a restart of the server finds them. No uploaded file is among them.
#pragma once
#include <string>
#include <vector>

#include "domain/imports/imports.hpp"

namespace vekha::api {

class ImportShelf {
 public:
  explicit ImportShelf(const std::string& data_folder) : folder_(data_folder + "/drafts") {}
  /// Writes the import whole or not at all (0600). Throws storage.
  void keep(imports::Unfinished import) const;
  void remove(const std::string& id) const;
  /// All that can be read, in order of their beginning; what another version of the program wrote is removed.
  std::vector<imports::Unfinished> all() const;

 private:
  std::string folder_;
};

}  // namespace vekha::api
