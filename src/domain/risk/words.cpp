#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/risk/risk.hpp"

namespace vekha::risk {

std::string_view firing_name(Firing firing) {
  switch (firing) {
    case Firing::fires: return "fires";
    case Firing::perhaps: return "perhaps";
    case Firing::quiet: return "quiet";
    case Firing::absent: return "absent";
  }
  return {};
}

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::listed: return "listed";
    case Verdict::perhaps: return "perhaps";
    case Verdict::not_listed: return "not_listed";
    case Verdict::not_assessed: return "not_assessed";
  }
  return {};
}

std::string_view change_name(Change change) {
  switch (change) {
    case Change::none: return "none";
    case Change::entered: return "entered";
    case Change::stayed: return "stayed";
    case Change::left: return "left";
  }
  return {};
}

std::string_view verdict_text(Verdict verdict, bool good) {
  switch (verdict) {
    case Verdict::listed: return good ? "есть" : "в списке";
    case Verdict::perhaps: return good ? "возможно, есть" : "возможно, в списке";
    case Verdict::not_listed: return good ? "нет" : "не в списке";
    case Verdict::not_assessed: return "не оценивается";
  }
  return {};
}

std::string_view change_text(Change change) {
  switch (change) {
    case Change::none: return "";
    case Change::entered: return "вошла";
    case Change::stayed: return "осталась";
    case Change::left: return "вышла";
  }
  return {};
}

std::string_view zone_name(Zone zone) {
  switch (zone) {
    case Zone::none: return "none";
    case Zone::green: return "green";
    case Zone::yellow: return "yellow";
    case Zone::red: return "red";
  }
  return {};
}

std::string_view zone_title(Zone zone) {
  switch (zone) {
    case Zone::none: return "без цвета";
    case Zone::green: return "зелёная";
    case Zone::yellow: return "жёлтая";
    case Zone::red: return "красная";
  }
  return {};
}

std::string zone_rule(const Rule& rule, const Settings& settings) {
  const auto times = static_cast<std::int64_t>(settings.at(rule.times));
  return "Красная зона: " + counted(times, "признак", "признака", "признаков") +
         " или больше за порогом вместе со всем 95 % интервалом. Жёлтая: столько же за порогом по самому значению, но "
         "порог лежит внутри интервала" +
         (times > 1 ? ", либо за порогом уверенно хотя бы один признак" : "") +
         ". Зелёная: признаков за порогом меньше. Без цвета: оценить можно меньше признаков, чем нужно правилу.";
}

std::string headline(const List& list) {
  const auto number = [&](Verdict verdict) {
    return std::ranges::count_if(list.schools,
                                 [&](const SchoolRow& row) { return row.years.back().verdict == verdict; });
  };
  const std::string subject = list.rule.title + ", " + std::to_string(list.year) + " год: ";
  const auto all = static_cast<std::int64_t>(list.schools.size());
  const std::int64_t sure = number(Verdict::listed);
  const std::int64_t perhaps = number(Verdict::perhaps);
  const std::string of = " из " + ru_number(static_cast<double>(all), 0);
  if (number(Verdict::not_assessed) == all) return subject + "оценивать нечего";
  if (sure + perhaps == 0) return subject + "таких школ нет" + of;
  if (sure == 0) return subject + "уверенно — ни одной, возможно — " + counted(perhaps, "школа", "школы", "школ") + of;
  return subject + counted(sure, "школа", "школы", "школ") +
         (perhaps > 0 ? " и ещё " + ru_number(static_cast<double>(perhaps), 0) + " возможно," : "") + of;
}

std::string history_words(const SchoolRow& school) {
  static constexpr std::array kOrdinals = {"",       "",        "второй",  "третий",  "четвёртый", "пятый",
                                           "шестой", "седьмой", "восьмой", "девятый", "десятый"};
  const auto running = static_cast<std::size_t>(school.running);
  if (running > 1 && running < kOrdinals.size()) return std::string(kOrdinals.at(running)) + " год подряд";
  std::vector<std::string> before;
  for (const YearRow& row : school.years)
    if (row.year != school.years.back().year && (row.verdict == Verdict::listed || row.verdict == Verdict::perhaps))
      before.push_back(std::to_string(row.year));
  if (!before.empty()) return "была: " + joined(before, ", ");
  return school.running == 1 && school.years.size() > 1 ? "впервые за эти годы" : "";
}

std::string reason(const List& list, const YearRow& row, std::size_t sign) {
  const Sign& one = list.rule.signs.at(sign);
  formula::Value value;
  value.estimate = row.signs.at(sign).estimate;
  std::string out = one.title + " — " + formulas::value_text(value, list.units.at(sign));
  if (value.estimate.value) {
    const double threshold = list.settings.at(one.threshold);
    out += ", n = " + ru_number(static_cast<double>(value.estimate.n), 0) + ", при пороге " +
           ru_number(threshold, std::floor(threshold) < threshold ? 1 : 0);
  }
  return out;
}

}  // namespace vekha::risk
