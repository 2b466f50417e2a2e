#include "app/api/context.hpp"

namespace vekha::api {
namespace {

people::Policy policy_of(const sys::Settings& settings) {
  people::Policy policy;
  policy.idle_seconds = std::int64_t{60} * settings.session_minutes;
  return policy;
}

files::Store files_of(const std::string& folder, const sys::Settings& settings) {
  return {folder + "/files",
          {files::words_of_command(settings.antivirus), std::chrono::seconds(settings.antivirus_seconds)},
          std::int64_t{settings.file_megabytes} << 20U};
}

}  // namespace

Context::Context(app::Stores& opened, sys::Settings chosen, const std::string& web_root)
    : stores(opened),
      settings(std::move(chosen)),
      log(opened.folder() + "/log/vekha.log"),
      files(files_of(opened.folder(), settings)),
      sessions(opened.records(), policy_of(settings)),
      pages(web_root),
      catalog(opened.folder()),
      imports(opened, catalog, jobs) {}

}  // namespace vekha::api
