#include "domain/indicators/state.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::indicators {
namespace {

Interval bounded(Interval interval, double low, double high) {
  return {std::clamp(interval.lo, low, high), std::clamp(interval.hi, low, high)};
}

Estimate mean_primary(const State& state) {
  const stats::Moments moments = state.scores.moments();
  if (state.exams.size() > 1) return Estimate::absent(Absence::not_comparable, moments.n);
  Estimate out = Estimate::of(moments.mean, moments.n);
  out.interval = stats::student_interval(moments);
  // A mean of scores between 0 and the maximum lies there too.
  if (out.interval && state.maxima.size() == 1 && *state.maxima.begin() >= moments.mean)
    out.interval = bounded(*out.interval, 0, *state.maxima.begin());
  return out;
}

Estimate mean_percent(const State& state) {
  const stats::Moments& moments = state.percents;
  if (moments.n == 0) return Estimate::absent(Absence::no_data, 0);
  Estimate out = Estimate::of(moments.mean, moments.n);
  out.interval = stats::student_interval(moments);
  if (out.interval && moments.mean <= 100) out.interval = bounded(*out.interval, 0, 100);
  return out;
}

Estimate share(stats::Count count) {
  const auto interval = stats::wilson(count);
  if (!interval) return Estimate::absent(Absence::no_scale, 0);
  return Estimate::of(100.0 * static_cast<double>(count.hits) / static_cast<double>(count.n), count.n,
                      {100 * interval->lo, 100 * interval->hi});
}

Estimate raw_estimate(const State& state, Kind kind) {
  switch (kind) {
    case Kind::participants: return Estimate::of(static_cast<double>(state.scores.n), state.scores.n);
    case Kind::mean_primary: return mean_primary(state);
    case Kind::mean_percent: return mean_percent(state);
    default: return share(hits(state, kind));
  }
}

bool not_for(const Indicator& indicator, const results::Exam& exam) {
  return std::find(indicator.not_for.begin(), indicator.not_for.end(), exam.procedure) != indicator.not_for.end();
}

/// The question has no meaning when it is asked of such procedures only and no file brought a mark.
bool meaningless(const State& state, const Indicator& indicator) {
  if (indicator.not_for.empty() || state.marked() > 0) return false;
  return std::all_of(state.exams.begin(), state.exams.end(),
                     [&](const results::Exam& exam) { return not_for(indicator, exam); });
}

std::string works_text(std::int64_t n) { return counted(n, "работа", "работы", "работ"); }

/// Which works have no mark; procedures that know no marks are left out.
std::string unscaled_note(const State& state) {
  std::int64_t missing = 0;
  std::vector<std::string> titles;
  for (const auto& [exam, works] : state.unscaled) {
    if (not_for(definition(Kind::quality), exam)) continue;
    missing += works;
    titles.push_back(exam.title());
  }
  if (missing == 0) return {};
  const bool many = titles.size() > 3;
  if (many) titles.resize(3);
  return "Отметок нет в файле, шкалы перевода нет в справочнике: " + works_text(missing) + " (" + joined(titles, "; ") +
         (many ? " и другие" : "") + ").";
}

}  // namespace

const catalog::Scale* Scales::of(const results::Exam& exam) {
  auto place = found_.find(exam);
  if (place == found_.end()) place = found_.emplace(exam, catalog_.find_scale(exam)).first;
  return place->second ? &*place->second : nullptr;
}

