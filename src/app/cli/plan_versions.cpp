#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/plan_commands.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct VersionOptions {
  std::int64_t id = 0;
  std::string data;
  std::string with;
  std::string reason;
  std::string date;
  roadmap::Act act{.kind = "приказ"};
  bool json = false;
};

template <class Work>
auto reading(const VersionOptions& options, Session& session, Work work) {
  return session.stores(session.path(options.data)).records().read(work);
}

template <class Work>
auto writing(const VersionOptions& options, Session& session, Work work) {
  return session.stores(session.path(options.data)).records().write(owner(), "дорожная карта", work);
}

void tell_id(const VersionOptions& options, Session& session, std::int64_t id, const std::string& words) {
  if (!options.json) {
    session.out << words << "\n";
    return;
  }
  JsonWriter json;
  session.out << json.begin_object().field("id", id).end_object().text() << "\n";
}

std::string act_text(const std::optional<roadmap::Act>& act) {
  if (!act) return "";
  return act->kind + " от " + (act->date ? ru_date(*act->date) : "") + " № " + act->number +
         (act->paper == 0 ? "" : ", карточка " + std::to_string(act->paper));
}

std::optional<std::int64_t> paper_of(const std::optional<roadmap::Act>& act) {
  return act && act->paper != 0 ? std::optional(act->paper) : std::nullopt;
}

void versions(const VersionOptions& options, Session& session) {
  const auto found = reading(options, session, [&](const db::Read& read) {
    return roadmap::versions(read, {}, RoadmapId{options.id}, sys::today());
  });
  if (!options.json) {
    Columns table({{"Версия"}, {"Номер"}, {"Состояние", Align::left}, {"Акт", Align::left}, {"Почему", Align::left}});
    for (const roadmap::Summary& each : found)
      table.add({std::to_string(each.version.number), std::to_string(each.id.value),
                 std::string(roadmap::state_title(each.version.state)), act_text(each.version.act),
                 prefix(each.version.amend_reason, 50)});
    session.out << table.text();
    return;
  }
  JsonWriter json;
  json.begin_array();
  for (const roadmap::Summary& each : found)
    json.begin_object()
        .field("id", each.id.value)
        .field("plan_id", each.version.plan.value)
        .field("version", each.version.number)
        .field("state", roadmap::state_name(each.version.state))
        .field("running", each.version.running)
        .field("act", act_text(each.version.act))
        .field("act_paper_id", paper_of(each.version.act))
        .field("reason", each.version.amend_reason)
        .end_object();
  session.out << json.end_array().text() << "\n";
}

void write_row(JsonWriter& json, const roadmap::ComparedRow& row) {
  json.begin_object().field("change", roadmap::change_name(row.change));
  json.field("number", row.after ? row.after->number : row.before ? row.before->number : "");
  json.key("before");
  row.before ? json.value(row.before->text) : json.null();
  json.key("after");
  row.after ? json.value(row.after->text) : json.null();
  json.key("fields").begin_array();
  for (const roadmap::FieldChange& field : row.fields)
    json.begin_object()
        .field("field", field.field)
        .field("before", field.before)
        .field("after", field.after)
        .end_object();
  json.end_array().field("who", row.who).field("when", row.when).field("reason", row.reason).end_object();
}

void tell_row(std::ostream& out, const roadmap::ComparedRow& row) {
  const auto& side = row.after ? row.after : row.before;
  out << roadmap::change_title(row.change) << "  " << side->number << " " << prefix(squeezed(side->text), 80) << "\n";
  for (const roadmap::FieldChange& field : row.fields)
    out << "    " << roadmap::field_title(field.field) << ": «" << squeezed(field.before) << "» → «"
        << squeezed(field.after) << "»\n";
  if (!row.reason.empty()) out << "    " << row.who << ", " << row.when.substr(0, 10) << ": " << row.reason << "\n";
}

