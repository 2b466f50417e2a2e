#include "app/api/handlers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/reminders/reminders.hpp"

namespace vekha::api {
namespace {

/// A page for somebody who is not signed in: a heading, a sentence and maybe a button.
http::Response small_page(const std::string& title, const std::string& content) {
  return {.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}},
          .body =
              "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
              "content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\"><title>" +
              title +
              "</title>\n<style>body{font:16px/1.5 sans-serif;max-width:32rem;margin:15vh auto;padding:0 "
              "1rem}button{font:inherit;padding:.5rem 1rem}</style></head>\n<body><main><h1>" +
              title + "</h1>\n" + content + "</main></body></html>\n"};
}

[[noreturn]] void refuse() {
  throw Error(Code::not_found, "Ссылка на отписку не действует. Письма отключаются и на странице: «Настройка».");
}

}  // namespace

/// Only asks: mail programs open links by themselves.
http::Response ask_unsubscribe(Context& context, const Call& call) {
  const auto name =
      context.stores.records().read([&](const db::Read& read) { return reminders::subscriber(read, call.key); });
  if (!name) refuse();
  return small_page("Письма с напоминаниями",
                    "<p>Больше не присылать письма с напоминаниями о сроках? На странице напоминания "
                    "останутся.</p>\n<form method=\"post\"><button>Не присылать</button></form>\n");
}

http::Response unsubscribe(Context& context, const Call& call) {
  const auto name =
      context.stores.records().read([&](const db::Read& read) { return reminders::subscriber(read, call.key); });
  if (!name) refuse();
  context.stores.records().write({{}, *name}, "отказ от писем по ссылке в письме",
                                 [&](const db::Write& write) { reminders::unsubscribe(write, call.key); });
  return small_page("Письма с напоминаниями",
                    "<p>Писем больше не будет. Включить их снова можно на странице, в "
                    "настройке напоминаний.</p>\n");
}

}  // namespace vekha::api
