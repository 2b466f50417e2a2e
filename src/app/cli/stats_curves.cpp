// Models of answers on the command line: rasch, pcm and twopl are one family of curves.
#include <algorithm>
#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/conditional.hpp"
#include "core/stats/curves.hpp"

namespace vekha::cli {
namespace {

enum class Kind { rasch, pcm, twopl };

struct CurveOptions {
  AnswersFile file;
  Kind kind = Kind::rasch;
  bool conditional = false;
  bool own_slopes = false;
};

/// Rasch and 2PL are of right and wrong.
void refuse_points(const AnswersTable& table, const stats::Answers& answers) {
  Issues issues;
  for (std::size_t i = 0; i < answers.items; ++i) {
    int greatest = 0;
    for (std::size_t p = 0; p < answers.persons(); ++p) greatest = std::max(greatest, answers.at(p, i));
    if (greatest > 1)
      issues.push_back({.code = "points_above_one",
                        .severity = Severity::error,
                        .place = {.file = table.file},
                        .message = "задание «" + table.items[i] + "» оценено не только 0 и 1.",
                        .found = std::to_string(greatest),
                        .expected = "0 или 1",
                        .fix = "Для баллов возьмите vekha stats pcm."});
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Модель — для заданий «верно или неверно».", issues);
}

void write_steps(JsonWriter& json, const std::vector<stats::CurveStep>& steps) {
  json.key("steps").begin_array();
  for (const stats::CurveStep& step : steps) {
    json.begin_object().field("from", step.from).field("to", step.to);
    write_parameter(json, "threshold", step.difficulty);
    write_parameter(json, "logit", step.logit);
    json.end_object();
  }
  json.end_array();
}

void write_item(JsonWriter& json, const stats::CurveItem& item, Kind kind) {
  json.begin_object();
  const stats::Parameter absent{std::nullopt, std::nullopt, item.absence};
  if (kind != Kind::rasch) write_parameter(json, "slope", item.slope);
  if (kind == Kind::pcm) {
    write_steps(json, item.steps);
    if (item.steps.empty()) write_absence(json, item.absence);
  } else {
    write_parameter(json, "difficulty", item.steps.empty() ? absent : item.steps[0].difficulty);
    write_parameter(json, "intercept", item.steps.empty() ? absent : item.steps[0].intercept);
    if (kind == Kind::rasch) write_parameter(json, "logit", item.steps.empty() ? absent : item.steps[0].logit);
  }
  json.end_object();
}

void write_head(JsonWriter& json, const stats::CurveFit& fit, std::size_t rows) {
  const auto parameters = static_cast<double>(fit.latent.parameters);
  json.field("method", "mml").field("n", fit.latent.persons).field("rows", rows);
  json.field("loglik", fit.latent.log_likelihood).field("parameters", fit.latent.parameters);
  json.field("aic", -2 * fit.latent.log_likelihood + 2 * parameters);
  json.field("bic", -2 * fit.latent.log_likelihood + parameters * std::log(static_cast<double>(fit.latent.persons)));
  json.field("converged", fit.latent.converged);
}

void tell_json(std::ostream& out, const AnswersTable& table, const stats::CurveFit& fit, const CurveOptions& options) {
  JsonWriter json;
  json.begin_object();
  write_head(json, fit, table.ids.size());
  if (fit.slope.value) {
    write_parameter(json, "slope", fit.slope);
    json.field("sigma", fit.slope.value);
  }
  json.key("items").begin_object();
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    json.key(table.items[i]);
    write_item(json, fit.items[i], options.kind);
  }
  out << json.end_object().end_object().text() << "\n";
}

void tell(std::ostream& out, const AnswersTable& table, const stats::CurveFit& fit) {
  Columns columns({{"Задание", Align::left}, {"Шаг"}, {"Наклон"}, {"Трудность"}, {"ошибка"}, {"В логитах"}});
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    const stats::CurveItem& item = fit.items[i];
    if (item.steps.empty()) columns.add({table.items[i], "", "", std::string(absence_text(item.absence)), "", ""});
    for (const stats::CurveStep& step : item.steps)
      columns.add({table.items[i], std::to_string(step.from) + "→" + std::to_string(step.to), told(item.slope),
                   told(step.difficulty), told_error(step.difficulty), told(step.logit)});
  }
  out << columns.text() << "Участников " << fit.latent.persons << ", логарифм правдоподобия "
      << shown(fit.latent.log_likelihood) << (fit.latent.converged ? ".\n" : "; вычисление не сошлось.\n");
  if (fit.slope.value)
    out << "Общий наклон " << told(fit.slope) << " " << told_error(fit.slope)
        << ": стандартное отклонение подготовки в логитах.\n";
  out << "Трудность — в стандартных отклонениях подготовки участников, среднее у них 0.\n";
}

void tell_json(std::ostream& out, const AnswersTable& table, const stats::ConditionalFit& fit) {
  JsonWriter json;
  json.begin_object().field("method", "cml").field("n", table.ids.size()).field("informative", fit.informative);
  json.field("loglik", fit.log_likelihood).field("converged", fit.converged).key("items").begin_object();
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    const stats::ConditionalItem& item = fit.items[i];
    json.key(table.items[i]).begin_object();
    write_parameter(json, "difficulty", item.location);
    json.key("steps").begin_array();
    for (const stats::ConditionalStep& step : item.steps) {
      json.begin_object().field("from", step.from).field("to", step.to);
      write_parameter(json, "threshold", step.threshold);
      json.end_object();
    }
    json.end_array().end_object();
  }
  out << json.end_object().end_object().text() << "\n";
}

