#include <algorithm>
#include <array>
#include <cmath>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "core/stats/correlation.hpp"
#include "core/stats/crowd.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/multiplicity.hpp"
#include "domain/clusters/world.hpp"

namespace vekha::clusters {
namespace {

constexpr std::array kUsual = {"success", "quality", "mean_percent"};
constexpr std::int64_t kFewPairs = 8;
constexpr double kBelieved = 0.05;
constexpr double kStrong = 0.5;
constexpr double kMiddle = 0.3;
constexpr double kPower = 0.8;

struct Pairs {
  std::vector<double> x;  ///< on the scale of the condition
  std::vector<double> y;
};

Pairs pairs_of(const World& world, std::size_t condition, const indicators::ValueTable& table) {
  std::map<std::string, double> values;
  for (const formulas::FormulaRow& row : table.rows)
    if (row.value.estimate.value) values[row.key.at(0)] = *row.value.estimate.value;
  const auto column = context::column(world.conditions[condition], world.schools);
  Pairs out;
  for (std::size_t at = 0; at < world.schools.size(); ++at) {
    const auto found = values.find(world.schools[at].code);
    if (!column[at] || found == values.end()) continue;
    out.x.push_back(*column[at]);
    out.y.push_back(found->second);
  }
  return out;
}

Link link_of(const Pairs& pairs) {
  Link out{.n = static_cast<std::int64_t>(pairs.x.size()), .p = {}, .adjusted = {}};
  out.rank = out.effect = Estimate::absent(Absence::too_few, out.n);
  if (out.n < kFewPairs) return out;
  const auto rank = stats::rank_correlation(pairs.x, pairs.y);
  const auto line = stats::pearson(pairs.x, pairs.y);
  if (!rank || !line) {
    out.rank = out.effect = Estimate::absent(Absence::no_variance, out.n);
    return out;
  }
  out.rank = Estimate::of(rank->value, out.n);
  const auto of_ranks = stats::pearson(stats::ranks(pairs.x), stats::ranks(pairs.y));
  if (of_ranks) out.rank.interval = of_ranks->interval;
  out.p = rank->p;
  const double sd = *stats::describe(pairs.y).sd;
  out.effect = Estimate::of(line->value * sd, out.n);
  if (line->interval) out.effect.interval = Interval{line->interval->lo * sd, line->interval->hi * sd};
  return out;
}

std::string strength(double rank) {
  const double size = std::abs(rank);
  return size >= kStrong ? "сильная" : size >= kMiddle ? "средняя" : "слабая";
}

std::string words_of(const Link& link) {
  const std::string size = " (школ: " + std::to_string(link.n) + ")";
  if (!link.rank.value) return std::string(absence_text(link.rank.absence)) + size;
  if (!link.seen) return "связь не видна" + size;
  return strength(*link.rank.value) + " связь: где «" + link.condition + "» больше, там «" + link.name + "» чаще " +
         (*link.rank.value > 0 ? "выше" : "ниже") + size;
}

void adjust(std::vector<Link>& links) {
  std::vector<double> p;
  for (const Link& one : links)
    if (one.p) p.push_back(*one.p);
  const std::vector<double> adjusted = stats::adjusted(p, stats::Adjustment::benjamini_yekutieli);
  std::size_t at = 0;
  for (Link& one : links) {
    if (one.p) one.adjusted = adjusted[at++];
    one.seen = one.adjusted && *one.adjusted <= kBelieved;
    one.words = words_of(one);
  }
  std::ranges::stable_sort(links, {}, [](const Link& one) { return one.p.value_or(2); });
}

std::vector<const indicators::Definition*> asked_of(const indicators::Library& library, const LinkQuestion& question) {
  std::vector<const indicators::Definition*> out;
  if (question.indicators.empty())
    for (const char* id : kUsual) out.push_back(&library.at(id));
  for (const std::string& id : question.indicators) out.push_back(&library.at(id));
  return out;
}

/// The least rank correlation that most schools of a pair would show four times of five, by Fisher's z and Bonferroni:
/// a little too careful for the correction used.
std::string noticed_words(const Links& links, std::int64_t pairs) {
  std::int64_t schools = 0;
  for (const Link& one : links.links)
    if (one.p) schools = std::max(schools, one.n);
  if (pairs == 0 || schools <= 3) return "Связи не проверялись.";
  const double z = stats::normal_quantile_above(kBelieved / 2 / static_cast<double>(pairs)) +
                   stats::normal_quantile_above(1 - kPower);
  const double least = std::tanh(z * 1.03 / std::sqrt(static_cast<double>(schools) - 3));
  return "При " + counted_oblique(schools, "школе", "школах") + " и таком числе пар уверенно заметны только связи от " +
         ru_number(least, 2) + ": более слабые чаще остаются незаметными.";
}

void tell(Links& out) {
  const auto pairs = std::ranges::count_if(out.links, [](const Link& one) { return one.p.has_value(); });
  const auto seen = std::ranges::count(out.links, true, &Link::seen);
  out.headline =
      "Результаты и условия: " +
      (seen == 0 ? std::string("ни одной связи не видно") : "видна связь в " + counted_oblique(seen, "паре", "парах")) +
      " из проверенных " + std::to_string(pairs);
  out.notes = {"Связь — не причина: школы с разными условиями различаются и многим другим, чего в данных нет.",
               "Связь найдена между школами; об отдельных учениках она не говорит.",
               "Проверено пар: " + std::to_string(pairs) +
                   ". «Видна» — после поправки на их число (Бенджамини — Йекутиели, 5 % ложных среди названных).",
               noticed_words(out, pairs) + " «Не видна» не значит «нет»."};
}

}  // namespace

Links links(const indicators::Ground& ground, const indicators::Library& library, const LinkQuestion& question) {
  const World world = world_of(ground, question.scope, question.year);
  const auto asked = asked_of(library, question);
  indicators::ValueQuery query{.filter = {}, .by = {"school"}};
  query.filter.scope = question.scope;
  query.filter.year = question.year;
  const auto tables = indicators::values(ground, asked, query);
  Links out;
  for (std::size_t i = 0; i < asked.size(); ++i)
    for (std::size_t condition = 0; condition < world.conditions.size(); ++condition) {
      Link link = link_of(pairs_of(world, condition, tables[i]));
      link.condition = world.conditions[condition].name;
      link.indicator = asked[i]->id;
      link.name = asked[i]->name;
      link.unit = asked[i]->unit;
      out.links.push_back(std::move(link));
    }
  if (std::ranges::none_of(out.links, [](const Link& one) { return one.p.has_value(); }))
    out.why =
        "Связи искать не в чем: нужно хотя бы восемь школ с результатами и известными условиями, которые различаются.";
  adjust(out.links);
  tell(out);
  return out;
}

}  // namespace vekha::clusters