void State::add(const results::Tally& tally, const catalog::Scale* scale) {
  exams.insert(tally.exam);
  scores.add_parts(tally.score, tally.unit, tally.works);
  const int maximum = tally.maximum > 0 ? tally.maximum : scale != nullptr ? scale->maximum : 0;
  if (maximum > 0) {
    percents.add(100.0 * tally.score / tally.unit / maximum, tally.works);
    maxima.insert(maximum);
  } else {
    without_maximum += tally.works;
  }
  const bool in_file = tally.mark_in_file >= 2 && tally.mark_in_file <= 5;
  if (in_file) marks_from_file += tally.works;
  const int mark = in_file ? tally.mark_in_file : scale != nullptr ? scale->mark(tally.score / tally.unit) : 0;
  if (mark >= 2 && mark <= 5) {
    marks[static_cast<std::size_t>(mark - 2)] += tally.works;
  } else {
    without_mark += tally.works;
    unscaled[tally.exam] += tally.works;
  }
}

void State::merge(const State& other) {
  scores.merge(other.scores);
  percents.merge(other.percents);
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i] += other.marks[i];
  marks_from_file += other.marks_from_file;
  without_mark += other.without_mark;
  without_maximum += other.without_maximum;
  exams.insert(other.exams.begin(), other.exams.end());
  for (const auto& [exam, works] : other.unscaled) unscaled[exam] += works;
  maxima.insert(other.maxima.begin(), other.maxima.end());
}

bool is_share_of_marks(Kind kind) {
  return kind != Kind::participants && kind != Kind::mean_primary && kind != Kind::mean_percent;
}

stats::Count hits(const State& state, Kind kind) {
  const auto& [twos, threes, fours, fives] = state.marks;
  switch (kind) {
    case Kind::success: return {threes + fours + fives, state.marked()};
    case Kind::quality: return {fours + fives, state.marked()};
    case Kind::mark_2: return {twos, state.marked()};
    case Kind::mark_3: return {threes, state.marked()};
    case Kind::mark_4: return {fours, state.marked()};
    case Kind::mark_5: return {fives, state.marked()};
    default: return {};
  }
}

Estimate estimate(const State& state, const Indicator& indicator) {
  if (state.scores.n == 0 && indicator.minimum > 0) return Estimate::absent(Absence::no_data);
  if (meaningless(state, indicator)) return Estimate::absent(Absence::not_applicable, state.scores.n);
  const Estimate out = raw_estimate(state, indicator.kind);
  if (out.value && out.n < indicator.minimum) return Estimate::absent(Absence::too_few, out.n);
  return out;
}

Values values_of(const State& state) {
  Values values;
  values.participants = estimate(state, definition(Kind::participants));
  values.mean_primary = estimate(state, definition(Kind::mean_primary));
  values.mean_percent = estimate(state, definition(Kind::mean_percent));
  values.success = estimate(state, definition(Kind::success));
  values.quality = estimate(state, definition(Kind::quality));
  values.marks = {estimate(state, definition(Kind::mark_2)), estimate(state, definition(Kind::mark_3)),
                  estimate(state, definition(Kind::mark_4)), estimate(state, definition(Kind::mark_5))};
  if (state.exams.size() == 1) values.sd = state.scores.moments().sd();
  values.without_mark = state.without_mark;
  values.without_maximum = state.without_maximum;
  return values;
}

const Estimate& Values::of(Kind kind) const {
  switch (kind) {
    case Kind::participants: return participants;
    case Kind::mean_primary: return mean_primary;
    case Kind::mean_percent: return mean_percent;
    case Kind::success: return success;
    case Kind::quality: return quality;
    case Kind::mark_2: return marks[0];
    case Kind::mark_3: return marks[1];
    case Kind::mark_4: return marks[2];
    case Kind::mark_5: return marks[3];
  }
  return participants;
}

std::vector<std::string> notes_of(const State& state) {
  std::vector<std::string> notes;
  if (state.exams.size() > 1)
    notes.emplace_back("В строке разные работы: средний первичный балл по ним вместе не вычисляется.");
  if (state.without_maximum > 0)
    notes.push_back("Наибольший балл не известен: " + works_text(state.without_maximum) + ".");
  if (const std::string marks = unscaled_note(state); !marks.empty()) notes.push_back(marks);
  return notes;
}

}  // namespace vekha::indicators
