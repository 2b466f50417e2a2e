// All programs of the monitorings over a country: one call of evaluate_all beside one bare DuckDB scan of the same raw
// counts, and the works as a table for R. The country is 40,000 schools × 3 years, scaled by the second argument.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
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

/// Works of one exam of one year; pupils of a school have the same keys two years later.
results::Sitting sitting_of(int year, const Kind& kind, std::size_t schools, std::mt19937_64& random,
                            std::ofstream& csv) {
  results::Sitting out{.exam = {kind.procedure, year, kind.grade, kind.subject}, .maximum = 30};
  const int first = kind.grade == 11 ? year - 2 : year;
  for (std::size_t school = 0; school < schools; ++school)
    for (int pupil = 0; pupil < kind.pupils; ++pupil) {
      results::Work work;
      work.school = static_cast<std::uint32_t>(school);
      work.class_name = pupil % 2 == 0 ? "А" : "Б";
      work.pupil = std::to_string(pupil + 1);
      work.person =
          ((first * 100LL + (kind.grade == 4 ? 4 : 9)) * 1'000'000 + static_cast<std::int64_t>(school)) * 100 + pupil +
          1;
      const int total = static_cast<int>(random() % 31);
      work.total = total;
      work.mark = 2 + total / 8;
      const int test = total * 100 / 30;
      if (kind.grade == 11) work.test = test;
      work.participated = true;
      csv << kind.procedure << ',' << year << ',' << kind.grade << ',' << kind.subject << ',' << school << ','
          << work.person << ',' << total << ",30," << 2 + total / 8 << ',' << test << '\n';
      out.works.push_back(std::move(work));
    }
  return out;
}

std::int64_t fill(db::Database& records, facts::Store& facts, std::size_t schools, const std::string& table) {
  std::mt19937_64 random(7);
  std::ofstream csv(table);
  csv << "procedure,year,grade,subject,school,person,total,maximum,mark,test\n";
  const db::Actor actor{{}, "замер"};
  records.write(actor, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
  std::int64_t works = 0;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    results::Load load;
    load.kind = "bench";
    for (std::size_t school = 0; school < schools; ++school) {
      const std::string code = std::to_string(100'000 + school);
      load.schools.push_back(
          {code, "Школа " + code, "m" + std::to_string(school / 250), "Район " + std::to_string(school / 250)});
    }
    for (const Kind& kind : kKinds) {
      load.sittings.push_back(sitting_of(year, kind, schools, random, csv));
      works += static_cast<std::int64_t>(load.sittings.back().works.size());
    }
    results::commit({records, facts}, actor, load);
  }
  facts.checkpoint();
  return works;
}

/// The families 5.1–5.8 that results can answer.
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
  GROUP BY procedure, year, school)sql";

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  const std::string folder = argv[1];
  const auto schools = static_cast<std::size_t>(std::max(4.0, kSchools * std::atof(argv[2])));
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const std::int64_t works = fill(*records, facts, schools, folder + "/works.csv");
  const catalog::Catalog catalog = catalog::built_in();
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
