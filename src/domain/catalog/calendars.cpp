#include "domain/catalog/yaml.hpp"

namespace vekha::catalog {
namespace {

Date day_of(Keys& keys, const char* key) {
  const auto day = parse_iso_date(keys.text(key));
  if (!day) complain(keys.file(), keys.node(), std::string("«") + key + "»: нужна дата вида 2026-01-09.");
  return *day;
}

calendar::Transfer read_transfer(const std::string& file, const YAML::Node& node) {
  Keys keys(file, node);
  const calendar::Transfer out{day_of(keys, "from"), day_of(keys, "to")};
  keys.finish();
  if (out.from == out.to) complain(file, node, "перенос с дня на него же.");
  return out;
}

/// A run of days off; one day without «to».
void read_days(const std::string& file, const YAML::Node& node, std::vector<Date>& out) {
  Keys keys(file, node);
  const Date from = day_of(keys, "from");
  const Date to = keys.has("to") ? day_of(keys, "to") : from;
  keys.text("source");
  keys.finish();
  if (to < from || to > from.plus_days(60)) complain(file, node, "«to» раньше «from» или дальше двух месяцев.");
  for (Date day = from; day <= to; day = day.plus_days(1)) out.push_back(day);
}

void check_year(const std::string& file, const YAML::Node& node, const calendar::CalendarYear& year) {
  const auto of_year = [&](Date day) {
    if (day.year() != year.year)
      complain(file, node, "день " + iso_date(day) + " не из года " + std::to_string(year.year) + ".");
  };
  for (const calendar::Transfer& transfer : year.transfers) {
    of_year(transfer.from);
    of_year(transfer.to);
  }
  for (const Date day : year.days_off) of_year(day);
  for (const Date day : year.worked) of_year(day);
}

}  // namespace

calendar::CalendarYear read_calendar(const std::string& file, const YAML::Node& root) {
  Keys keys(file, root);
  calendar::CalendarYear year{
      .year = keys.number("year"), .source = keys.text("source"), .note = keys.text_or("note", "")};
  if (year.year < 2000 || year.year > 2100) complain(file, root, "год календаря должен быть от 2000 до 2100.");
  for (const YAML::Node& node : keys.child("transfers")) year.transfers.push_back(read_transfer(file, node));
  for (const YAML::Node& node : keys.child("days_off")) read_days(file, node, year.days_off);
  for (const YAML::Node& node : keys.child("worked")) read_days(file, node, year.worked);
  keys.finish();
  check_year(file, root, year);
  return year;
}

TermSettings read_term_settings(const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  Keys keys(file, top.child("settings"));
  TermSettings out;
  const int week = keys.number("week");
  if (week != 5 && week != 6) complain(file, keys.node(), "«week»: рабочая неделя — 5 или 6 дней.");
  out.week = week == 5 ? calendar::WeekLength::five : calendar::WeekLength::six;
  const std::string until = keys.text("until_month");
  if (until != "exclusive" && until != "inclusive")
    complain(file, keys.node(), "«until_month»: exclusive или inclusive.");
  out.terms.until_month =
      until == "exclusive" ? calendar::Settings::Until::exclusive : calendar::Settings::Until::inclusive;
  const std::string ends = keys.text("yearly_ends");
  if (ends != "calendar" && ends != "academic") complain(file, keys.node(), "«yearly_ends»: calendar или academic.");
  out.terms.yearly_ends =
      ends == "calendar" ? calendar::Settings::YearEnd::calendar : calendar::Settings::YearEnd::academic;
  out.terms.days_after_event = keys.number("days_after_event");
  if (out.terms.days_after_event < 0 || out.terms.days_after_event > 366)
    complain(file, keys.node(), "«days_after_event»: от 0 до 366 дней.");
  out.terms.time_zone = keys.text("time_zone");
  keys.finish();
  top.finish();
  return out;
}

calendar::ProductionCalendar Catalog::production_calendar() const {
  calendar::ProductionCalendar out(term_settings.week);
  for (const calendar::CalendarYear& year : calendars) out.add(year);
  return out;
}

}  // namespace vekha::catalog
