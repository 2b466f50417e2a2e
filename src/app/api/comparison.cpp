// Schools beside one another; a school sees its own row and the mean of all.
#include "domain/comparison/comparison.hpp"

#include <cmath>

#include "app/api/help_handlers.hpp"
#include "app/api/write.hpp"
#include "app/cluster_choice.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/power.hpp"

namespace vekha::api {
namespace {

constexpr int kMostPupils = 1'000'000;

double number_of(const Call& call, std::string_view name, double otherwise) {
  const auto text = call.maybe_text(name);
  if (!text || text->empty()) return otherwise;
  const auto value = parse_number(*text);
  if (!value || !std::isfinite(*value))
    throw Error(Code::bad_arguments, "Параметр «" + std::string(name) + "»: «" + *text + "» не число.");
  return *value;
}

void demand(bool held, const char* advice) {
  if (!held) throw Error(Code::bad_arguments, advice);
}

stats::PowerQuestion power_question(const Call& call) {
  stats::PowerQuestion out{.n = call.integer("n"), .other = call.maybe_integer("other").value_or(0)};
  out.level = number_of(call, "level", out.level);
  out.power = number_of(call, "power", out.power);
  out.cluster = number_of(call, "cluster", out.cluster);
  out.icc = number_of(call, "icc", out.icc);
  demand(out.n >= 2 && out.n <= kMostPupils, "Учеников: от 2 до 1 000 000.");
  demand(out.other >= 0 && out.other <= kMostPupils, "Учеников во второй группе: от 0 до 1 000 000.");
  demand(out.level > 0 && out.level < 1 && out.power > out.level && out.power < 1,
         "Уровень и вероятность заметить: доли от 0 до 1, вероятность больше уровня.");
  demand(out.cluster >= 1 && out.icc >= 0 && out.icc <= 1, "Размер класса — от 1, сходство внутри класса — от 0 до 1.");
  return out;
}

}  // namespace

http::Response get_comparison(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  const org::Node& place = call.who().account.node;
  comparison::Question question{.indicator = call.text("indicator"), .filter = {}};
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    question.filter = filter_of(read, context, call);
    const bool below = place.kind == org::Kind::school;
    if (below) question.filter.scope = municipality_scope(read, place);
    question.filter.school.reset();
    const indicators::Ground ground{read, context.stores.facts(), *catalog, &context.kept};
    if (const auto cluster = call.maybe_text("cluster"); cluster && !cluster->empty()) {
      app::narrow(question, ground, *cluster);
      if (below && !question.among.contains(place.code)) throw Error(Code::not_found, "Школа не в этой группе.");
    }
    comparison::Answer answer = comparison::compare(ground, library, question);
    comparison::write_answer(json, below ? comparison::hidden(std::move(answer), place.id) : answer);
  });
  return json_response(json);
}

http::Response get_power(Context&, const Call& call) {
  const stats::PowerQuestion question = power_question(call);
  const double share = number_of(call, "share", 50);
  const double sd = number_of(call, "sd", 0);
  demand(share >= 0 && share <= 100, "Доля: от 0 до 100 %.");
  demand(sd >= 0, "Разброс не бывает отрицательным.");
  const stats::ShareChange change = stats::least_share_change(question, share / 100);
  const auto percent = [](const std::optional<double>& value) { return value ? std::optional(100 * *value) : value; };
  JsonWriter json;
  json.begin_object().field("up", percent(change.up)).field("down", percent(change.down));
  json.field("difference", sd > 0 ? stats::least_mean_difference(question, sd) : std::nullopt).end_object();
  return json_response(json);
}

}  // namespace vekha::api
