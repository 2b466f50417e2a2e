#include "domain/catalog/ground.hpp"

#include <boost/json.hpp>

#include "base/json.hpp"
#include "domain/catalog/catalog.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::catalog {
namespace {

namespace js = boost::json;

void write_days(JsonWriter& json, std::string_view name, const std::vector<Date>& days) {
  json.key(name).begin_array();
  for (const Date day : days) json.value(iso_date(day));
  json.end_array();
}

void write_year(JsonWriter& json, const calendar::CalendarYear& year) {
  json.begin_object().field("year", year.year).field("source", year.source).field("note", year.note);
  json.key("transfers").begin_array();
  for (const calendar::Transfer& each : year.transfers)
    json.begin_array().value(iso_date(each.from)).value(iso_date(each.to)).end_array();
  json.end_array();
  write_days(json, "days_off", year.days_off);
  write_days(json, "worked", year.worked);
  json.end_object();
}

std::string text_of(const TermSettings& settings, const std::vector<calendar::CalendarYear>& calendars) {
  const calendar::Settings& terms = settings.terms;
  JsonWriter json;
  json.begin_object().field("week", static_cast<int>(settings.week));
  json.field("until_inclusive", terms.until_month == calendar::Settings::Until::inclusive);
  json.field("ends_academic", terms.yearly_ends == calendar::Settings::YearEnd::academic);
  json.field("days_after_event", terms.days_after_event).field("time_zone", terms.time_zone);
  json.key("years").begin_array();
  for (const calendar::CalendarYear& year : calendars) write_year(json, year);
  return json.end_array().end_object().take();
}

Date day_of(const js::value& value) { return parse_iso_date(std::string(value.as_string())).value_or(Date{}); }

std::vector<Date> days_of(const js::value& list) {
  std::vector<Date> out;
  for (const js::value& each : list.as_array()) out.push_back(day_of(each));
  return out;
}

calendar::CalendarYear year_of(const js::object& object) {
  calendar::CalendarYear year{.year = static_cast<int>(object.at("year").as_int64()),
                              .days_off = days_of(object.at("days_off")),
                              .worked = days_of(object.at("worked")),
                              .source = std::string(object.at("source").as_string()),
                              .note = std::string(object.at("note").as_string())};
  for (const js::value& each : object.at("transfers").as_array())
    year.transfers.push_back({day_of(each.at(0)), day_of(each.at(1))});
  return year;
}

TermGround ground_of(const std::string& text) {
  const js::value root = js::parse(text);
  const js::object& object = root.as_object();
  TermGround out{calendar::ProductionCalendar(object.at("week").as_int64() == 6 ? calendar::WeekLength::six
                                                                                : calendar::WeekLength::five),
                 {}};
  using Settings = calendar::Settings;
  out.settings.until_month =
      object.at("until_inclusive").as_bool() ? Settings::Until::inclusive : Settings::Until::exclusive;
  out.settings.yearly_ends =
      object.at("ends_academic").as_bool() ? Settings::YearEnd::academic : Settings::YearEnd::calendar;
  out.settings.days_after_event = static_cast<int>(object.at("days_after_event").as_int64());
  out.settings.time_zone = std::string(object.at("time_zone").as_string());
  for (const js::value& each : object.at("years").as_array()) out.calendar.add(year_of(each.as_object()));
  return out;
}

std::string kept(const db::Read& read) {
  return read.first(sql::term_ground, {}, [](const db::Row& row) { return row.text(0); }).value_or("");
}

}  // namespace

TermGround term_ground(const db::Read& read) {
  const std::string text = kept(read);
  return text.empty() ? TermGround{calendar::ProductionCalendar(), {}} : ground_of(text);
}

void keep_term_ground(db::Database& records, const TermSettings& settings,
                      const std::vector<calendar::CalendarYear>& calendars) {
  const std::string text = text_of(settings, calendars);
  if (records.read([](const db::Read& read) { return kept(read); }) == text) return;
  records.write({{}, "Веха"}, "календари и настройки сроков из справочников",
                [&](const db::Write& write) { write.run(sql::put_term_ground, {text, sys::now_iso()}); });
}

}  // namespace vekha::catalog
