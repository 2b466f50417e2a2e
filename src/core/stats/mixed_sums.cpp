#include "core/stats/mixed_sums.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

double weight_of(const MixedColumns& columns, std::size_t row) {
  return columns.weights.empty() ? 1 : columns.weights[row];
}

/// The multiplier of the effect `part` of a level in a row.
double z_of(const MixedColumns& columns, std::size_t row, std::size_t part) {
  return part == 0 ? 1 : columns.slope[row];
}

}  // namespace

MixedSums::MixedSums(const MixedColumns& rows) {
  VEKHA_CHECK(!rows.blocks.empty());
  lay_blocks(rows);
  add_rows(rows);
  if (joint == 0) return;
  const auto& codes = rows.blocks[blocks.front().given].codes;
  std::vector<std::size_t> place(rows.y.size());
  std::iota(place.begin(), place.end(), std::size_t{0});
  std::stable_sort(place.begin(), place.end(), [&](std::size_t a, std::size_t b) { return codes[a] < codes[b]; });
  add_meetings(rows, place);
  for (std::size_t one = 1; one < blocks.size(); ++one)
    for (std::size_t other = one + 1; other < blocks.size(); ++other) add_pairs(rows, other, one);
  count_cells();
}

void MixedSums::lay_blocks(const MixedColumns& rows) {
  for (const MixedBlock& block : rows.blocks) {
    blocks.push_back({block.levels, block.width, 0, parameters, blocks.size()});
    parameters += block.width == 1 ? 1 : 3;
  }
  const auto most = std::max_element(
      blocks.begin(), blocks.end(), [](const MixedPlace& a, const MixedPlace& b) { return a.effects() < b.effects(); });
  std::rotate(blocks.begin(), most, most + 1);
  for (MixedPlace& block : blocks) {
    block.begin = effects;
    effects += block.effects();
  }
  joint = effects - blocks.front().effects();
}

void MixedSums::add_rows(const MixedColumns& rows) {
  const std::size_t width = rows.fixed.size() + 2;
  columns = width;
  products.assign(width * width, 0);
  crossed.assign(effects * width, 0);
  std::size_t levels = 0;
  for (const MixedPlace& block : blocks) levels += block.levels;
  own.assign(levels, {});
  std::vector<double> row(width, 1);
  for (std::size_t i = 0; i < rows.y.size(); ++i) {
    const double weight = weight_of(rows, i);
    for (std::size_t j = 0; j < rows.fixed.size(); ++j) row[j + 1] = rows.fixed[j][i];
    row[width - 1] = rows.y[i];
    for (std::size_t j = 0; j < width; ++j)
      for (std::size_t k = 0; k <= j; ++k) products[j * width + k] += weight * row[j] * row[k];
    std::size_t level = 0;
    for (const MixedPlace& block : blocks) {
      const std::uint32_t code = rows.blocks[block.given].codes[i];
      for (std::size_t part = 0; part < block.width; ++part) {
        const double z = weight * z_of(rows, i, part);
        double* to = crossed.data() + (block.begin + code * block.width + part) * width;
        for (std::size_t j = 0; j < width; ++j) to[j] += z * row[j];
      }
      MixedSmall& square = own[level + code];
      square.a += weight;
      if (block.width == 2) {
        square.b += weight * rows.slope[i];
        square.c += weight * rows.slope[i] * rows.slope[i];
      }
      level += block.levels;
    }
  }
  for (std::size_t j = 0; j < width; ++j)
    for (std::size_t k = 0; k < j; ++k) products[k * width + j] = products[j * width + k];
}

/// place: of each row, its order by levels of the first block.
void MixedSums::add_meetings(const MixedColumns& rows, const std::vector<std::size_t>& place) {
  const MixedPlace& first = blocks.front();
  const auto& codes = rows.blocks[first.given].codes;
  meetings.resize(first.levels);
  const std::size_t begin = first.effects();
  std::vector<std::pair<std::size_t, std::size_t>> met;  // beginning of a joint block, row
  for (std::size_t from = 0; from < place.size();) {
    const std::uint32_t level = codes[place[from]];
    std::size_t end = from;
    met.clear();
    for (; end < place.size() && codes[place[end]] == level; ++end)
      for (std::size_t k = 1; k < blocks.size(); ++k) {
        const std::uint32_t code = rows.blocks[blocks[k].given].codes[place[end]];
        met.emplace_back((blocks[k].begin - begin + code * blocks[k].width) * 2 + (blocks[k].width - 1), place[end]);
      }
    std::sort(met.begin(), met.end());
    MixedMeeting& meeting = meetings[level];
    for (std::size_t i = 0; i < met.size(); ++i) {
      if (i > 0 && met[i].first == met[i - 1].first) continue;
      meeting.joint.push_back(met[i].first / 2);
      if (met[i].first % 2 == 1) meeting.joint.push_back(met[i].first / 2 + 1);
    }
    const std::size_t count = meeting.joint.size();
    meeting.values.assign(first.width * count, 0);
    std::size_t column = 0;
    for (std::size_t i = 0; i < met.size(); ++i) {
      if (i > 0 && met[i].first != met[i - 1].first) column += 1 + met[i - 1].first % 2;
      const double weight = weight_of(rows, met[i].second);
      for (std::size_t a = 0; a < first.width; ++a)
        for (std::size_t b = 0; b <= met[i].first % 2; ++b)
          meeting.values[a * count + column + b] +=
              weight * z_of(rows, met[i].second, a) * z_of(rows, met[i].second, b);
    }
    from = end;
  }
}

void MixedSums::add_pairs(const MixedColumns& rows, std::size_t one, std::size_t other) {
  const MixedPlace& lower = blocks[one];
  const MixedPlace& upper = blocks[other];
  std::map<std::pair<std::size_t, std::size_t>, double> sums;
  const std::size_t begin = blocks.front().effects();
  for (std::size_t i = 0; i < rows.y.size(); ++i)
    for (std::size_t a = 0; a < lower.width; ++a)
      for (std::size_t b = 0; b < upper.width; ++b) {
        const std::size_t row = lower.begin - begin + rows.blocks[lower.given].codes[i] * lower.width + a;
        const std::size_t column = upper.begin - begin + rows.blocks[upper.given].codes[i] * upper.width + b;
        sums[{row, column}] += weight_of(rows, i) * z_of(rows, i, a) * z_of(rows, i, b);
      }
  for (const auto& [where, value] : sums) pairs.push_back({where.first, where.second, value});
}

void MixedSums::count_cells() {
  std::vector<std::uint64_t> cells;
  const auto add = [&](std::size_t row, std::size_t column) {
    cells.push_back((static_cast<std::uint64_t>(row) << 32) + column);
  };
  for (std::size_t i = 0; i < joint; ++i) add(i, i);
  for (const MixedPair& pair : pairs) add(pair.row, pair.column);
  for (const MixedMeeting& meeting : meetings)
    for (std::size_t i = 0; i < meeting.joint.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) add(meeting.joint[i], meeting.joint[j]);
  std::sort(cells.begin(), cells.end());
  joint_cells = static_cast<std::size_t>(std::unique(cells.begin(), cells.end()) - cells.begin());
}

}  // namespace vekha::stats
