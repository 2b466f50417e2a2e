#include "core/calendar/deadline.hpp"

#include <array>

#include "base/names.hpp"

namespace vekha::calendar {
namespace {

constexpr std::array kKinds{
    Named<Kind>{Kind::fixed_month, "fixed_month", "месяц"},
    Named<Kind>{Kind::month_range, "month_range", "несколько месяцев подряд"},
    Named<Kind>{Kind::several_months, "several_months", "отдельные месяцы"},
    Named<Kind>{Kind::fixed_date, "fixed_date", "дата"},
    Named<Kind>{Kind::date_range, "date_range", "с даты по дату"},
    Named<Kind>{Kind::yearly, "yearly", "каждый год"},
    Named<Kind>{Kind::every_n_years, "every_n_years", "раз в несколько лет"},
    Named<Kind>{Kind::half_yearly, "half_yearly", "каждое полугодие"},
    Named<Kind>{Kind::quarterly, "quarterly", "каждый квартал"},
    Named<Kind>{Kind::monthly, "monthly", "каждый месяц"},
    Named<Kind>{Kind::weekly, "weekly", "каждую неделю"},
    Named<Kind>{Kind::academic_year, "academic_year", "учебный год"},
    Named<Kind>{Kind::calendar_year, "calendar_year", "календарный год"},
    Named<Kind>{Kind::year_range, "year_range", "несколько лет"},
    Named<Kind>{Kind::standing, "standing", "постоянно"},
    Named<Kind>{Kind::relative, "relative", "до или после события"},
    Named<Kind>{Kind::on_event, "on_event", "по событию"},
    Named<Kind>{Kind::on_schedule, "on_schedule", "по графику"},
    Named<Kind>{Kind::by_plan, "by_plan", "по плану"},
    Named<Kind>{Kind::on_request, "on_request", "по запросу"},
    Named<Kind>{Kind::as_needed, "as_needed", "по необходимости"},
    Named<Kind>{Kind::composite, "composite", "составной срок"},
    Named<Kind>{Kind::raw, "raw", "требует разбора"},
};

}  // namespace

std::string_view kind_name(Kind kind) { return named_row(kKinds, kind).name; }
std::string_view kind_title(Kind kind) { return named_row(kKinds, kind).title; }

std::optional<Kind> kind_from_name(std::string_view name) { return named_value(kKinds, name); }

std::string_view term_kind_name(TermKind kind) {
  switch (kind) {
    case TermKind::fixed: return "fixed";
    case TermKind::yearly: return "yearly";
    case TermKind::every_n_years: return "every_n_years";
    case TermKind::half_yearly: return "half_yearly";
    case TermKind::quarterly: return "quarterly";
    case TermKind::monthly: return "monthly";
    case TermKind::weekly: return "weekly";
    case TermKind::academic_year: return "academic_year";
    case TermKind::calendar_year: return "calendar_year";
    case TermKind::standing: return "standing";
    case TermKind::relative: return "relative";
    case TermKind::on_event: return "on_event";
    case TermKind::on_schedule: return "on_schedule";
    case TermKind::by_plan: return "by_plan";
    case TermKind::on_request: return "on_request";
    case TermKind::as_needed: return "as_needed";
  }
  return "";
}

std::string_view direction_name(Direction direction) {
  switch (direction) {
    case Direction::at: return "at";
    case Direction::before: return "before";
    case Direction::after: return "after";
  }
  return "";
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::none: return "";
    case Unit::day: return "day";
    case Unit::working_day: return "working_day";
    case Unit::week: return "week";
    case Unit::month: return "month";
  }
  return "";
}

std::string_view joiner_name(Joiner joiner) {
  switch (joiner) {
    case Joiner::none: return "";
    case Joiner::and_: return "and";
    case Joiner::then: return "then";
  }
  return "";
}

bool is_one_academic_year(const Period& period) {
  const AcademicYear year = academic_year_of(period.from);
  return period.from == year.first() && period.to <= year.last() && period.to > period.from.plus_days(200);
}

bool repeats_every_year(const Period& period) { return period.to >= period.from.plus_days(366); }

}  // namespace vekha::calendar
