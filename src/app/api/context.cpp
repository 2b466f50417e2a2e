#include "app/api/context.hpp"

#include "app/file_store.hpp"

namespace vekha::api {
namespace {

people::Policy policy_of(const sys::Settings& settings) {
  people::Policy policy;
  policy.idle_seconds = std::int64_t{60} * settings.session_minutes;
  return policy;
}

}  // namespace

Context::Context(app::Stores& opened, sys::Settings chosen, const std::string& web_root)
    : stores(opened),
      settings(std::move(chosen)),
      log(opened.folder() + "/log/vekha.log"),
      files(app::file_store(opened.folder(), settings)),
      sessions(opened.records(), policy_of(settings)),
      pages(web_root),
      catalog(opened.folder()),
      imports(opened, catalog, jobs),
      exports(opened.incoming()) {}

}  // namespace vekha::api
