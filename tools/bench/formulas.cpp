// All programs of the monitorings over a country: one call of evaluate_all beside one bare DuckDB scan of the same raw
// counts, and the works as a table for R. The country is 40,000 schools × 3 years, scaled by the second argument.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "domain/formulas/formulas.hpp"
#include "domain/results/large_load.hpp"

using namespace vekha;

namespace {

constexpr double kSchools = 40'000;
constexpr int kRounds = 5;
constexpr int kFirstYear = 2024;
constexpr int kLastYear = 2026;

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }
double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Kind {
  const char* procedure;
  int grade;
  const char* subject;
  int pupils;  ///< of a school
};
constexpr Kind kKinds[] = {{"ВПР", 4, "Математика", 50},     {"ВПР", 4, "Русский язык", 50},
                           {"ВПР", 4, "Окружающий мир", 50}, {"ОГЭ", 9, "Русский язык", 45},
                           {"ОГЭ", 9, "Математика", 45},     {"ОГЭ", 9, "Физика", 12},
                           {"ОГЭ", 9, "Химия", 10},          {"ЕГЭ", 11, "Русский язык", 24},
                           {"ЕГЭ", 11, "Физика", 8},         {"ЕГЭ", 11, "Химия", 6}};

/// Tasks of a ВПР: points, and which are of practice.
constexpr std::array<int, 12> kMaxima = {1, 2, 3, 1, 2, 3, 2, 4, 3, 4, 2, 3};
constexpr std::array<bool, 12> kPractice = {false, false, true,  false, false, true,
                                            false, true,  false, false, true,  false};

/// Points of the tasks of one work; their sum.
int write_tasks(results::Sitting& to, std::mt19937_64& random, std::ofstream& csv) {
  int total = 0;
  for (const int maximum : kMaxima) {
    const auto points = static_cast<std::int16_t>(random() % static_cast<unsigned>(maximum + 1));
    total += points;
    to.values.push_back({points, results::Flag::score});
    csv << ',' << points;
  }
  return total;
}

/// Works of one exam of one year; pupils of a school have the same keys two years later.
results::Sitting sitting_of(int year, const Kind& kind, std::size_t schools, std::mt19937_64& random,
                            std::ofstream& csv) {
  results::Sitting out{.exam = {kind.procedure, year, kind.grade, kind.subject}, .maximum = 30};
  const int first = kind.grade == 11 ? year - 2 : year;
  if (kind.grade == 4)
    for (std::size_t task = 0; task < kMaxima.size(); ++task)
      out.tasks.push_back({std::to_string(task + 1), kMaxima[task], "Б"});
  for (std::size_t school = 0; school < schools; ++school)
    for (int pupil = 0; pupil < kind.pupils; ++pupil) {
      results::Work work;
      work.school = static_cast<std::uint32_t>(school);
      work.class_name = pupil % 2 == 0 ? "А" : "Б";
      work.pupil = std::to_string(pupil + 1);
      work.person =
          ((first * 100LL + (kind.grade == 4 ? 4 : 9)) * 1'000'000 + static_cast<std::int64_t>(school)) * 100 + pupil +
          1;
      csv << kind.procedure << ',' << year << ',' << kind.grade << ',' << kind.subject << ',' << school << ','
          << work.person;
      const int total = out.tasks.empty() ? static_cast<int>(random() % 31) : write_tasks(out, random, csv);
      if (out.tasks.empty()) csv << std::string(kMaxima.size(), ',');
      work.total = total;
      work.mark = 2 + total / 8;
      const int test = total * 100 / 30;
      if (kind.grade == 11) work.test = test;
      work.participated = true;
      csv << ',' << total << ",30," << 2 + total / 8 << ',' << test << '\n';
      out.works.push_back(std::move(work));
    }
  return out;
}

/// What the form of admission tells of a school: leavers of grades 9 and 11, and where they went.
constexpr std::array<const char*, 6> kItems = {"ГИА-9-выпускников", "ПОСТ-9-спо-регион", "ПОСТ-9-спо-вне",
                                               "ПОСТ-11-всего",     "ПОСТ-11-во-регион", "ПОСТ-11-по-профилю"};
constexpr std::array<int, 6> kUpTo = {60, 30, 20, 30, 15, 25};

std::vector<results::Figure> figures_of(int year, std::size_t schools, std::mt19937_64& random, std::ofstream& csv) {
  std::vector<results::Figure> out;
  for (std::size_t school = 0; school < schools; ++school)
    for (std::size_t item = 0; item < kItems.size(); ++item) {
      const auto most = static_cast<unsigned>(kUpTo[item]);
      const int value = static_cast<int>(item % 3 == 0 ? most + random() % most : random() % most);
      out.push_back({.form = "indicator-figures",
                     .exam = {"", year, 0, ""},
                     .school = static_cast<std::uint32_t>(school),
                     .territory = {},
                     .part = {},
                     .item = kItems[item],
                     .value = static_cast<double>(value),
                     .text = {}});
      csv << year << ',' << school << ',' << item << ',' << value << '\n';
    }
  return out;
}

