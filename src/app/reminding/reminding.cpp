#include "app/reminding/reminding.hpp"

#include <filesystem>

#include "base/error.hpp"
#include "domain/cases/cases.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/org/org.hpp"
#include "io/sys/clock.hpp"

namespace vekha::app {
namespace {

constexpr int kMostBatches = 50;

std::string place_name(const db::Read& read) {
  const auto municipalities = org::list(read, {}, org::Kind::municipality);
  return municipalities.size() == 1 ? municipalities.front().name : "";
}

}  // namespace

mail::Server mail_server(const sys::Settings& settings, const std::string& folder) {
  if (settings.mail_host.empty())
    throw Error(Code::bad_input, "Почтовый сервер не задан. Укажите mail_host и mail_from в settings.yaml.");
  mail::Server server{.host = settings.mail_host,
                      .port = settings.mail_port,
                      .security = mail::security_from_name(settings.mail_security).value_or(mail::Security::starttls),
                      .user = settings.mail_user,
                      .ca_file = settings.mail_ca_file};
  const std::filesystem::path here(folder);
  if (!settings.mail_password_file.empty())
    server.password = mail::read_password((here / settings.mail_password_file).string());
  if (!server.ca_file.empty()) server.ca_file = (here / server.ca_file).string();
  return server;
}

std::optional<reminders::Post> post_of(const db::Read& read, const sys::Settings& settings) {
  if (settings.mail_host.empty()) return std::nullopt;
  const auto from = mail::parse_mailbox(settings.mail_from);
  if (!from)
    throw Error(Code::bad_input,
                "Не указано, от чьего имени уходят письма. Добавьте mail_from в settings.yaml, "
                "например: mail_from: Веха <vekha@example.ru>.");
  return reminders::Post{.from = *from, .page_url = settings.page_url, .place = place_name(read)};
}

Reminding::Reminding(Stores& stores, const sys::Settings& settings)
    : stores_(stores), settings_(settings), calendar_(catalog::load(stores.folder()).production_calendar()) {}

Reminding::Done Reminding::run(std::int64_t now) {
  db::Database& records = stores_.records();
  reminders::Round round{.now = now, .zone = sys::zone(), .hour = settings_.reminder_hour};
  round.working = [this](Date day) { return calendar_.working_day(day); };
  Done done;
  std::optional<Error> wrong;
  try {
    round.post = records.read([this](const db::Read& read) { return post_of(read, settings_); });
  } catch (const Error& error) {
    wrong = error;
  }
  done.told = reminders::tell(records, round);
  cases::remind(records, {{}, "Веха"}, sys::today());
  if (wrong) throw *wrong;
  done.told.letters += reminders::put_notice_letters(records, round);
  if (!round.post) return done;
  mail::Server server = mail_server(settings_, stores_.folder());
  server.stopped = [this] { return stopping_.load(); };
  const reminders::Sender send = [&](const mail::Letter& letter) { return mail::send(server, letter); };
  for (int i = 0; i < kMostBatches && !stopping_; ++i) {
    const reminders::Delivered batch = reminders::deliver(records, *round.post, send, now);
    done.delivered.sent += batch.sent;
    done.delivered.postponed += batch.postponed;
    done.delivered.failed += batch.failed;
    if (batch.sent + batch.failed == 0) break;
  }
  return done;
}

}  // namespace vekha::app
