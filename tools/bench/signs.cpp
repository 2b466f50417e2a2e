// signs FOLDER [SCHOOLS] [YEARS]: a made-up region of so many schools, ten subjects a year, loaded into a data folder
// and written as works.csv; then the published signs of every year, timed over the stores (median of five), their cells
// written to vekha.csv for comparison with tools/bench/signs.R. The last line: seconds by the clock and of the
// processor, works.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "domain/objectivity/objectivity.hpp"
#include "domain/results/large_load.hpp"

using namespace vekha;

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Subject {
  const char* procedure;
  int grade;
  const char* name;
  int maximum;
};
/// Ten a year: six the method names, four it does not.
constexpr Subject kSubjects[] = {
    {"ВПР", 4, "Русский язык", 38},   {"ВПР", 4, "Математика", 20},   {"ВПР", 5, "Русский язык", 45},
    {"ВПР", 5, "Математика", 20},     {"ОГЭ", 9, "Русский язык", 33}, {"ОГЭ", 9, "Математика", 31},
    {"ВПР", 4, "Окружающий мир", 32}, {"ВПР", 5, "История", 15},      {"ВПР", 5, "Биология", 29},
    {"ОГЭ", 9, "Обществознание", 37},
};

struct Region {
  std::vector<int> pupils;
  std::vector<double> strength;
};

Region make_region(int schools, std::mt19937_64& random) {
  std::normal_distribution<double> normal;
  Region out;
  for (int i = 0; i < schools; ++i) {
    out.pupils.push_back(std::clamp(static_cast<int>(std::exp(3.4 + 0.8 * normal(random))), 1, 180));
    out.strength.push_back(0.35 * normal(random));
  }
  return out;
}

/// Works of one subject of a year; the same rows go to the table for R.
results::Sitting make_sitting(const Region& region, const Subject& subject, int year, std::mt19937_64& random,
                              std::ofstream& table) {
  std::normal_distribution<double> normal;
  results::Sitting out{.exam = {subject.procedure, year, subject.grade, subject.name}, .maximum = subject.maximum};
  for (int task = 1; task <= 8; ++task)
    out.tasks.push_back({.name = std::to_string(task), .maximum = (subject.maximum + 8 - task) / 8});
  for (std::size_t school = 0; school < region.pupils.size(); ++school) {
    const double local = region.strength[school] + 0.15 * normal(random);
    for (int pupil = 0; pupil < region.pupils[school]; ++pupil) {
      const double ability = local + normal(random);
      const double share = 1 / (1 + std::exp(-ability - 0.4));
      results::Work work;
      work.school = static_cast<std::uint32_t>(school);
      work.class_name = pupil % 2 == 0 ? "А" : "Б";
      work.pupil = std::to_string(pupil + 1);
      work.participated = true;
      int total = 0;
      for (const results::Task& task : out.tasks) {
        const int score = std::binomial_distribution<int>(task.maximum, share)(random);
        out.values.push_back({static_cast<std::int16_t>(score), results::Flag::score});
        total += score;
      }
      const int journal = std::clamp(static_cast<int>(std::lround(3.6 + 0.7 * ability + 0.5 * normal(random))), 2, 5);
      const bool marked = subject.grade < 9;
      if (marked) work.journal_mark = journal;
      work.total = total;
      table << school << ',' << year << ',' << subject.procedure << ',' << subject.grade << ',' << subject.name << ','
            << total << ',' << subject.maximum << ',' << (marked ? std::to_string(journal) : "") << '\n';
      out.works.push_back(std::move(work));
    }
  }
  return out;
}

void fill(const std::string& folder, int schools, int years) {
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const db::Actor actor{{}, "замер"};
  records->write(actor, "заведение", [](const db::Write& write) { org::init(write, "Область"); });
  std::mt19937_64 random(20261122);
  const Region region = make_region(schools, random);
  std::ofstream table(folder + "/works.csv");
  table << "school,year,procedure,grade,subject,total,maximum,journal\n";
  for (int year = 2022; year < 2022 + years; ++year) {
    results::Load load;
    load.kind = "bench";
    for (int school = 0; school < schools; ++school) {
      const std::string code = std::to_string(100'000 + school);
      load.schools.push_back({code, "Школа " + code, "m" + std::to_string(school / 25), "Район"});
    }
    std::size_t next = 0;
    results::commit({*records, facts}, actor, load, [&]() -> std::optional<results::Sitting> {
      if (next == std::size(kSubjects)) return std::nullopt;
      auto sitting = make_sitting(region, kSubjects[next++], year, random, table);
      return sitting;
    });
  }
  facts.checkpoint();
  facts.rest();
}

void write_cells(std::ofstream& out, const objectivity::YearSigns& signs) {
  for (const objectivity::YearSchool& school : signs.schools)
    for (std::size_t i = 0; i < signs.columns.size(); ++i) {
      const objectivity::SignCell& cell = school.cells[i];
      if (!cell.value) continue;
      const objectivity::SignColumn& column = signs.columns[i];
      char number[40];
      std::snprintf(number, sizeof number, "%.17g", *cell.value);
      out << std::stoi(school.code) - 100'000 << ',' << signs.year << ',' << column.sign << ',' << column.exam.procedure
          << ',' << column.exam.grade << ',' << column.exam.subject << ',' << number << ','
          << (cell.fired.value_or(false) ? 1 : 0) << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 1;
  const std::string folder = argv[1];
  const int schools = argc > 2 ? std::atoi(argv[2]) : 1000;
  const int years = argc > 3 ? std::atoi(argv[3]) : 3;
  std::filesystem::create_directories(folder);
  if (!std::filesystem::exists(folder + "/works.csv")) fill(folder, schools, years);
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const catalog::Catalog catalog = catalog::built_in();
  std::vector<int> asked;
  for (int year = 2022; year < 2022 + years; ++year) asked.push_back(year);
  std::vector<double> took;
  std::vector<double> processor;
  constexpr int kRounds = 6;  // the first reads the file
  for (int round = 0; round < kRounds; ++round) {
    std::ofstream cells(folder + "/vekha.csv");
    cells << "school,year,sign,procedure,grade,subject,value,fired\n";
    const auto start = Clock::now();
    const std::clock_t begin = std::clock();
    const auto signs = records->read([&](const db::Read& read) {
      return objectivity::years_signs(read, facts, catalog, {.years = asked, .simulations = 0});
    });
    const double seconds = since(start);
    const double spent = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    for (const objectivity::YearSigns& year : signs) write_cells(cells, year);
    if (round == 0) continue;
    took.push_back(seconds);
    processor.push_back(spent);
  }
  std::printf("%.6f %.6f %lld\n", median(took), median(processor),
              static_cast<long long>(facts.count("SELECT count(*) FROM work")));
}
