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
  int unit = 1;       ///< scores are points times this
  double shares = 0;  ///< sum of score / maximum
  bool maximum_known = true;
  std::array<std::int64_t, 4> marks{};
  std::string unscaled;         ///< exam whose scale is unknown
  std::int64_t impossible = 0;  ///< works above the scale's maximum
};

void add(Sums& sums, const Cell& cell, int scale_maximum) {
  sums.mixed = sums.mixed || (sums.exam && (*sums.exam != cell.exam || sums.unit != cell.unit));
  sums.exam = cell.exam;
  sums.unit = cell.unit;
  sums.n += cell.works;
  sums.sum += cell.sum;
  sums.squares += cell.squares;
  const int maximum = (cell.maximum > 0 ? cell.maximum : scale_maximum) * cell.unit;
  if (maximum > 0)
    sums.shares += static_cast<double>(cell.sum) / maximum;
  else
    sums.maximum_known = false;
  for (std::size_t i = 0; i < cell.marks.size(); ++i) sums.marks.at(i) += cell.marks.at(i);
  sums.impossible += cell.without_mark;
  if (cell.without_scale > 0) sums.unscaled = cell.exam.title();
}

std::optional<double> deviation(const Sums& sums) {
  if (sums.n < 2) return std::nullopt;
  const auto n = static_cast<double>(sums.n);
  const auto sum = static_cast<double>(sums.sum);
  return std::sqrt(std::max(0.0, (static_cast<double>(sums.squares) - sum * sum / n) / (n - 1))) / sums.unit;
}

void fill(SummaryRow& row, const Sums& sums) {
  row.participants = sums.n;
  if (!sums.mixed) {
    row.mean = static_cast<double>(sums.sum) / static_cast<double>(sums.n) / sums.unit;
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

SummaryRow keyed(const Cell& cell, const std::vector<Key>& by, const std::map<NodeId, NodeId>& municipality) {
  SummaryRow row;
  for (const Key key : by) switch (key) {
      case Key::procedure: row.exam.procedure = cell.exam.procedure; break;
      case Key::year: row.exam.year = cell.exam.year; break;
      case Key::grade: row.exam.grade = cell.exam.grade; break;
      case Key::subject: row.exam.subject = cell.exam.subject; break;
      case Key::school: row.school = cell.school; break;
      case Key::class_name: row.class_name = cell.class_name; break;
      case Key::municipality: {
        const auto it = municipality.find(cell.school);
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
  for (const Cell& cell : cells(read, facts, catalog, query.filter, detail_for(query.by))) {
    const auto [scale, fresh] = scales.try_emplace(cell.exam);
    if (fresh) scale->second = catalog.find_scale(cell.exam);
    add(sums[keyed(cell, query.by, municipality)], cell, scale->second ? scale->second->maximum : 0);
  }
  std::vector<SummaryRow> out;
  for (const auto& [key, sum] : sums) {
    out.push_back(key);
    fill(out.back(), sum);
  }
  return out;
}

}  // namespace vekha::results
