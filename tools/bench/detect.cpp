// How often the method of Vekha errs and how often it finds, on made-up municipalities whose truth is known, beside the
// published signs. The worlds are made here, by a model of their own, and share no code with what they test.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "domain/objectivity/objectivity.hpp"

using namespace vekha;
using objectivity::SatExam;

namespace {

using Generator = std::mt19937_64;

enum class Deed { honest, lifts, copies, whispers, inflates };

struct PaperTask {
  int most = 1;
  double hard = 0;
  double sharp = 1;
  int topic = 0;
};

struct PaperMade {
  int grade = 4;
  std::string subject;
  std::vector<PaperTask> tasks;
  int most = 0;
  int borders[3] = {0, 0, 0};
};

struct SchoolMade {
  int parallel = 25;
  double strength = 0;
  Deed deed = Deed::honest;
  double share = 0;
  double custom = 0;  ///< share of near misses it lifts as everybody does
};

/// What a world is like; each municipality draws its own within these.
struct Kind {
  int schools = 12;
  int papers = 6;
  int liars = 0;  ///< schools with a deed
  Deed deed = Deed::lifts;
  bool mixed = false;      ///< liars take the deeds in turn
  double share_low = 0.3;  ///< of near misses, pupils or works touched
  double share_high = 0.9;
  double everybody = 0;  ///< share of near misses every school lifts
  double uneven = 0;     ///< beside it up to this share, by school
  int parallel_low = 4;
  int parallel_high = 110;
  int liar_parallel = 0;  ///< fixed size of the liars' parallels, 0 any
  int liar_low = 0;       ///< their least size
};

double normal(Generator& g) { return std::normal_distribution<double>()(g); }
double unit(Generator& g) { return std::uniform_real_distribution<double>()(g); }
int between(Generator& g, int low, int high) { return std::uniform_int_distribution<int>(low, high)(g); }

PaperMade make_paper(Generator& g, int number) {
  PaperMade out;
  out.grade = 4 + number / 2 % 5;
  out.subject = number % 2 == 0 ? "Русский язык" : "Математика";
  if (number >= 10) out.subject = "Предмет " + std::to_string(number);
  const int count = between(g, 10, 24);
  for (int i = 0; i < count; ++i) {
    const bool big = unit(g) < 0.35;
    out.tasks.push_back({big ? between(g, 2, 4) : 1, 1.1 * normal(g), std::exp(0.3 * normal(g)), between(g, 0, 3)});
    out.most += out.tasks.back().most;
  }
  const double shares[3] = {0.28 + 0.12 * unit(g), 0.5 + 0.12 * unit(g), 0.74 + 0.12 * unit(g)};
  for (int i = 0; i < 3; ++i) out.borders[i] = std::max(2 + 2 * i, static_cast<int>(std::lround(shares[i] * out.most)));
  return out;
}

struct WorkMade {
  int group = 0;
  int journal = 0;
  std::vector<std::int16_t> points;
  int total() const {
    int sum = 0;
    for (const std::int16_t p : points) sum += p;
    return sum;
  }
};

struct Effects {
  double subject = 0;
  std::vector<double> of_class;
  std::vector<std::vector<double>> topic;  ///< class × topic
  std::vector<double> mildness;            ///< of the teacher of a class
};

WorkMade make_work(Generator& g, const PaperMade& paper, const SchoolMade& school, const Effects& effects, int group) {
  const auto c = static_cast<std::size_t>(group);
  const double level = school.strength + effects.subject + effects.of_class[c] + normal(g);
  WorkMade out{group, 0, {}};
  for (const PaperTask& task : paper.tasks) {
    int points = 0;
    const double chance =
        1 / (1 + std::exp(-1.5 * task.sharp *
                          (level + effects.topic[c][static_cast<std::size_t>(task.topic)] - task.hard)));
    for (int step = 0; step < task.most; ++step) points += unit(g) < chance ? 1 : 0;
    out.points.push_back(static_cast<std::int16_t>(points));
  }
  const double seen = level + effects.mildness[c] + 0.45 * normal(g);
  out.journal = seen > 1.1 ? 5 : seen > 0.1 ? 4 : seen > -1.4 ? 3 : 2;
  return out;
}

void add(Generator& g, const PaperMade& paper, WorkMade& work, int points) {
  for (int tries = 0; tries < 1000 && points > 0; ++tries) {
    const auto i = static_cast<std::size_t>(between(g, 0, static_cast<int>(paper.tasks.size()) - 1));
    if (work.points[i] >= paper.tasks[i].most) continue;
    ++work.points[i];
    --points;
  }
}

void lift(Generator& g, const PaperMade& paper, std::vector<WorkMade>& works, double share) {
  for (WorkMade& work : works)
    for (const int border : paper.borders) {
      const int missing = border - work.total();
      if ((missing == 1 || missing == 2) && unit(g) < share) {
        add(g, paper, work, missing);
        break;
      }
    }
}

/// A class takes over the answers of its best paper.
void copy(Generator& g, std::vector<WorkMade>& works, double share) {
  std::map<int, const WorkMade*> best;
  for (const WorkMade& work : works)
    if (!best[work.group] || work.total() > best[work.group]->total()) best[work.group] = &work;
  std::map<int, std::vector<std::int16_t>> model;
  for (const auto& [group, work] : best) model[group] = work->points;
  for (WorkMade& work : works)
    for (std::size_t i = 0; i < work.points.size(); ++i)
      if (unit(g) < share) work.points[i] = model[work.group][i];
}

/// A few of every class take over answers of its best paper: one in five, at least three.
void whisper(Generator& g, std::vector<WorkMade>& works, double share) {
  std::map<int, std::vector<WorkMade*>> classes;
  for (WorkMade& work : works) classes[work.group].push_back(&work);
  for (auto& [group, members] : classes) {
    std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return a->total() > b->total(); });
    const std::vector<std::int16_t> model = members.front()->points;
    std::shuffle(members.begin() + 1, members.end(), g);
    const std::size_t few = std::min(members.size(), 1 + std::max<std::size_t>(3, members.size() / 5));
    for (std::size_t one = 1; one < few; ++one)
      for (std::size_t i = 0; i < model.size(); ++i)
        if (unit(g) < share) members[one]->points[i] = model[i];
  }
}

