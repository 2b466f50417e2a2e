// A plan of 2,000 measures by 50 executors over 5 years laid into dated tasks, beside bare libical walking the same rules.
// Both read rules from text, walk them and write one task for each executor; alternating rounds, medians.
#include <libical/ical.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "core/calendar/terms.hpp"

using namespace vekha;
using namespace vekha::calendar;

namespace {

constexpr int kMeasures = 2000;
constexpr int kExecutors = 50;
constexpr int kRounds = 9;
const Period kPlan{Date::of(2024, 1, 1), Date::of(2028, 12, 31)};

/// What terms of real plans are like, in the proportions they have there.
const char* const kTerms[] = {
    "ежегодно", "ежегодно", "ежегодно", "ежегодно, март", "ежегодно (июнь-июль)", "ноябрь, март", "октябрь-декабрь",
    "I квартал ежегодно", "ежегодно до 30 ноября", "ежегодно не позднее 15 декабря", "январь 2024, далее ежегодно",
    "март-май 2024, далее ежегодно", "август", "май, декабрь ежегодно", "апрель-май, сентябрь-октябрь ежегодно",
    "ежегодно до июня", "ежеквартально", "один раз в три года", "в течение года", "в течение учебного года",
    "постоянно", "постоянно", "сентябрь 2024 года", "январь – апрель 2025", "декабрь 2024 года, март 2025 года",
    "2024-2025 годы", "не позднее 1 рабочего дня до проведения процедуры",
    "в течение 10 календарных дней после получения результатов", "по мере проведения мониторинга", "по графику МОУО"};

struct Task {
  Date from;
  Date due;
  int measure;
  int executor;
};

std::vector<Deadline> plan(const Context& context) {
  std::vector<Deadline> out;
  out.reserve(kMeasures);
  for (int i = 0; i < kMeasures; ++i) out.push_back(read_term(kTerms[i % std::size(kTerms)], context));
  return out;
}

std::vector<Event> events() {
  std::vector<Event> out;
  for (int year = 2024; year <= 2028; ++year)
    for (const unsigned month : {4U, 10U}) {
      const Date day = Date::of(year, month, 12);
      out.push_back({"procedure.start", day, day.plus_days(2), "ВПР"});
      out.push_back({"results.received", day.plus_days(20), day.plus_days(20), "ВПР"});
      out.push_back({"schedule.mouo", day, day.plus_days(9), "график"});
    }
  return out;
}

std::size_t by_vekha(const std::vector<Deadline>& measures, const Context& context, const std::vector<Event>& dated) {
  std::vector<Task> tasks;
  for (int i = 0; i < kMeasures; ++i)
    for (const Dated& one : expand(measures[static_cast<std::size_t>(i)], context, dated))
      for (int executor = 0; executor < kExecutors; ++executor)
        tasks.push_back({one.window.from, one.window.due, i, executor});
  return tasks.size();
}

/// Only the walk over the rules: no windows, no events, no order, no terms without a rule.
std::size_t by_libical(const std::vector<Deadline>& measures) {
  std::vector<Task> tasks;
  const icaltimetype start = icaltime_from_string("20240101");
  for (int i = 0; i < kMeasures; ++i)
    for (const Term& term : measures[static_cast<std::size_t>(i)].terms) {
      if (term.rrule.empty()) continue;
      const icalrecurrencetype rule = icalrecurrencetype_from_string(term.rrule.c_str());
      icalrecur_iterator* iterator = icalrecur_iterator_new(rule, start);
      for (auto day = icalrecur_iterator_next(iterator); !icaltime_is_null_time(day) && day.year <= 2028;
           day = icalrecur_iterator_next(iterator)) {
        const Date due = Date::of(day.year, static_cast<unsigned>(day.month), static_cast<unsigned>(day.day));
        for (int executor = 0; executor < kExecutors; ++executor) tasks.push_back({due, due, i, executor});
      }
      icalrecur_iterator_free(iterator);
    }
  return tasks.size();
}

template <class Work>
double milliseconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main() {
  const ProductionCalendar working;
  const Context context{.period = kPlan, .approved = Date::of(2024, 1, 20), .calendar = &working};
  const std::vector<Event> dated = events();
  std::vector<Deadline> measures;
  const double reading = milliseconds([&] { measures = plan(context); });
  std::vector<double> vekha;
  std::vector<double> libical;
  std::size_t tasks = 0;
  std::size_t bare = 0;
  for (int round = 0; round < kRounds; ++round) {
    vekha.push_back(milliseconds([&] { tasks = by_vekha(measures, context, dated); }));
    libical.push_back(milliseconds([&] { bare = by_libical(measures); }));
  }
  const double ours = median(vekha);
  const double theirs = median(libical);
  std::printf("%d measures x %d executors over 5 years: %zu tasks in %.1f ms (bar 200 ms)\n", kMeasures, kExecutors, tasks, ours);
  std::printf("bare libical over the same rules: %zu days in %.1f ms; Vekha / libical %.2f\n", bare, theirs, ours / theirs);
  std::printf("reading %d terms from text: %.1f ms\n", kMeasures, reading);
  return ours <= 200 ? 0 : 1;
}
