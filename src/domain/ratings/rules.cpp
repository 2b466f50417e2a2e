// What the municipality decides about a rating, as it is written and read.
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "domain/ratings/ratings.hpp"

namespace vekha::ratings {
namespace {

namespace bj = boost::json;

struct ScalingRow {
  Scaling scaling;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kScalings = {
    ScalingRow{Scaling::range, "range", "от худшего к лучшему, 0–100"},
    ScalingRow{Scaling::score, "score", "отклонение от среднего в стандартных отклонениях"},
    ScalingRow{Scaling::rank, "rank", "по местам, 0–100"},
    ScalingRow{Scaling::norm, "norm", "доля норматива, %"},
};
const ScalingRow& row_of(Scaling scaling) { return kScalings.at(static_cast<std::size_t>(scaling)); }

constexpr std::array<std::string_view, 4> kAudiences = {"system", "schools", "heads", "teachers"};
constexpr std::string_view kSet = "set:";

Issue fault(std::string text) {
  return {.code = "rating", .severity = Severity::error, .place = {}, .message = std::move(text)};
}

/// Fields of one object with complaints gathered: all are told at once.
class Reading {
 public:
  Reading(const bj::object& from, Issues& issues) : from_(from), issues_(issues) {}
  std::string text(std::string_view key, std::string_view title) {
    const bj::value* found = from_.if_contains(key);
    if (found == nullptr || found->is_null()) return {};
    if (found->is_string()) return squeezed(std::string(found->as_string()));
    complain(title, "нужен текст");
    return {};
  }
  double number(std::string_view key, std::string_view title, double otherwise) {
    const bj::value* found = from_.if_contains(key);
    if (found == nullptr || found->is_null()) return otherwise;
    if (found->is_number() && std::isfinite(found->to_number<double>())) return found->to_number<double>();
    complain(title, "нужно число");
    return otherwise;
  }
  int whole(std::string_view key, std::string_view title, int otherwise) {
    const double read = number(key, title, otherwise);
    if (read == std::floor(read) && std::abs(read) < 1e6) return static_cast<int>(read);
    complain(title, "нужно целое число");
    return otherwise;
  }
  void complain(std::string_view title, const std::string& what) {
    issues_.push_back(fault("«" + std::string(title) + "»: " + what + "."));
  }

