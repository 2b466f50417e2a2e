#include "domain/objectivity/channels.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vekha::objectivity {
namespace {

std::string number(double value, int digits) { return ru_number(value, digits); }

/// What is measured in an exam of a school, and what honest schools differ by in it anyway.
struct Field {
  std::optional<stats::Reading> SchoolTrace::* of;
  double least_spread = 0;
};
constexpr Field kNarrowness{&SchoolTrace::narrowness, 0.08};
constexpr Field kJournalGap{&SchoolTrace::journal_gap, 0.1};
constexpr Field kJournalLink{&SchoolTrace::journal_link, 0.08};
constexpr Field kMisfit{&SchoolTrace::misfit, 0.1};
constexpr Field kLevel{&SchoolTrace::level, 0.1};
constexpr double kAgreementSpread = 0.035;  // of classes, in the mean agreement of their papers

/// Readings of a school over its exams, each from the centre of its exam, and how many works they rest on.
struct Pooled {
  double weight = 0;
  double sum = 0;
  std::int64_t n = 0;
  void add(const stats::Reading& reading, const stats::Crowd& usual, std::int64_t papers) {
    const double one = 1 / (reading.error * reading.error + usual.spread * usual.spread);
    weight += one;
    sum += one * (reading.value - usual.centre);
    n += papers;
  }
  std::optional<stats::Reading> reading() const {
    if (!(weight > 0)) return std::nullopt;
    return stats::Reading{sum / weight, 1 / std::sqrt(weight)};
  }
};

std::vector<Pooled> pooled(const Bench& bench, const std::vector<const ExamTrace*>& exams, Field field) {
  std::vector<Pooled> out(bench.schools.size());
  for (const ExamTrace* exam : exams) {
    std::vector<stats::Reading> readings;
    for (const SchoolTrace& school : exam->schools)
      if (school.*field.of) readings.push_back(*(school.*field.of));
    const auto usual = stats::crowd(readings, field.least_spread);
    if (!usual) continue;
    for (const SchoolTrace& school : exam->schools)
      if (school.*field.of) out[bench.place(school.school)].add(*(school.*field.of), *usual, school.histogram.total());
  }
  return out;
}

struct Judged {
  double p = 1;
  double distance = 0;
  double centre = 0;
};

/// Every reading against the crowd of the others.
std::vector<std::optional<Judged>> against_others(const std::vector<std::optional<stats::Reading>>& readings,
                                                  double least_spread) {
  constexpr std::size_t kMany = 60;  // one of many does not move what is usual
  std::vector<stats::Reading> all;
  for (const auto& reading : readings)
    if (reading) all.push_back(*reading);
  const auto whole = stats::crowd(all, least_spread);
  std::vector<std::optional<Judged>> out(readings.size());
  for (std::size_t i = 0, place = 0; i < readings.size(); ++i) {
    if (!readings[i]) continue;
    std::optional<stats::Crowd> usual = whole;
    if (all.size() <= kMany) {
      std::vector<stats::Reading> others = all;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(place));
      usual = stats::crowd(others, least_spread);
    }
    ++place;
    if (usual) out[i] = Judged{usual->above(*readings[i]), usual->distance(*readings[i]), usual->centre};
  }
  return out;
}

std::vector<std::optional<stats::Reading>> readings_of(const std::vector<Pooled>& pools) {
  std::vector<std::optional<stats::Reading>> out;
  for (const Pooled& pool : pools) out.push_back(pool.reading());
  return out;
}

/// Makes the evidence of a channel whose readings are pooled over exams; `tell` writes value, expectation and words.
template <class Tell>
Channel pooled_channel(const std::vector<Pooled>& pools, double least_spread, const char* kind, const char* title,
                       Tell tell) {
  const auto readings = readings_of(pools);
  const auto found = against_others(readings, least_spread);
  Channel out(pools.size());
  for (std::size_t i = 0; i < pools.size(); ++i) {
    if (!found[i]) continue;
    Evidence evidence{.kind = kind, .title = title, .p = found[i]->p, .distance = found[i]->distance, .n = pools[i].n};
    evidence.value = readings[i]->value;
    evidence.expected = found[i]->centre;
    tell(evidence);
    out[i] = std::move(evidence);
  }
  return out;
}

/// One-sided p of the agreement of a class. What is left follows a χ² law, and classes differ by a few topics taught
/// better or worse, which is skewed the more: the tail is that of a χ² law with the skewness of both.
double unlike_usual(const stats::Crowd& usual, const stats::Likeness& likeness) {
  constexpr double kTopics = 3;    // as if classes differed in so many topics
  constexpr double kHidden = 1.2;  // of the spread of skewed values by what a median of them shows
  const double spread = kHidden * usual.spread;
  const double whole = likeness.error * likeness.error + spread * spread + usual.doubt * usual.doubt;
  const double skewness =
      (std::pow(likeness.error, 3) * std::sqrt(8 / likeness.freedom) + std::pow(spread, 3) * std::sqrt(8 / kTopics)) /
      std::pow(whole, 1.5);
  const double distance = (likeness.agreement - usual.centre) / std::sqrt(whole);
  stats::Crowd wide = usual;
  wide.spread = spread;
  return std::max(wide.above({likeness.agreement, likeness.error}),
                  stats::chi_square_above(distance, 8 / std::max(skewness * skewness, 1e-6)));
}

