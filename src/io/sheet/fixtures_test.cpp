#include "io/sheet/fixtures.hpp"

#include <zip.h>

namespace vekha::sheet::fixtures {

std::string zip_file(const Folder& folder, const std::string& name, const Parts& parts, const char* password) {
  const std::string path = folder.path(name);
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  VEKHA_CHECK(archive != nullptr);
  for (const auto& [part, bytes] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, part.c_str(), source, ZIP_FL_ENC_UTF_8);
    VEKHA_CHECK(index >= 0);
    if (password != nullptr)
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_128, password);
  }
  VEKHA_CHECK(zip_close(archive) == 0);
  return path;
}

}  // namespace vekha::sheet::fixtures
