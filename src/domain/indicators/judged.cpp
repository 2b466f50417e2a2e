// Values beside norms, targets and the municipality they belong to.
#include "domain/indicators/judged.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vekha::indicators {
namespace {

std::string at(const std::vector<std::string>& by, const formula::Key& key, std::string_view name) {
  const auto found = std::ranges::find(by, name);
  return found == by.end() ? std::string() : key[static_cast<std::size_t>(found - by.begin())];
}

NormPlace place_of(const ValueQuery& query, const formula::Key& key) {
  const auto number = [&](std::string_view name, const std::optional<int>& otherwise) {
    const auto written = parse_integer(at(query.by, key, name));
    return written ? static_cast<int>(*written) : otherwise.value_or(0);
  };
  std::string subject = at(query.by, key, "subject");
  if (subject.empty()) subject = query.filter.subject.value_or("");
  return {.school = at(query.by, key, "school"),
          .year = number("year", query.filter.year),
          .grade = number("grade", query.filter.grade),
          .subject = subject};
}

/// The municipality of every group a school is in, whoever asks: empty without schools, where nothing is a part of a
/// whole.
std::vector<ValueTable> wholes(const Ground& ground, std::span<const Definition* const> definitions,
                               const ValueQuery& query) {
  if (std::ranges::count(query.by, "school") == 0) return {};
  std::vector<Definition> wide;
  wide.reserve(definitions.size());
  for (const Definition* one : definitions) {
    wide.push_back(*one);
    wide.back().program = "across(municipality, " + one->program + ")";
  }
  std::vector<const Definition*> asked;
  for (const Definition& one : wide) asked.push_back(&one);
  return values(ground, asked, query);
}

Estimate from_norm(const Estimate& value, double norm) {
  if (!value.value) return Estimate::absent(value.absence, value.n);
  Estimate out = Estimate::of(*value.value - norm, value.n);
  if (value.interval) out.interval = Interval{value.interval->lo - norm, value.interval->hi - norm};
  return out;
}

/// MOVER of a difference, the two as independent samples.
Estimate from_whole(const Estimate& value, const Estimate& whole) {
  if (!value.value) return Estimate::absent(value.absence, value.n);
  Estimate out = Estimate::of(*value.value - *whole.value, value.n);
  if (!value.interval || !whole.interval) return out;
  const double low = std::hypot(*value.value - value.interval->lo, whole.interval->hi - *whole.value);
  const double high = std::hypot(value.interval->hi - *value.value, *whole.value - whole.interval->lo);
  out.interval = Interval{*out.value - low, *out.value + high};
  return out;
}

class Judge {
 public:
  Judge(const Ground& ground, std::span<const Definition* const> definitions, const ValueQuery& query)
      : query_(query), norms_(norms(ground.read)), wholes_(wholes(ground, definitions, query)) {}

  JudgedRow row(std::size_t index, const Definition& one, formulas::FormulaRow found) const {
    const NormPlace place = place_of(query_, found.key);
    JudgedRow out{.row = std::move(found),
                  .norm = norm_for(norms_, one, NormKind::norm, place),
                  .target = norm_for(norms_, one, NormKind::target, place)};
    const Estimate& value = out.row.value.estimate;
    out.light = light(one, value, out.norm);
    if (out.norm) {
      out.deviation = from_norm(value, out.norm->value);
      out.deviation_from = "норматив " + value_text(one, Estimate::of(out.norm->value, 0));
    } else if (!wholes_.empty()) {
      against_whole(wholes_[index], one, out);
    }
    return out;
  }

 private:
  static void against_whole(const ValueTable& table, const Definition& one, JudgedRow& out) {
    const auto whole = std::ranges::find(table.rows, out.row.key, &formulas::FormulaRow::key);
    if (whole == table.rows.end() || !whole->value.estimate.value) return;
    const Estimate& mean = whole->value.estimate;
    out.deviation = from_whole(out.row.value.estimate, mean);
    out.deviation_from = "муниципалитет " + value_text(one, Estimate::of(*mean.value, 0));
  }

  const ValueQuery& query_;
  std::vector<NormRow> norms_;
  std::vector<ValueTable> wholes_;
};

}  // namespace

std::vector<JudgedTable> judged(const Ground& ground, std::span<const Definition* const> definitions,
                                const ValueQuery& query) {
  const Judge judge(ground, definitions, query);
  std::vector<ValueTable> tables = values(ground, definitions, query);
  std::vector<JudgedTable> out;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    JudgedTable table{.id = tables[i].id, .measure = tables[i].measure, .rows = {}, .problem = tables[i].problem};
    for (formulas::FormulaRow& row : tables[i].rows)
      table.rows.push_back(judge.row(i, *definitions[i], std::move(row)));
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace vekha::indicators