 private:
  const bj::object& from_;
  Issues& issues_;
};

Criterion criterion_of(const bj::value& from, std::size_t at, Issues& issues) {
  Criterion out{.code = std::to_string(at + 1)};
  if (!from.is_object()) {
    issues.push_back(fault("Критерий " + out.code + ": нужны показатель или набор и вес."));
    return out;
  }
  Reading reading(from.as_object(), issues);
  const std::string name = "Критерий " + out.code;
  out.indicator = reading.text("indicator", name);
  out.set = reading.text("set", name);
  out.weight = reading.number("weight", name + ", вес", 1);
  if (out.indicator.starts_with(kSet)) out.set = std::exchange(out.indicator, {}).substr(kSet.size());
  if (out.indicator.empty() == out.set.empty()) reading.complain(name, "нужно одно из двух: показатель или набор");
  if (!(out.weight > 0) || out.weight > 1000) reading.complain(name + ", вес", "нужно число больше 0 и не больше 1000");
  return out;
}

std::vector<Criterion> criteria_of(const bj::object& from, Issues& issues) {
  std::vector<Criterion> out;
  if (const bj::value* list = from.if_contains("criteria"); list != nullptr && list->is_array())
    for (const bj::value& one : list->as_array()) out.push_back(criterion_of(one, out.size(), issues));
  if (out.empty()) issues.push_back(fault("«Критерии»: назовите хотя бы один показатель."));
  if (out.size() > 60) issues.push_back(fault("«Критерии»: больше 60 не бывает."));
  std::set<std::string> met;
  for (const Criterion& one : out)
    if (const std::string what = one.indicator + "/" + one.set; what != "/" && !met.insert(what).second)
      issues.push_back(fault("«Критерии»: " + one.code + "-й повторяет другой. Сложите веса."));
  return out;
}

void check_ranges(const Rules& rules, Reading& reading) {
  if (rules.name.empty()) reading.complain("Название", "напишите, как рейтинг называется");
  if (length(rules.name) > 200) reading.complain("Название", "не длиннее 200 знаков");
  if (rules.year < 2000 || rules.year > 2100) reading.complain("Год", "нужен год результатов, например 2026");
  if (rules.grade < 0 || rules.grade > 12) reading.complain("Параллель", "от 1 до 11 или пусто");
  if (!(rules.least_part > 0) || rules.least_part > 1)
    reading.complain("Наименьшая доля веса", "больше 0 и не больше 1: с 1 школа без любого критерия места не получает");
  if (rules.sway < 0 || rules.sway > 100) reading.complain("Сдвиг весов", "от 0 до 100 %");
  if (rules.appeal_days < 0 || rules.appeal_days > 365) reading.complain("Срок возражений", "от 0 до 365 дней");
  if (!rules.act.date.empty() && !parse_iso_date(rules.act.date)) reading.complain("Дата порядка", "нужна ГГГГ-ММ-ДД");
}

}  // namespace

std::string_view scaling_name(Scaling scaling) { return row_of(scaling).name; }
std::string_view scaling_title(Scaling scaling) { return row_of(scaling).title; }
std::optional<Scaling> scaling_from_name(std::string_view name) {
  const auto found = std::ranges::find(kScalings, name, &ScalingRow::name);
  return found == kScalings.end() ? std::nullopt : std::optional(found->scaling);
}

bool Rules::operator==(const Rules& other) const { return rules_json(*this) == rules_json(other); }

std::string rules_json(const Rules& rules) {
  JsonWriter json;
  json.begin_object().field("name", rules.name).field("note", rules.note);
  json.field("audience", kAudiences.at(static_cast<std::size_t>(rules.audience)));
  json.field("scaling", scaling_name(rules.scaling)).field("scaling_title", scaling_title(rules.scaling));
  json.field("year", rules.year).field("procedure", rules.procedure).field("grade", rules.grade);
  json.field("subject", rules.subject).field("least_part", rules.least_part).field("sway", rules.sway);
  json.field("appeal_days", rules.appeal_days).field("vpr_ground", rules.vpr_ground);
  json.field("act", rules.act.act).field("act_date", rules.act.date).field("clause", rules.act.clause);
  json.key("criteria").begin_array();
  for (const Criterion& one : rules.criteria)
    json.begin_object()
        .field("code", one.code)
        .field("indicator", one.indicator)
        .field("set", one.set)
        .field("weight", one.weight)
        .end_object();
  json.end_array().end_object();
  return json.text();
}

Rules rules_from(std::string_view json) {
  boost::system::error_code fault;
  const bj::value all = bj::parse(json, fault);
  if (fault || !all.is_object()) throw Error(Code::bad_input, "Описание рейтинга не прочитано: это не объект JSON.");
  Issues issues;
  Reading reading(all.as_object(), issues);
  Rules out{.name = reading.text("name", "Название"), .note = reading.text("note", "Пояснение")};
  const std::string audience = reading.text("audience", "О ком");
  const auto whom = std::ranges::find(kAudiences, audience.empty() ? "schools" : audience);
  if (whom == kAudiences.end() || whom == kAudiences.begin())
    reading.complain("О ком", "schools или heads");
  else
    out.audience = static_cast<indicators::Audience>(whom - kAudiences.begin());
  const std::string scaling = reading.text("scaling", "Приведение");
  if (const auto known = scaling_from_name(scaling.empty() ? "range" : scaling))
    out.scaling = *known;
  else
    reading.complain("Приведение", "range, score, rank или norm");
  out.year = reading.whole("year", "Год", 0);
  out.procedure = reading.text("procedure", "Процедура");
  out.grade = reading.whole("grade", "Параллель", 0);
  out.subject = reading.text("subject", "Предмет");
  out.least_part = reading.number("least_part", "Наименьшая доля веса", 1);
  out.sway = reading.number("sway", "Сдвиг весов", 20);
  out.appeal_days = reading.whole("appeal_days", "Срок возражений", 10);
  out.vpr_ground = reading.text("vpr_ground", "Основание для ВПР");
  out.act = {reading.text("act", "Порядок"), reading.text("act_date", "Дата порядка"), reading.text("clause", "Пункт")};
  out.criteria = criteria_of(all.as_object(), issues);
  check_ranges(out, reading);
  if (!issues.empty()) throw Error(Code::bad_input, "Рейтинг не записан: исправьте поля.", issues);
  return out;
}

}  // namespace vekha::ratings
