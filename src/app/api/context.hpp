// What all handlers share: the stores, the jobs, the settings. Made once by the server command.
#pragma once
#include <string>

#include "app/api/cache.hpp"
#include "app/api/current_catalog.hpp"
#include "app/api/exports.hpp"
#include "app/api/import_desk.hpp"
#include "app/api/sessions.hpp"
#include "app/api/static_files.hpp"
#include "app/stores.hpp"
#include "domain/formulas/formulas.hpp"
#include "io/files/files.hpp"
#include "io/jobs/jobs.hpp"
#include "io/sys/log.hpp"
#include "io/sys/settings.hpp"

namespace vekha::api {

struct Context {
  Context(app::Stores& opened, sys::Settings chosen, const std::string& web_root);

  app::Stores& stores;
  sys::Settings settings;
  sys::Log log;
  files::Store files;
  Sessions sessions;
  StaticFiles pages;
  Cache cache;
  formulas::Kept kept;  ///< what formulas counted, until a batch touches it
  CurrentCatalog catalog;
  ImportDesk imports;
  Exports exports;
  jobs::Jobs jobs;    ///< last: its threads use the rest
  jobs::Jobs prints;  ///< documents being made: an import does not wait for them
};

}  // namespace vekha::api
