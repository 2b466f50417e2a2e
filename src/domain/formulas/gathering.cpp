#include "domain/formulas/gathering.hpp"

#include <algorithm>

#include "domain/formulas/figure_rows.hpp"
#include "domain/formulas/plain_rows.hpp"

namespace vekha::formulas {
namespace {

using formula::Dimensions;
using formula::Gathered;

/// Persons and subjects of earlier exams, each read once.
TakenIn taken_in(const Stored& stored, const results::Filter& filter) {
  auto known = std::make_shared<std::map<std::pair<std::string, int>, Taken>>();
  return [&stored, &filter, known](const std::string& procedure, int year) -> const Taken& {
    const auto [found, fresh] = known->try_emplace({procedure, year});
    if (!fresh) return found->second;
    results::Filter earlier;
    earlier.procedure = procedure;
    earlier.year = year;
    earlier.attempts = results::Attempts::every;
    earlier.as_known_on = filter.as_known_on;
    const results::Ground ground = results::ground(stored.records, stored.facts, earlier);
    results::each_counted(stored.facts, ground, [&](const results::Paper& paper, const results::WorkRow& row) {
      if (row.person != 0) found->second[row.person].insert(paper.exam.subject);
    });
    return found->second;
  };
}

/// The schools of a group are told apart for those who see a part only.
Dimensions finest(const Gather& wanted) {
  Dimensions out = wanted.dimensions;
  if (wanted.count_schools && std::ranges::find(out, "school") == out.end()) out.emplace_back("school");
  return out;
}

void merge(Gathered& all, Gathered one) {
  std::map<formula::Key, std::size_t> places;
  for (const formula::Key& key : all.keys) places[key] = 0;
  for (const formula::Key& key : one.keys) places[key] = 0;
  Gathered out{.dimensions = one.dimensions};
  for (auto& [key, place] : places) {
    place = out.keys.size();
    out.keys.push_back(key);
  }
  for (Gathered* from : {&all, &one})
    for (auto& [name, tallies] : from->tallies) {
      std::vector<formula::Tally>& to = out.tallies[name];
      to.assign(out.keys.size(), {});
      for (std::size_t i = 0; i < tallies.size(); ++i) to[places.at(from->keys[i])] = std::move(tallies[i]);
    }
  all = std::move(out);
}

}  // namespace

Gathered gather(const Stored& stored, const Places& places, const std::vector<const formula::Program*>& programs,
                const Gather& wanted) {
  const results::Ground ground = results::ground(stored.records, stored.facts, wanted.filter);
  const std::vector<KnownPaper> papers = known_papers(ground.papers(), stored.catalog);
  const PlainWorks works(stored.facts, ground, papers, places, taken_in(stored, wanted.filter));
  const PlainTasks tasks(works);
  const PlainPersons persons(works);
  const FigureRows figures(results::figures(stored.records, stored.facts, wanted.filter), places);
  const formula::Data data{.schema = wanted.schema, .sources = {&works, &tasks, &persons, &figures}};
  const Dimensions dimensions = finest(wanted);
  Gathered out{.dimensions = dimensions};
  for (const formula::Program* program : programs) merge(out, formula::gathered(*program, data, dimensions));
  if (wanted.count_schools)
    for (auto& [name, tallies] : out.tallies)
      for (formula::Tally& one : tallies) one.schools = one.rows > 0 ? 1 : 0;
  return out;
}

}  // namespace vekha::formulas
