#include <algorithm>
#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/counts.hpp"

namespace vekha::cli {
namespace {

constexpr int kMostDecimals = 6;

struct CountsOptions {
  StatsFile file;
  std::vector<std::string> shares;
  std::string n;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::string id;
  int decimals = -1;  ///< −1: as many as stand in the table
  bool separate = false;
  std::size_t told = 20;
};

struct Row {
  std::string id;
  stats::CountsProblem problem;
  std::optional<stats::CountsAnswer> answer;  ///< nothing: the number of people is not known
};

std::string text_at(const Labels& labels, std::size_t row) {
  if (labels.codes[row] == Labels::kMissing) return "";
  std::string text = labels.values[labels.codes[row]];
  if (text.ends_with("%")) text.pop_back();
  return std::string(trimmed(text));
}

int decimals_of(const std::string& text) {
  const std::size_t point = text.find_first_of(".,");
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

/// Shares and numbers of people as they stand, with every complaint.
class Reader {
 public:
  Reader(const CountsOptions& options, const StatsTable& table) : options_(options), table_(table) {
    decimals_ = options.decimals >= 0 ? options.decimals : 0;
    for (std::size_t row = 0; options.decimals < 0 && row < table.rows; ++row)
      for (const std::string& share : options.shares)
        decimals_ = std::max(decimals_, decimals_of(text_at(table.label(share), row)));
    if (decimals_ > kMostDecimals)
      complain(0, "Больше шести знаков после запятой.", std::to_string(decimals_),
               "не больше 6; округлите или --decimals");
  }

  std::vector<Row> rows() {
    std::vector<Row> found;
    for (std::size_t row = 0; row < table_.rows; ++row) found.push_back(row_at(row));
    if (!issues_.empty()) throw Error(Code::bad_input, "Проценты и числа прочитать не удалось.", issues_);
    for (Row& row : found)
      if (row.problem.least >= 1 && row.problem.least <= row.problem.most)
        row.answer = stats::recover_counts(row.problem);
    return found;
  }

 private:
  void complain(std::size_t row, std::string message, std::string found, std::string expected) {
    if (issues_.size() >= 20) return;
    issues_.push_back({.code = "bad_share",
                       .severity = Severity::error,
                       .place = {.file = table_.file, .row = row == 0 ? 0 : static_cast<int>(row) + 1},
                       .message = std::move(message),
                       .found = std::move(found),
                       .expected = std::move(expected)});
  }

  Row row_at(std::size_t row) {
    Row found;
    found.id = options_.id.empty() ? std::to_string(row + 1) : text_at(table_.label(options_.id), row);
    stats::CountsProblem& problem = found.problem;
    problem.decimals = std::min(decimals_, kMostDecimals);
    problem.whole = options_.separate ? stats::Whole::separate : stats::Whole::parts;
    problem.told = options_.told;
    problem.least = options_.least;
    problem.most = options_.most;
    for (const std::string& share : options_.shares) problem.shares.push_back(share_at(share, row));
    if (options_.n.empty()) return found;
    const std::string text = text_at(table_.label(options_.n), row);
    const auto n = parse_integer(text);
    if (n && *n >= 1 && *n <= 10000000)
      problem.least = problem.most = *n;
    else if (!text.empty())
      complain(row + 1, "В столбце «" + options_.n + "» не число людей.", text, "целое от 1 до 10 000 000 или пусто");
    return found;
  }

  std::optional<std::int64_t> share_at(const std::string& column, std::size_t row) {
    const std::string text = text_at(table_.label(column), row);
    if (text.empty()) return std::nullopt;
    const auto percent = parse_number(text);
    if (percent && *percent >= 0 && *percent <= 100)
      return std::llround(*percent * std::pow(10, std::min(decimals_, kMostDecimals)));
    complain(row + 1, "В столбце «" + column + "» не процент.", text, "число от 0 до 100 или пусто");
    return std::nullopt;
  }

  const CountsOptions& options_;
  const StatsTable& table_;
  int decimals_ = 0;
  Issues issues_;
};

std::string_view reason_name(stats::NoCounts reason) {
  switch (reason) {
    case stats::NoCounts::none: return "";
    case stats::NoCounts::bad_share: return "bad_share";
    case stats::NoCounts::sum_off: return "sum_off";
    case stats::NoCounts::share_impossible: return "share_impossible";
    case stats::NoCounts::sum_impossible: return "sum_impossible";
  }
  return "";
}

std::string reason_text(const Row& row, const CountsOptions& options) {
  if (!row.answer) return "число людей не указано: добавьте --n столбец или --from и --to";
  const std::string culprit = options.shares[row.answer->culprit];
  switch (row.answer->reason) {
    case stats::NoCounts::none: return "";
    case stats::NoCounts::bad_share: return "доля «" + culprit + "» не от 0 до 100 %";
    case stats::NoCounts::sum_off: return "доли вместе не дают 100 % даже с учётом округления";
    case stats::NoCounts::share_impossible:
      return "доля «" + culprit + "» не получается ни при каком целом числе людей";
    case stats::NoCounts::sum_impossible: return "каждая доля возможна, но вместе они не дают всех";
  }
  return "";
}

void write_row(JsonWriter& json, const Row& row, const CountsOptions& options) {
  json.begin_object().field("id", row.id);
  const bool found = row.answer && row.answer->reason == stats::NoCounts::none;
  json.field("decimals", row.problem.decimals).field("total", row.answer ? row.answer->total : 0);
  json.field("unique", found && row.answer->solutions.size() == 1 && row.answer->total < 1.5);
  json.key("solutions").begin_array();
  for (std::size_t s = 0; found && s < row.answer->solutions.size(); ++s) {
    const stats::CountsSolution& solution = row.answer->solutions[s];
    json.begin_object().field("n", solution.n).key("counts").begin_object();
    for (std::size_t i = 0; i < options.shares.size(); ++i) json.field(options.shares[i], solution.counts[i]);
    json.end_object().end_object();
  }
  json.end_array().key("ranges").begin_object();
  for (std::size_t i = 0; found && i < options.shares.size(); ++i)
    json.key(options.shares[i])
        .begin_array()
        .value(row.answer->ranges[i].least)
        .value(row.answer->ranges[i].most)
        .end_array();
  json.end_object();
  if (!found) {
    json.field("reason", row.answer ? reason_name(row.answer->reason) : "n_unknown");
    json.field("reason_text", reason_text(row, options));
  }
  json.end_object();
}

std::string range_text(const stats::CountRange& range) {
  return range.least == range.most ? std::to_string(range.least)
                                   : std::to_string(range.least) + "–" + std::to_string(range.most);
}

void tell(std::ostream& out, const std::vector<Row>& rows, const CountsOptions& options) {
  std::vector<Columns::Head> heads = {{"Строка", Align::left}, {"Людей"}};
  for (const std::string& share : options.shares) heads.push_back({share});
  heads.push_back({"Решений"});
  heads.push_back({"Почему нет", Align::left});
  Columns columns(heads);
  for (const Row& row : rows) {
    const bool found = row.answer && row.answer->reason == stats::NoCounts::none;
    std::vector<std::string> cells = {row.id, found ? range_text({row.answer->sizes.front(), row.answer->sizes.back()})
                                                    : range_text({row.problem.least, row.problem.most})};
    for (std::size_t i = 0; i < options.shares.size(); ++i)
      cells.push_back(found ? range_text(row.answer->ranges[i]) : "нет");
    cells.push_back(found ? ru_number(row.answer->total, 0) : "0");
    cells.push_back(reason_text(row, options));
    columns.add(cells);
  }
  out << columns.text() << "Через тире — от наименьшего до наибольшего числа по всем решениям.\n";
}

void recover(const CountsOptions& options, Session& session) {
  WantedColumns wanted{{}, options.shares};
  for (const std::string& column : {options.n, options.id})
    if (!column.empty()) wanted.labels.push_back(column);
  const StatsTable table = read_table(session.path(options.file.csv), wanted);
  const std::vector<Row> rows = Reader(options, table).rows();
  if (!options.file.json) return tell(session.out, rows, options);
  JsonWriter json;
  json.begin_object().key("rows").begin_array();
  for (const Row& row : rows) write_row(json, row, options);
  session.out << json.end_array().end_object().text() << "\n";
}

}  // namespace

void add_stats_counts(Command stats, Session& session) {
  const auto options = std::make_shared<CountsOptions>();
  Command family =
      add_family(stats, "counts", "Целые числа людей по округлённым процентам: все решения или причина", options->file);
  family.add_option("--share", options->shares, "Столбцы долей в процентах через пробел").required();
  family.add_option("--n", options->n, "Столбец с числом людей");
  family.add_option("--from", options->least, "Наименьшее число людей, когда оно не известно")
      .check(between(1, 1000000));
  family.add_option("--to", options->most, "Наибольшее число людей, когда оно не известно").check(between(1, 1000000));
  family.add_option("--id", options->id, "Столбец с названием строки");
  family.add_option("--decimals", options->decimals, "Знаков после запятой; без ключа — сколько есть в таблице")
      .check(between(0, kMostDecimals));
  family.add_flag("--separate", options->separate, "Доли сами по себе: вместе 100 % давать не должны");
  family.add_option("--solutions", options->told, "Сколько решений показать").show_default();
  family.callback([options, &session] { recover(*options, session); });
}

}  // namespace vekha::cli