/// One campaign; its sittings are made one after another while they are stored.
std::int64_t fill_year(const results::Shelves& shelves, int year, std::size_t schools, const std::string& folder) {
  std::mt19937_64 random(static_cast<std::uint64_t>(year));
  std::ofstream csv(folder + "/works.csv", std::ios::app);
  std::ofstream forms(folder + "/figures.csv", std::ios::app);
  results::Load load;
  load.kind = "bench";
  for (std::size_t school = 0; school < schools; ++school) {
    const std::string code = std::to_string(100'000 + school);
    const std::string district = std::to_string(school / 250);
    load.schools.push_back({code, "Школа " + code, "m" + district, "Район " + district});
  }
  load.figures = figures_of(year, schools, random, forms);
  std::int64_t works = 0;
  std::size_t next = 0;
  results::commit(shelves, {{}, "замер"}, load, [&]() -> std::optional<results::Sitting> {
    if (next == std::size(kKinds)) return std::nullopt;
    results::Sitting out = sitting_of(year, kKinds[next++], schools, random, csv);
    works += static_cast<std::int64_t>(out.works.size());
    return out;
  });
  return works;
}

std::int64_t fill(db::Database& records, facts::Store& facts, std::size_t schools, const std::string& folder) {
  std::ofstream csv(folder + "/works.csv");
  csv << "procedure,year,grade,subject,school,person";
  for (std::size_t task = 0; task < kMaxima.size(); ++task) csv << ",t" << task + 1;
  csv << ",total,maximum,mark,test\n";
  csv.close();
  std::ofstream(folder + "/figures.csv") << "year,school,item,value\n";
  records.write({{}, "замер"}, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
  std::int64_t works = 0;
  for (int year = kFirstYear; year <= kLastYear; ++year) works += fill_year({records, facts}, year, schools, folder);
  facts.checkpoint();
  return works;
}

/// Which tasks are of practice is told by the description of a paper.
catalog::Catalog catalog_with_practice() {
  catalog::Catalog out = catalog::built_in();
  for (int year = kFirstYear; year <= kLastYear; ++year)
    for (const Kind& kind : kKinds) {
      if (kind.grade != 4) continue;
      catalog::Kim kim{.exam = {kind.procedure, year, kind.grade, kind.subject},
                       .tasks = {},
                       .kes = {},
                       .kt = {},
                       .source = "замер"};
      for (std::size_t task = 0; task < kMaxima.size(); ++task)
        kim.tasks.push_back({.name = std::to_string(task + 1),
                             .skill = {},
                             .block = {},
                             .level = "Б",
                             .kes = {},
                             .kt = {},
                             .maximum = kMaxima[task],
                             .practice = kPractice[task]});
      out.kims.push_back(std::move(kim));
    }
  return out;
}

/// The families 5.1–5.8.
std::vector<formulas::Ask> programs() {
  std::vector<formulas::Ask> out;
  const auto marks = [&](const std::string& where) {
    for (const char* one :
         {"count(works", "mean(mark of works", "share(mark >= 3 of works", "share(mark >= 4 of works",
          "share(mark = 5 of works", "share(mark = 2 of works", "mean(percent(score / maximum) of works"})
      out.push_back({one + (" where " + where + ")")});
  };
  for (const char* one : {"count(works", "mean(test of works", "share(test >= 81 of works", "share(test = 100 of works",
                          "share(test >= 36 of works"})
    out.push_back({std::string(one) + " where procedure = 'ЕГЭ')"});
  out.push_back({"share(best(3, test) >= 220 of persons where procedure = 'ЕГЭ')"});
  marks("procedure = 'ОГЭ'");
  marks("procedure = 'ВПР' and grade = 4");
  for (const char* subject : {"Математика", "Русский язык", "Окружающий мир"}) {
    const std::string where =
        " of tasks where procedure = 'ВПР' and grade = 4 and practice and subject = '" + std::string(subject) + "'";
    out.push_back({"percent(sum(score" + where + ") / sum(maximum" + where + " and known(score)))"});
  }
  for (const auto& [part, whole] : {std::pair{1, 0}, std::pair{2, 0}, std::pair{4, 3}, std::pair{5, 3}})
    out.push_back({"part(figure('" + std::string(kItems[part]) + "'), figure('" + kItems[whole] + "') of reports)"});
  out.push_back({"share(any(taken_before('ОГЭ', 2)) of persons where procedure = 'ЕГЭ')"});
  for (const char* procedure : {"ЕГЭ", "ОГЭ"})
    for (const char* subjects : {"'Физика'", "'Химия'", "'Физика', 'Химия'"})
      out.push_back(
          {"share(any(subject in (" + std::string(subjects) + ")) of persons where procedure = '" + procedure + "')"});
  return out;
}

/// The raw counts of all of it, asked of DuckDB alone in one statement.
constexpr const char* kBare = R"sql(
WITH rows AS (SELECT w.school, p.procedure, p.year, p.grade, p.subject, w.person, w.mark, w.test, w.total
    FROM work w JOIN paper p ON p.id = w.paper WHERE participated),
  before AS (SELECT DISTINCT 'ЕГЭ' AS procedure, person, subject, year + 2 AS year, TRUE AS taken FROM rows WHERE procedure = 'ОГЭ'),
  own AS (SELECT r.school, procedure, year, person, bool_or(subject = 'Физика') AS a, bool_or(subject = 'Химия') AS b,
    list_sum(list_slice(list_reverse_sort(list(r.test)), 1, 3)) AS best, bool_or(x.taken IS NOT NULL) AS taken
    FROM rows r LEFT JOIN before x USING (procedure, person, subject, year)
    WHERE procedure <> 'ВПР' GROUP BY ALL)
SELECT procedure, year, school, count(*), sum(mark), sum(CAST(mark AS INTEGER) * mark), count(*) FILTER (WHERE mark >= 3),
  count(*) FILTER (WHERE mark >= 4), count(*) FILTER (WHERE mark = 5), count(*) FILTER (WHERE mark = 2), sum(total),
  sum(CAST(total AS INTEGER) * total), sum(test), sum(CAST(test AS INTEGER) * test), count(*) FILTER (WHERE test >= 81),
  count(*) FILTER (WHERE test = 100), count(*) FILTER (WHERE test >= 36), 0, 0, 0 FROM rows GROUP BY procedure, year, school
UNION ALL
SELECT procedure, year, school, count(*), count(*) FILTER (WHERE a), count(*) FILTER (WHERE b), count(*) FILTER (WHERE a OR b),
  count(*) FILTER (WHERE best >= 220), count(*) FILTER (WHERE taken), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM own
  GROUP BY procedure, year, school
UNION ALL
SELECT 'практика', year, school, count(*), sum(scores[3]), sum(scores[6]), sum(scores[8]), sum(scores[11]),
  sum(CASE WHEN scores[3] >= 0 THEN 3 ELSE 0 END + CASE WHEN scores[6] >= 0 THEN 3 ELSE 0 END
    + CASE WHEN scores[8] >= 0 THEN 4 ELSE 0 END + CASE WHEN scores[11] >= 0 THEN 2 ELSE 0 END), subject = 'Математика',
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM work w JOIN paper p ON p.id = w.paper WHERE participated AND procedure = 'ВПР'
  GROUP BY subject, year, school
UNION ALL
SELECT 'формы', year, node, count(*), sum(value) FILTER (WHERE item = 'ГИА-9-выпускников'),
  sum(value) FILTER (WHERE item = 'ПОСТ-9-спо-регион'), sum(value) FILTER (WHERE item = 'ПОСТ-9-спо-вне'),
  sum(value) FILTER (WHERE item = 'ПОСТ-11-всего'), sum(value) FILTER (WHERE item = 'ПОСТ-11-во-регион'),
  sum(value) FILTER (WHERE item = 'ПОСТ-11-по-профилю'), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM figure GROUP BY year, node)sql";

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  const std::string folder = argv[1];
  const auto schools = static_cast<std::size_t>(std::max(4.0, kSchools * std::atof(argv[2])));
  const bool made = std::filesystem::exists(folder + "/works.csv");  // by a run before, in a folder that was kept
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const std::int64_t works =
      made ? facts.count("SELECT count(*) FROM work", {}) : fill(*records, facts, schools, folder);
  const catalog::Catalog catalog = catalog_with_practice();
  const std::vector<formulas::Ask> asked = programs();
  std::vector<double> ours;
  std::vector<double> bare;
  std::size_t values = 0;
  for (int round = 0; round <= kRounds; ++round) {
    auto start = Clock::now();
    formulas::FormulaQuery query;
    query.by = {"school", "year"};
    const auto answers =
        records->read([&](const db::Read& read) { return formulas::evaluate_all(read, facts, catalog, asked, query); });
    const double mine = since(start);
    values = 0;
    for (const formulas::FormulaAnswer& one : answers) values += one.rows.size();
    start = Clock::now();
    std::int64_t rows = 0;
    facts.each(kBare, {}, [&](const facts::Row& row) { rows += row.integer(3) > 0 ? 1 : 0; });
    const double theirs = since(start);
    if (rows == 0 || values == 0) std::abort();
    if (round == 0) continue;  // the first reads the file
    ours.push_back(mine);
    bare.push_back(theirs);
  }
  std::printf("%zu schools, %lld works, %zu programs, %zu values\n", schools, static_cast<long long>(works),
              asked.size(), values);
  std::printf("vekha %.3f s\nbare %.3f s\nratio %.2f\n", median(ours), median(bare), median(ours) / median(bare));
  constexpr double kMost = 2.0;
  return median(ours) > kMost * median(bare) ? 1 : 0;
}
