#include <algorithm>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/neighbours.hpp"

namespace vekha::cli {
namespace {

struct NearestCommand {
  AnswersFile file;
  std::string of;
  std::size_t count = 5;
  double least = 0.5;
};

std::vector<stats::Feature> features_of(const AnswersTable& table) {
  std::vector<stats::Feature> found(table.items.size());
  for (std::size_t i = 0; i < table.items.size(); ++i)
    for (std::size_t p = 0; p < table.scores.persons(); ++p) found[i].values.push_back(table.scores.at(p, i));
  return found;
}

std::size_t row_of(const AnswersTable& table, const std::string& name) {
  const auto found = std::find(table.ids.begin(), table.ids.end(), name);
  if (found != table.ids.end()) return static_cast<std::size_t>(found - table.ids.begin());
  throw Error(Code::bad_input, "В таблице «" + table.file + "» нет строки «" + name + "»: смотрите --id и --of.");
}

void nearest(const NearestCommand& asked, Session& session) {
  const AnswersTable table = read_answers(session.path(asked.file.file.csv), asked.file, {});
  const std::size_t of = row_of(table, asked.of);
  const auto found = stats::nearest(features_of(table), of, asked.count, asked.least);
  StatsReport report;
  report.tell("of", "Для кого", asked.of);
  report.tell("n", "Строк в таблице", static_cast<std::int64_t>(table.scores.persons()));
  if (found.empty()) report.absent(Absence::no_data);
  ReportTable out{"nearest",
                  "Похожие",
                  {{"distance", "Расстояние (1 — станд. отклонение)"}, {"known", "Доля известных показателей"}},
                  {}};
  for (const stats::Neighbour& one : found) out.rows.push_back({table.ids[one.thing], {one.distance, one.known}});
  if (!found.empty()) report.table(std::move(out));
  report.print(session.out, asked.file.file.json);
}

}  // namespace

void add_stats_nearest(Command stats, Session& session) {
  const auto asked = std::make_shared<NearestCommand>();
  Command family = add_family(stats, "nearest", "Ближайшие по показателям: похожие школы", asked->file.file);
  family.add_option("--figure,--column", asked->file.items,
                    "Столбцы показателей через пробел, можно «первый..последний»; без ключа — все остальные");
  family.add_option("--id", asked->file.id, "Столбец с названием").required();
  family.add_option("--of", asked->of, "Название строки, для которой искать похожие").required();
  family.add_option("--count", asked->count, "Сколько похожих").check(between(1, 1000)).show_default();
  family.add_option("--least", asked->least, "Какая доля показателей должна быть известна у обеих")
      .check(between(0.0, 1.0))
      .show_default();
  family.callback([asked, &session] { nearest(*asked, session); });
}

}  // namespace vekha::cli