void compare(const VersionOptions& options, Session& session) {
  const auto rows = reading(options, session, [&](const db::Read& read) {
    const RoadmapId id{options.id};
    if (options.with == "baseline") return roadmap::compare_with_baseline(read, {}, id);
    return roadmap::compare(read, {}, RoadmapId{parse_integer(options.with).value_or(0)}, id);
  });
  JsonWriter json;
  json.begin_object().key("rows").begin_array();
  for (const roadmap::ComparedRow& row : rows)
    if (options.json)
      write_row(json, row);
    else if (row.change != roadmap::Change::same)
      tell_row(session.out, row);
  if (options.json) session.out << json.end_array().end_object().text() << "\n";
}

void amend(const VersionOptions& options, Session& session) {
  const RoadmapId made = writing(options, session, [&](const db::Write& write) {
    return roadmap::amend(write, {}, RoadmapId{options.id}, options.reason);
  });
  tell_id(options, session, made.value, "Черновик новой версии: номер " + std::to_string(made.value) + ".");
}

void approve(const VersionOptions& options, Session& session) {
  roadmap::Act act = options.act;
  act.date = parse_ru_date(options.date) ? parse_ru_date(options.date) : parse_iso_date(options.date);
  if (!options.date.empty() && !act.date)
    throw Error(Code::bad_arguments, "Дата акта «" + options.date + "» не понята. Ожидалось 05.09.2025.");
  const auto done = writing(options, session, [&](const db::Write& write) {
    return documents::approve_plan(write, {}, RoadmapId{options.id}, act);
  });
  tell_id(options, session, options.id,
          "Утверждено: " + act_text(act) + ". Отметок перенесено: " + std::to_string(done.occurrences.size()) + ".");
}

void withdraw(const VersionOptions& options, Session& session) {
  writing(options, session, [&](const db::Write& write) {
    return documents::withdraw_plan(write, {}, RoadmapId{options.id}, options.reason);
  });
  tell_id(options, session, options.id, "Утверждение отозвано: версия снова черновик.");
}

void remove(const VersionOptions& options, Session& session) {
  writing(options, session, [&](const db::Write& write) { roadmap::remove(write, {}, RoadmapId{options.id}); });
  tell_id(options, session, options.id,
          "Дорожная карта убрана. Вернуть: vekha roadmap restore " + std::to_string(options.id) + " --data " +
              options.data);
}

void restore(const VersionOptions& options, Session& session) {
  writing(options, session, [&](const db::Write& write) { roadmap::restore(write, {}, RoadmapId{options.id}); });
  tell_id(options, session, options.id, "Дорожная карта возвращена.");
}

}  // namespace

void add_plan_versions(Command parent, Session& session) {
  const auto options = std::make_shared<VersionOptions>();
  const auto add = [&](const std::string& name, const std::string& title,
                       void (*work)(const VersionOptions&, Session&)) {
    Command command = parent.add_subcommand(name, title);
    command.callback([work, options, &session] { work(*options, session); });
    command.add_option("id", options->id, "Номер дорожной карты").required();
    command.add_option("--data", options->data, "Папка данных").required();
    command.add_flag("--json", options->json, "Ответ в JSON");
    return command;
  };
  add("versions", "Версии плана", versions);
  add("diff", "Что изменилось по сравнению с другой версией", compare)
      .add_option("--with", options->with, "Номер другой дорожной карты (как было) или baseline")
      .required();
  add("amend", "Начать новую версию плана", amend).add_option("--reason", options->reason, "Почему");
  Command approving = add("approve", "Утвердить версию плана актом", approve);
  approving.add_option("--kind", options->act.kind, "Вид акта (приказ)");
  approving.add_option("--number", options->act.number, "Номер акта").required();
  approving.add_option("--date", options->date, "Дата акта").required();
  approving.add_option("--issuer", options->act.issuer, "Кто издал");
  approving.add_option("--signatory", options->act.signatory, "Кто подписал");
  add("withdraw", "Отозвать утверждение", withdraw).add_option("--reason", options->reason, "Почему");
  add("remove", "Убрать дорожную карту (её можно вернуть)", remove);
  add("restore", "Вернуть убранную дорожную карту", restore);
}

}  // namespace vekha::cli
