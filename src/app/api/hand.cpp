#include "app/api/hand.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {

Date date_of(std::string_view name, const std::string& text) {
  const auto date = parse_iso_date(text);
  if (!date)
    throw Error(Code::bad_arguments,
                "Параметр «" + std::string(name) + "»: нужен день вида 2026-09-05, а дано «" + prefix(text, 40) + "».");
  return *date;
}

http::Response task_response(Context& context, const Call& call, TaskId id) {
  JsonWriter json;
  write_task(json, context.stores.records().read([&](const db::Read& read) {
    return execution::task(read, hand_of(call.who()), id, sys::today());
  }));
  return json_response(json);
}

}  // namespace vekha::api
