#include "domain/documents/quarters.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"

namespace vekha::documents {
namespace {

constexpr int kMostQuarters = 20;
constexpr std::array kRoman{"I", "II", "III", "IV"};

/// Quarters counted from year 0.
int quarter_of(Date day) { return 4 * day.year() + static_cast<int>(day.month() - 1) / 3; }

std::string title_of(int quarter) {
  return std::string(kRoman[static_cast<std::size_t>(quarter % 4)]) + "\n" + std::to_string(quarter / 4).substr(2);
}

using Shade = doc::Cell::Shade;

Shade shade_of(const roadmap::Occurrence& each) {
  if (each.overdue) return Shade::late;
  return each.status == roadmap::Status::done ? Shade::done : Shade::going;
}

/// What is late is seen before what goes on, and that before what is done.
int weight(Shade shade) { return shade == Shade::late ? 3 : shade == Shade::going ? 2 : shade == Shade::done ? 1 : 0; }

const char* sign(Shade shade) { return shade == Shade::late ? "!" : shade == Shade::done ? "+" : ""; }

struct Band {
  const roadmap::Measure* measure = nullptr;
  std::map<int, Shade> quarters;
};

void take(Band& band, const roadmap::Occurrence& each) {
  for (int quarter = quarter_of(each.from); quarter <= quarter_of(each.due); ++quarter) {
    Shade& shade = band.quarters[quarter];
    if (weight(shade_of(each)) > weight(shade)) shade = shade_of(each);
  }
}

/// Bands in the order of the plan.
std::vector<Band> bands_of(const Figures& figures) {
  std::map<const roadmap::Measure*, Band> found;
  for (const Line& line : figures.lines) {
    if (line.occurrence->status == roadmap::Status::cancelled) continue;
    Band& band = found[line.measure];
    band.measure = line.measure;
    take(band, *line.occurrence);
  }
  std::vector<Band> out;
  for (auto& [measure, band] : found) out.push_back(std::move(band));
  return out;  // measures of a plan lie one after another, so their addresses are in its order
}

doc::TableRow row_of(const Band& band, int first, int last) {
  doc::TableRow row{{doc::cell(band.measure->number), doc::cell(squeezed(band.measure->text))}};
  for (int quarter = first; quarter <= last; ++quarter) {
    const auto found = band.quarters.find(quarter);
    const Shade shade = found == band.quarters.end() ? Shade::none : found->second;
    row.cells.push_back({.runs = doc::plain(sign(shade)), .shade = shade});
  }
  return row;
}

}  // namespace

std::optional<doc::Table> quarter_table(const Figures& figures) {
  const std::vector<Band> bands = bands_of(figures);
  if (bands.empty()) return std::nullopt;
  int first = bands.front().quarters.begin()->first;
  int last = first;
  for (const Band& band : bands) {
    first = std::min(first, band.quarters.begin()->first);
    last = std::max(last, band.quarters.rbegin()->first);
  }
  if (last - first >= kMostQuarters) return std::nullopt;
  doc::Table table{.caption = "Мероприятия по кварталам", .columns = {{0.8, doc::Align::center}, {9}}};
  doc::TableRow head{{doc::head_cell("№ п/п"), doc::head_cell("Мероприятие")}};
  for (int quarter = first; quarter <= last; ++quarter) {
    table.columns.push_back({1, doc::Align::center});
    head.cells.push_back(doc::head_cell(title_of(quarter)));
  }
  table.head.push_back(std::move(head));
  for (const Band& band : bands) table.rows.push_back(row_of(band, first, last));
  return table;
}

doc::Paragraph quarter_legend() {
  return {
      .runs = doc::plain("Закрашены кварталы, в которые идёт мероприятие: «+» — выполнено, «!» — просрочено, без знака "
                         "— запланировано или в работе. Снятые мероприятия не показаны."),
      .kind = doc::Paragraph::Kind::note};
}

}  // namespace vekha::documents
