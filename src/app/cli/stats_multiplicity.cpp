#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/multiplicity.hpp"

namespace vekha::cli {
namespace {

struct MultiplicityCommand {
  StatsFile file;
  std::string p;
  std::string label;
  double rate = 0.05;
};

void adjust(const MultiplicityCommand& asked, Session& session) {
  WantedColumns wanted{{asked.p}, {}};
  if (!asked.label.empty()) wanted.labels.push_back(asked.label);
  const StatsTable table = complete(read_table(session.path(asked.file.csv), wanted));
  const std::vector<double>& p = table.number(asked.p);
  for (const double one : p)
    if (one < 0 || one > 1)
      throw Error(Code::bad_input, "Столбец «" + asked.p + "»: " + shown(one) + ", а вероятность — от 0 до 1.");
  using stats::Adjustment;
  const auto hochberg = stats::adjusted(p, Adjustment::benjamini_hochberg);
  const auto yekutieli = stats::adjusted(p, Adjustment::benjamini_yekutieli);
  const auto holm = stats::adjusted(p, Adjustment::holm);
  const auto bonferroni = stats::adjusted(p, Adjustment::bonferroni);
  const auto local = stats::local_false_rates(p);
  ReportTable out{"tests",
                  asked.label.empty() ? "Строка" : asked.label,
                  {{"p", "p"},
                   {"bh", "Бенджамини — Хохберг"},
                   {"by", "Бенджамини — Йекутиели"},
                   {"holm", "Холм"},
                   {"bonferroni", "Бонферрони"},
                   {"local_fdr", "Локальная доля ложных"}},
                  {}};
  std::int64_t found = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    std::string name = std::to_string(i + 1);
    if (!asked.label.empty()) name = table.label(asked.label).values[table.label(asked.label).codes[i]];
    found += hochberg[i] <= asked.rate ? 1 : 0;
    out.rows.push_back({name,
                        {PValue{p[i]}, PValue{hochberg[i]}, PValue{yekutieli[i]}, PValue{holm[i]},
                         PValue{bonferroni[i]}, local ? PValue{local->rates[i]} : PValue{}}});
  }
  StatsReport report;
  report.tell("n", "Проверок", static_cast<std::int64_t>(p.size()));
  report.tell("rate", "Допустимая доля ложных", asked.rate);
  report.tell("found", "Отмечено по Бенджамини — Хохбергу", found);
  if (local) report.tell("no_effect", "Доля проверок без эффекта", local->no_effect);
  if (!local) report.note("Локальная доля ложных считается от 20 проверок.");
  report.table(std::move(out));
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_multiplicity(Command stats, Session& session) {
  const auto asked = std::make_shared<MultiplicityCommand>();
  Command family = add_family(stats, "multiplicity", "Много проверок сразу: поправки p и доля ложных", asked->file);
  family.add_option("--p", asked->p, "Столбец вероятностей p").required();
  family.add_option("--label", asked->label, "Столбец с названиями строк");
  family.add_option("--rate", asked->rate, "Допустимая доля ложных среди отмеченных")
      .check(between(0.0, 1.0))
      .show_default();
  family.callback([asked, &session] { adjust(*asked, session); });
}

}  // namespace vekha::cli
