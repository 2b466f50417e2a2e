#include "core/calendar/deadline.hpp"

#include <array>

namespace vekha::calendar {
namespace {

struct KindRow {
  Kind kind;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kKinds{
    KindRow{Kind::fixed_month, "fixed_month", "месяц"},
    KindRow{Kind::month_range, "month_range", "несколько месяцев подряд"},
    KindRow{Kind::several_months, "several_months", "отдельные месяцы"},
    KindRow{Kind::fixed_date, "fixed_date", "дата"},
    KindRow{Kind::date_range, "date_range", "с даты по дату"},
    KindRow{Kind::yearly, "yearly", "каждый год"},
    KindRow{Kind::quarterly, "quarterly", "каждый квартал"},
    KindRow{Kind::monthly, "monthly", "каждый месяц"},
    KindRow{Kind::academic_year, "academic_year", "учебный год"},
    KindRow{Kind::calendar_year, "calendar_year", "календарный год"},
    KindRow{Kind::year_range, "year_range", "несколько лет"},
    KindRow{Kind::standing, "standing", "постоянно"},
    KindRow{Kind::raw, "raw", "требует разбора"},
};

const KindRow& row_of(Kind kind) {
  for (const KindRow& row : kKinds)
    if (row.kind == kind) return row;
  return kKinds.back();
}

}  // namespace

std::string_view kind_name(Kind kind) { return row_of(kind).name; }
std::string_view kind_title(Kind kind) { return row_of(kind).title; }

std::optional<Kind> kind_from_name(std::string_view name) {
  for (const KindRow& row : kKinds)
    if (row.name == name) return row.kind;
  return std::nullopt;
}

bool is_one_academic_year(const Period& period) {
  const AcademicYear year = academic_year_of(period.from);
  return period.from == year.first() && period.to <= year.last() && period.to > period.from.plus_days(200);
}

bool repeats_every_year(const Period& period) { return period.to >= period.from.plus_days(366); }

}  // namespace vekha::calendar
