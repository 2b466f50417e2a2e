#include "app/api/handlers.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_session(JsonWriter& json, const people::Viewer& viewer) {
  const people::Account& account = viewer.account;
  json.begin_object().key("account").begin_object();
  json.field("id", account.id.value).field("name", account.name).field("login", account.login);
  json.field("role", account.role).field("role_title", account.role_title).end_object();
  json.key("node").begin_object();
  json.field("id", account.node.id.value).field("kind", org::kind_name(account.node.kind));
  json.field("name", account.node.name).end_object();
  json.list("rights", {viewer.rights.begin(), viewer.rights.end()}).field("csrf", viewer.csrf).end_object();
}

std::string cookie(const Context& context, const std::string& token, const std::string& age) {
  return "vekha_session=" + token + "; Path=/; HttpOnly; SameSite=Strict" + age +
         (context.settings.https ? "; Secure" : "");
}

}  // namespace

http::Response sign_in(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const people::OpenedSession opened = context.sessions.sign_in({.login = fields.text("login"),
                                                                 .password = fields.text("password"),
                                                                 .address = call.request.address,
                                                                 .now = sys::now_seconds()},
                                                                std::string(call.request.cookie("vekha_session")));
  prepare_overview(context, opened.viewer);
  JsonWriter json;
  write_session(json, opened.viewer);
  http::Response response = json_response(json);
  response.headers.push_back({"Set-Cookie", cookie(context, opened.token, "")});
  return response;
}

http::Response get_session(Context&, const Call& call) {
  JsonWriter json;
  write_session(json, call.who());
  return json_response(json);
}

http::Response sign_out(Context& context, const Call& call) {
  context.sessions.sign_out(call.who());
  http::Response response = no_content();
  response.headers.push_back({"Set-Cookie", cookie(context, "", "; Max-Age=0")});
  return response;
}

}  // namespace vekha::api
