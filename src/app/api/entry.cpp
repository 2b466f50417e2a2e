#include "app/api/entry.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

/// Browsers say where a request comes from; another site's is refused whatever cookies it carries.
void check_origin(const Context& context, const http::Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  const std::string_view origin = request.header("Origin");
  const std::string own = (context.settings.https ? "https://" : "http://") + std::string(request.header("Host"));
  const bool foreign_site = !site.empty() && site != "same-origin" && site != "none";
  if (foreign_site || (!origin.empty() && origin != own))
    throw Error(Code::forbidden, "Запрос пришёл с другого сайта и не принят.");
}

void check_body(const Route& route, const http::Request& request) {
  const std::string_view type = request.header("Content-Type");
  const std::string_view kind = trimmed(type.substr(0, type.find(';')));
  if (route.body == Body::json && kind != "application/json")
    throw Error(Code::unsupported, "Тело запроса нужно в виде application/json.");
  if ((route.body == Body::file || route.body == Body::pupils) && kind != "application/octet-stream")
    throw Error(Code::unsupported, "Файл нужно передавать как application/octet-stream.");
}

void check_rights(const Route& route, const http::Request& request, const std::optional<people::Viewer>& viewer) {
  if (route.right == kPublic) return;
  if (!viewer) throw Error(Code::not_signed_in, "Войдите: сеанса нет или он закончился.");
  if (route.mode == Mode::write && !sys::same_secret(request.header("X-CSRF-Token"), viewer->csrf))
    throw Error(Code::forbidden, "Запрос не подтверждён. Обновите страницу и повторите.");
  if (route.right != kSignedIn && !viewer->may(route.right))
    throw Error(Code::forbidden, "У роли «" + viewer->account.role_title + "» нет права на это действие.");
}

}  // namespace

Entry enter(Context& context, const http::Request& request) {
  Entry entry{.match = match(request.method, request.path)};
  if (entry.match.allowed.empty())
    throw Error(Code::not_found, "Такого адреса нет: " + prefix(request.path, 200) + ".");
  if (entry.match.route == nullptr)
    throw Error(Code::wrong_method, "Этот адрес принимает только " + joined(entry.match.allowed, ", ") + ".");
  const Route& route = *entry.match.route;
  if (route.mode == Mode::write) check_origin(context, request);
  if (route.right != kPublic)
    entry.viewer = context.sessions.find(std::string(request.cookie("vekha_session")), sys::now_seconds());
  check_rights(route, request, entry.viewer);
  if (route.body != Body::none) check_body(route, request);
  return entry;
}

}  // namespace vekha::api
