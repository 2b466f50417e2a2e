#include "app/api/handlers.hpp"
#include "app/api/write.hpp"

namespace vekha::api {
namespace {

void write_account(JsonWriter& json, const people::Account& account, const people::Viewer& viewer) {
  json.begin_object().field("id", account.id.value).field("login", account.login).field("name", account.name);
  json.field("role", account.role).field("role_title", account.role_title).key("node").begin_object();
  json.field("id", account.node.id.value).field("kind", org::kind_name(account.node.kind));
  json.field("name", account.node.name).end_object();
  json.field("email", account.email).field("disabled", account.disabled);
  json.field("own", account.id == viewer.account.id).end_object();
}

people::Account account_now(Context& context, const Call& call, AccountId id) {
  return context.stores.records().read(
      [&](const db::Read& read) { return people::account_in(read, call.who().scope(), id); });
}

/// A password the program made up is told once, to whoever asked for it; one that was chosen is not repeated.
struct Password {
  std::string text;
  bool made_up = false;
};

Password wanted_password(const Fields& fields) {
  const auto chosen = fields.maybe_text("password");
  if (chosen && !chosen->empty()) return {*chosen, false};
  return {people::make_password(), true};
}

http::Response told(const people::Account& account, const people::Viewer& viewer, const Password& password) {
  JsonWriter json;
  json.begin_object().key("account");
  write_account(json, account, viewer);
  write_or_null(json, "password", password.made_up ? password.text : std::string());
  json.end_object();
  http::Response response = json_response(json);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

std::optional<NodeId> node_of(const Fields& fields) {
  const auto id = fields.maybe_integer("node");
  return id ? std::optional(NodeId{*id}) : std::nullopt;
}

}  // namespace

http::Response list_accounts(Context& context, const Call& call) {
  const auto found =
      context.stores.records().read([&](const db::Read& read) { return people::accounts(read, call.who().scope()); });
  JsonWriter json;
  json.begin_array();
  for (const people::Account& account : found) write_account(json, account, call.who());
  json.end_array();
  return json_response(json);
}

http::Response list_roles(Context& context, const Call&) {
  const auto found = context.stores.records().read([](const db::Read& read) { return people::roles(read); });
  JsonWriter json;
  json.begin_array();
  for (const people::Role& role : found) {
    json.begin_object().field("id", role.id).field("title", role.title);
    json.list("node_kinds", role.node_kinds).list("rights", role.rights).end_object();
  }
  json.end_array();
  return json_response(json);
}

http::Response add_account(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const Password password = wanted_password(fields);
  const AccountId id =
      context.stores.records().write(call.who().actor(), "новая учётная запись", [&](const db::Write& write) {
        const org::Node node =
            org::node(write, call.who().scope(), node_of(fields).value_or(call.who().account.node.id));
        const AccountId made = people::add_account(write, {.login = fields.text("login"),
                                                           .name = fields.text("name"),
                                                           .role = fields.text("role"),
                                                           .node = node.id,
                                                           .password = password.text});
        if (const auto email = fields.maybe_text("email")) people::set_email(write, made, *email);
        return made;
      });
  return told(account_now(context, call, id), call.who(), password);
}

http::Response change_account(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const AccountId id{call.id()};
  const people::AccountChange change{
      .name = fields.maybe_text("name"), .role = fields.maybe_text("role"), .node = node_of(fields)};
  const people::Account before = account_now(context, call, id);
  context.stores.records().write(call.who().actor(), "учётная запись «" + before.login + "» изменена",
                                 [&](const db::Write& write) {
                                   people::change_account(write, call.who(), id, change);
                                   if (const auto email = fields.maybe_text("email"))
                                     people::set_email(write, id, *email);
                                   const auto disabled = fields.maybe_truth("disabled");
                                   if (disabled && *disabled) people::block(write, call.who(), id);
                                   if (disabled && !*disabled) people::unblock(write, call.who(), id);
                                 });
  JsonWriter json;
  write_account(json, account_now(context, call, id), call.who());
  return json_response(json);
}

http::Response reset_password(Context& context, const Call& call) {
  const Password password = wanted_password(Fields(call.request.body));
  const people::Account account = account_now(context, call, AccountId{call.id()});
  context.stores.records().write(
      call.who().actor(), "новый пароль учётной записи «" + account.login + "»",
      [&](const db::Write& write) { people::set_password(write, account.login, password.text); });
  return told(account, call.who(), password);
}

http::Response change_own_password(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const people::OwnPassword wanted{.old = fields.text("old"), .fresh = fields.text("fresh")};
  context.stores.records().write(call.who().actor(), "смена своего пароля", [&](const db::Write& write) {
    people::change_own_password(write, call.who(), wanted);
  });
  return no_content();
}

}  // namespace vekha::api
