#include <algorithm>
#include <array>
#include <cmath>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/ranks.hpp"
#include "domain/officials/officials.hpp"
#include "domain/profile/hardness.hpp"

namespace vekha::profile {
namespace {

const std::map<std::string, std::string> kBriefs = {
    {"success", "Успевае\u00ADмость"}, {"quality", "Качество знаний"}, {"mean_percent", "Процент выполн."}};
constexpr std::array kWatched = {"success", "quality", "mean_percent"};
constexpr std::int64_t kFewSchools = 3;
constexpr auto kLowRule = "low-results";

Light light_of(risk::Verdict verdict, bool good) {
  switch (verdict) {
    case risk::Verdict::listed: return good ? Light::good : Light::risk;
    case risk::Verdict::perhaps: return good ? Light::calm : Light::perhaps;
    case risk::Verdict::not_listed: return Light::calm;
    case risk::Verdict::not_assessed: return Light::absent;
  }
  return Light::absent;
}

Light light_of(comparison::Leaning leaning) {
  switch (leaning) {
    case comparison::Leaning::good: return Light::good;
    case comparison::Leaning::none: return Light::calm;
    case comparison::Leaning::perhaps: return Light::perhaps;
    case comparison::Leaning::bad: return Light::risk;
  }
  return Light::absent;
}

/// Deviations are told indicator by indicator.
bool of_deviations(const risk::Rule& rule) {
  return std::ranges::any_of(rule.signs, [](const risk::Sign& one) { return one.deviation.has_value(); });
}

bool fired(risk::Firing firing) { return firing == risk::Firing::fires || firing == risk::Firing::perhaps; }

/// Nothing could be told of it.
bool is_blank(const School& one) {
  return std::ranges::all_of(one.reasons, [](const Reason& reason) { return reason.light == Light::absent; });
}

/// Counts the reasons of a school and tells them.
void summed(School& one) {
  const auto number = [&](Light light) {
    return static_cast<int>(std::ranges::count(one.reasons, light, &Reason::light));
  };
  one.risks = number(Light::risk);
  one.perhaps = number(Light::perhaps);
  one.good = number(Light::good);
  const auto all = static_cast<std::int64_t>(one.reasons.size()) - number(Light::absent);
  one.headline = one.name + ": ";
  if (all == 0)
    one.headline += "оценивать нечего";
  else if (one.risks == 0)
    one.headline += "уверенных признаков риска нет";
  else
    one.headline += counted(one.risks, "признак риска", "признака риска", "признаков риска") + " из " +
                    ru_number(static_cast<double>(all), 0) + " оценённых";
  if (one.perhaps > 0) one.headline += ", возможных — " + std::to_string(one.perhaps);
}

class Making {
 public:
  Making(const indicators::Ground& ground, const indicators::Library& library, const ProfileQuestion& question)
      : ground_(ground), library_(library), question_(question) {
    out_.year = question.year;
    for (const org::Node& one : org::list(ground.read, question.scope, org::Kind::school))
      out_.schools.push_back({.id = one.id, .code = one.code, .name = one.name, .hardness = {}});
  }

  Profiles made() {
    for (const risk::Rule& rule : risk::rules())
      if (!of_deviations(rule)) add_rule(rule);
    for (const char* id : kWatched) add_deviation(id);
    add_movement();
    add_conditions();
    add_officials();
    for (School& one : out_.schools) summed(one);
    std::ranges::stable_sort(out_.schools, {}, [](const School& one) { return std::pair(-one.risks, -one.perhaps); });
    tell();
    return std::move(out_);
  }

 private:
  results::Filter filter() const {
    results::Filter out;
    out.scope = question_.scope;
    out.year = question_.year;
    return out;
  }

  template <class Reasoning>
  void add(Factor factor, Reasoning reasoning) {
    out_.factors.push_back(std::move(factor));
    for (School& one : out_.schools) one.reasons.push_back(reasoning(one));
  }

  void add_rule(const risk::Rule& rule) {
    risk::Question asked{.rule = rule.id, .year = question_.year, .depth = 2, .changed = {}, .filter = filter()};
    asked.filter.year.reset();
    const risk::List list = risk::list(ground_.read, ground_.facts, ground_.catalog, asked);
    add({"rule:" + rule.id, rule.title, rule.brief, "/risk?rule=" + rule.id}, [&](const School& school) -> Reason {
      const auto row = std::ranges::find(list.schools, school.code, &risk::SchoolRow::code);
      if (row == list.schools.end()) return {Light::absent, "нет данных"};
      return {light_of(row->years.back().verdict, rule.good), rule_words(list, row->years.back())};
    });
    if (rule.id == kLowRule) add_index(list);
  }