void tell(std::ostream& out, const AnswersTable& table, const stats::ConditionalFit& fit) {
  Columns columns({{"Задание", Align::left}, {"Трудность"}, {"ошибка"}, {"Пороги", Align::left}});
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    std::vector<std::string> steps;
    for (const stats::ConditionalStep& step : fit.items[i].steps) steps.push_back(told(step.threshold));
    columns.add({table.items[i], told(fit.items[i].location), told_error(fit.items[i].location), joined(steps, "; ")});
  }
  out << columns.text() << "Логиты, среднее заданий 0. Участников, чьи ответы что-то говорят: " << fit.informative
      << (fit.converged ? ".\n" : "; вычисление не сошлось: некоторые задания нельзя сравнить с другими.\n");
}

void tell_nothing(const CurveOptions& options, Session& session) {
  if (!options.file.file.json) {
    session.out << "Считать не по чему: нет заданий, на которые отвечали по-разному.\n";
    return;
  }
  JsonWriter json;
  json.begin_object().field("n", 0).key("items").begin_object().end_object();
  write_absence(json, Absence::no_variance);
  session.out << json.end_object().text() << "\n";
}

void fit_model(const CurveOptions& options, Session& session) {
  const AnswersTable table = read_answers(session.path(options.file.file.csv), options.file, {});
  const stats::Answers answers = whole_points(table);
  if (options.kind != Kind::pcm) refuse_points(table, answers);
  const bool json = options.file.file.json;
  if (options.conditional) {
    const auto fit = stats::fit_conditional(answers);
    if (!fit) return tell_nothing(options, session);
    return json ? tell_json(session.out, table, *fit) : tell(session.out, table, *fit);
  }
  const bool own = options.kind == Kind::twopl || options.own_slopes;
  const auto fit = stats::fit_curves(answers, own ? stats::Slopes::by_item : stats::Slopes::common);
  if (!fit) return tell_nothing(options, session);
  json ? tell_json(session.out, table, *fit, options) : tell(session.out, table, *fit);
}

Command add_kind(Command stats, Session& session, const std::shared_ptr<CurveOptions>& options,
                 std::pair<const char*, const char*> name_about) {
  Command family = add_answers_family(stats, name_about.first, name_about.second, options->file);
  family.callback([options, &session] { fit_model(*options, session); });
  return family;
}

void add_conditional(Command family, CurveOptions& options) {
  family.add_flag("--cml", options.conditional, "Условное правдоподобие: без предположения о распределении подготовки");
}

}  // namespace

void add_stats_curves(Command stats, Session& session) {
  const auto rasch = std::make_shared<CurveOptions>();
  add_conditional(add_kind(stats, session, rasch, {"rasch", "Модель Раша: трудности заданий «верно или неверно»"}),
                  *rasch);
  const auto pcm = std::make_shared<CurveOptions>();
  pcm->kind = Kind::pcm;
  Command family = add_kind(stats, session, pcm, {"pcm", "Модель частичных баллов (PCM): пороги заданий с баллами"});
  add_conditional(family, *pcm);
  family.add_flag("--own-slopes", pcm->own_slopes, "У каждого задания свой наклон (GPCM)");
  const auto twopl = std::make_shared<CurveOptions>();
  twopl->kind = Kind::twopl;
  add_kind(stats, session, twopl, {"twopl", "Двухпараметрическая модель (2PL): наклоны и трудности заданий"})
      .alias("2pl");
}

}  // namespace vekha::cli
