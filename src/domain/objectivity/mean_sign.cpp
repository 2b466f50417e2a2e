#include "domain/objectivity/mean_sign.hpp"

#include "base/text.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::objectivity {
namespace {

constexpr int kDigits = 4;  // enough to see on paper which bound is the greater

std::string number(double value, int digits = kDigits) { return ru_number(value, digits); }
std::string whole(std::int64_t n) { return ru_number(static_cast<double>(n), 0); }
std::string bounds(const Interval& ci, int digits = kDigits) {
  return "[" + number(ci.lo, digits) + "; " + number(ci.hi, digits) + "]";
}

/// «14,4000 ± 1,96 · 1,7127 / √10 = [13,3385; 15,4615]».
std::string interval_text(const stats::Moments& moments, const Interval& ci, double factor) {
  return number(moments.mean) + " ± " + ru_number(factor, 2) + " · " + number(*moments.sd()) + " / √" +
         whole(moments.n) + " = " + bounds(ci);
}

std::string verdict_text(const School& school, const Reference& reference) {
  const Interval& own = *school.ci;
  const Interval& group = *reference.ci;
  if (own.lo > group.hi) return number(own.lo) + " > " + number(group.hi) + " — нижняя граница выше группы сравнения";
  if (own.hi < group.lo) return number(own.hi) + " < " + number(group.lo) + " — верхняя граница ниже группы сравнения";
  return "интервалы " + bounds(own) + " и " + bounds(group) + " пересекаются";
}

/// «Средний балл 14,40 (13,34–15,46), работ 10; группа сравнения 11,20 (10,98–11,42)».
std::string comparison(const School& school, const Reference& reference) {
  const auto with_bounds = [](double mean, const Interval& ci) {
    return number(mean, 2) + " (" + number(ci.lo, 2) + "–" + number(ci.hi, 2) + ")";
  };
  return "Средний балл " + with_bounds(*school.mean, *school.ci) + ", " +
         counted(school.n, "работа", "работы", "работ") + "; группа сравнения " +
         with_bounds(*reference.mean, *reference.ci) + ".";
}

std::string explanation(const School& school, const Reference& reference) {
  const std::string start = comparison(school, reference);
  if (!school.findings.empty()) return start + " Интервал школы целиком выше: повод проверить, но не доказательство.";
  if (school.below) return start + " Интервал школы целиком ниже.";
  return start + " Интервалы пересекаются: отличие не установлено.";
}

}  // namespace

Reference reference_of(const stats::ScoreSums& sums, double factor) {
  const stats::Moments moments = sums.moments();
  Reference reference;
  reference.n = moments.n;
  reference.mean = moments.average();
  reference.sd = moments.sd();
  reference.ci = stats::mean_interval(moments, factor);
  if (reference.ci) reference.arithmetic = interval_text(moments, *reference.ci, factor);
  return reference;
}

void judge_mean(School& school, const stats::ScoreSums& sums, const Reference& reference, const Method& method) {
  const stats::Moments moments = sums.moments();
  school.n = moments.n;
  school.mean = moments.average();
  school.sd = moments.sd();
  school.ci = stats::mean_interval(moments, method.factor);
  school.few = school.n < method.small;
  if (!school.ci || !reference.ci) {
    school.absence = Absence::too_few;
    school.explanation = "Не оценивается: для интервала нужны хотя бы две работы, есть " + whole(school.n) + ".";
    return;
  }
  school.zero_width = school.ci->lo == school.ci->hi;
  school.below = school.ci->hi < reference.ci->lo;
  school.arithmetic = interval_text(moments, *school.ci, method.factor) + "; " + verdict_text(school, reference);
  if (school.ci->lo > reference.ci->hi) {
    const SignRule& rule = method.sign("overstated_mean");
    school.signs.push_back(rule.id);
    school.findings.push_back({rule.id, rule.title, {}});
  }
  school.explanation = explanation(school, reference);
  if (school.zero_width) school.explanation += " Все баллы школы равны: интервал нулевой ширины.";
  if (school.few) school.explanation += " Работ мало: вывод неустойчив.";
  if (!school.findings.empty()) school.findings.back().explanation = school.explanation;
}

Estimate mean_estimate(const Reference& reference) {
  if (!reference.mean) return Estimate::absent(Absence::no_data, reference.n);
  return {reference.mean, Absence::no_data, reference.n, reference.ci};
}

Estimate mean_estimate(const School& school) {
  if (!school.mean) return Estimate::absent(Absence::no_data, school.n);
  return {school.mean, Absence::no_data, school.n, school.ci};
}

}  // namespace vekha::objectivity