/// The most alike pair of a school and how many pairs it is one of.
struct BestPair {
  double p = 1;  ///< of the pair against those of other classes
  std::int64_t classes = 0;
  std::int64_t compared = 0;
  std::int64_t alike = 0;
  ClassPairs pair;
};

Evidence pairs_evidence(const BestPair& best) {
  Evidence out{.kind = "similar_pairs",
               .title = "Пары очень похожих работ",
               .p = std::min(1.0, best.p * static_cast<double>(best.classes)),
               .n = best.compared,
               .value = static_cast<double>(best.pair.matches),
               .expected = best.pair.expected};
  out.distance = stats::normal_quantile_above(out.p);
  out.explanation = "Сравнено пар внутри классов: " + number(static_cast<double>(best.compared), 0) + ". ";
  if (best.pair.common == 0) {
    out.explanation += "Похожих сильнее случайного нет.";
    return out;
  }
  out.explanation += "В самой похожей совпали ответы на " + std::to_string(best.pair.matches) + " из " +
                     counted(best.pair.common, "задания", "заданий", "заданий") + ", ожидалось " +
                     number(best.pair.expected, 1) + " (ω = " + number(best.pair.omega, 1) + "). " +
                     (best.alike > 0 ? "Пар, похожих сильнее случайного (ложных среди них не больше 5 %): " +
                                           number(static_cast<double>(best.alike), 0) + "."
                                     : std::string("При таком числе пар это не больше случайного."));
  return out;
}

}  // namespace

std::size_t Bench::place(NodeId school) const {
  return static_cast<std::size_t>(std::lower_bound(schools.begin(), schools.end(), school) - schools.begin());
}

Bench bench_of(const std::vector<const ExamTrace*>& exams) {
  Bench out;
  std::set<NodeId> schools;
  for (const ExamTrace* exam : exams) (exam->controlled ? out.controlled : out.exams).push_back(exam);
  if (out.exams.empty()) std::swap(out.exams, out.controlled);
  for (const ExamTrace* exam : out.exams)
    for (const SchoolTrace& school : exam->schools) schools.insert(school.school);
  out.schools.assign(schools.begin(), schools.end());
  return out;
}

Channel likeness_channel(const Bench& bench) {
  struct Best {
    double p = 1;
    std::int64_t classes = 0;
    stats::Likeness likeness;
    double usual = 0;
  };
  std::vector<Best> best(bench.schools.size());
  std::vector<Pooled> pools(bench.schools.size());
  for (const ExamTrace* exam : bench.exams) {
    std::vector<stats::Reading> readings;
    for (const SchoolTrace& school : exam->schools)
      for (const auto& one : school.classes) readings.push_back({one->agreement, one->error});
    const auto usual = stats::crowd(readings, kAgreementSpread);
    if (!usual) continue;
    for (const SchoolTrace& school : exam->schools) {
      const std::size_t place = bench.place(school.school);
      for (const auto& one : school.classes) {
        const stats::Reading reading{one->agreement, one->error};
        const double p = unlike_usual(*usual, *one);
        pools[place].add(reading, *usual, one->papers);
        ++best[place].classes;
        if (p < best[place].p) best[place] = {p, best[place].classes, *one, usual->centre};
      }
    }
  }
  Channel out = pooled_channel(pools, kAgreementSpread / 2, "answer_similarity", "Сходство ответов внутри класса",
                               [](Evidence&) {});
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!out[i]) continue;
    const double strongest = std::min(1.0, best[i].p * static_cast<double>(best[i].classes));
    out[i]->p = std::min(1.0, 2 * std::min(out[i]->p, strongest));
    out[i]->distance = stats::normal_quantile_above(out[i]->p);
    out[i]->value = best[i].likeness.agreement;
    out[i]->expected = best[i].usual;
    const char* words = out[i]->p < 0.05 ? "Ответы учеников одного класса похожи сильнее, чем объясняет их уровень: "
                                         : "Сходство ответов внутри класса не отличается от обычного: ";
    out[i]->explanation = words + ("согласие " + number(best[i].likeness.agreement, 3)) + " в классе из " +
                          counted(best[i].likeness.papers, "работы", "работ", "работ") + ", обычно " +
                          number(best[i].usual, 3) + ".";
  }
  return out;
}

