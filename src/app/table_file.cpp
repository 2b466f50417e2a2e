#include "app/table_file.hpp"

#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::app {
namespace {

constexpr int kDecimals = 1;
constexpr std::size_t kMostPapers = 4;

tables::Cell text(std::string words) { return {std::move(words), {}}; }
tables::Cell number(double value, std::int64_t n) { return {{}, Estimate::of(value, n)}; }

void add_sign(std::vector<tables::Cell>& cells, const Estimate& value) {
  cells.push_back({{}, value});
  for (const bool low : {true, false})
    cells.push_back(value.interval ? number(low ? value.interval->lo : value.interval->hi, value.n) : text(""));
  cells.push_back(value.value ? number(static_cast<double>(value.n), value.n) : text(""));
}

tables::Table schools_table(const risk::List& list) {
  tables::Table out{.id = "risk", .title = list.rule.title, .caption = std::to_string(list.year) + " год"};
  out.columns = {
      {.title = "Школа"}, {.title = "Зона"}, {.title = "Итог"}, {.title = "К прошлому году"}, {.title = "История"}};
  for (const risk::Sign& sign : list.rule.signs)
    for (const auto& [title, decimals] : {std::pair{"", kDecimals}, {"от", kDecimals}, {"до", kDecimals}, {"n", 0}})
      out.columns.push_back({.title = title[0] == '\0' ? sign.title : std::string(title),
                             .group = title[0] == '\0' ? "" : sign.title,
                             .decimals = decimals});
  for (const risk::SchoolRow& school : list.schools) {
    const risk::YearRow& last = school.years.back();
    tables::Row row{.cells = {text(school.label), text(list.rule.good ? "" : std::string(risk::zone_title(last.zone))),
                              text(std::string(risk::verdict_text(last.verdict, list.rule.good))),
                              text(std::string(risk::change_text(school.change))), text(school.history)}};
    for (const risk::SignValue& sign : last.signs) add_sign(row.cells, sign.estimate);
    out.rows.push_back(std::move(row));
  }
  out.notes.push_back(list.rule.note);
  if (!list.zone_words.empty()) out.notes.push_back(list.zone_words);
  if (list.expected_by_chance)
    out.notes.push_back("Сколько школ дала бы одна случайность, если бы все учили одинаково: " +
                        ru_number(*list.expected_by_chance, 1) + ".");
  return out;
}

/// For people: the reasons in words instead of a column for every sign.
tables::Table reasons_table(const risk::List& list) {
  tables::Table out = schools_table(list);
  out.columns.resize(5);
  out.columns.push_back({.title = "Признаки"});
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    const risk::YearRow& last = list.schools[i].years.back();
    std::vector<std::string> words;
    for (std::size_t sign = 0; sign < last.signs.size(); ++sign)
      if (last.signs[sign].firing == risk::Firing::fires || last.signs[sign].firing == risk::Firing::perhaps)
        words.push_back(risk::reason(list, last, sign));
    out.rows[i].cells.resize(5);
    out.rows[i].cells.push_back(text(!words.empty()       ? joined(words, "; ")
                                     : last.assessed == 0 ? "оценить нечего"
                                                          : "не сработали"));
  }
  return out;
}

tables::Table movements_table(const risk::List& list) {
  tables::Table out{.id = "risk-years", .title = "Как менялся список", .caption = {}};
  out.columns = {{.title = "Год"},
                 {.title = "Уверенно", .decimals = 0},
                 {.title = "Возможно", .decimals = 0},
                 {.title = "Вошли"},
                 {.title = "Остались"},
                 {.title = "Вышли"}};
  for (const risk::Movement& one : list.movements)
    out.rows.push_back(
        {.cells = {text(std::to_string(one.year)), number(one.sure, 1), number(one.perhaps, 1),
                   text(joined(one.entered, "; ")), text(joined(one.stayed, "; ")), text(joined(one.left, "; "))}});
  return out;
}

}  // namespace

std::string table_bytes(const std::vector<tables::Table>& tables, const std::string& format) {
  if (format == "xlsx") return tables::workbook(tables.front());
  if (format == "csv_ru") return tables::csv(tables.front(), tables::Csv::excel_ru);
  if (format == "csv") return tables::csv(tables.front(), tables::Csv::rfc4180);
  if (format == "docx") return tables::document(tables, sys::now_iso());
  throw Error(Code::bad_arguments, "Формат «" + format + "» не подходит. Есть: xlsx, docx, csv, csv_ru.");
}

std::string table_file_name(const tables::Table& table, const std::string& format) {
  const std::string name = table.caption.empty() ? table.title : table.title + ", " + table.caption;
  return name + "." + (format == "csv_ru" ? "csv" : format);
}

std::vector<tables::Table> risk_tables(const risk::List& list, const std::string& format) {
  if (format == "docx") return {reasons_table(list), movements_table(list)};
  return {schools_table(list)};
}

std::vector<tables::Table> skill_tables(const skills::YearAnswer& answer, const std::string& what,
                                        const std::string& format) {
  if (what != "places" && what != "weak")
    throw Error(Code::bad_arguments, "Что сохранить: places — кто и сколько не освоил, weak — что не освоено.");
  tables::Table places = skills::places_table(answer);
  if (format != "docx") return {what == "places" ? std::move(places) : skills::weak_table(answer)};
  const std::size_t narrow = 2;  // of many papers a page holds the sum alone
  if (answer.papers.size() > kMostPapers) {
    places.columns.resize(narrow);
    for (tables::Row& row : places.rows) row.cells.resize(narrow);
  }
  tables::Table weak = skills::weak_table(answer);
  weak.notes.clear();
  return {std::move(places), std::move(weak)};
}

}  // namespace vekha::app
