// Rows of sources folded one by one into the tallies of programs.
#include <algorithm>

#include "base/error.hpp"
#include "core/formula/evaluate.hpp"

namespace vekha::formula {
namespace {

std::vector<std::size_t> fields_of(const Source& rows, const Dimensions& dimensions) {
  std::vector<std::size_t> out;
  for (const std::string& name : dimensions) {
    const auto field = std::ranges::find(rows.fields, name, &Field::name);
    if (field == rows.fields.end())
      throw Error(Code::bad_arguments,
                  "Источник «" + rows.russian + "» не делится по «" + name + "»: такого поля у него нет.");
    out.push_back(static_cast<std::size_t>(field - rows.fields.begin()));
  }
  return out;
}

std::string part_of(const Cell& cell) {
  if (cell.presence != Presence::value) return {};
  if (!cell.text.empty()) return std::string(cell.text);
  return std::to_string(static_cast<std::int64_t>(cell.number));
}

/// The rows of one source with the groups they are in.
struct Grouped {
  std::map<Key, std::size_t> places;  ///< of keys, numbered as they were met
  std::vector<std::size_t> of_row;
};

Grouped grouped(const Rows& rows, const Source& source, const Dimensions& dimensions) {
  const std::vector<std::size_t> fields = fields_of(source, dimensions);
  Grouped out;
  Key key(fields.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool text = source.fields[fields[i]].unit.measure == Measure::text;
      const Cell cell = rows.cell(row, fields[i]);
      key[i] = text ? std::string(cell.text) : part_of(cell);
    }
    out.of_row.push_back(out.places.try_emplace(key, out.places.size()).first->second);
  }
  return out;
}

/// The only rows a filter can let through, as far as the source finds them by a text; nullptr: any.
const std::vector<std::size_t>* rows_for(const RowStep& filter, const Rows& rows) {
  if (filter.op == Op::both) {
    const auto* left = rows_for(filter.parts[0], rows);
    return left != nullptr ? left : rows_for(filter.parts[1], rows);
  }
  const bool named = filter.op == Op::same && filter.parts[0].op == Op::name && filter.parts[1].op == Op::text;
  return named ? rows.with_text(filter.parts[0].field, filter.parts[1].text) : nullptr;
}

std::vector<Tally> folded(const Aggregate& aggregate, const Data& data, const Grouped& groups) {
  const Rows& rows = *data.sources[aggregate.source];
  std::vector<Tally> out(groups.places.size());
  const auto* few = aggregate.filter && rows.size() > 0 ? rows_for(*aggregate.filter, rows) : nullptr;
  if (few == nullptr) {
    for (std::size_t row = 0; row < rows.size(); ++row) take(out[groups.of_row[row]], aggregate, data, row);
    return out;
  }
  for (const std::size_t row : *few) take(out[groups.of_row[row]], aggregate, data, row);
  // Rows found by a text know no exam before they are read: what may pass of one may pass of all.
  Tally any;
  take(any, aggregate, data, 0);
  if (any.there)
    for (Tally& one : out) one.there = true;
  return out;
}

}  // namespace

Gathered gathered(const Program& program, const Data& data, const Dimensions& dimensions) {
  Gathered out{.dimensions = dimensions};
  std::map<std::size_t, Grouped> sources;
  std::map<Key, std::size_t> places;
  if (dimensions.empty()) places[Key{}] = 0;
  for (const Aggregate& one : program.aggregates) {
    if (sources.contains(one.source)) continue;
    sources[one.source] = grouped(*data.sources[one.source], data.schema.sources[one.source], dimensions);
    for (const auto& [key, _] : sources[one.source].places) places[key] = 0;
  }
  for (auto& [key, place] : places) {
    place = out.keys.size();
    out.keys.push_back(key);
  }
  for (const Aggregate& one : program.aggregates) {
    const auto [found, fresh] = out.tallies.try_emplace(one.name);
    if (!fresh) continue;
    const Grouped& groups = sources[one.source];
    std::vector<Tally> own = folded(one, data, groups);
    found->second.resize(out.keys.size());
    for (const auto& [key, place] : groups.places) found->second[places.at(key)] = std::move(own[place]);
  }
  return out;
}

}  // namespace vekha::formula