Channel pairs_channel(const Bench& bench) {
  constexpr double kChanceError = 1;     // of the most alike pair of a class, as a normal deviation
  constexpr double kTopicsSpread = 0.5;  // what classes differ in it anyway: topics taught better or worse
  std::vector<BestPair> best(bench.schools.size());
  for (const ExamTrace* exam : bench.exams) {
    std::vector<stats::Reading> readings;
    for (const SchoolTrace& school : exam->schools)
      for (const ClassPairs& one : school.pairs)
        readings.push_back({stats::normal_quantile_above(std::min(one.p, 0.9)), kChanceError});
    const auto usual = stats::crowd(readings, kTopicsSpread);
    if (!usual) continue;
    auto reading = readings.begin();
    for (const SchoolTrace& school : exam->schools) {
      BestPair& own = best[bench.place(school.school)];
      for (const ClassPairs& one : school.pairs) {
        const double p = usual->above(*reading++);
        ++own.classes;
        own.compared += one.compared;
        own.alike += one.alike;
        if (p < own.p || own.classes == 1) own.p = p, own.pair = one;
      }
    }
  }
  Channel out(bench.schools.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    if (best[i].classes > 0) out[i] = pairs_evidence(best[i]);
  return out;
}

Channel fit_channel(const Bench& bench) {
  return pooled_channel(pooled(bench, bench.exams, kMisfit), kMisfit.least_spread / 2, "person_fit",
                        "Ответы не подходят к уровню ученика", [](Evidence& evidence) {
                          const double lower = evidence.value - evidence.expected;
                          evidence.value = -evidence.value;
                          evidence.expected = -evidence.expected;
                          const std::string_view side = lower > 0 ? "ниже" : "выше";
                          evidence.explanation =
                              "Согласие ответов работы с её собственным уровнем (средний показатель lz*) " +
                              (std::abs(lower) < 0.005 ? std::string("как у школ сравнения.")
                                                       : std::string(side) + " обычного у школ сравнения на " +
                                                             number(std::abs(lower), 2) + ".");
                        });
}

Channel narrowness_channel(const Bench& bench) {
  return pooled_channel(pooled(bench, bench.exams, kNarrowness), kNarrowness.least_spread / 2, "small_variance",
                        "Слишком малый разброс баллов", [](Evidence& evidence) {
                          const double times = std::exp(evidence.expected - evidence.value);
                          evidence.value = times;
                          evidence.expected = 1;
                          evidence.explanation = "Дисперсия баллов при таком среднем — " + number(times, 2) +
                                                 " от обычной у школ сравнения.";
                        });
}

Channel journal_gap_channel(const Bench& bench) {
  return pooled_channel(pooled(bench, bench.exams, kJournalGap), kJournalGap.least_spread / 2, "journal_gap",
                        "Отметки работы выше журнала", [](Evidence& evidence) {
                          evidence.explanation =
                              "Отметка за работу относительно журнальной отличается от обычной у школ "
                              "сравнения в среднем на " +
                              number(evidence.value - evidence.expected, 2) + ".";
                        });
}

Channel journal_link_channel(const Bench& bench) {
  return pooled_channel(pooled(bench, bench.exams, kJournalLink), kJournalLink.least_spread / 2, "journal_link",
                        "Слабая связь баллов с журналом", [](Evidence& evidence) {
                          evidence.explanation =
                              "Связь баллов с журнальными отметками (z Фишера) отличается от обычной у школ сравнения "
                              "на " +
                              number(evidence.expected - evidence.value, 2) + ".";
                        });
}

Channel drop_channel(const Bench& bench) {
  constexpr double kUsualSlope = 0.8;  // of the level in one exam on the level in another, in deviations of pupils
  const auto own = readings_of(pooled(bench, bench.exams, kLevel));
  Bench other = bench;
  std::vector<const ExamTrace*> known;
  std::vector<ExamTrace> kept;
  for (const ExamTrace* exam : bench.controlled) {
    ExamTrace one = *exam;
    std::erase_if(one.schools, [&](const SchoolTrace& school) {
      return !std::binary_search(bench.schools.begin(), bench.schools.end(), school.school);
    });
    kept.push_back(std::move(one));
  }
  for (const ExamTrace& exam : kept) known.push_back(&exam);
  const auto pools = pooled(other, known, kLevel);
  const auto theirs = readings_of(pools);
  std::vector<std::optional<stats::Reading>> drops(own.size());
  for (std::size_t i = 0; i < own.size(); ++i)
    if (own[i] && theirs[i])
      drops[i] = stats::Reading{own[i]->value - kUsualSlope * theirs[i]->value,
                                std::hypot(own[i]->error, kUsualSlope * theirs[i]->error)};
  const auto found = against_others(drops, kLevel.least_spread);
  Channel out(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!found[i]) continue;
    Evidence evidence{.kind = "exam_drop",
                      .title = "Выше, чем на экзамене",
                      .p = found[i]->p,
                      .distance = found[i]->distance,
                      .n = pools[i].n};
    evidence.value = drops[i]->value;
    evidence.expected = found[i]->centre;
    const double above = evidence.value - evidence.expected;
    evidence.explanation = std::string("Относительно других школ результат здесь ") + (above < 0 ? "ниже" : "выше") +
                           ", чем у той же школы на экзамене под внешним контролем, на " + number(std::abs(above), 2) +
                           " стандартного отклонения.";
    out[i] = std::move(evidence);
  }
  return out;
}

}  // namespace vekha::objectivity
