#include "app/cli/work.hpp"

#include "app/cli/options.hpp"
#include "app/work_json.hpp"
#include "base/text.hpp"

namespace vekha::cli {

Who who(const db::Read& read, const std::string& login) {
  if (login.empty()) return {execution::owner(owner().name), owner()};
  const auto viewer = people::viewer(read, people::account(read, login).id);
  if (!viewer) throw Error(Code::forbidden, "Учётная запись «" + login + "» отключена: от её имени не работают.");
  return {app::hand_of(*viewer), viewer->actor()};
}

void add_work_options(Command command, WorkOptions& options) {
  command.add_option("--data", options.data, "Папка данных").required();
  command.add_option("--as", options.login, "От чьего имени: логин; без него — владелец папки данных");
  command.add_flag("--json", options.json, "Ответ в JSON");
}

app::Stores& stores_of(const WorkOptions& options, Session& session) {
  return session.stores(session.path(options.data));
}

void change_as(const WorkOptions& options, Session& session, const std::string& reason,
               const std::function<void(const db::Write&, const execution::Hand&)>& work) {
  db::Database& records = stores_of(options, session).records();
  const Who actor = records.read([&](const db::Read& read) { return who(read, options.login); });
  records.write(actor.actor, reason, [&](const db::Write& write) { work(write, actor.hand); });
}

void look_as(const WorkOptions& options, Session& session,
             const std::function<void(const db::Read&, const execution::Hand&)>& work) {
  stores_of(options, session).records().read([&](const db::Read& read) { work(read, who(read, options.login).hand); });
}

std::optional<Date> maybe_day(const std::string& text) {
  if (text.empty()) return std::nullopt;
  auto day = parse_ru_date(text);
  if (!day) day = parse_iso_date(text);
  if (!day) throw Error(Code::bad_arguments, "«" + text + "» — не дата. Нужно, например, 05.09.2025.");
  return day;
}

Date day_of(const std::string& text) {
  const auto day = maybe_day(text);
  if (!day) throw Error(Code::bad_arguments, "Не указана дата. Нужно, например, 05.09.2025.");
  return *day;
}

std::string cut_line(const std::string& text, std::size_t most) {
  const std::string line = squeezed(text);
  return length(line) <= most ? line : prefix(line, most - 1) + "…";
}

std::string days_line(Date from, Date due) { return from == due ? ru_date(due) : ru_date(from) + " — " + ru_date(due); }

}  // namespace vekha::cli
