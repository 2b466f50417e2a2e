#include "app/deadline.hpp"

#include "app/api/handlers.hpp"
#include "base/error.hpp"
#include "core/calendar/terms_json.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kLongest = 4000;  ///< bytes: no cell of a plan says more about its term

std::optional<calendar::Period> asked_period(const Call& call) {
  const auto from = call.maybe_text("from");
  const auto to = call.maybe_text("to");
  if (!from && !to) return std::nullopt;
  if (!from || !to) throw Error(Code::bad_arguments, "Период плана — это оба дня: from и to.");
  return app::read_period(*from + ".." + *to);
}

}  // namespace

/// How a term would be read in a plan of this period, for previews while it is written.
http::Response read_deadline(Context& context, const Call& call) {
  const std::string text = call.text("text");
  if (text.size() > kLongest) throw Error(Code::bad_arguments, "Срок слишком длинный: не больше 2000 знаков.");
  const auto known = context.catalog.get();
  const calendar::ProductionCalendar working = known->production_calendar();
  calendar::Context read{.period = asked_period(call), .calendar = &working, .settings = known->term_settings.terms};
  if (const auto approved = call.maybe_text("approved")) read.approved = app::read_day(*approved);
  JsonWriter json;
  calendar::write_deadline_json(json, calendar::read_term(text, read));
  return json_response(json);
}

}  // namespace vekha::api
