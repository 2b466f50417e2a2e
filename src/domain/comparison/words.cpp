#include <algorithm>
#include <cmath>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "core/stats/power.hpp"
#include "domain/comparison/gather.hpp"

namespace vekha::comparison {
namespace {

constexpr std::int64_t kFewWorks = 10;
constexpr double kMuchMore = 2;  // overdispersion from which schools surely differ by more than chance

std::string amount(double value, const formula::Unit& measure) {
  return measure.measure == formula::Measure::percent ? ru_percent(value, 0) : ru_number(value, 2);
}

using Edge = std::optional<double>;

/// Ends that lie outside the scale of per cents are none.
Edge inside(const Answer& answer, const Edge& value) {
  if (answer.measure.measure != formula::Measure::percent || !value) return value;
  return *value < 0 || *value > 100 ? std::nullopt : value;
}

/// The nearest values on both sides of the mean that are told from it.
std::pair<Edge, Edge> edges(const Answer& answer, const stats::PowerQuestion& question, double sd) {
  const double common = *answer.common.value;
  if (answer.kind == Kind::share) {
    const auto change = stats::least_share_change(question, std::clamp(common / 100, 0.0, 1.0));
    return {change.up ? Edge(100 * *change.up) : Edge(), change.down ? Edge(100 * *change.down) : Edge()};
  }
  const auto difference = stats::least_mean_difference(question, sd);
  if (!difference) return {};
  return {inside(answer, common + *difference), inside(answer, common - *difference)};
}

Noticed noticed_of(const Answer& answer, std::int64_t n, double sd) {
  const auto [up, down] = edges(answer, {.n = n}, sd);
  const auto [year_up, year_down] = edges(answer, {.n = n, .other = n}, sd);
  return {up, down, year_up, year_down};
}

std::string noticed_text(const Answer& answer, const SchoolRow& row) {
  if (!row.value.value) return "нет данных";
  const std::string at = "при n = " + ru_number(static_cast<double>(row.value.n), 0) + " ";
  const Noticed& seen = row.noticed;
  if (!seen.up && !seen.down) return at + "никакое отличие уверенно не заметить";
  std::vector<std::string> parts;
  if (seen.down) parts.push_back("ниже " + amount(*seen.down, answer.measure));
  if (seen.up) parts.push_back("выше " + amount(*seen.up, answer.measure));
  return at + "заметны только значения " + joined(parts, " или ");
}

std::int64_t told(const Answer& answer, words::Standing standing, words::Sureness sureness) {
  return std::ranges::count_if(
      answer.schools, [&](const SchoolRow& row) { return row.standing == standing && row.sureness == sureness; });
}

std::string group(std::int64_t n, const std::string& where) {
  return where + " — " + counted(n, "школа", "школы", "школ");
}

std::string headline_of(const Answer& answer) {
  if (answer.compared == 1) return answer.name + ": значение есть у одной школы, сравнить не с чем";
  const auto found = [&](words::Standing standing) {
    return told(answer, standing, words::Sureness::holds) + told(answer, standing, words::Sureness::alone);
  };
  const std::int64_t above = found(words::Standing::above);
  const std::int64_t below = found(words::Standing::below);
  const std::int64_t perhaps = told(answer, words::Standing::above, words::Sureness::may_be) +
                               told(answer, words::Standing::below, words::Sureness::may_be);
  const std::string of = " из " + ru_number(static_cast<double>(answer.compared), 0);
  std::vector<std::string> parts;
  if (below > 0) parts.push_back(group(below, "ниже " + answer.against));
  if (above > 0) parts.push_back(group(above, parts.empty() ? "выше " + answer.against : std::string("выше")));
  if (parts.empty() && perhaps == 0)
    return answer.name + ": ни одна школа" + of + " не отличается от " + answer.against;
  if (parts.empty())
    return answer.name + ": уверенного отличия от " + answer.against + " нет ни у одной школы" + of +
           ", возможное — у " + ru_number(static_cast<double>(perhaps), 0);
  std::string out = answer.name + ": " + joined(parts, ", ") + of;
  if (perhaps > 0) out += ", ещё " + ru_number(static_cast<double>(perhaps), 0) + " — возможно";
  return out;
}

}  // namespace

void fill_noticed(Answer& answer, double sd) {
  for (SchoolRow& row : answer.schools) {
    if (row.value.value && answer.kind != Kind::other && answer.common.value)
      row.noticed = noticed_of(answer, row.value.n, sd);
    row.noticed_words = answer.kind == Kind::other ? "для этого показателя не вычисляется" : noticed_text(answer, row);
  }
}

void fill_words(Answer& answer) {
  answer.headline = headline_of(answer);
  if (answer.compared > 1) answer.notes.push_back(words::chance_of_many(answer.compared));
  if (std::ranges::any_of(answer.schools, [](const SchoolRow& row) { return row.sureness == words::Sureness::may_be; }))
    answer.notes.push_back("«Возможно» — отличие, какое среди " + counted_oblique(answer.compared, "школы", "школ") +
                           " бывает и случайно.");
  const std::int64_t small = std::ranges::count_if(
      answer.schools, [](const SchoolRow& row) { return row.value.value && row.value.n < kFewWorks; });
  if (small > 0)
    answer.notes.push_back("Меньше десяти работ — у " + counted_oblique(small, "школы", "школ") +
                           (small == 1 ? ": её" : ": их") + " значения из года в год меняются больше, чем " +
                           (small == 1 ? "сама школа." : "сами школы."));
  if (answer.overdispersion && *answer.overdispersion >= kMuchMore)
    answer.notes.push_back("Школы различаются между собой в " + ru_number(std::sqrt(*answer.overdispersion), 1) +
                           " раза сильнее, чем сделал бы один случай: многие точки вне воронки — не ошибка.");
  if (answer.overdispersion && *answer.overdispersion < 1.3)
    answer.notes.emplace_back("Школы различаются между собой не больше, чем сделал бы один случай.");
  if (answer.kind == Kind::other)
    answer.notes.emplace_back(
        "Это не доля и не среднее по работам: воронка не строится, отличие видно по интервалам школ.");
}

}  // namespace vekha::comparison
