// Abilities and person fit on the command line: the curves are fitted to the same table, or to a larger one.
#include <algorithm>
#include <map>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/curves.hpp"
#include "core/stats/multiplicity.hpp"
#include "core/stats/person_fit.hpp"

namespace vekha::cli {
namespace {

constexpr std::size_t kShownRows = 40;

struct AbilityOptions {
  AnswersFile file;
  std::string model = "rasch";
  bool all = false;
};

/// The table with its curves.
struct Fitted {
  AnswersTable table;
  stats::Answers answers;
  std::optional<stats::CurveFit> curves;
};

Fitted fitted(const AbilityOptions& options, Session& session) {
  Fitted found{read_answers(session.path(options.file.file.csv), options.file, {}), {}, {}};
  found.answers = whole_points(found.table);
  const bool own = options.model == "twopl" || options.model == "2pl" || options.model == "gpcm";
  found.curves = stats::fit_curves(found.answers, own ? stats::Slopes::by_item : stats::Slopes::common);
  return found;
}

struct Person {
  std::int64_t raw = 0;
  std::int64_t answered = 0;
  stats::Parameter expected;
  stats::Parameter weighted;
};

std::vector<Person> persons_of(const Fitted& fit) {
  std::vector<Person> persons;
  const stats::AbilityScale scale(fit.curves ? fit.curves->latent.items : std::vector<stats::LatentItem>{});
  for (std::size_t p = 0; p < fit.answers.persons(); ++p) {
    Person person;
    const stats::AnswerRow row = stats::row_of(fit.answers, p);
    for (const int answer : row)
      if (answer != stats::kMissing) ++person.answered, person.raw += answer;
    if (fit.curves) {
      person.expected = scale.expected(row);
      person.weighted = scale.weighted(row);
    }
    persons.push_back(person);
  }
  return persons;
}

struct Reliability {
  Estimate expected;
  Estimate weighted;
};

Reliability reliability_of(const std::vector<Person>& persons) {
  std::vector<stats::Parameter> expected;
  std::vector<stats::Parameter> weighted;
  for (const Person& person : persons) {
    expected.push_back(person.expected);
    weighted.push_back(person.weighted);
  }
  return {stats::ability_reliability(expected, stats::Shrunk::yes),
          stats::ability_reliability(weighted, stats::Shrunk::no)};
}

void tell_abilities_json(std::ostream& out, const AbilityOptions& options, const Fitted& fit,
                         const std::vector<Person>& persons) {
  const Reliability reliability = reliability_of(persons);
  JsonWriter json;
  json.begin_object().field("model", options.model).field("n", persons.size());
  if (fit.curves && fit.curves->slope.value) json.field("slope", fit.curves->slope.value);
  write_number(json, "eap_reliability", reliability.expected);
  write_number(json, "wle_reliability", reliability.weighted);
  json.key("persons").begin_array();
  for (std::size_t p = 0; p < persons.size(); ++p) {
    json.begin_object().field("id", fit.table.ids[p]).field("raw", persons[p].raw);
    json.field("answered", persons[p].answered);
    write_parameter(json, "eap", persons[p].expected);
    write_parameter(json, "wle", persons[p].weighted);
    json.end_object();
  }
  out << json.end_array().end_object().text() << "\n";
}

void tell_abilities(std::ostream& out, const AbilityOptions& options, const Fitted& fit,
                    const std::vector<Person>& persons) {
  const Reliability reliability = reliability_of(persons);
  Columns columns({{"Участник", Align::left}, {"Сумма"}, {"Ответов"}, {"EAP"}, {"ошибка"}, {"WLE"}, {"ошибка"}});
  const std::size_t shown_rows = options.all ? persons.size() : std::min(persons.size(), kShownRows);
  for (std::size_t p = 0; p < shown_rows; ++p)
    columns.add({fit.table.ids[p], std::to_string(persons[p].raw), std::to_string(persons[p].answered),
                 told(persons[p].expected), told_error(persons[p].expected), told(persons[p].weighted),
                 told_error(persons[p].weighted)});
  out << columns.text();
  if (shown_rows < persons.size())
    out << "Показаны первые " << shown_rows << " из " << persons.size() << "; все — с ключом --all или --json.\n";
  out << "Надёжность: EAP " << told(reliability.expected) << ", WLE " << told(reliability.weighted)
      << ". Единица — стандартное отклонение подготовки, среднее 0.\n";
}

void tell_of_abilities(const AbilityOptions& options, Session& session) {
  const Fitted fit = fitted(options, session);
  const std::vector<Person> persons = persons_of(fit);
  options.file.file.json ? tell_abilities_json(session.out, options, fit, persons)
                         : tell_abilities(session.out, options, fit, persons);
}

std::vector<stats::PersonFit> fits_of(const Fitted& fit) {
  std::vector<stats::PersonFit> fits;
  const stats::AbilityScale scale(fit.curves ? fit.curves->latent.items : std::vector<stats::LatentItem>{});
  for (std::size_t p = 0; p < fit.answers.persons(); ++p)
    fits.push_back(fit.curves ? stats::person_fit(scale, stats::row_of(fit.answers, p))
                              : stats::PersonFit{.absence = Absence::no_variance});
  return fits;
}

/// p of each pupil adjusted for the number of pupils (Benjamini and Hochberg); nothing where there is no p.
std::vector<std::optional<double>> adjusted_of(const std::vector<stats::PersonFit>& fits) {
  std::vector<double> p;
  for (const stats::PersonFit& fit : fits)
    if (fit.p) p.push_back(*fit.p);
  const std::vector<double> all = stats::adjusted(p, stats::Adjustment::benjamini_hochberg);
  std::vector<std::optional<double>> found;
  std::size_t next = 0;
  for (const stats::PersonFit& fit : fits) found.push_back(fit.p ? std::optional(all[next++]) : std::nullopt);
  return found;
}

void tell_fits_json(std::ostream& out, const AbilityOptions& options, const Fitted& fit,
                    const std::vector<stats::PersonFit>& fits) {
  const auto adjusted = adjusted_of(fits);
  JsonWriter json;
  json.begin_object().field("model", options.model).field("n", fits.size()).key("persons").begin_array();
  for (std::size_t p = 0; p < fits.size(); ++p) {
    json.begin_object().field("id", fit.table.ids[p]).field("items", fits[p].items);
    json.field("ability", fits[p].ability.value).field("ability_se", fits[p].ability.se);
    json.field("lz", fits[p].lz).field("lz_star", fits[p].lz_star).field("p", fits[p].p);
    json.field("p_adjusted", adjusted[p]);
    if (!fits[p].lz_star) write_absence(json, fits[p].absence);
    json.end_object();
  }
  out << json.end_array().end_object().text() << "\n";
}

void tell_fits(std::ostream& out, const AbilityOptions& options, const Fitted& fit,
               const std::vector<stats::PersonFit>& fits) {
  const auto adjusted = adjusted_of(fits);
  std::vector<std::size_t> order;
  for (std::size_t p = 0; p < fits.size(); ++p)
    if (fits[p].lz_star) order.push_back(p);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return *fits[a].lz_star < *fits[b].lz_star; });
  Columns columns({{"Участник", Align::left}, {"Заданий"}, {"Подготовка"}, {"lz"}, {"lz*"}, {"p"}, {"с поправкой"}});
  const std::size_t shown_rows = options.all ? order.size() : std::min(order.size(), kShownRows);
  for (std::size_t i = 0; i < shown_rows; ++i) {
    const stats::PersonFit& one = fits[order[i]];
    columns.add({fit.table.ids[order[i]], std::to_string(one.items), told(one.ability), shown(one.lz),
                 shown(one.lz_star), shown_p(*one.p), shown_p(adjusted[order[i]].value_or(1))});
  }
  out << columns.text()
      << "Сначала самые необычные ответы: трудное верно, лёгкое неверно. Это возможный признак, не "
         "доказательство.\n«С поправкой» — на число участников (Бенджамини — Хохберг). Без показателя: "
      << fits.size() - order.size() << " из " << fits.size() << " (мало ответов или они не различаются).\n";
}

