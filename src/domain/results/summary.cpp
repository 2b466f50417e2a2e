#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "domain/results/results.hpp"

namespace vekha::results {
namespace {

struct KeyRow {
  Key key;
  std::string_view name;
};
constexpr std::array kKeys{KeyRow{Key::procedure, "procedure"}, KeyRow{Key::year, "year"},
                           KeyRow{Key::grade, "grade"},         KeyRow{Key::subject, "subject"},
                           KeyRow{Key::school, "school"},       KeyRow{Key::municipality, "municipality"},
                           KeyRow{Key::class_name, "class"}};

bool has(const std::vector<Key>& keys, Key key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

Detail detail_for(const std::vector<Key>& keys) {
  if (has(keys, Key::class_name)) return Detail::school_class;
  return has(keys, Key::school) || has(keys, Key::municipality) ? Detail::school : Detail::exam;
}

/// Sums of one row of the summary; scores are whole numbers, so the sums are exact.
struct Sums {
  std::optional<Exam> exam;
  bool mixed = false;  ///< works of several exams: their primary scores cannot be averaged
  std::int64_t n = 0;
  std::int64_t sum = 0;
  std::int64_t squares = 0;
  double shares = 0;  ///< sum of score / maximum
  bool maximum_known = true;
  std::array<std::int64_t, 4> marks{};
  std::string unscaled;         ///< exam whose scale is unknown
  std::int64_t impossible = 0;  ///< works above the scale's maximum
};

int mark_of(const Tally& tally, const std::optional<catalog::Scale>& scale) {
  if (tally.mark_in_file > 0) return tally.mark_in_file;
  return scale ? scale->mark(tally.score) : 0;
}

void add(Sums& sums, const Tally& tally, const std::optional<catalog::Scale>& scale) {
  sums.mixed = sums.mixed || (sums.exam && *sums.exam != tally.exam);
  sums.exam = tally.exam;
  sums.n += tally.works;
  sums.sum += tally.works * tally.score;
  sums.squares += tally.works * tally.score * tally.score;
  const int maximum = tally.maximum > 0 ? tally.maximum : scale ? scale->maximum : 0;
  if (maximum > 0)
    sums.shares += static_cast<double>(tally.works) * tally.score / maximum;
  else
    sums.maximum_known = false;
  const int mark = mark_of(tally, scale);
  if (mark >= 2 && mark <= 5)
    sums.marks[static_cast<std::size_t>(mark - 2)] += tally.works;
  else if (scale)
    sums.impossible += tally.works;
  else
    sums.unscaled = tally.exam.title();
}

std::optional<double> deviation(const Sums& sums) {
  if (sums.n < 2) return std::nullopt;
  const auto n = static_cast<double>(sums.n);
  const auto sum = static_cast<double>(sums.sum);
  return std::sqrt(std::max(0.0, (static_cast<double>(sums.squares) - sum * sum / n) / (n - 1)));
}

void fill(SummaryRow& row, const Sums& sums) {
  row.participants = sums.n;
  if (!sums.mixed) {
    row.mean = static_cast<double>(sums.sum) / static_cast<double>(sums.n);
    row.sd = deviation(sums);
  }
  if (sums.maximum_known) row.mean_percent = 100 * sums.shares / static_cast<double>(sums.n);
  row.without_mark = sums.impossible;
  if (sums.unscaled.empty())
    row.marks = sums.marks;
  else
    row.marks_absence = "Неизвестна шкала перевода баллов в отметки: " + sums.unscaled + ".";
}

std::map<NodeId, NodeId> parents(const db::Read& read) {
  std::map<NodeId, NodeId> out;
  for (const org::Node& school : org::list(read, {}, org::Kind::school)) out[school.id] = school.parent;
  return out;
}

SummaryRow keyed(const Tally& tally, const std::vector<Key>& by, const std::map<NodeId, NodeId>& municipality) {
  SummaryRow row;
  for (const Key key : by) switch (key) {
      case Key::procedure: row.exam.procedure = tally.exam.procedure; break;
      case Key::year: row.exam.year = tally.exam.year; break;
      case Key::grade: row.exam.grade = tally.exam.grade; break;
      case Key::subject: row.exam.subject = tally.exam.subject; break;
      case Key::school: row.school = tally.school; break;
      case Key::class_name: row.class_name = tally.class_name; break;
      case Key::municipality: {
        const auto it = municipality.find(tally.school);
        row.municipality = it == municipality.end() ? NodeId{} : it->second;
      }
    }
  return row;
}

struct Order {
  bool operator()(const SummaryRow& a, const SummaryRow& b) const {
    return std::tie(a.exam, a.municipality, a.school, a.class_name) <
           std::tie(b.exam, b.municipality, b.school, b.class_name);
  }
};

}  // namespace

std::optional<Key> key_from_name(std::string_view name) {
  for (const KeyRow& row : kKeys)
    if (row.name == name) return row.key;
  return std::nullopt;
}

std::string_view key_name(Key key) {
  for (const KeyRow& row : kKeys)
    if (row.key == key) return row.name;
  return "";
}

std::vector<SummaryRow> summary(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                                const SummaryQuery& query) {
  const std::map<NodeId, NodeId> municipality =
      has(query.by, Key::municipality) ? parents(read) : std::map<NodeId, NodeId>{};
  std::map<SummaryRow, Sums, Order> sums;
  std::map<Exam, std::optional<catalog::Scale>> scales;
  for (const Tally& tally : tallies(read, facts, query.filter, detail_for(query.by))) {
    const auto [scale, fresh] = scales.try_emplace(tally.exam);
    if (fresh) scale->second = catalog.find_scale(tally.exam);
    add(sums[keyed(tally, query.by, municipality)], tally, scale->second);
  }
  std::vector<SummaryRow> out;
  for (const auto& [key, sum] : sums) {
    out.push_back(key);
    fill(out.back(), sum);
  }
  return out;
}

}  // namespace vekha::results