  static std::string rule_words(const risk::List& list, const risk::YearRow& row) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < row.signs.size(); ++i)
      if (fired(row.signs[i].firing)) parts.push_back(risk::reason(list, row, i));
    const std::string verdict(risk::verdict_text(row.verdict, list.rule.good));
    return parts.empty() ? verdict : verdict + ": " + joined(parts, "; ");
  }

  double weight_of(const std::string& sign) const {
    const auto found = question_.weights.find(sign);
    return found == question_.weights.end() ? 1 : found->second;
  }

  /// Weighted share of those who failed over the procedures there are, intervals added as of independent parts.
  Estimate index_of(const risk::List& list, const risk::YearRow& row) const {
    double weights = 0;
    double sum = 0;
    double below = 0;
    double above = 0;
    std::int64_t n = 0;
    for (std::size_t i = 0; i < row.signs.size(); ++i) {
      const auto part = stats::uncertain(row.signs[i].estimate);
      const double weight = weight_of(list.rule.signs[i].id);
      if (!part || weight <= 0) continue;
      weights += weight;
      sum += weight * part->value;
      below = std::hypot(below, weight * part->below);
      above = std::hypot(above, weight * part->above);
      n += row.signs[i].estimate.n;
    }
    if (weights <= 0) return Estimate::absent(Absence::no_data);
    const double factor = stats::normal_factor() / weights;
    const double value = sum / weights;
    return Estimate::of(value, n, {std::max(0.0, value - factor * below), std::min(100.0, value + factor * above)});
  }

  void add_index(const risk::List& list) {
    std::vector<double> known;
    for (School& one : out_.schools) {
      const auto row = std::ranges::find(list.schools, one.code, &risk::SchoolRow::code);
      if (row != list.schools.end()) one.low_index = index_of(list, row->years.back());
      if (one.low_index.value) known.push_back(*one.low_index.value);
    }
    const auto mean = known.empty() ? std::nullopt : stats::describe(known).mean;
    add({"low_index", "Индекс низких результатов", "Индекс", "/risk?rule=low-results"},
        [&](const School& one) -> Reason {
          if (!one.low_index.value || !mean) return {Light::absent, "нет данных"};
          const auto standing = words::standing_of(one.low_index, mean);
          const std::string text = ru_percent(*one.low_index.value) + " (" + ru_number(one.low_index.interval->lo, 1) +
                                   "–" + ru_number(one.low_index.interval->hi, 1) +
                                   "), n = " + ru_number(static_cast<double>(one.low_index.n), 0) + ": " +
                                   words::sentence(one.low_index, standing, words::Sureness::alone,
                                                   "среднего по школам " + ru_percent(*mean));
          return {standing == words::Standing::above   ? Light::risk
                  : standing == words::Standing::below ? Light::good
                                                       : Light::calm,
                  text};
        });
  }

  /// Deviation from the approved norm, else from the mean of all; the words say which.
  void add_deviation(const std::string& id) {
    const comparison::Answer answer = comparison::compare(ground_, library_, {.indicator = id, .filter = filter()});
    add({"deviation:" + id, "Отклонение: " + answer.name, kBriefs.at(id), "/comparison?ind=" + id},
        [&](const School& one) -> Reason {
          const auto row = std::ranges::find(answer.schools, one.code, &comparison::SchoolRow::code);
          if (row == answer.schools.end() || !row->value.value || row->deviation.base == comparison::Base::none)
            return {Light::absent, "нет данных"};
          return {light_of(comparison::leaning(row->deviation, answer.direction)),
                  row->deviation.words + ", n = " + ru_number(static_cast<double>(row->value.n), 0)};
        });
  }

  void add_movement() {
    const Matrix found = matrix(ground_, library_, {.filter = filter(), .status = {}, .change = {}});
    add({"movement", "Уровень и изменение", "Уровень и рост", "/risk/matrix"}, [&](const School& one) -> Reason {
      const auto place = std::ranges::find(found.places, one.code, &Place::code);
      if (place == found.places.end() || !place->row) return {Light::absent, "нет данных"};
      return {movement_light(*place), place->words};
    });
  }

  static Light movement_light(const Place& place) {
    using words::Standing;
    const Standing level = words::standing_of_difference(place.status);
    const Standing change = place.column ? words::standing_of_difference(place.change) : Standing::unknown;
    if (level == Standing::below && change == Standing::below) return Light::risk;
    if (change == Standing::below) return Light::perhaps;
    return change == Standing::above ? Light::good : Light::calm;
  }

  void add_conditions() {
    const Hardness hard = hardness(ground_, library_, question_);
    if (hard.index.empty())
      out_.notes.emplace_back("Трудность условий не вычисляется: мало школ или контекстных данных.");
    add({"conditions", "Условия и устойчивость к ним", "Условия", "/clusters"}, [&](School& one) -> Reason {
      const auto found = hard.index.find(one.code);
      if (found == hard.index.end()) return {Light::absent, "нет данных"};
      one.hardness = found->second;
      one.resilient = hard.resilient.contains(one.code);
      if (one.resilient)
        return {Light::good, "резильентная: условия из самых трудных, результаты два года выше медианы школ"};
      return hard.hardest.contains(one.code) ? Reason{Light::perhaps, "условия из самой трудной четверти школ"}
                                             : Reason{Light::calm, "условия не из самых трудных"};
    });
  }

