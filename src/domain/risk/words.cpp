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
