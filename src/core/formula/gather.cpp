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

using Groups = std::map<Key, Tally>;

Groups groups_of(const Aggregate& aggregate, const Data& data, const Dimensions& dimensions) {
  const Rows& rows = *data.sources[aggregate.source];
  const Source& source = data.schema.sources[aggregate.source];
  const std::vector<std::size_t> fields = fields_of(source, dimensions);
  Groups out;
  Key key(fields.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool text = source.fields[fields[i]].unit.measure == Measure::text;
      const Cell cell = rows.cell(row, fields[i]);
      key[i] = text ? std::string(cell.text) : part_of(cell);
    }
    take(out[key], aggregate, data, row);
  }
  return out;
}

}  // namespace

Gathered gathered(const Program& program, const Data& data, const Dimensions& dimensions) {
  Gathered out{.dimensions = dimensions};
  std::map<std::string, Groups> all;
  std::map<Key, std::size_t> places;
  if (dimensions.empty()) places[Key{}] = 0;
  for (const Aggregate& one : program.aggregates) {
    const auto [found, fresh] = all.try_emplace(one.name);
    if (!fresh) continue;
    found->second = groups_of(one, data, dimensions);
    for (const auto& [key, _] : found->second) places[key] = 0;
  }
  for (auto& [key, place] : places) {
    place = out.keys.size();
    out.keys.push_back(key);
  }
  for (auto& [name, groups] : all) {
    std::vector<Tally>& tallies = out.tallies[name];
    tallies.resize(out.keys.size());
    for (auto& [key, tally] : groups) tallies[places.at(key)] = std::move(tally);
  }
  return out;
}

}  // namespace vekha::formula
