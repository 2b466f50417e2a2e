#include <algorithm>

#include "domain/tables/lines.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

struct Scores {
  std::int64_t works = 0;
  std::map<int, std::int64_t> by_score;
};

}  // namespace

void fill_scores(Table& table, const Sources& sources, const Query& query) {
  const Lines lines(sources.read, query);
  std::map<Group, Scores> scores;
  int maximum = 0;
  std::optional<catalog::Scale> scale;
  for (const results::Tally& tally : results::tallies(sources.read, sources.facts, query.filter, lines.detail())) {
    if (!scale) scale = sources.catalog.find_scale(tally.exam);
    const int score = tally.score / tally.unit;  // halves stand with the whole points below
    maximum = std::max({maximum, tally.maximum, score, scale ? scale->maximum : 0});
    for (const Group& group : lines.of(tally.school, tally.class_name)) {
      scores[group].works += tally.works;
      scores[group].by_score[score] += tally.works;
    }
  }
  table.columns = {name_column(), count_column("Участников")};
  for (int score = 0; score <= maximum && !scores.empty(); ++score) {
    const int mark = scale ? scale->mark(score) : 0;
    table.columns.push_back(
        share_column(std::to_string(score), mark > 0 ? "Отметка «" + std::to_string(mark) + "»" : "Первичный балл, %"));
  }
  table.rows = lines.rows(scores, [&](std::vector<Cell>& cells, const Scores& each) {
    cells.push_back(count(each.works));
    for (int score = 0; score <= maximum; ++score) {
      const auto found = each.by_score.find(score);
      cells.push_back(share(found == each.by_score.end() ? 0 : found->second, each.works));
    }
  });
  if (!scores.empty() && !scale)
    table.notes.emplace_back("Границы отметок не показаны: шкала перевода этого года неизвестна.");
}

}  // namespace vekha::tables