void inflate(Generator& g, const PaperMade& paper, std::vector<WorkMade>& works, double share) {
  for (WorkMade& work : works)
    if (unit(g) < share) add(g, paper, work, std::max(1, paper.most * between(g, 8, 20) / 100));
}

objectivity::SatSchool handed_in(Generator& g, const PaperMade& paper, const SchoolMade& school) {
  const int pupils = std::max(2, school.parallel + between(g, -school.parallel / 8, school.parallel / 8));
  const int classes = (pupils + 24) / 25;
  Effects effects{0.15 * normal(g), {}, {}, {}};
  for (int c = 0; c < classes; ++c) {
    effects.of_class.push_back(0.2 * normal(g));
    effects.mildness.push_back(0.3 * normal(g));
    effects.topic.emplace_back();
    for (int topic = 0; topic < 4; ++topic) effects.topic.back().push_back(0.2 * normal(g));
  }
  std::vector<WorkMade> works;
  for (int i = 0; i < pupils; ++i) works.push_back(make_work(g, paper, school, effects, i * classes / pupils));
  if (school.custom > 0) lift(g, paper, works, school.custom);
  if (school.deed == Deed::lifts) lift(g, paper, works, school.share);
  if (school.deed == Deed::copies) copy(g, works, school.share);
  if (school.deed == Deed::whispers) whisper(g, works, school.share);
  if (school.deed == Deed::inflates) inflate(g, paper, works, school.share);
  objectivity::SatSchool out;
  for (int c = 0; c < classes; ++c) out.classes.push_back(std::to_string(c + 1));
  for (const WorkMade& work : works) {
    out.works.push_back({static_cast<std::uint32_t>(work.group), work.total(), work.journal});
    out.points.insert(out.points.end(), work.points.begin(), work.points.end());
  }
  return out;
}

