#include "app/api/handlers.hpp"
#include "app/deadline.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

constexpr int kLongestDays = 366 * 12;

calendar::Period asked_days(const Call& call) {
  const calendar::Period days = app::read_period(call.text("from") + ".." + call.text("to"));
  if ((days.to.days - days.from.days).count() > kLongestDays)
    throw Error(Code::bad_arguments, "Слишком много дней: календарь показывает не больше 12 лет за раз.");
  return days;
}

}  // namespace

/// Days nobody works and shorter days by the production calendar, for views that shade them.
http::Response get_calendar_days(Context& context, const Call& call) {
  const calendar::Period days = asked_days(call);
  const calendar::ProductionCalendar working = context.catalog.get()->production_calendar();
  std::vector<std::string> free;
  std::vector<std::string> shortened;
  for (Date day = days.from; day <= days.to; day = day.plus_days(1)) {
    if (!working.working_day(day))
      free.push_back(iso_date(day));
    else if (working.shortened(day))
      shortened.push_back(iso_date(day));
  }
  JsonWriter json;
  json.begin_object().list("free", free).list("shortened", shortened);
  json.list("notes", working.notes(days.from, days.to)).end_object();
  return json_response(json);
}

}  // namespace vekha::api
