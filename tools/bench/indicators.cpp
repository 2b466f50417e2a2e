// All shipped indicators of a municipality, as a server computes them: everything anew, again with nothing changed, and
// after one changed batch, beside one bare DuckDB scan that counts the works of the same groups. The folder is a
// demonstration; figures for the indicators of forms are added to it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "domain/indicators/indicators.hpp"

using namespace vekha;

namespace {

constexpr int kRounds = 5;
constexpr double kMostAnew = 1.0;
constexpr double kMostChanged = 0.2;

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }
double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// A believable number for every figure the definitions name, for every school and year.
results::Load figures_of(const db::Read& read) {
  results::Load load;
  load.kind = "bench";
  std::set<std::string> items;
  for (const indicators::Definition& one : indicators::shipped().all)
    for (const indicators::Item& item : one.items) items.insert(item.code);
  for (const org::Node& one : org::list(read, {}, org::Kind::school)) {
    const auto school = static_cast<std::uint32_t>(load.schools.size());
    load.schools.push_back({one.code, "", "", ""});
    for (int year = 2023; year <= 2025; ++year)
      for (const std::string& item : items)
        load.figures.push_back(
            {.form = "Сведения для показателей",
             .exam = {"", year, 0, ""},
             .school = school,
             .territory = {},
             .part = {},
             .item = item,
             .value = static_cast<double>(20 + (school * 7 + item.size() + static_cast<unsigned>(year)) % 60),
             .text = {}});
  }
  return load;
}

/// A new wave of one exam: a work of every pupil of some schools.
results::Load batch_of(const db::Read& read, int number) {
  results::Load load;
  load.kind = "bench";
  results::Sitting sitting{.exam = {"ВПР", 2025, 5, "Математика"}, .maximum = 20};
  sitting.part = "волна " + std::to_string(number);
  for (const org::Node& one : org::list(read, {}, org::Kind::school)) {
    const auto school = static_cast<std::uint32_t>(load.schools.size());
    load.schools.push_back({one.code, "", "", ""});
    for (int pupil = 0; pupil < 50; ++pupil) {
      results::Work work;
      work.school = school;
      work.class_name = pupil % 2 == 0 ? "А" : "Б";
      work.pupil = "в" + std::to_string(pupil + 1);
      work.total = (pupil * 7 + number) % 21;
      work.participated = true;
      sitting.works.push_back(std::move(work));
    }
  }
  load.sittings.push_back(std::move(sitting));
  return load;
}

constexpr const char* kBare =
    "SELECT p.procedure, p.year, p.grade, p.subject, w.school, count(*), sum(total), sum(CAST(total AS BIGINT) * "
    "total), "
    "count(*) FILTER (WHERE mark >= 4), count(*) FILTER (WHERE mark >= 3), count(*) FILTER (WHERE mark = 2) FROM work "
    "w JOIN "
    "paper p ON p.id = w.paper WHERE participated GROUP BY ALL";

struct World {
  db::Database& records;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};

double computed(const World& world, formulas::Kept* kept, std::size_t& values) {
  std::vector<const indicators::Definition*> all;
  for (const indicators::Definition& one : indicators::shipped().all) all.push_back(&one);
  const auto start = Clock::now();
  values = 0;
  world.records.read([&](const db::Read& read) {
    const indicators::Ground ground{read, world.facts, world.catalog, kept};
    for (const indicators::ValueTable& one : indicators::values(ground, all, {.filter = {}, .by = {"school", "year"}}))
      values += one.rows.size();
  });
  return since(start);
}

double bare(const World& world) {
  const auto start = Clock::now();
  std::int64_t rows = 0;
  world.facts.each(kBare, {}, [&](const facts::Row& row) { rows += row.integer(5); });
  if (rows == 0) std::abort();
  return since(start);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 1;
  const std::string folder = argv[1];
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const catalog::Catalog catalog = catalog::load(folder);
  const World world{*records, facts, catalog};
  const results::Shelves shelves{*records, facts};
  const db::Actor actor{{}, "замер"};
  results::commit(shelves, actor, records->read(figures_of));
  std::vector<double> anew;
  std::vector<double> same;
  std::vector<double> changed;
  std::vector<double> scans;
  std::size_t values = 0;
  for (int round = 0; round <= kRounds; ++round) {
    formulas::Kept kept;
    const double first = computed(world, &kept, values);
    const double second = computed(world, &kept, values);
    results::commit(shelves, actor, records->read([&](const db::Read& read) { return batch_of(read, round); }));
    bare(world);  // wakes the store up after the load
    const double third = computed(world, &kept, values);
    const double scan = bare(world);
    if (round == 0) continue;  // the first reads the file
    anew.push_back(first), same.push_back(second), changed.push_back(third), scans.push_back(scan);
  }
  const std::int64_t works = facts.count("SELECT count(*) FROM work WHERE participated");
  std::printf("%zu indicators, %lld works, %zu values\n", indicators::shipped().all.size(),
              static_cast<long long>(works), values);
  std::printf("anew %.3f s\nunchanged %.3f s\nafter one batch %.3f s\nbare scan %.3f s\n", median(anew), median(same),
              median(changed), median(scans));
  std::printf("anew / bare %.1f, after one batch / anew %.2f\n", median(anew) / median(scans),
              median(changed) / median(anew));
  return median(anew) > kMostAnew || median(changed) > kMostChanged ? 1 : 0;
}