struct World {
  std::vector<SchoolMade> schools;
  std::vector<SatExam> exams;
};

World make_world(Generator& g, const Kind& kind) {
  World out;
  for (int i = 0; i < kind.schools; ++i) {
    const double middle = std::log(28.0) + 0.8 * normal(g);
    SchoolMade school{std::clamp(static_cast<int>(std::exp(middle)), kind.parallel_low, kind.parallel_high),
                      0.4 * normal(g), Deed::honest, 0, kind.everybody};
    if (kind.uneven > 0) school.custom += kind.uneven * unit(g);
    if (i < kind.liars) {
      constexpr Deed kTurn[] = {Deed::lifts, Deed::copies, Deed::lifts, Deed::inflates};
      school.deed = kind.mixed ? kTurn[i % 4] : kind.deed;
      school.share = kind.share_low + (kind.share_high - kind.share_low) * unit(g);
      if (kind.liar_parallel > 0) school.parallel = kind.liar_parallel;
      while (kind.liar_parallel == 0 && school.parallel < kind.liar_low)
        school.parallel = std::min(static_cast<int>(std::exp(std::log(28.0) + 0.8 * normal(g))), kind.parallel_high);
    }
    out.schools.push_back(school);
  }
  for (int number = 0; number < kind.papers; ++number) {
    const PaperMade paper = make_paper(g, number);
    SatExam exam{.exam = {"ВПР", 2024, paper.grade, paper.subject},
                 .maximum = paper.most,
                 .borders = {paper.borders[0], paper.borders[1], paper.borders[2]},
                 .tasks = paper.tasks.size()};
    for (std::size_t i = 0; i < out.schools.size(); ++i) {
      exam.schools.push_back(handed_in(g, paper, out.schools[i]));
      exam.schools.back().school = NodeId{static_cast<std::int64_t>(i) + 1};
    }
    out.exams.push_back(std::move(exam));
  }
  return out;
}

/// The published signs that one year gives, written here anew: mean above the group and correlation below nought.
struct Official {
  bool marked = false;
  double distance = -1e9;  ///< how far the lower bound lies above that of the group, in points of the maximum
};

std::vector<Official> official(const World& world) {
  std::vector<Official> out(world.schools.size());
  for (const SatExam& exam : world.exams) {
    if (exam.exam.grade > 5 || exam.exam.subject.starts_with("Предмет")) continue;
    double n = 0, sum = 0, squares = 0;
    for (const auto& school : exam.schools)
      for (const auto& work : school.works) n += 1, sum += work.total, squares += 1.0 * work.total * work.total;
    const double upper = sum / n + 1.96 * std::sqrt((squares - sum * sum / n) / (n - 1) / n);
    for (std::size_t i = 0; i < exam.schools.size(); ++i) {
      const auto& works = exam.schools[i].works;
      double m = 0, s = 0, q = 0;
      for (const auto& work : works) m += 1, s += work.total, q += 1.0 * work.total * work.total;
      if (m < 2) continue;
      const double lower = s / m - 1.96 * std::sqrt(std::max(0.0, (q - s * s / m) / (m - 1)) / m);
      out[i].distance = std::max(out[i].distance, (lower - upper) / exam.maximum);
      if (lower > upper) out[i].marked = true;
    }
  }
  return out;
}

struct Answer {
  std::vector<objectivity::Verdict> verdicts;  ///< by school
  std::vector<Official> official;
};

