// The store of results beside bare DuckDB in one run: 6,000,000 pupils × 4 works × 15 tasks a year for three years,
// scaled down by the first argument. Tells how fast batches are committed, the bytes of a work on disk, the group-by of
// school × subject × grade against the same grouping asked of DuckDB alone, the most memory used, and how the cost
// grows.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "domain/results/large_load.hpp"

using namespace vekha;

namespace {

constexpr double kPupils = 6'000'000;
constexpr int kTasks = 15;
constexpr int kPupilsOfSchool = 150;
constexpr int kGrades = 5;  // 4…8
constexpr std::size_t kSchoolsOfPart = 250;
constexpr int kRounds = 5;
const char* const kSubjects[] = {"Русский язык", "Математика", "История", "Биология"};

/// How many years are stored, each a batch: YEARS, or three.
int years() {
  const char* const asked = std::getenv("YEARS");
  return asked == nullptr ? 3 : std::max(1, std::atoi(asked));
}

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// One school's works of one exam, appended to a sitting. Scores are as uneven as real ones are.
void write_school(results::Sitting& sitting, std::uint32_t school, std::mt19937_64& random, bool persons) {
  std::uniform_real_distribution<double> share(0, 1);
  for (int pupil = 0; pupil < kPupilsOfSchool / kGrades; ++pupil) {
    results::Work work;
    work.school = school;
    work.class_name = pupil % 2 == 0 ? "А" : "Б";
    work.pupil = std::to_string(sitting.exam.grade * 10'000 + pupil + 1);
    if (persons) work.person = static_cast<std::int64_t>(random() >> 1U);
    work.variant = std::to_string(1 + pupil % 4);
    work.sex = share(random) < 0.5 ? "м" : "ж";
    work.journal_mark = 2 + static_cast<int>(share(random) * 3.99);
    work.participated = true;
    const double ability = 0.2 + 0.7 * share(random);
    int total = 0;
    for (int task = 0; task < kTasks; ++task) {
      const int maximum = sitting.tasks[static_cast<std::size_t>(task)].maximum;
      int score = 0;
      for (int point = 0; point < maximum; ++point) score += share(random) < ability ? 1 : 0;
      const bool skipped = share(random) < 0.04;
      sitting.values.push_back(skipped ? results::TaskValue{0, results::Flag::not_started}
                                       : results::TaskValue{static_cast<std::int16_t>(score), results::Flag::score});
      total += skipped ? 0 : score;
    }
    work.total = total;
    sitting.works.push_back(std::move(work));
  }
}

results::Sitting empty_sitting(int year, int grade, const char* subject) {
  results::Sitting out{.exam = {"ВПР", year, grade, subject}};
  for (int task = 1; task <= kTasks; ++task) {
    out.tasks.push_back({.name = std::to_string(task), .maximum = task % 5 == 0 ? 3 : task % 3 == 0 ? 2 : 1});
    out.maximum += out.tasks.back().maximum;
  }
  return out;
}

/// One year of all schools, one sitting after another: 20 exams of 250 schools at a time.
class Year {
 public:
  Year(int year, std::size_t schools, bool persons)
      : year_(year), schools_(schools), persons_(persons), random_(static_cast<std::uint64_t>(year)) {}

  std::optional<results::Sitting> next() {
    const auto start = Clock::now();
    if (first_ >= schools_) return std::nullopt;
    const std::size_t exam = exam_++;
    const std::size_t end = std::min(schools_, first_ + kSchoolsOfPart);
    results::Sitting sitting =
        empty_sitting(year_, 4 + static_cast<int>(exam / std::size(kSubjects)), kSubjects[exam % std::size(kSubjects)]);
    for (std::size_t school = first_; school < end; ++school)
      write_school(sitting, static_cast<std::uint32_t>(school), random_, persons_);
    if (exam_ == kGrades * std::size(kSubjects)) exam_ = 0, first_ = end;
    works_ += static_cast<std::int64_t>(sitting.works.size());
    seconds_ += since(start);
    return sitting;
  }
  std::int64_t works() const { return works_; }
  double seconds() const { return seconds_; }  ///< of the making, which is not the store's

 private:
  int year_;
  std::size_t schools_;
  bool persons_;
  std::mt19937_64 random_;
  std::size_t first_ = 0;
  std::size_t exam_ = 0;
  std::int64_t works_ = 0;
  double seconds_ = 0;
};

struct Committed {
  std::int64_t works = 0;
  double seconds = 0;
  double bytes = 0;  ///< of the file of facts
};

/// A data folder with three years of works, each year one batch.
Committed fill(const std::string& folder, std::size_t schools, bool persons) {
  std::filesystem::create_directories(folder);
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const db::Actor actor{{}, "замер"};
  records->write(actor, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
  Committed out;
  for (int number = 2024; number < 2024 + years(); ++number) {
    Year year(number, schools, persons);
    results::Load load;
    load.kind = "bench";
    for (std::size_t school = 0; school < schools; ++school) {
      const std::string code = std::to_string(100'000 + school);
      load.schools.push_back({code, "Школа " + code, "m" + std::to_string(school / kSchoolsOfPart), "Район"});
    }
    const auto start = Clock::now();
    results::commit({*records, facts}, actor, load, [&] { return year.next(); });
    out.seconds += since(start) - year.seconds();
    out.works += year.works();
  }
  facts.checkpoint();
  facts.rest();
  out.bytes = static_cast<double>(std::filesystem::file_size(folder + "/facts.duckdb"));
  return out;
}

void append_bare(facts::Appender& rows, const results::Sitting& sitting) {
  std::vector<std::int16_t> scores;
  for (std::size_t i = 0; i < sitting.works.size(); ++i) {
    const results::Work& work = sitting.works[i];
    scores.clear();
    for (int task = 0; task < kTasks; ++task)
      scores.push_back(sitting.values[i * kTasks + static_cast<std::size_t>(task)].stored());
    rows.value(1).value(static_cast<std::int64_t>(i)).value(static_cast<std::int64_t>(work.school));
    rows.value(work.class_name).value(work.pupil).value(work.person).value(work.variant).value(1);
    rows.value(*work.journal_mark).value(-1).value(*work.total).value(-2).value(1);
    rows.value(false).value(false).value(true).value(std::span<const std::int16_t>(scores)).end_row();
  }
}

/// The same rows appended by DuckDB alone: no records, no order, no batches; one transaction a year, as above.
double bare_append(const std::string& folder, std::size_t schools) {
  std::filesystem::create_directories(folder);
  facts::Store facts(folder + "/bare.duckdb");
  facts.count("SELECT 1");
  double seconds = 0;
  for (int number = 2024; number < 2024 + years(); ++number) {
    Year year(number, schools, true);
    const auto start = Clock::now();
    facts.change([&](const facts::Transaction& change) {
      for (auto sitting = year.next(); sitting; sitting = year.next())
        change.append("work", [&](facts::Appender& rows) { append_bare(rows, *sitting); });
    });
    facts.checkpoint();
    seconds += since(start) - year.seconds();
  }
  return seconds;
}

constexpr const char* kBareGroups =
    "SELECT p.procedure, p.year, p.grade, p.subject, w.school, count(*), sum(total), sum(total::INTEGER * total), "
    "sum(CASE WHEN mark = 2 THEN 1 ELSE 0 END), sum(CASE WHEN mark = 3 THEN 1 ELSE 0 END), "
    "sum(CASE WHEN mark = 4 THEN 1 ELSE 0 END), sum(CASE WHEN mark = 5 THEN 1 ELSE 0 END) "
    "FROM work w JOIN paper p ON p.id = w.paper WHERE participated GROUP BY ALL";

struct Groups {
  double ours = 0;
  double bare = 0;
  std::size_t count = 0;
};

Groups group(const std::string& folder) {
  const auto records = db::Database::open(folder + "/records.sqlite");
  facts::Store facts(folder + "/facts.duckdb");
  const catalog::Catalog catalog = catalog::built_in();
  std::vector<double> ours;
  std::vector<double> bare;
  Groups out;
  for (int round = 0; round <= kRounds; ++round) {
    auto start = Clock::now();
    const auto cells = records->read(
        [&](const db::Read& read) { return results::cells(read, facts, catalog, {}, results::Detail::school); });
    const double mine = since(start);
    start = Clock::now();
    std::int64_t rows = 0;
    facts.each(kBareGroups, {}, [&](const facts::Row& row) { rows += row.integer(5) > 0 ? 1 : 0; });
    const double theirs = since(start);
    if (cells.size() != static_cast<std::size_t>(rows)) std::abort();
    out.count = cells.size();
    if (round == 0) continue;  // the first reads the file
    ours.push_back(mine);
    bare.push_back(theirs);
  }
  out.ours = median(ours);
  out.bare = median(bare);
  return out;
}

double peak_mib() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word)
    if (word == "VmHWM:") {
      double kib = 0;
      status >> kib;
      return kib / 1024;
    }
  return 0;
}

void print_part(const Committed& done, const Groups& groups) {
  const auto works = static_cast<double>(done.works);
  std::printf("%10.0f %12.2f %12.0f %14.1f %12.3f %10.3f %8.2f %10.0f\n", works, done.seconds, works / done.seconds,
              done.bytes / works, groups.ours, groups.bare, groups.ours / groups.bare, peak_mib());
  std::fflush(stdout);
}

/// What the same costs without the rest of the program, and without what takes most room.
void print_floors(const std::string& folder, std::size_t schools, const Committed& done) {
  const auto works = static_cast<double>(done.works);
  const double bare = bare_append(folder + "/bare", schools);
  std::printf("append by DuckDB alone: %.2f s, %.0f works/s; commit / append %.2f\n", bare, works / bare,
              done.seconds / bare);
  const Committed codes = fill(folder + "/codes", std::max<std::size_t>(1, schools / 4), false);
  std::printf("without keys of persons (codes only): %.1f bytes a work\n",
              codes.bytes / static_cast<double>(codes.works));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  const std::string folder = argv[1];
  const double scale = std::atof(argv[2]);
  const bool whole_only = argc > 3 && std::string(argv[3]) == "whole";
  const auto whole = static_cast<std::size_t>(std::max(4.0, kPupils * scale / kPupilsOfSchool));
  std::printf("scale %.4f: %.0f pupils, %d works a pupil a year, %d tasks a work, %d years, a batch a year\n", scale,
              kPupils * scale, 4, kTasks, years());
  std::printf("%10s %12s %12s %14s %12s %10s %8s %10s\n", "works", "commit, s", "works/s", "bytes a work", "groups, s",
              "bare, s", "ratio", "peak, MiB");
  Committed done;
  Groups groups;
  for (const std::size_t part : {4U, 2U, 1U}) {
    if (whole_only && part != 1) continue;
    const std::string here = folder + "/part" + std::to_string(part);
    done = fill(here, whole / part, true);
    groups = group(here);
    print_part(done, groups);
  }
  if (!whole_only) print_floors(folder, whole, done);
  constexpr double kMostRatio = 1.5;
  constexpr double kMostMemory = 6 * 1024;
  return groups.ours > kMostRatio * groups.bare || peak_mib() > kMostMemory ? 1 : 0;
}
