#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_design.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/mixed.hpp"

namespace vekha::cli {
namespace {

struct MixedCommand {
  StatsFile file;
  std::string y;
  Terms terms;
  std::vector<std::string> groups;
  std::string slope;
  std::string weights;
  bool ml = false;
  bool avoid_boundary = false;
};

struct Fitted {
  MixedCommand asked;
  std::vector<std::string> names;  ///< of coefficients
  std::vector<Grouped> groupings;
  std::size_t dropped = 0;
  stats::MixedFit fit;
};

StatsTable table_of(const MixedCommand& asked, const std::string& path) {
  WantedColumns wanted{{asked.y}, {}};
  want(wanted, asked.terms);
  for (const std::string& name : grouping_names(asked.groups)) want_grouping(wanted, name);
  if (!asked.slope.empty()) wanted.numbers.push_back(asked.slope);
  if (!asked.weights.empty()) wanted.numbers.push_back(asked.weights);
  return complete(read_table(path, wanted));
}

void check_weights(const std::vector<double>& weights, const std::string& column) {
  for (const double weight : weights)
    if (weight < 0)
      throw Error(Code::bad_input,
                  "Столбец весов «" + column + "»: вес " + shown(weight) + " меньше нуля. Вес — число от 0.");
}

Fitted fitted(const MixedCommand& asked, const std::string& path) {
  const StatsTable table = table_of(asked, path);
  const Design design = design_of(table, asked.terms);
  Fitted out{asked, {"(Intercept)"}, {}, table.dropped, {}};
  out.names.insert(out.names.end(), design.names.begin(), design.names.end());
  for (const std::string& name : grouping_names(asked.groups)) out.groupings.push_back(grouped(table, name));
  stats::MixedRows rows{.y = table.number(asked.y), .x = design.columns, .groupings = {}};
  for (const Grouped& grouping : out.groupings)
    rows.groupings.push_back({grouping.labels.codes, grouping.labels.values.size()});
  if (!asked.slope.empty()) rows.slope = table.number(asked.slope);
  if (!asked.weights.empty()) {
    rows.weights = table.number(asked.weights);
    check_weights(table.number(asked.weights), asked.weights);
  }
  out.fit = stats::fit_mixed(rows, {asked.ml ? stats::Likelihood::ml : stats::Likelihood::reml,
                                    asked.avoid_boundary ? stats::Boundary::avoided : stats::Boundary::allowed});
  return out;
}

std::string note_text(const stats::MixedNote& note, const Fitted& of) {
  using Kind = stats::MixedNote::Kind;
  const auto group = [&] { return "«" + of.groupings[note.which].name + "»"; };
  switch (note.kind) {
    case Kind::zero_variance:
      return "Разброс между группами " + group() + " оценён нулём: это граница возможного, а не точное знание.";
    case Kind::singular:
      return "Уровни и наклоны групп " + group() + " оценены на границе: их ковариационная матрица вырождена.";
    case Kind::one_group: return "В столбце " + group() + " одна группа, разброс между группами не оценивается.";
    case Kind::groups_of_one:
      if (of.fit.terms[note.which].variance.value)
        return "Своему наклону у каждой группы " + group() + " не хватает строк: он не оценивается.";
      return "В столбце " + group() + " эффектов не меньше, чем строк: они неотличимы от остатка и не оцениваются.";
    case Kind::same_grouping: return "Столбец " + group() + " делит строки так же, как предыдущий, и не учтён.";
    case Kind::constant_slope: return "Столбец «" + of.asked.slope + "» не меняется, наклон не оценивается.";
    case Kind::collinear:
      return "Столбец «" + of.names[note.which + 1] + "» выражается через предыдущие и не имеет коэффициента.";
    case Kind::zero_weights:
      return "С нулевым весом не учтено: " +
             counted(static_cast<std::int64_t>(note.which), "строка", "строки", "строк") + ".";
    case Kind::constant_y: return "Столбец «" + of.asked.y + "» не меняется: объяснять нечего.";
    case Kind::exact_fit:
      return "Модель описывает столбец «" + of.asked.y + "» без остатка, правдоподобие не определено.";
    case Kind::not_converged: return "Поиск оценок остановлен до сходимости, числа приблизительны.";
  }
  return {};
}

std::vector<std::string> notes_of(const Fitted& of) {
  std::vector<std::string> out;
  for (const stats::MixedNote& note : of.fit.notes) out.push_back(note_text(note, of));
  if (of.dropped > 0)
    out.push_back(
        "С пропусками не учтено: " + counted(static_cast<std::int64_t>(of.dropped), "строка", "строки", "строк") + ".");
  if (of.fit.n <= static_cast<std::int64_t>(of.names.size())) out.emplace_back("Строк меньше, чем нужно для оценки.");
  return out;
}

// Output as JSON. One grouping: numbers and groups at once; several: by the name of the grouping.

void write_effects(JsonWriter& json, const Fitted& of, std::size_t k) {
  const stats::MixedTerm& term = of.fit.terms[k];
  json.begin_object();
  for (std::size_t i = 0; i < term.effects.size(); ++i) {
    const stats::MixedEffect& effect = term.effects[i];
    json.key(of.groupings[k].labels.values[i]).begin_object().field("estimate", effect.estimate).field("se", effect.se);
    if (term.slope.value)
      json.key("slope").begin_object().field("estimate", effect.slope).field("se", effect.slope_se).end_object();
    json.end_object();
  }
  json.end_object();
}

/// The same thing of one grouping, or of each by its name.
template <class Write>
void write_by_grouping(JsonWriter& json, const Fitted& of, const Write& write) {
  if (of.groupings.size() == 1) return write(0);
  json.begin_object();
  for (std::size_t k = 0; k < of.groupings.size(); ++k) {
    json.key(of.groupings[k].name);
    write(k);
  }
  json.end_object();
}

void write_variance(JsonWriter& json, const Fitted& of) {
  const std::vector<stats::MixedTerm>& terms = of.fit.terms;
  json.begin_object().key("group");
  write_by_grouping(json, of, [&](std::size_t k) { json.value(terms[k].variance.value); });
  json.field("slope", terms[0].slope.value).field("cov", terms[0].covariance.value);
  json.field("residual", of.fit.residual.value).end_object();
}

void write_absences(JsonWriter& json, const Fitted& of) {
  json.begin_object();
  for (std::size_t k = 0; k < of.groupings.size(); ++k)
    if (!of.fit.terms[k].variance.value)
      json.field(of.groupings[k].name, absence_name(of.fit.terms[k].variance.absence));
  if (!of.asked.slope.empty() && !of.fit.terms[0].slope.value)
    json.field("slope", absence_name(of.fit.terms[0].slope.absence));
  if (!of.fit.residual.value) json.field("residual", absence_name(of.fit.residual.absence));
  json.end_object();
}

bool something_absent(const Fitted& of) {
  bool absent = !of.fit.residual.value || (!of.asked.slope.empty() && !of.fit.terms[0].slope.value);
  for (const stats::MixedTerm& term : of.fit.terms) absent = absent || !term.variance.value;
  return absent;
}

void tell_json(std::ostream& out, const Fitted& of) {
  JsonWriter json;
  json.begin_object().key("beta").begin_object();
  for (std::size_t i = 0; i < of.names.size(); ++i) {
    json.key(of.names[i]).begin_object().field("estimate", of.fit.beta[i].estimate);
    json.field("se", of.fit.beta[i].se).end_object();
  }
  json.end_object().key("variance");
  write_variance(json, of);
  json.field("criterion", of.fit.criterion).field("n", of.fit.n).key("groups");
  write_by_grouping(json, of, [&](std::size_t k) { json.value(of.fit.terms[k].levels); });
  json.key("blup");
  write_by_grouping(json, of, [&](std::size_t k) { write_effects(json, of, k); });
  if (something_absent(of)) {
    json.key("absence");
    write_absences(json, of);
  }
  if (const auto notes = notes_of(of); !notes.empty()) json.list("notes", notes);
  out << json.end_object().text() << "\n";
}

// Output for people.

void tell_variances(std::ostream& out, const Fitted& of) {
  Columns table({{"Разброс", Align::left}, {"Групп"}, {"Дисперсия"}, {"Станд. откл."}});
  const auto add = [&](const std::string& name, const std::string& groups, const Estimate& variance) {
    const std::string sd = variance.value ? shown(std::sqrt(std::max(*variance.value, 0.0))) : "";
    table.add(
        {name, groups, variance.value ? shown(*variance.value) : std::string(absence_text(variance.absence)), sd});
  };
  for (std::size_t k = 0; k < of.groupings.size(); ++k) {
    add(of.groupings[k].name, std::to_string(of.fit.terms[k].levels), of.fit.terms[k].variance);
    if (k == 0 && !of.asked.slope.empty()) add("наклон «" + of.asked.slope + "»", "", of.fit.terms[0].slope);
  }
  add("остаток", "", of.fit.residual);
  out << "\n" << table.text();
  if (of.fit.terms[0].covariance.value)
    out << "Ковариация уровня и наклона: " << shown(*of.fit.terms[0].covariance.value) << "\n";
}

void tell_effects(std::ostream& out, const Fitted& of) {
  for (std::size_t k = 0; k < of.groupings.size(); ++k) {
    const stats::MixedTerm& term = of.fit.terms[k];
    if (term.effects.empty()) continue;
    Columns table({{"«" + of.groupings[k].name + "»", Align::left}, {"Отклонение"}, {"Ошибка"}, {"Интервал 95 %"}});
    const double z = stats::normal_factor();
    for (std::size_t i = 0; i < term.effects.size(); ++i) {
      const auto& [estimate, se, slope, slope_se] = term.effects[i];
      table.add({of.groupings[k].labels.values[i], shown(estimate), shown(se),
                 shown(Interval{estimate - z * se, estimate + z * se})});
    }
    out << "\n" << table.text();
  }
}

void tell(std::ostream& out, const Fitted& of) {
  out << "Многоуровневая модель «" << of.asked.y << "», "
      << (of.asked.ml ? "максимальное правдоподобие" : "ограниченное правдоподобие (REML)") << "; "
      << counted(of.fit.n, "строка", "строки", "строк") << "\n";
  Columns table({{"Коэффициент", Align::left}, {"Оценка"}, {"Ошибка"}});
  for (std::size_t i = 0; i < of.names.size(); ++i)
    table.add({of.names[i], shown(of.fit.beta[i].estimate), shown(of.fit.beta[i].se)});
  out << table.text();
  tell_variances(out, of);
  out << (of.asked.ml ? "−2 log правдоподобия: " : "Критерий REML: ") << shown(of.fit.criterion) << "\n";
  for (const std::string& note : notes_of(of)) out << note << "\n";
  tell_effects(out, of);
}

}  // namespace

void add_stats_mixed(Command stats, Session& session) {
  const auto asked = std::make_shared<MixedCommand>();
  Command family = add_family(stats, "mixed", "Многоуровневая модель: ученики в школах, классы в школах", asked->file);
  family.add_option("--y", asked->y, "Столбец, который объясняется").required();
  add_terms(family, asked->terms);
  family.add_option("--group", asked->groups, "Столбец групп; можно повторять; «школа/класс» — классы внутри школ")
      .required();
  family.add_option("--slope", asked->slope, "Столбец, наклон по которому у каждой группы первого --group свой");
  family.add_option("--weights", asked->weights, "Столбец весов строк");
  family.add_flag("--ml", asked->ml, "Максимальное правдоподобие вместо REML");
  family.add_flag("--avoid-boundary", asked->avoid_boundary, "Не давать разбросу между группами оцениваться нулём");
  family.callback([asked, &session] {
    const Fitted of = fitted(*asked, session.path(asked->file.csv));
    asked->file.json ? tell_json(session.out, of) : tell(session.out, of);
  });
}

}  // namespace vekha::cli
