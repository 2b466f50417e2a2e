#include "domain/formulas/figure_rows.hpp"

#include <cmath>
#include <tuple>

namespace vekha::formulas {
namespace {

using formula::Cell;
using formula::Presence;

/// What the form does not name is not asked of its figures.
Cell named(int number) {
  return number == 0 ? Cell{.presence = Presence::not_applicable} : Cell{.number = static_cast<double>(number)};
}

Cell value_cell(const results::FigureRow& row) {
  using results::Status;
  if (row.status == Status::not_applicable) return {.presence = Presence::not_applicable};
  if (row.status == Status::suppressed) return {.presence = Presence::suppressed};
  const bool there = row.status == Status::present && row.value && std::isfinite(*row.value);
  return there ? Cell{.number = *row.value} : Cell{.presence = Presence::missing};
}

}  // namespace

FigureRows::FigureRows(std::vector<results::FigureRow> rows, const Places& places) : rows_(std::move(rows)) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    places_.push_back(places.any(rows_[i].node));
    by_item_[rows_[i].item].push_back(i);
  }
}

const std::vector<std::size_t>* FigureRows::with_text(std::size_t field, std::string_view text) const {
  if (columns_of(SourceId::figures)[field] != Column::item) return nullptr;
  const auto found = by_item_.find(text);
  return found == by_item_.end() ? &none_ : &found->second;
}

Cell FigureRows::cell(std::size_t row, std::size_t field) const {
  return column(row, columns_of(SourceId::figures)[field]);
}

Cell FigureRows::column(std::size_t row, Column column) const {
  const results::FigureRow& one = rows_[row];
  switch (column) {
    case Column::form: return {.text = one.form};
    case Column::procedure: return {.text = one.exam.procedure};
    case Column::year: return named(one.exam.year);
    case Column::grade: return named(one.exam.grade);
    case Column::subject: return {.text = one.exam.subject};
    case Column::part: return {.text = one.part};
    case Column::item: return {.text = one.item};
    case Column::value: return value_cell(one);
    default: break;
  }
  const KnownPlace* place = places_[row];
  Cell out = place_cell(place, column);
  // A figure of a municipality or a territory is of no school.
  if (out.presence == Presence::missing && (place == nullptr || place->school.empty()))
    out.presence = Presence::not_applicable;
  return out;
}

namespace {

bool same(const results::FigureRow& a, const results::FigureRow& b) {
  return a.status == b.status && a.value.has_value() == b.value.has_value() &&
         (!a.value || (*a.value <= *b.value && *a.value >= *b.value));
}

}  // namespace

ReportRows::ReportRows(const FigureRows& figures) : figures_(figures) {
  using Key = std::tuple<std::string, results::Exam, NodeId, std::string>;
  std::map<Key, std::size_t> places;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const results::FigureRow& one = figures.figure_at(i);
    const Key key{one.form, one.exam, one.node, one.node ? std::string() : one.territory};
    const auto [place, fresh] = places.try_emplace(key, reports_.size());
    if (fresh) reports_.push_back({.first = i, .items = {}});
    const auto [told, first] = reports_[place->second].items.try_emplace(one.item, Told{i});
    if (first) continue;
    const results::FigureRow& before = figures.figure_at(told->second.figure);
    if (before.part != one.part) told->second.differs = told->second.differs || !same(before, one);
    told->second.figure = i;
  }
}

Cell ReportRows::cell(std::size_t row, std::size_t field) const {
  return figures_.column(reports_[row].first, columns_of(SourceId::reports)[field]);
}

Cell ReportRows::figure(std::size_t row, std::string_view item) const {
  const auto& items = reports_[row].items;
  const auto found = items.find(item);
  if (found == items.end() || found->second.differs) return {.presence = Presence::missing};
  return figures_.column(found->second.figure, Column::value);
}

}  // namespace vekha::formulas
