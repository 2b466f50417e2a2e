#include "base/text.hpp"
#include "domain/indicators/state.hpp"

namespace vekha::indicators {
namespace {

std::string whole(std::int64_t n) { return ru_number(static_cast<double>(n), 0); }
std::string works_text(std::int64_t n) { return counted(n, "работа", "работы", "работ"); }

/// Everything a passport is written from.
struct Material {
  const Indicator& indicator;
  State state;
  Estimate value;
  std::vector<results::Coverage> coverage;
};

// What the figure is about.

std::string place_of(const db::Read& records, const results::Filter& filter) {
  if (filter.school) return org::node(records, filter.scope, *filter.school).name;
  std::string ids = filter.scope.path;
  while (!ids.empty() && ids.back() == '/') ids.pop_back();
  const auto last = parse_integer(ids.substr(ids.rfind('/') + 1));
  return last ? org::node(records, filter.scope, NodeId{*last}).name : "все загруженные школы";
}

std::string title_of(const db::Read& records, const results::Filter& filter, const Material& material) {
  std::vector<std::string> parts = {place_of(records, filter)};
  if (filter.class_name) parts.push_back("класс «" + *filter.class_name + "»");
  if (material.state.exams.size() == 1) {
    parts.push_back(material.state.exams.begin()->title());
  } else {
    if (filter.procedure) parts.push_back(*filter.procedure);
    if (filter.year) parts.push_back(std::to_string(*filter.year) + " год");
    if (filter.grade) parts.push_back(std::to_string(*filter.grade) + " класс");
    if (filter.subject) parts.push_back(*filter.subject);
  }
  return material.indicator.name + ": " + joined(parts, ", ");
}

// The formula with its numbers.

/// «(12 + 30) / 60 · 100».
std::string share_formula(const State& state, Kind kind) {
  const auto& [twos, threes, fours, fives] = state.marks;
  const std::string n = whole(state.marked());
  switch (kind) {
    case Kind::success:
      return "(" + whole(threes) + " + " + whole(fours) + " + " + whole(fives) + ") / " + n + " · 100";
    case Kind::quality: return "(" + whole(fours) + " + " + whole(fives) + ") / " + n + " · 100";
    default: return whole(hits(state, kind).hits) + " / " + n + " · 100";
  }
}

/// The sum of the scores; with a fraction where parts of points were met.
std::string points_text(const State& state) { return ru_number(state.scores.points(), state.scores.unit > 1 ? 1 : 0); }

std::string percent_formula(const State& state) {
  const std::string n = whole(state.percents.n);
  if (state.maxima.size() == 1 && state.without_maximum == 0)
    return points_text(state) + " / (" + n + " · " + whole(*state.maxima.begin()) + ") · 100";
  return ru_number(state.percents.mean * static_cast<double>(state.percents.n) / 100, 2) + " / " + n + " · 100";
}

std::string formula_text(const Material& material) {
  const State& state = material.state;
  const Indicator& indicator = material.indicator;
  if (!material.value.value) return "значения нет: " + std::string(absence_text(material.value.absence));
  Estimate bare = material.value;
  bare.interval.reset();
  const std::string result = estimate_text(bare, indicator);
  switch (indicator.kind) {
    case Kind::participants: return "n = " + result;
    case Kind::mean_primary: return points_text(state) + " / " + whole(state.scores.n) + " = " + result;
    case Kind::mean_percent: return percent_formula(state) + " = " + result;
    default: return share_formula(state, indicator.kind) + " = " + result;
  }
}

// The interval with its numbers.

std::string bounds(const Interval& interval, int digits) {
  return ru_number(interval.lo, digits) + "–" + ru_number(interval.hi, digits);
}

std::string student_text(const stats::Moments& moments, const Interval& interval, const Indicator& indicator) {
  const int digits = indicator.unit == "%" ? 1 : 2;
  return ru_number(moments.mean, digits) + " ± " + ru_number(stats::student_factor(moments.n), 3) + " · " +
         ru_number(*moments.sd(), 3) + " / √" + whole(moments.n) + " → " + bounds(interval, digits);
}

std::string wilson_text(stats::Count count, const Interval& interval) {
  const std::string n = whole(count.n);
  const std::string p = ru_number(static_cast<double>(count.hits) / static_cast<double>(count.n), 4);
  return "p = " + p + ", n = " + n + ", z = 1,96: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n) → " +
         bounds(interval, 1) + "\u00A0%";
}

std::string interval_text(const Material& material) {
  if (!material.value.interval) return {};
  const Interval interval = *material.value.interval;
  switch (material.indicator.kind) {
    case Kind::participants: return {};
    case Kind::mean_primary: return student_text(material.state.scores.moments(), interval, material.indicator);
    case Kind::mean_percent: return student_text(material.state.percents, interval, material.indicator);
    default: return wilson_text(hits(material.state, material.indicator.kind), interval);
  }
}

// Inputs, exclusions, scale, batches.

std::vector<Passport::Input> inputs_of(const Material& material) {
  const State& state = material.state;
  std::vector<Passport::Input> inputs = {{"Участников", whole(state.scores.n)}};
  const Kind kind = material.indicator.kind;
  if (kind == Kind::participants) return inputs;
  if (is_share_of_marks(kind)) {
    for (std::size_t i = 0; i < state.marks.size(); ++i)
      inputs.push_back({"Работ с отметкой «" + std::to_string(i + 2) + "»", whole(state.marks[i])});
    return inputs;
  }
  const stats::Moments moments = kind == Kind::mean_percent ? state.percents : state.scores.moments();
  if (state.exams.size() == 1) inputs.push_back({"Сумма баллов", points_text(state)});
  for (const int maximum : state.maxima) inputs.push_back({"Наибольший балл", whole(maximum)});
  if (const auto sd = moments.sd(); sd && (kind == Kind::mean_percent || state.exams.size() == 1))
    inputs.push_back({"Стандартное отклонение (n − 1)", ru_number(*sd, 3)});
  return inputs;
}

std::vector<Passport::Exclusion> exclusions_of(const Material& material) {
  std::int64_t absent = 0;
  std::int64_t without_total = 0;
  for (const results::Coverage& part : material.coverage) {
    absent += part.absent;
    without_total += part.without_total;
  }
  std::vector<Passport::Exclusion> out = {{"Отсутствовали", absent}, {"Нет числового итогового балла", without_total}};
  if (is_share_of_marks(material.indicator.kind))
    out.push_back({"Нет отметки в файле и шкалы перевода", material.state.without_mark});
  if (material.indicator.kind == Kind::mean_percent)
    out.push_back({"Не известен наибольший балл", material.state.without_maximum});
  return out;
}

std::string scale_text(const catalog::Scale& scale) {
  const auto& [three, four, five] = scale.from;
  const auto band = [](int from, int to) { return std::to_string(from) + "–" + std::to_string(to); };
  std::string text = scale.exam.title() + ": «2» " + band(0, three - 1) + ", «3» " + band(three, four - 1) + ", «4» " +
                     band(four, five - 1) + ", «5» " + band(five, scale.maximum) + "; источник: " + scale.source;
  if (!scale.note.empty()) text += " (" + scale.note + ")";
  return text;
}

std::string scales_text(const Material& material, const catalog::Catalog& catalog) {
  if (!is_share_of_marks(material.indicator.kind)) return {};
  std::vector<std::string> parts;
  if (material.state.marks_from_file > 0)
    parts.push_back("отметка взята из файла: " + works_text(material.state.marks_from_file));
  if (material.state.marked() > material.state.marks_from_file)
    for (const results::Exam& exam : material.state.exams)
      if (const auto scale = catalog.find_scale(exam)) parts.push_back(scale_text(*scale));
  for (const auto& [exam, works] : material.state.unscaled)
    parts.push_back("шкалы нет — " + exam.title() + ": " + works_text(works));
  return joined(parts, ". ");
}

std::vector<Passport::BatchUse> batches_used(const db::Read& records, const results::Filter& filter) {
  std::vector<Passport::BatchUse> out;
  for (const results::Batch& batch : results::batches_of(records, filter)) {
    out.push_back({batch.id, {}, batch.committed_at});
    for (const results::BatchFile& file : batch.files) out.back().files.push_back(file.name);
  }
  return out;
}

Material gather(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog, const Figure& figure) {
  const Indicator& indicator = definition(figure.kind);
  const State state = collect(results::tallies(records, facts, figure.filter, results::Detail::exam), catalog);
  return {indicator, state, estimate(state, indicator), results::coverage(records, facts, figure.filter)};
}

}  // namespace

Passport passport(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog, const Figure& figure) {
  const Material material = gather(records, facts, catalog, figure);
  return {.title = title_of(records, figure.filter, material),
          .unit = material.indicator.unit,
          .formula = material.indicator.formula,
          .formula_text = formula_text(material),
          .value = material.value,
          .inputs = inputs_of(material),
          .interval_method = material.indicator.interval,
          .interval_text = interval_text(material),
          .batches = batches_used(records, figure.filter),
          .exclusions = exclusions_of(material),
          .basis = material.indicator.basis,
          .scale = scales_text(material, catalog),
          .notes = notes_of(material.state)};
}

}  // namespace vekha::indicators