void tell_of_fits(const AbilityOptions& options, Session& session) {
  const Fitted fit = fitted(options, session);
  const std::vector<stats::PersonFit> fits = fits_of(fit);
  options.file.file.json ? tell_fits_json(session.out, options, fit, fits) : tell_fits(session.out, options, fit, fits);
}

Command add_one(Command stats, const std::shared_ptr<AbilityOptions>& options,
                std::pair<const char*, const char*> name_about) {
  Command family = add_answers_family(stats, name_about.first, name_about.second, options->file);
  family
      .add_option("--model", options->model, "Модель заданий: rasch, pcm (общий наклон), twopl, gpcm (у каждого свой)")
      .check(one_of({"rasch", "pcm", "twopl", "2pl", "gpcm"}))
      .show_default();
  family.add_flag("--all", options->all, "Показать всех участников");
  return family;
}

}  // namespace

void add_stats_abilities(Command stats, Session& session) {
  const auto options = std::make_shared<AbilityOptions>();
  add_one(stats, options, {"abilities", "Подготовка участников по модели заданий (EAP и WLE) с ошибками"})
      .callback([options, &session] { tell_of_abilities(*options, session); });
}

void add_stats_person_fit(Command stats, Session& session) {
  const auto options = std::make_shared<AbilityOptions>();
  add_one(stats, options, {"person-fit", "Необычные ответы участников: lz и lz*"}).callback([options, &session] {
    tell_of_fits(*options, session);
  });
}

}  // namespace vekha::cli
