// stats_fit FILE: processor seconds of the multilevel fit of a table already in memory (score ~ prior by school), median of 7.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "app/cli/stats_table.hpp"
#include "core/stats/mixed.hpp"

using namespace vekha;

int main(int count, char** arguments) {
  if (count != 2) return 1;
  const cli::StatsTable table = cli::read_table(arguments[1], {{"score", "prior"}, {"school"}});
  const cli::Labels& schools = table.label("school");
  std::vector<double> took;
  for (int i = 0; i < 7; ++i) {
    const std::clock_t begin = std::clock();
    const stats::MixedFit fit = stats::fit_mixed({.y = table.number("score"),
                                                  .x = {table.number("prior")},
                                                  .groupings = {{schools.codes, schools.values.size()}}},
                                                 {});
    took.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    if (!fit.criterion) return 1;
  }
  std::sort(took.begin(), took.end());
  std::printf("%.6f\n", took[3]);
}
