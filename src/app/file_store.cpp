#include "app/file_store.hpp"

namespace vekha::app {

files::Store file_store(const std::string& folder, const sys::Settings& settings) {
  return {folder + "/files",
          {files::words_of_command(settings.antivirus), std::chrono::seconds(settings.antivirus_seconds)},
          std::int64_t{settings.file_megabytes} << 20U};
}

}  // namespace vekha::app
