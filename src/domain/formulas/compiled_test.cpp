// Programs made at random over stores made at random: what statements count is what reading row by row counts.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "domain/formulas/figure_rows.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/formulas/gathering.hpp"
#include "domain/formulas/plain_rows_test.hpp"
#include "domain/formulas/random_world_test.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::formulas {
namespace {

class Compiled : public results::World {
 protected:
  /// Row by row, nothing shared.
  class Plain {
   public:
    Plain(const Stored& stored, const results::Filter& filter)
        : places_(stored.records),
          ground_(results::ground(stored.records, stored.facts, filter)),
          papers_(known_papers(ground_.papers(), stored.catalog)),
          works_(stored.facts, ground_, papers_, places_, taken(stored)),
          tasks_(works_),
          persons_(works_),
          figures_(results::figures(stored.records, stored.facts, filter), places_),
          reports_(figures_) {}
    formula::Values of(const formula::Program& program, const std::vector<std::string>& by) const {
      return formula::evaluated(
          program, {.schema = language(), .sources = {&works_, &tasks_, &persons_, &figures_, &reports_}}, by);
    }

   private:
    static TakenIn taken(const Stored& stored) {
      auto all = std::make_shared<std::map<std::pair<std::string, int>, Taken>>();
      return [&stored, all](const std::string& procedure, int year) -> const Taken& {
        const auto [found, fresh] = all->try_emplace({procedure, year});
        if (!fresh) return found->second;
        results::Filter filter;
        filter.procedure = procedure;
        filter.year = year;
        filter.attempts = results::Attempts::every;
        const results::Ground ground = results::ground(stored.records, stored.facts, filter);
        results::each_counted(stored.facts, ground, [&](const results::Paper& paper, const results::WorkRow& row) {
          if (row.person != 0) found->second[row.person].insert(paper.exam.subject);
        });
        return found->second;
      };
    }
    Places places_;
    results::Ground ground_;
    std::vector<KnownPaper> papers_;
    PlainWorks works_;
    PlainTasks tasks_;
    PlainPersons persons_;
    FigureRows figures_;
    ReportRows reports_;
  };

  static void expect_same(const formula::Value& a, const formula::Value& b, const std::string& text) {
    ASSERT_EQ(a.estimate.value.has_value(), b.estimate.value.has_value()) << text;
    ASSERT_EQ(a.estimate.n, b.estimate.n) << text;
    ASSERT_EQ(a.rows, b.rows) << text;
    ASSERT_EQ(a.missing, b.missing) << text;
    ASSERT_EQ(a.not_applicable, b.not_applicable) << text;
    ASSERT_EQ(a.suppressed, b.suppressed) << text;
    if (!a.estimate.value) {
      ASSERT_EQ(a.estimate.absence, b.estimate.absence) << text;
      return;
    }
    const double close = 1e-9 * (1 + std::abs(*a.estimate.value));
    ASSERT_NEAR(*a.estimate.value, *b.estimate.value, close) << text;
    ASSERT_EQ(a.estimate.interval.has_value(), b.estimate.interval.has_value()) << text;
    if (a.estimate.interval) {
      ASSERT_NEAR(a.estimate.interval->lo, b.estimate.interval->lo, 1e-6 + close) << text;
    }
  }

  int agree(Dice& dice, int count, const std::vector<std::string>& by) {
    const std::vector<Ask> asked = drawn_programs(dice, count);
    int values = 0;
    read([&](const db::Read& view) {
      FormulaQuery query;
      query.by = by;
      const auto answers = evaluate_all(view, facts, catalog, asked, query);
      const Stored stored{view, facts, catalog};
      const Plain plain(stored, {});
      for (std::size_t i = 0; i < asked.size(); ++i) values += agree(answers[i], plain, by, asked[i].program);
      return 0;
    });
    return values;
  }
  static int agree(const FormulaAnswer& answer, const Plain& plain, const std::vector<std::string>& by,
                   const std::string& text) {
    if (!answer.problem.empty()) return 0;
    const formula::Values expected = plain.of(answer.program, by);
    EXPECT_EQ(answer.rows.size(), expected.size()) << text;
    int values = 0;
    for (const FormulaRow& row : answer.rows) {
      const auto found = expected.find(row.key);
      EXPECT_NE(found, expected.end()) << text;
      if (found == expected.end()) return 0;
      expect_same(row.value, found->second, text);
      values += row.value.estimate.value ? 1 : 0;
    }
    return values;
  }
  catalog::Catalog catalog = catalog::built_in();
};

class CompiledPrograms : public Compiled, public testing::WithParamInterface<unsigned> {};

/// How many stores: STORES, or three; eighteen make ten thousand programs.
unsigned stores() {
  const char* const asked = std::getenv("STORES");
  return asked == nullptr ? 3U : static_cast<unsigned>(std::max(1, std::atoi(asked)));
}

/// Stores made at random, five hundred and sixty programs each.
TEST_P(CompiledPrograms, AgreeWithReadingRowByRow) {
  Dice dice(GetParam());
  store(drawn(dice));
  int values = 0;
  const std::vector<std::vector<std::string>> splits{
      {}, {"municipality", "region"}, {"year", "grade"}, {"grade", "school", "class"}};
  for (std::size_t i = 0; i < 4 && !HasFailure(); ++i) values += agree(dice, 125, splits[i]);
  values += agree(dice, 20, {"level"}) + agree(dice, 20, {"sex", "subject"}) + agree(dice, 20, {"task", "skill"});
  EXPECT_GT(values, 100);
}
INSTANTIATE_TEST_SUITE_P(OverStores, CompiledPrograms, testing::Range(1U, stores() + 1));

}  // namespace
}  // namespace vekha::formulas
