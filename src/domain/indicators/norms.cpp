#include "domain/indicators/norms.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.hpp"
#include "domain/indicators/indicators.sql.hpp"
#include "domain/indicators/told.hpp"
#include "io/sys/clock.hpp"

namespace vekha::indicators {
namespace {

constexpr std::array kColours = {std::pair{std::string_view("none"), std::string_view("без цвета")},
                                 std::pair{std::string_view("green"), std::string_view("зелёный")},
                                 std::pair{std::string_view("yellow"), std::string_view("жёлтый")},
                                 std::pair{std::string_view("red"), std::string_view("красный")}};

NormRow row_of(const db::Row& row) {
  return {.id = row.integer(0),
          .indicator = row.text(1),
          .kind = row.text(2) == "target" ? NormKind::target : NormKind::norm,
          .school = row.text(3),
          .year = static_cast<int>(row.integer(4)),
          .grade = static_cast<int>(row.integer(5)),
          .subject = row.text(6),
          .value = row.real(7),
          .margin = row.maybe_real(8),
          .act = {row.text(9), row.text(10), row.text(11)},
          .recorded_at = row.text(12),
          .actor = row.text(13),
          .withdrawn_at = row.text(14)};
}

void check(const db::Read& read, const Definition& definition, const NormRow& fresh) {
  if (fresh.act.act.empty())
    throw Error(Code::bad_input, "Норматив утверждают актом: укажите, каким — «Приказ № 123».");
  if (!parse_iso_date(fresh.act.date))
    throw Error(Code::bad_input, "Дата акта «" + fresh.act.date + "» не понята. Ожидалось ГГГГ-ММ-ДД.");
  if (definition.unit == "%" && (fresh.value < 0 || fresh.value > 100))
    throw Error(Code::bad_input, "Норматив в процентах — от 0 до 100, стоит " + ru_number(fresh.value, 1) + ".");
  if (definition.unit == "отметка" && (fresh.value < 2 || fresh.value > 5))
    throw Error(Code::bad_input, "Норматив отметки — от 2 до 5, стоит " + ru_number(fresh.value, 2) + ".");
  if (fresh.margin.value_or(0) < 0) throw Error(Code::bad_input, "Допуск не бывает отрицательным.");
  if (!fresh.school.empty() && !org::find(read, org::Kind::school, fresh.school))
    throw Error(Code::not_found, "Школы с кодом «" + fresh.school + "» нет.");
}

void change_state(const db::Write& write, std::int64_t id, const std::string& moment) {
  if (write.run(sql::withdraw_norm, {moment, id}) == 0) throw Error(Code::not_found, "Такого норматива нет.");
}

bool fits(const NormRow& row, const NormPlace& place) {
  return (row.school.empty() || row.school == place.school) && (row.year == 0 || row.year == place.year) &&
         (row.grade == 0 || row.grade == place.grade) && (row.subject.empty() || row.subject == place.subject);
}

/// The school says more than the subject, that more than the grade, that more than the year.
int weight_of(const NormRow& row) {
  return (row.school.empty() ? 0 : 8) + (row.subject.empty() ? 0 : 4) + (row.grade == 0 ? 0 : 2) +
         (row.year == 0 ? 0 : 1);
}

bool less_is_better(const Definition& definition) { return definition.direction == "less_is_better"; }

std::string plain(const Definition& definition, double value) { return value_text(definition, Estimate::of(value, 0)); }

/// Whether a value is at the bound or on its good side.
bool reaches(const Definition& definition, double value, double bound) {
  return less_is_better(definition) ? value <= bound : value >= bound;
}

Light by_norm(const Definition& definition, const Estimate& value, const NormRow& norm) {
  const std::string side = less_is_better(definition) ? "не выше " : "не ниже ";
  const double step = less_is_better(definition) ? 1 : -1;
  Light out{.colour = Colour::red,
            .rule = "зелёный — " + side + plain(definition, norm.value) + " (" + norm.act.text() + ")"};
  bool nearly = false;
  if (norm.margin) {
    const double bound = norm.value + step * *norm.margin;
    nearly = reaches(definition, *value.value, bound);
    out.rule += "; жёлтый — " + side + plain(definition, bound);
  } else {
    const auto& reach = value.interval;
    nearly = reach && reaches(definition, less_is_better(definition) ? reach->lo : reach->hi, norm.value);
    out.rule += "; жёлтый — хуже, но норматив лежит внутри интервала";
  }
  out.rule += "; красный — остальное";
  if (reaches(definition, *value.value, norm.value))
    out.colour = Colour::green;
  else if (nearly)
    out.colour = Colour::yellow;
  return out;
}

Light by_zones(const Definition& definition, const Estimate& value, const Zones& zones) {
  const bool less = less_is_better(definition);
  const bool green = reaches(definition, *value.value, zones.green);
  const bool yellow = less ? *value.value < zones.yellow : *value.value >= zones.yellow;
  return {.colour = green    ? Colour::green
                    : yellow ? Colour::yellow
                             : Colour::red,
          .rule = std::string("зелёный — ") + (less ? "не выше " : "не ниже ") + plain(definition, zones.green) +
                  "; жёлтый — " + (less ? "ниже " : "не ниже ") + plain(definition, zones.yellow) +
                  "; красный — остальное. Это ориентир, не утверждённый норматив: " + zones.source + " (" +
                  std::string(provenance_title(zones.provenance)) + ")"};
}

}  // namespace

std::string_view colour_name(Colour colour) { return kColours.at(static_cast<std::size_t>(colour)).first; }
std::string_view colour_title(Colour colour) { return kColours.at(static_cast<std::size_t>(colour)).second; }

std::vector<NormRow> norms(const db::Read& read, const std::string& indicator) {
  return read.all(sql::norms, {indicator, indicator}, row_of);
}

NormRow set_norm(const db::Write& write, const Library& library, const NormRow& fresh) {
  check(write, library.at(fresh.indicator), fresh);
  NormRow out = fresh;
  out.recorded_at = sys::now_iso();
  out.actor = write.actor().name;
  out.withdrawn_at.clear();
  out.id = write.insert(sql::insert_norm, {out.indicator, out.kind == NormKind::target ? "target" : "norm", out.school,
                                           out.year, out.grade, out.subject, out.value, out.margin, out.act.act,
                                           out.act.date, out.act.clause, out.recorded_at, out.actor});
  return out;
}

void withdraw_norm(const db::Write& write, std::int64_t id) { change_state(write, id, sys::now_iso()); }
void restore_norm(const db::Write& write, std::int64_t id) { change_state(write, id, ""); }

std::optional<NormRow> norm_for(const std::vector<NormRow>& rows, const Definition& definition, NormKind kind,
                                const NormPlace& place) {
  const NormRow* best = nullptr;
  for (const NormRow& row : rows) {  // the newest first
    if (!row.withdrawn_at.empty() || row.indicator != definition.id || row.kind != kind || !fits(row, place)) continue;
    if (best == nullptr || weight_of(row) > weight_of(*best)) best = &row;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

NormPlace rest_of(const results::Filter& filter) {
  return {.school = {},
          .year = filter.year.value_or(0),
          .grade = filter.grade.value_or(0),
          .subject = filter.subject.value_or("")};
}

std::map<std::string, formula::NormOf> norms_of(const std::vector<formula::Norm>& asked,
                                                const std::vector<NormRow>& rows, const NormPlace& rest) {
  std::map<std::string, formula::NormOf> out;
  const auto all = std::make_shared<const std::vector<NormRow>>(rows);
  for (const formula::Norm& one : asked)
    out[one.name] = [id = one.name, all, rest](const formula::Dimensions& by,
                                               const formula::Key& key) -> std::optional<double> {
      const auto told = [&](std::string_view name, const std::string& otherwise) {
        const auto found = std::ranges::find(by, name);
        return found == by.end() ? otherwise : key[static_cast<std::size_t>(found - by.begin())];
      };
      const auto number = [&](std::string_view name, int otherwise) {
        return static_cast<int>(parse_integer(told(name, {})).value_or(otherwise));
      };
      const auto row = norm_for(*all, Definition{.id = id}, NormKind::norm,
                                {.school = told("school", rest.school),
                                 .year = number("year", rest.year),
                                 .grade = number("grade", rest.grade),
                                 .subject = told("subject", rest.subject)});
      return row ? std::optional(row->value) : std::nullopt;
    };
  return out;
}

std::map<std::string, formulas::GivenNorm> given_norms(const db::Read& read, const std::vector<formula::Norm>& asked,
                                                       const NormPlace& rest) {
  std::map<std::string, formulas::GivenNorm> out;
  if (asked.empty()) return out;
  const auto of = norms_of(asked, norms(read), rest);
  for (const formula::Norm& one : asked) out[one.name] = {.value = 0, .unit = one.unit, .of = of.at(one.name)};
  return out;
}

Light light(const Definition& definition, const Estimate& value, const std::optional<NormRow>& norm) {
  if (!value.value || definition.direction == "none") return {};
  if (norm) return by_norm(definition, value, *norm);
  return definition.zones ? by_zones(definition, value, *definition.zones) : Light{};
}

}  // namespace vekha::indicators
