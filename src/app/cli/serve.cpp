#include <malloc.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "app/api/gateway.hpp"
#include "app/api/school_signs.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/reminding/reminding.hpp"
#include "domain/org/org.hpp"
#include "io/http/server.hpp"
#include "io/jobs/ticker.hpp"
#include "io/remote/remote.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::string listen;
  std::string web_root;
};

/// What belongs to the whole process and is set once, before there are threads.
void prepare_process(const sys::Settings& settings) {
  mallopt(M_ARENA_MAX, 2);  // threads of the pool would keep an arena each
  sys::use_zone(settings.time_zone);
}

bool same_folder(const std::string& left, const std::string& right) {
  std::error_code failure;
  return std::filesystem::equivalent(left, right, failure) && !failure;
}

/// Runs a command of another process over the stores of this server.
int run_for_caller(app::Stores& own, const remote::Command& command, remote::Streams& streams) {
  std::unique_ptr<app::Stores> other;
  Session session{.in = streams.in,
                  .out = streams.out,
                  .err = streams.err,
                  .interactive = command.interactive,
                  .folder = command.folder,
                  .stores = [&](const std::string& data) -> app::Stores& {
                    if (same_folder(data, own.folder())) return own;
                    if (!other) other = std::make_unique<app::Stores>(data);
                    return *other;
                  },
                  .secret = streams.secret};
  return run(command.arguments, session);
}

http::Options server_options(const sys::Settings& settings, const std::string& listen) {
  const sys::HostPort address = sys::parse_listen(listen.empty() ? settings.listen : listen);
  http::Options options;
  options.host = address.host;
  options.port = address.port;
  options.threads = static_cast<unsigned>(settings.worker_threads);
  options.max_connections = static_cast<std::size_t>(settings.connections);
  return options;
}

std::string shown_host(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

constexpr std::chrono::minutes kBetweenRounds{1};

/// Terms are read against the catalogue of the folder as it is now. A mistake in it is told by whoever opens it.
void keep_ground(api::Context& context) {
  try {
    const auto known = context.catalog.get();
    catalog::keep_term_ground(context.stores.records(), known->term_settings, known->calendars);
  } catch (const Error& error) {
    if (error.code() != Code::bad_input) throw;
  }
}

/// What a round knows of those before it.
struct Rounds {
  std::string trouble;
  Date day = sys::today();
};

/// One round of reminders; what goes wrong is told in the log, once for each kind of trouble.
void remind(api::Context& context, app::Reminding& reminding, Rounds& rounds) {
  std::string& trouble = rounds.trouble;
  try {
    keep_ground(context);
    if (const Date today = sys::today(); std::exchange(rounds.day, today) != today)
      api::refresh_signs(context.stores, {{}, "Веха"});  // a term of silence may have ended
    const app::Reminding::Done done = reminding.run(sys::now_seconds());
    trouble.clear();
    if (done.told.reminders + done.delivered.sent + done.delivered.failed == 0) return;
    context.log.write(sys::Level::info, "reminders",
                      {{"reminders", std::int64_t{done.told.reminders}},
                       {"sent", std::int64_t{done.delivered.sent}},
                       {"failed", std::int64_t{done.delivered.failed}}});
  } catch (const std::exception& error) {
    if (trouble == error.what()) return;
    trouble = error.what();
    context.log.write(sys::Level::error, "reminders", {{"detail", trouble}});
  }
}

void serve(const Options& chosen, Session& session) {
  const std::string folder = session.path(chosen.data);
  const sys::Settings settings = sys::read_settings(folder);
  prepare_process(settings);
  app::Stores& stores = session.stores(folder);
  stores.records().read([](const db::Read& read) { org::root(read); });
  if (!settings.municipality.empty()) org::name_municipality(stores.records(), settings.municipality);
  const std::string web_root = chosen.web_root.empty() ? "" : session.path(chosen.web_root);
  api::Context context(stores, settings, web_root);
  const http::Options options = server_options(settings, chosen.listen);
  http::Server server(options, api::service(context));
  server.stop_on_signals();
  const remote::Host host(folder, [&](const remote::Command& command, remote::Streams& streams) {
    return run_for_caller(stores, command, streams);
  });
  app::Reminding reminding(stores, settings);
  Rounds rounds;
  std::optional<jobs::Ticker> clock(std::in_place, kBetweenRounds, [&] { remind(context, reminding, rounds); });
  session.out << "Веха работает: http://" << shown_host(options.host) << ":" << server.port() << "/\n" << std::flush;
  context.log.write(sys::Level::info, "start", {{"port", std::int64_t{server.port()}}});
  server.run();
  reminding.stop();
  clock.reset();
  context.sessions.save(sys::now_seconds());
  context.log.write(sys::Level::info, "stop", {});
  session.out << "Веха остановлена.\n";
}

}  // namespace

void add_serve(Command app, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = app.add_subcommand("serve", "Запустить сервер с веб-страницей");
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--listen", options->listen, "Адрес и порт, например 127.0.0.1:8080");
  command.add_option("--web-root", options->web_root, "Папка со страницей вместо встроенной (для разработки)");
  command.callback([options, &session] { serve(*options, session); });
}

}  // namespace vekha::cli