Answer ask(const World& world) {
  std::vector<objectivity::ExamTrace> traces;
  for (const SatExam& exam : world.exams) traces.push_back(objectivity::trace_of(exam));
  std::vector<const objectivity::ExamTrace*> pointers;
  for (const auto& trace : traces) pointers.push_back(&trace);
  return {objectivity::judged(pointers), official(world)};
}

struct Tally {
  int worlds = 0;
  int worlds_with_two = 0;  ///< more than one honest school flagged
  int honest = 0;
  int honest_flagged = 0;
  int honest_official = 0;
  int liars = 0;
  int liars_flagged = 0;
  int liars_official = 0;
  double false_share = 0;                       ///< sum over worlds of the share of false ones among the flagged
  std::vector<std::pair<double, bool>> scores;  ///< posterior order and truth
  std::vector<std::pair<double, bool>> official_scores;  ///< the same of the published sign
};

void count(Tally& tally, const World& world, const Answer& answer) {
  int flagged = 0;
  int wrong = 0;
  for (std::size_t i = 0; i < world.schools.size(); ++i) {
    const bool liar = world.schools[i].deed != Deed::honest;
    const auto& verdict = answer.verdicts[i];
    (liar ? tally.liars : tally.honest)++;
    if (verdict.flagged) (liar ? tally.liars_flagged : tally.honest_flagged)++;
    if (answer.official[i].marked) (liar ? tally.liars_official : tally.honest_official)++;
    flagged += verdict.flagged;
    wrong += verdict.flagged && !liar;
    tally.scores.emplace_back(-std::log(verdict.p), liar);
    tally.official_scores.emplace_back(answer.official[i].distance, liar);
  }
  ++tally.worlds;
  tally.worlds_with_two += wrong > 1;
  if (flagged > 0) tally.false_share += static_cast<double>(wrong) / flagged;
}

Tally run(const Kind& kind, int worlds, std::uint64_t seed) {
  const int threads = std::max(1, std::min(8, static_cast<int>(std::thread::hardware_concurrency())));
  Tally tally;
  constexpr int kAtOnce = 64;  // worlds kept in memory
  for (int begin = 0; begin < worlds; begin += kAtOnce) {
    const int end = std::min(worlds, begin + kAtOnce);
    std::vector<std::pair<World, Answer>> done(static_cast<std::size_t>(end - begin));
    std::vector<std::thread> pool;
    for (int thread = 0; thread < threads; ++thread)
      pool.emplace_back([&, thread] {
        for (int i = begin + thread; i < end; i += threads) {
          Generator g(seed * 1000003 + static_cast<std::uint64_t>(i));
          World world = make_world(g, kind);
          Answer answer = ask(world);
          done[static_cast<std::size_t>(i - begin)] = {std::move(world), std::move(answer)};
        }
      });
    for (std::thread& one : pool) one.join();
    for (const auto& [world, answer] : done) count(tally, world, answer);
  }
  return tally;
}

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

/// Share of distorted schools found when this share of honest ones is marked.
double found_at(std::vector<std::pair<double, bool>> scores, double marked) {
  std::sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  double liars = 0;
  for (const auto& [score, liar] : scores) liars += liar;
  const double honest = static_cast<double>(scores.size()) - liars;
  double wrong = 0, right = 0;
  for (const auto& [score, liar] : scores) {
    if (!liar && (wrong + 1) / honest > marked) break;
    (liar ? right : wrong) += 1;
  }
  return percent(right, liars);
}

double area(const std::vector<std::pair<double, bool>>& scores) {
  auto order = scores;
  std::sort(order.begin(), order.end());
  double honest_below = 0, honest = 0, liars = 0, sum = 0;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t j = i;
    double h = 0, l = 0;
    for (; j < order.size() && order[j].first == order[i].first; ++j) (order[j].second ? l : h) += 1;
    sum += l * (honest_below + h / 2);
    honest_below += h, honest += h, liars += l;
    i = j;
  }
  return liars * honest > 0 ? sum / (liars * honest) : 0;
}