  void add_officials() {
    const auto lists = officials::lists(ground_.read, question_.scope, question_.year);
    add({"official", "Официальный список", "Список", "/risk/official"}, [&](const School& one) -> Reason {
      if (lists.empty()) return {Light::absent, "списков за этот год не внесено"};
      for (const officials::List& list : lists)
        for (const officials::Entry& entry : list.schools)
          if (!list.removed && entry.code == one.code)
            return {Light::risk, list.title + (entry.reason.empty() ? "" : ": " + entry.reason)};
      return {Light::calm, "в официальных списках нет"};
    });
  }

  void tell() {
    const auto some = std::ranges::count_if(out_.schools, [](const School& one) { return one.risks > 0; });
    const auto assessed = std::ranges::count_if(out_.schools, [](const School& one) { return !is_blank(one); });
    out_.headline = "Профили риска, " + std::to_string(out_.year) + " год: ";
    if (assessed == 0)
      out_.headline += "оценивать нечего";
    else
      out_.headline += (some == 0 ? "уверенных признаков нет ни у одной школы"
                                  : "признаки есть у " + counted_oblique(some, "школы", "школ")) +
                       " из " + std::to_string(assessed);
    out_.notes.emplace_back(
        "Признаки пересекаются и не складываются в оценку школы: число нужно, чтобы знать, с кого начать разговор.");
    out_.notes.emplace_back(
        "Пороги правил, веса индекса (по умолчанию равные) и «трудные» условия — начальные значения.");
  }

  const indicators::Ground& ground_;
  const indicators::Library& library_;
  const ProfileQuestion& question_;
  Profiles out_;
};

/// Beside a mean of two a school would read the value of the other.
void hide_comparisons(Profiles& profiles) {
  for (std::size_t i = 0; i < profiles.factors.size(); ++i) {
    const std::string& id = profiles.factors[i].id;
    const bool compares = id.starts_with("deviation:") || id == "low_index" || id == "movement";
    for (School& one : profiles.schools)
      if (compares && one.reasons[i].words.find("норматив") == std::string::npos)
        one.reasons[i] = {Light::absent, "школ меньше трёх: сравнение показало бы чужое значение"};
  }
  for (School& one : profiles.schools) summed(one);
}

}  // namespace

std::string_view light_name(Light light) {
  switch (light) {
    case Light::risk: return "risk";
    case Light::perhaps: return "perhaps";
    case Light::calm: return "calm";
    case Light::good: return "good";
    case Light::absent: return "absent";
  }
  return {};
}

std::string_view light_title(Light light) {
  switch (light) {
    case Light::risk: return "признак риска";
    case Light::perhaps: return "возможно";
    case Light::calm: return "не видно";
    case Light::good: return "хорошо";
    case Light::absent: return "нет данных";
  }
  return {};
}

Profiles profiles(const indicators::Ground& ground, const indicators::Library& library,
                  const ProfileQuestion& question) {
  return Making(ground, library, question).made();
}

Profiles hidden(Profiles profiles, NodeId own) {
  const auto known = std::ranges::count_if(profiles.schools, [](const School& one) { return !is_blank(one); });
  if (known < kFewSchools) hide_comparisons(profiles);
  std::erase_if(profiles.schools, [&](const School& one) { return one.id != own; });
  profiles.headline = profiles.schools.empty() ? "Профиль риска" : profiles.schools.front().headline;
  return profiles;
}

void write_profiles(JsonWriter& json, const Profiles& profiles) {
  json.begin_object().field("year", profiles.year).field("headline", profiles.headline).list("notes", profiles.notes);
  json.key("factors").begin_array();
  for (const Factor& one : profiles.factors)
    json.begin_object()
        .field("id", one.id)
        .field("title", one.title)
        .field("brief", one.brief)
        .field("link", one.link)
        .end_object();
  json.end_array().key("schools").begin_array();
  for (const School& one : profiles.schools) {
    json.begin_object().field("id", one.id.value).field("code", one.code).field("name", one.name);
    json.field("risks", one.risks).field("perhaps", one.perhaps).field("good", one.good).key("low_index");
    write_estimate(json, one.low_index);
    json.field("hardness", one.hardness).field("resilient", one.resilient).field("headline", one.headline);
    json.key("reasons").begin_array();
    for (const Reason& reason : one.reasons)
      json.begin_object()
          .field("light", light_name(reason.light))
          .field("light_title", light_title(reason.light))
          .field("words", reason.words)
          .end_object();
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::profile
