#include "domain/similar/similar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "core/stats/neighbours.hpp"
#include "core/stats/ranks.hpp"
#include "domain/context/context.hpp"

namespace vekha::similar {
namespace {

constexpr std::array kUsual = {"success", "quality", "mean_percent"};
constexpr std::size_t kFewSchools = 8;
constexpr std::size_t kFewest = 3;  ///< a mean of fewer would tell the others' values

class Making {
 public:
  Making(const indicators::Ground& ground, const org::Node& school, const Question& question)
      : ground_(ground), school_(school), question_(question) {
    const auto placed = org::placed_schools(ground.read, {});
    const NodeId home = placed.at(school.id).municipality;
    for (const auto& [id, one] : placed)
      if (one.municipality == home) schools_.push_back(one.school);
    if (schools_.size() < kFewSchools) {
      schools_.clear();
      for (const auto& [id, one] : placed) schools_.push_back(one.school);
    }
    own_ = static_cast<std::size_t>(std::ranges::find(schools_, school.id, &org::Node::id) - schools_.begin());
    conditions_ = context::conditions(ground, schools_, question.year);
  }

  Answer answer(const indicators::Library& library) {
    Answer out{.school = school_.name};
    const auto near = stats::nearest(features(), own_, question_.count);
    for (const stats::Neighbour& one : near)
      out.found.push_back({schools_[one.thing].code, schools_[one.thing].name, one.distance, one.known});
    for (const context::Condition& one : conditions_) out.conditions.push_back(condition_of(one, near));
    if (near.empty())
      out.why = conditions_.empty() ? "Условия школ не известны: нет ни результатов за этот год, ни контекстных данных."
                                    : "Сравнить не с кем: об условиях этой школы известно меньше половины.";
    compare(out, library, near);
    out.method =
        "Похожесть — по условиям: каждое приведено к стандартным отклонениям, размеры сравниваются по отношению, "
        "неизвестное у одной из двух школ не сравнивается. Расстояние 1 — в среднем одно стандартное отклонение.";
    return out;
  }

 private:
  indicators::ValueQuery query(std::vector<std::string> by) const {
    indicators::ValueQuery out{.filter = {}, .by = std::move(by)};
    out.filter.year = question_.year;
    return out;
  }

  std::vector<stats::Feature> features() const {
    std::vector<stats::Feature> out;
    for (const context::Condition& one : conditions_) out.push_back({context::column(one, schools_)});
    return out;
  }

  Condition condition_of(const context::Condition& one, const std::vector<stats::Neighbour>& near) const {
    Condition out{.name = one.name, .known = static_cast<std::int64_t>(one.values.size())};
    if (const auto own = one.values.find(school_.code); own != one.values.end()) out.own = own->second;
    double sum = 0;
    double count = 0;
    for (const stats::Neighbour& each : near)
      if (const auto found = one.values.find(schools_[each.thing].code); found != one.values.end()) {
        sum += found->second;
        ++count;
      }
    if (count > 0) out.others = sum / count;
    return out;
  }

  void compare(Answer& out, const indicators::Library& library, const std::vector<stats::Neighbour>& near) const {
    std::vector<const indicators::Definition*> asked;
    if (question_.indicators.empty())
      for (const char* id : kUsual) asked.push_back(&library.at(id));
    for (const std::string& id : question_.indicators) asked.push_back(&library.at(id));
    const auto tables = indicators::values(ground_, asked, query({"school"}));
    for (std::size_t i = 0; i < tables.size(); ++i) {
      std::map<std::string, Estimate> values;
      for (const formulas::FormulaRow& row : tables[i].rows) values[row.key[0]] = row.value.estimate;
      Comparison one{.indicator = asked[i]->id,
                     .name = asked[i]->name,
                     .unit = asked[i]->unit,
                     .measure = std::string(formula::measure_name(asked[i]->measure.measure)),
                     .direction = asked[i]->direction,
                     .own = values[school_.code]};
      for (const stats::Neighbour& each : near) one.others.push_back(values[schools_[each.thing].code]);
      judge(one);
      if (!tables[i].problem.empty()) one.words = tables[i].problem;
      out.comparisons.push_back(std::move(one));
    }
  }

