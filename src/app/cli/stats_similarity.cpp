#include <algorithm>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/similarity.hpp"

namespace vekha::cli {
namespace {

constexpr std::size_t kMostPersons = 20000;
constexpr std::int64_t kMostPairs = 20000000;

struct SimilarityOptions {
  AnswersFile file;
  std::string group;
  int least_common = 10;
  double level = 0.01;
  std::string control = "fdr";
};

void refuse_too_many(const std::vector<int>& groups, std::size_t persons) {
  std::vector<std::int64_t> sizes;
  for (std::size_t p = 0; p < persons; ++p) {
    const int group = groups.empty() ? 0 : groups[p];
    if (group == stats::kMissing) continue;
    if (sizes.size() <= static_cast<std::size_t>(group)) sizes.resize(static_cast<std::size_t>(group) + 1, 0);
    ++sizes[static_cast<std::size_t>(group)];
  }
  std::int64_t pairs = 0;
  for (const std::int64_t size : sizes) pairs += size * (size - 1) / 2;
  if ((persons > kMostPersons && groups.empty()) || pairs > kMostPairs)
    throw Error(Code::too_large, "Пар слишком много: " + ru_number(static_cast<double>(pairs), 0) +
                                     ". Сравнивайте внутри класса или аудитории: ключ --group.");
}

stats::Similarity compared(const Choices& choices, const SimilarityOptions& options) {
  stats::SimilarityPlan plan;
  plan.least_common = options.least_common;
  if (!options.group.empty())
    for (const std::uint32_t code : choices.table.labels.front().codes)
      plan.groups.push_back(code == Labels::kMissing ? stats::kMissing : static_cast<int>(code));
  refuse_too_many(plan.groups, choices.answers.persons());
  return stats::similar_pairs(choices.answers, plan);
}

bool marked(const stats::SimilarPair& pair, const SimilarityOptions& options) {
  return (options.control == "fwer" ? pair.holm : pair.fdr) <= options.level;
}

void tell_json(std::ostream& out, const Choices& choices, const stats::Similarity& found,
               const SimilarityOptions& options) {
  JsonWriter json;
  json.begin_object().field("persons", choices.answers.persons()).field("compared", found.compared);
  json.field("control", options.control).field("level", options.level);
  if (found.compared == 0) write_absence(json, found.absence);
  json.key("pairs").begin_array();
  for (const stats::SimilarPair& pair : found.pairs) {
    json.begin_object().field("a", choices.table.ids[pair.first]).field("b", choices.table.ids[pair.second]);
    json.field("common", pair.common).field("matches", pair.matches).field("expected", pair.expected);
    json.field("gbt_p", pair.p).field("p_adjusted", options.control == "fwer" ? pair.holm : pair.fdr);
    json.field("fdr", pair.fdr).field("holm", pair.holm);
    json.field("omega_a", pair.omega_first).field("omega_b", pair.omega_second);
    json.field("flagged", marked(pair, options)).end_object();
  }
  out << json.end_array().end_object().text() << "\n";
}

void tell(std::ostream& out, const Choices& choices, const stats::Similarity& found, const SimilarityOptions& options) {
  if (found.compared == 0) {
    out << "Сравнить нечего: " << absence_text(found.absence)
        << ". Нужно не меньше 30 участников и общих заданий в паре: " << options.least_common << ".\n";
    return;
  }
  Columns columns({{"Участник", Align::left},
                   {"и", Align::left},
                   {"Общих заданий"},
                   {"Совпало"},
                   {"Ожидалось"},
                   {"p (GBT)"},
                   {"с поправкой"},
                   {"ω первого"},
                   {"ω второго"}});
  std::int64_t count = 0;
  for (const stats::SimilarPair& pair : found.pairs) {
    if (!marked(pair, options)) continue;
    ++count;
    columns.add({choices.table.ids[pair.first], choices.table.ids[pair.second], std::to_string(pair.common),
                 std::to_string(pair.matches), shown(pair.expected), shown_p(pair.p),
                 shown_p(options.control == "fwer" ? pair.holm : pair.fdr), shown(pair.omega_first),
                 shown(pair.omega_second)});
  }
  if (count > 0) out << columns.text();
  out << "Сравнено пар: " << ru_number(static_cast<double>(found.compared), 0) << ". Совпадений больше, чем объясняет "
      << "подготовка: " << count << " с поправкой на число пар (уровень " << shown(options.level) << ").\n"
      << "Это возможный признак, а не доказательство: посмотрите сами работы и рассадку.\n";
}

void compare(const SimilarityOptions& options, Session& session) {
  std::vector<std::string> others;
  if (!options.group.empty()) others.push_back(options.group);
  const Choices choices = read_choices(session.path(options.file.file.csv), options.file, others);
  const stats::Similarity found = compared(choices, options);
  options.file.file.json ? tell_json(session.out, choices, found, options) : tell(session.out, choices, found, options);
}

}  // namespace

void add_stats_similarity(Command stats, Session& session) {
  const auto options = std::make_shared<SimilarityOptions>();
  Command family = add_answers_family(
      stats, "similarity", "Пары работ с необычно похожими ответами (GBT, ω) с поправкой на число пар", options->file);
  family.add_option("--group", options->group, "Сравнивать только внутри группы: столбец класса или аудитории");
  family.add_option("--least-common", options->least_common, "Сколько общих заданий нужно паре")
      .check(between(2, 1000))
      .show_default();
  family.add_option("--level", options->level, "Уровень с поправкой на число пар")
      .check(between(0.0, 1.0))
      .show_default();
  family.add_option("--control", options->control, "fdr — доля ложных среди отмеченных, fwer — ни одной ложной")
      .check(one_of({"fdr", "fwer"}))
      .show_default();
  family.callback([options, &session] { compare(*options, session); });
}

}  // namespace vekha::cli
