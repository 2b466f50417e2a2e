#include <algorithm>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/dif.hpp"

namespace vekha::cli {
namespace {

struct DifOptions {
  AnswersFile file;
  std::string group;
  std::string reference;
  std::vector<std::string> focal;
  bool plain = false;
  int purify = 0;
};

struct Comparison {
  std::string focal;
  stats::DifReport report;
};

std::string reference_of(const Labels& groups, const DifOptions& options) {
  if (groups.values.empty()) return options.reference;
  const std::string name = options.reference.empty() ? groups.values.front() : options.reference;
  Issues issues;
  std::vector<std::string> asked = options.focal;
  asked.push_back(name);
  for (const std::string& one : asked)
    if (std::find(groups.values.begin(), groups.values.end(), one) == groups.values.end())
      issues.push_back({.code = "no_group",
                        .severity = Severity::error,
                        .message = "в столбце «" + options.group + "» нет такой группы.",
                        .found = one,
                        .expected = "одна из: " + joined(groups.values, ", ")});
  if (!issues.empty()) throw Error(Code::bad_input, "Группы для сравнения не найдены.", issues);
  return name;
}

Comparison compared(const stats::Answers& answers, const Labels& groups, const std::string& reference,
                    const std::string& focal_name, const DifOptions& options) {
  std::vector<int> focal;
  for (const std::uint32_t code : groups.codes) {
    const std::string* name = code == Labels::kMissing ? nullptr : &groups.values[code];
    focal.push_back(!name ? stats::kMissing : *name == reference ? 0 : *name == focal_name ? 1 : stats::kMissing);
  }
  const auto continuity = options.plain ? stats::Continuity::plain : stats::Continuity::corrected;
  return {focal_name, stats::dif_report(answers, focal, {continuity, options.purify})};
}

void write_item(JsonWriter& json, const stats::DifItem& item) {
  json.begin_object().field("n_reference", item.reference_n).field("n_focal", item.focal_n);
  json.field("strata", item.strata);
  if (!item.test) {
    json.field("mh_odds_ratio", std::optional<double>()).field("p", std::optional<double>());
    write_absence(json, item.absence);
    json.end_object();
    return;
  }
  json.field("mh_chi2", item.test->chi2).field("p", item.test->p).field("mh_odds_ratio", item.test->odds);
  write_interval(json, "mh_odds_ratio_ci", item.test->odds_interval);
  json.field("delta", item.test->delta).field("delta_se", item.test->delta_se);
  json.field("std_p_dif", item.test->standardised);
  json.field("ets", std::string(1, stats::ets_letter(item.test->size))).end_object();
}

void tell_json(std::ostream& out, const AnswersTable& table, const std::string& reference,
               const std::vector<Comparison>& all) {
  JsonWriter json;
  json.begin_object().field("reference", reference).key("comparisons").begin_array();
  for (const Comparison& one : all) {
    json.begin_object().field("focal", one.focal).key("items").begin_object();
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      json.key(table.items[i]);
      write_item(json, one.report.items[i]);
    }
    json.end_object().end_object();
  }
  json.end_array();
  if (all.empty()) write_absence(json, Absence::not_applicable);
  out << json.end_object().text() << "\n";
}

void tell(std::ostream& out, const AnswersTable& table, const std::string& reference,
          const std::vector<Comparison>& all) {
  if (all.empty()) out << "Сравнивать не с кем: группа одна.\n";
  for (const Comparison& one : all) {
    out << "Группа «" << one.focal << "» против «" << reference << "»\n";
    Columns columns({{"Задание", Align::left},
                     {"Отношение шансов"},
                     {"Интервал 95 %"},
                     {"χ²"},
                     {"p"},
                     {"Дельта"},
                     {"Разница долей"},
                     {"Класс", Align::left}});
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      const auto& item = one.report.items[i];
      if (!item.test) {
        columns.add({table.items[i], std::string(absence_text(item.absence)), "", "", "", "", "", ""});
        continue;
      }
      columns.add({table.items[i], shown(item.test->odds), shown(std::optional(item.test->odds_interval)),
                   shown(item.test->chi2), shown_p(item.test->p), shown(item.test->delta),
                   shown(item.test->standardised), std::string(1, stats::ets_letter(item.test->size))});
    }
    out << columns.text();
  }
  out << "A — различие мало, B — заметно, C — велико (правило ETS). Дельта ниже нуля: задание труднее для группы.\n";
}

void compare_groups(const DifOptions& options, Session& session) {
  const AnswersTable table = read_answers(session.path(options.file.file.csv), options.file, {options.group});
  const stats::Answers answers = whole_points(table);
  const Labels& groups = table.labels.front();
  const std::string reference = reference_of(groups, options);
  std::vector<Comparison> all;
  for (const std::string& name : options.focal.empty() ? groups.values : options.focal)
    if (name != reference) all.push_back(compared(answers, groups, reference, name, options));
  options.file.file.json ? tell_json(session.out, table, reference, all) : tell(session.out, table, reference, all);
}

}  // namespace

void add_stats_dif(Command stats, Session& session) {
  const auto options = std::make_shared<DifOptions>();
  Command family = add_answers_family(
      stats, "dif", "Одинаково ли задания работают в разных группах (Мантель — Хензель, классы ETS)", options->file);
  family.add_option("--group", options->group, "Столбец групп").required();
  family.add_option("--reference", options->reference, "Группа, с которой сравнивают; без ключа — первая по порядку");
  family.add_option("--focal", options->focal, "Сравниваемые группы; без ключа — все остальные");
  family.add_flag("--no-correct", options->plain, "Без поправки на непрерывность");
  family.add_option("--purify", options->purify, "Сколько раз убирать задания класса C из суммы, по которой равняют")
      .check(between(0, 20));
  family.callback([options, &session] { compare_groups(*options, session); });
}

}  // namespace vekha::cli
