#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "base/text.hpp"
#include "core/stats/border_excess.hpp"
#include "core/stats/possible_scores.hpp"

namespace vekha::cli {
namespace {

struct BunchingOptions {
  StatsFile file;
  std::string score;
  std::string count;
  std::string by;
  std::vector<int> borders;
  int maximum = 0;
  std::vector<int> impossible;
  bool every_score = false;
};

constexpr std::size_t kMostScores = 2000;

struct Bunched {
  std::string group;
  stats::ScoreHistogram histogram;
  std::optional<stats::Bunching> found;
  std::optional<stats::BorderTest> beside;
};

/// Scores the scale does not give are the same for all groups: told, or seen from all of them together.
void set_impossible(std::vector<Bunched>& all, const BunchingOptions& options) {
  std::vector<int> impossible = options.impossible;
  std::sort(impossible.begin(), impossible.end());
  if (impossible.empty() && !options.every_score) {
    stats::ScoreHistogram whole = all.front().histogram;
    for (std::size_t i = 1; i < all.size(); ++i)
      for (std::size_t score = 0; score < whole.works.size(); ++score)
        whole.works[score] += all[i].histogram.works[score];
    impossible = stats::impossible_scores(whole);
  }
  for (Bunched& one : all) one.histogram.impossible = impossible;
}

/// Sums of the counts by group.
std::vector<double> sums_by_group(const StatsTable& table, const BunchingOptions& options) {
  const Labels* labels = options.by.empty() ? nullptr : &table.label(options.by);
  std::vector<double> out(labels != nullptr ? labels->values.size() : 1);
  const std::vector<double>& counts = table.number(options.count);
  for (std::size_t row = 0; row < counts.size(); ++row) {
    if (std::isnan(counts[row]) || (labels != nullptr && labels->codes[row] == Labels::kMissing)) continue;
    out[labels != nullptr ? labels->codes[row] : 0] += counts[row];
  }
  return out;
}

bool named_as_share(const std::string& column) {
  const std::string name = lower(column);
  for (const char* sign : {"%", "процент", "доля", "доли", "percent", "share", "pct"})
    if (name.find(sign) != std::string::npos) return true;
  return false;
}

/// Shares and percentages say nothing of how sure they are. Throws bad_input naming the rows.
void check_counts(const StatsTable& table, const BunchingOptions& options) {
  const std::vector<double>& counts = table.number(options.count);
  std::vector<std::string> odd;
  for (std::size_t row = 0; row < counts.size(); ++row)
    if (!std::isnan(counts[row]) && (counts[row] < 0 || counts[row] != std::floor(counts[row])))
      odd.push_back("строка " + std::to_string(row + 2) + ": " + shown(counts[row]));
  const std::vector<double> sums = sums_by_group(table, options);
  const auto near = [&](double whole) {
    return std::all_of(sums.begin(), sums.end(), [&](double sum) { return std::abs(sum - whole) <= 0.03 * whole; });
  };
  const bool whole = near(1) || near(100);
  const std::string column = "Столбец «" + options.count + "»";
  if (whole && (!odd.empty() || named_as_share(options.count) || sums.size() > 1))
    throw Error(Code::bad_input,
                column + ": похоже на доли или проценты (сумма " + shown(sums.front()) +
                    "), а нужны числа работ: без них нельзя сказать, насколько вывод надёжен. Умножьте доли на число "
                    "участников или возьмите таблицу с числом работ по баллам; целые числа из округлённых процентов "
                    "восстанавливает «vekha stats counts».");
  if (odd.empty()) return;
  const std::size_t more = odd.size() > 5 ? odd.size() - 5 : 0;
  odd.resize(odd.size() - more);
  throw Error(Code::bad_input, column + ": ожидались целые числа работ не меньше нуля, найдено: " + joined(odd, "; ") +
                                   (more > 0 ? " и ещё " + std::to_string(more) + "." : "."));
}

/// Borders nobody can be below or above of are a mistake of the command. Throws bad_arguments with all of them.
void check_borders(const std::vector<Bunched>& all, const BunchingOptions& options) {
  const auto highest = static_cast<int>(all.front().histogram.works.size()) - 1;
  std::vector<std::string> wrong;
  for (const int border : options.borders)
    if (border < 1 || border > highest) wrong.push_back(std::to_string(border));
  if (!wrong.empty())
    throw Error(Code::bad_arguments, "--borders: граница должна лежать от 1 до наибольшего балла " +
                                         std::to_string(highest) + ", указано " + joined(wrong, ", ") + ".");
}

/// Works by score of every group; one group without a name when there is no column of groups.
std::vector<Bunched> histograms(const StatsTable& table, const BunchingOptions& options) {
  const std::vector<double>& scores = table.number(options.score);
  std::vector<Bunched> out(1);
  const Labels* labels = options.by.empty() ? nullptr : &table.label(options.by);
  if (labels != nullptr) {
    out.resize(labels->values.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i].group = labels->values[i];
  }
  std::size_t highest = options.maximum > 0 ? static_cast<std::size_t>(options.maximum) : 0;
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const double score = scores[row];
    if (std::isnan(score) || score < 0 || (options.maximum > 0 && score > options.maximum)) continue;
    if (labels != nullptr && labels->codes[row] == Labels::kMissing) continue;
    if (score != std::floor(score) || score > kMostScores)
      throw Error(Code::bad_input, "Столбец «" + options.score + "», строка " + std::to_string(row + 2) +
                                       ": ожидался целый балл от 0 до 2000, найдено " + shown(score) + ".");
    auto& works = out[labels != nullptr ? labels->codes[row] : 0].histogram.works;
    const auto place = static_cast<std::size_t>(score);
    highest = std::max(highest, place);
    if (works.size() <= place) works.resize(place + 1);
    const double count = options.count.empty() ? 1 : table.number(options.count)[row];
    if (!std::isnan(count) && count > 0) works[place] += std::llround(count);
  }
  for (Bunched& one : out) {
    one.histogram.works.resize(highest + 1);
    one.histogram.borders = options.borders;
  }
  set_impossible(out, options);
  return out;
}

void fit(std::vector<Bunched>& all) {
  stats::ScoreHistogram whole = all.front().histogram;
  for (std::size_t i = 1; i < all.size(); ++i)
    for (std::size_t score = 0; score < whole.works.size(); ++score)
      whole.works[score] += all[i].histogram.works[score];
  for (Bunched& one : all) {
    one.found = stats::bunching(one.histogram);
    if (all.size() < 2) continue;
    stats::ScoreHistogram others = whole;
    for (std::size_t score = 0; score < others.works.size(); ++score) others.works[score] -= one.histogram.works[score];
    one.beside = stats::border_test(stats::border_tables(one.histogram, others));
  }
}

void write_border(JsonWriter& json, const stats::BorderBunching& border) {
  json.begin_object().field("border", border.border).field("at", border.at).field("below", border.below);
  json.field("ratio", border.ratio).field("expected_at", border.expected_at);
  json.field("expected_below", border.expected_below).field("rate", border.rate).field("lifted", border.lifted);
  json.field("se", border.error);
  write_interval(json, "ci", border.interval);
  json.field("p", border.p).field("p_adjusted", border.p_adjusted).end_object();
}

void write_figures(JsonWriter& json, const Bunched& one) {
  json.begin_object().field("n", one.histogram.total());
  if (!one.found) {
    write_absence(json, Absence::too_few);
  } else {
    json.field("lifted", one.found->lifted).field("estimate", one.found->estimate).field("se", one.found->error);
    write_interval(json, "ci", one.found->interval);
    json.field("p", one.found->p).field("dispersion", one.found->dispersion).field("degree", one.found->degree);
    json.key("borders").begin_array();
    for (const stats::BorderBunching& border : one.found->borders) write_border(json, border);
    json.end_array().key("counterfactual").begin_array();
    for (const double works : one.found->counterfactual) json.value(works);
    json.end_array().key("fitted").begin_array();
    for (const double works : one.found->fitted) json.value(works);
    json.end_array().key("impossible").begin_array();
    for (const int score : one.found->impossible) json.value(score);
    json.end_array();
  }
  if (one.beside) {
    json.key("beside").begin_object().field("near", one.beside->near).field("at", one.beside->at);
    json.field("expected", one.beside->expected).field("log_odds_ratio", one.beside->excess);
    json.field("se", one.beside->error).field("p", one.beside->p).end_object();
  }
  json.end_object();
}

void tell_json(std::ostream& out, const std::vector<Bunched>& all, const BunchingOptions& options) {
  JsonWriter json;
  if (options.by.empty()) {
    write_figures(json, all.front());
  } else {
    json.begin_object().key("groups").begin_object();
    for (const Bunched& one : all) {
      json.key(one.group);
      write_figures(json, one);
    }
    json.end_object().end_object();
  }
  out << json.text() << "\n";
}

void tell_impossible(std::ostream& out, const std::vector<int>& impossible) {
  if (impossible.empty()) return;
  std::vector<std::string> scores;
  for (const int score : impossible) scores.push_back(std::to_string(score));
  out << "Баллы, которых шкала не даёт (ни одной работы среди частых соседей), пропущены: " << joined(scores, ", ")
      << ". Если такие баллы возможны, укажите --every-score.\n";
}

void tell(std::ostream& out, const std::vector<Bunched>& all) {
  Columns table({{"Группа", Align::left},
                 {"n"},
                 {"Граница"},
                 {"Ниже"},
                 {"На границе"},
                 {"Раз"},
                 {"Поднято"},
                 {"95 %"},
                 {"p"},
                 {"p рядом с другими"}});
  for (const Bunched& one : all) {
    if (!one.found) {
      table.add({one.group, std::to_string(one.histogram.total()), "мало работ", "", "", "", "", "", "",
                 one.beside ? shown_p(one.beside->p) : ""});
      continue;
    }
    for (const stats::BorderBunching& border : one.found->borders)
      table.add({one.group, std::to_string(one.found->n), std::to_string(border.border), std::to_string(border.below),
                 std::to_string(border.at), shown(border.ratio), ru_number(border.lifted, 0),
                 "[" + ru_number(border.interval.lo, 0) + "; " + ru_number(border.interval.hi, 0) + "]",
                 shown_p(border.p_adjusted), one.beside ? shown_p(one.beside->p) : ""});
  }
  out << table.text()
      << "Поднято: сколько работ лежит выше границы вместо того, чтобы лежать ниже, по гладкой кривой; p с поправкой "
         "на "
         "число границ.\n";
  tell_impossible(out, all.front().histogram.impossible.value_or(std::vector<int>{}));
}

void show_bunching(const BunchingOptions& options, Session& session) {
  if (options.every_score && !options.impossible.empty())
    throw Error(Code::bad_arguments, "--impossible и --every-score вместе не указываются.");
  if (!std::is_sorted(options.borders.begin(), options.borders.end()))
    throw Error(Code::bad_arguments, "--borders: баллы границ должны возрастать.");
  WantedColumns wanted{{options.score}, {}};
  if (!options.count.empty()) wanted.numbers.push_back(options.count);
  if (!options.by.empty()) wanted.labels.push_back(options.by);
  const StatsTable table = read_table(session.path(options.file.csv), wanted);
  if (!options.count.empty()) check_counts(table, options);
  auto all = histograms(table, options);
  if (all.empty()) throw Error(Code::bad_input, "В столбце «" + options.by + "» нет ни одной группы.");
  check_borders(all, options);
  fit(all);
  options.file.json ? tell_json(session.out, all, options) : tell(session.out, all);
}

}  // namespace

void add_stats_bunching(Command stats, Session& session) {
  const auto options = std::make_shared<BunchingOptions>();
  Command family = add_family(stats, "bunching", "Пики у границ отметок: сколько работ поднято", options->file);
  family.add_option("--score", options->score, "Столбец первичных баллов").required();
  family.add_option("--borders", options->borders, "Наименьшие баллы отметок через запятую: 7,11,15")
      .delimiter(',')
      .required();
  family.add_option("--count", options->count, "Столбец чисел работ, когда строка — балл, а не работа");
  family.add_option("--by,--group", options->by, "Столбец групп: каждая отдельно и относительно остальных");
  family.add_option("--max", options->maximum, "Наибольший балл работы; строки с большим не считаются");
  family
      .add_option("--impossible", options->impossible,
                  "Баллы через запятую, которых шкала не даёт; иначе видны по работам")
      .delimiter(',');
  family.add_flag("--every-score", options->every_score, "Каждый балл возможен: пустых мест шкалы не искать");
  family.callback([options, &session] { show_bunching(*options, session); });
}

}  // namespace vekha::cli