bool all_held = true;
void bar(const char* what, double measured, const char* sign, double wanted) {
  const bool held = std::strcmp(sign, ">=") == 0 ? measured >= wanted : measured <= wanted;
  all_held = all_held && held;
  std::printf("  %-78s %6.1f %%  (%s %.0f %%) %s\n", what, measured, sign, wanted, held ? "ok" : "NOT HELD");
}

void roc(const Tally& tally) {
  std::printf(
      "  ROC (share found when this share of honest schools is marked):\n    marked honest   1 %%   2 %%   5 %%  10 %% "
      " 20 %%  40 %%   area\n");
  for (const auto& [name, scores] :
       {std::pair{"Vekha        ", &tally.scores}, std::pair{"method 2019  ", &tally.official_scores}}) {
    std::printf("    %s", name);
    for (const double marked : {0.01, 0.02, 0.05, 0.1, 0.2, 0.4}) std::printf(" %5.1f", found_at(*scores, marked));
    std::printf("  %5.3f\n", area(*scores));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const int worlds = count > 1 ? std::atoi(arguments[1]) : 1000;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 20261122;
  const auto begin = std::chrono::steady_clock::now();
  std::printf("Worlds of 12 schools, 6 papers of one year, parallels of 4 to 110 pupils; seed %llu\n",
              static_cast<unsigned long long>(seed));

  std::printf("Honest municipalities (%d):\n", worlds);
  const Tally honest = run({}, worlds, seed);
  bar("municipalities with at most one school flagged", 100 - percent(honest.worlds_with_two, honest.worlds), ">=", 95);
  std::printf("  schools flagged: Vekha %.2f %%, one of the four means of the 2019 method %.1f %%\n",
              percent(honest.honest_flagged, honest.honest), percent(honest.honest_official, honest.honest));
  const Tally everybody = run({.everybody = 0.3}, worlds / 4, seed + 1);
  bar("the same where every school lifts 30 % of near misses a little alike",
      100 - percent(everybody.worlds_with_two, everybody.worlds), ">=", 95);

  std::printf("Mixed municipalities (%d for each number of distorting schools):\n", worlds / 4);
  Tally mixed_all;
  for (const int liars : {1, 2, 4}) {
    const Tally mixed = run({.liars = liars, .mixed = true}, worlds / 4, seed + 10 + static_cast<std::uint64_t>(liars));
    char what[120];
    std::snprintf(what, sizeof what, "false ones among the flagged, %d distorting of 12", liars);
    bar(what, 100 * mixed.false_share / mixed.worlds, "<=", 5);
    std::printf(
        "    found of the distorting: Vekha %.1f %%, means of 2019 %.1f %% (which mark %.1f %% of the honest)\n",
        percent(mixed.liars_flagged, mixed.liars), percent(mixed.liars_official, mixed.liars),
        percent(mixed.honest_official, mixed.honest));
    mixed_all.scores.insert(mixed_all.scores.end(), mixed.scores.begin(), mixed.scores.end());
    mixed_all.official_scores.insert(mixed_all.official_scores.end(), mixed.official_scores.begin(),
                                     mixed.official_scores.end());
  }
  roc(mixed_all);

  std::printf("Every school lifts, by different amounts, and some distort beside (%d for each):\n", worlds / 4);
  struct Uneven {
    const char* what;
    Kind kind;
  };
  const Uneven unevens[] = {
      {"false lists, 0 to 40 % of near misses lifted by honest schools, none distorting", {.uneven = 0.4}},
      {"false ones, 0 to 40 % lifted by honest schools, 1 distorting of 12",
       {.liars = 1, .mixed = true, .uneven = 0.4}},
      {"false ones, 0 to 40 % lifted by honest schools, 3 distorting of 12",
       {.liars = 3, .mixed = true, .uneven = 0.4}},
      {"false ones, 20 to 70 % lifted by honest schools, 2 distorting of 12",
       {.liars = 2, .mixed = true, .everybody = 0.2, .uneven = 0.5}},
      {"false ones, 0 to 40 % lifted, larger schools, 2 distorting of 12",
       {.liars = 2, .mixed = true, .uneven = 0.4, .parallel_low = 40}},
      {"false ones, 0 to 40 % lifted, 4 papers, 6 distorting of 60",
       {.schools = 60, .papers = 4, .liars = 6, .mixed = true, .uneven = 0.4}},
  };
  for (const Uneven& one : unevens) {
    const int some = one.kind.schools > 12 ? worlds / 20 : worlds / 4;
    const Tally tally = run(one.kind, some, seed + 200 + static_cast<std::uint64_t>(&one - unevens));
    bar(one.what, 100 * tally.false_share / tally.worlds, "<=", 5);
    if (tally.liars > 0)
      std::printf("    found of the distorting %.1f %%\n", percent(tally.liars_flagged, tally.liars));
  }

  std::printf("Power (one distorting school of 12; n works of it in the year):\n");
  struct Case {
    const char* what;
    Kind kind;
    double wanted;
  };
  const int some = worlds;  // enough that the measure itself wavers by a point only
  const Case cases[] = {
      {"half of near misses lifted, schools of n >= 100 as they come",
       {.liars = 1, .share_low = 0.5, .share_high = 0.5, .liar_low = 17},
       90},
      {"30 % of near misses lifted, schools of n >= 200 as they come",
       {.liars = 1, .share_low = 0.3, .share_high = 0.3, .liar_low = 34},
       80},
      {"a whole class copies 70 % of answers, n = 15 (1 paper)",
       {.papers = 1, .liars = 1, .deed = Deed::copies, .share_low = 0.7, .share_high = 0.7, .liar_parallel = 15},
       60},
      {"a whole class copies half of the answers, n = 15 (1 paper)",
       {.papers = 1, .liars = 1, .deed = Deed::copies, .share_low = 0.5, .share_high = 0.5, .liar_parallel = 15},
       60},
      {"one in five of every class copies 90 % of answers from its best paper, n = 25 (1 paper)",
       {.papers = 1, .liars = 1, .deed = Deed::whispers, .share_low = 0.9, .share_high = 0.9, .liar_parallel = 25},
       0},
      {"the same in six papers",
       {.liars = 1, .deed = Deed::whispers, .share_low = 0.9, .share_high = 0.9, .liar_parallel = 25},
       0},
      {"every second work gets 8 to 20 % of the points added, n = 150",
       {.liars = 1, .deed = Deed::inflates, .share_low = 0.5, .share_high = 0.5, .liar_parallel = 25},
       0},
      {"half lifted, exactly n = 100, papers of 10 to 24 tasks (5 papers of 20)",
       {.papers = 5, .liars = 1, .share_low = 0.5, .share_high = 0.5, .liar_parallel = 20},
       0},
      {"30 % lifted, exactly n = 200, papers of 10 to 24 tasks (4 papers of 50)",
       {.papers = 4, .liars = 1, .share_low = 0.3, .share_high = 0.3, .liar_parallel = 50},
       0},
  };
  for (const Case& one : cases) {
    const Tally tally =
        run(one.kind, one.wanted > 0 ? some : worlds / 4, seed + 100 + static_cast<std::uint64_t>(&one - cases));
    if (one.wanted > 0)
      bar(one.what, percent(tally.liars_flagged, tally.liars), ">=", one.wanted);
    else
      std::printf("  %-78s %6.1f %%  (no bar)\n", one.what, percent(tally.liars_flagged, tally.liars));
    std::printf("    false ones among the flagged %.1f %%\n", 100 * tally.false_share / tally.worlds);
  }
  std::printf("Took %.0f s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  return all_held ? 0 : 1;
}