  /// The mean of the others and the difference from it, errors taken as independent, two-sided (MOVER).
  static void judge(Comparison& one) {
    double sum = 0;
    double below = 0;
    double above = 0;
    std::int64_t count = 0;
    for (const Estimate& each : one.others)
      if (const auto known = stats::uncertain(each)) {
        sum += known->value;
        below = std::hypot(below, known->below);
        above = std::hypot(above, known->above);
        ++count;
      }
    one.words = "сравнить не с чем: значения есть меньше чем у трёх похожих школ";
    one.mean = one.difference = Estimate::absent(Absence::too_few, count);
    if (count < static_cast<std::int64_t>(kFewest)) return;
    const double parts = static_cast<double>(count) / stats::normal_factor();
    const double mean = sum / static_cast<double>(count);
    one.mean = Estimate::of(mean, count, {mean - below / parts, mean + above / parts});
    const auto own = stats::uncertain(one.own);
    one.difference = Estimate::absent(one.own.absence, one.own.n);
    one.words = "у школы значения нет: " + std::string(absence_text(one.own.absence));
    if (!own) return;
    const double gap = own->value - mean;
    const double low = stats::normal_factor() * std::hypot(own->below, above / static_cast<double>(count));
    const double high = stats::normal_factor() * std::hypot(own->above, below / static_cast<double>(count));
    one.difference = Estimate::of(gap, one.own.n, {gap - low, gap + high});
    one.words = gap - low > 0    ? "выше, чем у похожих школ"
                : gap + high < 0 ? "ниже, чем у похожих школ"
                                 : "не отличается от похожих школ";
  }

  const indicators::Ground& ground_;
  const org::Node& school_;
  const Question& question_;
  std::vector<org::Node> schools_;
  std::size_t own_ = 0;
  std::vector<context::Condition> conditions_;
};

}  // namespace

Answer similar(const indicators::Ground& ground, const indicators::Library& library, const org::Scope& scope,
               const Question& question) {
  const org::Node school = org::node(ground.read, scope, question.school);
  if (school.kind != org::Kind::school) throw Error(Code::not_found, "Похожие ищутся для школы.");
  return Making(ground, school, question).answer(library);
}

Answer hidden(Answer answer) {
  int number = 0;
  for (Found& one : answer.found) {
    one.code.clear();
    one.name = "Похожая школа " + std::to_string(++number);
  }
  for (Comparison& one : answer.comparisons)
    for (Estimate& each : one.others)
      if (each.value) each = Estimate::absent(Absence::suppressed);
  if (answer.found.size() < kFewest)
    for (Condition& one : answer.conditions) one.others.reset();
  return answer;
}

void write_answer(JsonWriter& json, const Answer& answer) {
  json.begin_object().field("school", answer.school).field("why", answer.why).field("method", answer.method);
  json.key("conditions").begin_array();
  for (const Condition& one : answer.conditions)
    json.begin_object()
        .field("name", one.name)
        .field("own", one.own)
        .field("others", one.others)
        .field("known", one.known)
        .end_object();
  json.end_array().key("found").begin_array();
  for (const Found& one : answer.found)
    json.begin_object()
        .field("code", one.code)
        .field("name", one.name)
        .field("distance", one.distance)
        .field("known", one.known)
        .end_object();
  json.end_array().key("comparisons").begin_array();
  for (const Comparison& one : answer.comparisons) {
    json.begin_object().field("indicator", one.indicator).field("name", one.name).field("unit", one.unit);
    json.field("measure", one.measure).field("direction", one.direction).key("own");
    write_estimate(json, one.own);
    json.key("others").begin_array();
    for (const Estimate& each : one.others) write_estimate(json, each);
    json.end_array().key("mean");
    write_estimate(json, one.mean);
    json.key("difference");
    write_estimate(json, one.difference);
    json.field("words", one.words).end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::similar
