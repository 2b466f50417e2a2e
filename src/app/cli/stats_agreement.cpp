#include "app/cli/agreement_family.hpp"
#include "app/cli/options.hpp"

#include <cmath>

#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "app/cli/stats_table.hpp"
#include "base/error.hpp"
#include "core/stats/agreement.hpp"

namespace vekha::cli {
namespace {

constexpr double kParts = 1000;  // of a point: marks are compared exactly
constexpr double kLargest = 1e6;

struct AgreementCommand {
  StatsFile file;
  std::string x;
  std::string y;
};

int parts(double value) {
  if (std::abs(value) > kLargest)
    throw Error(Code::bad_input, "Согласие считают по отметкам и баллам: число больше миллиона сюда не подходит.");
  return static_cast<int>(std::lround(value * kParts));
}

void add_row(ReportTable& table, const std::string& name, const std::optional<stats::Kappa>& found) {
  if (found)
    table.rows.push_back({name, {found->value, found->se, value_of(found->interval)}});
  else
    table.rows.push_back({name, {{}, {}, {}}});
}

void agreement(const AgreementCommand& asked, Session& session) {
  const StatsTable table = complete(read_table(session.path(asked.file.csv), {{asked.x, asked.y}, {}}));
  const std::vector<double>& first = table.number(asked.x);
  const std::vector<double>& second = table.number(asked.y);
  std::vector<stats::MarkedTwice> pairs;
  for (std::size_t i = 0; i < first.size(); ++i) pairs.push_back({parts(first[i]), parts(second[i])});
  const stats::Agreement found = stats::agreement(pairs);
  StatsReport report;
  report.tell("n", "Пар", found.n);
  report.tell("same", "Совпало", found.same);
  report.tell("same_ci", "Доля совпавших, интервал 95 %", value_of(found.same_interval));
  report.tell("lowered", "Вторая ниже", found.lowered);
  report.tell("raised", "Вторая выше", found.raised);
  if (found.difference) report.tell("difference", "Первая минус вторая, среднее", *found.difference / kParts);
  if (found.difference_interval)
    report.tell("difference_ci", "Её интервал 95 %",
                Interval{found.difference_interval->lo / kParts, found.difference_interval->hi / kParts});
  ReportTable kappas{"kappas", "Каппа", {{"estimate", "Значение"}, {"se", "Ошибка"}, {"ci", "Интервал 95 %"}}, {}};
  add_row(kappas, "plain", found.kappa);
  add_row(kappas, "quadratic", found.weighted);
  report.table(std::move(kappas));
  if (found.n < 2) report.absent(Absence::too_few);
  if (found.n >= 2 && !found.kappa) report.absent(Absence::no_variance);
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_agreement(Command stats, Session& session) {
  const auto asked = std::make_shared<AgreementCommand>();
  Command family =
      add_family(stats, "agreement", "Согласие двух проверок одних работ: доля, каппа, разница", asked->file);
  family.add_option("--x", asked->x, "Столбец первой проверки").required();
  family.add_option("--y", asked->y, "Столбец второй проверки").required();
  family.callback([asked, &session] { agreement(*asked, session); });
}

}  // namespace vekha::cli
