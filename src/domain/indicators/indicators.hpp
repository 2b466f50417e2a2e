// Indicators of results: how many took part, how well they did and which marks they got, for any grouping, each number
// with its interval and its passport. Group values are computed from merged states, never averaged from parts.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/estimate.hpp"
#include "domain/indicators/definition.hpp"
#include "domain/indicators/explain.hpp"
#include "domain/indicators/json.hpp"
#include "domain/indicators/judged.hpp"
#include "domain/indicators/norms.hpp"
#include "domain/indicators/sets.hpp"
#include "domain/indicators/values.hpp"
#include "domain/indicators/worked.hpp"
#include "domain/results/results.hpp"
#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::indicators {

/// What the program can compute; its texts, minimum n and sources are the rows of catalog/indicators.
enum class Kind { participants, mean_primary, mean_percent, success, quality, mark_2, mark_3, mark_4, mark_5 };

/// One row of the catalogue of indicators.
struct Indicator {
  std::string id;  ///< "quality"
  Kind kind = Kind::participants;
  std::string name;                  ///< «Качество знаний»
  std::string short_name;            ///< head of a column: «Качество, %»
  std::string unit;                  ///< «%», «балл», «чел.»
  std::string level;                 ///< what it is computed for: «школа, класс, муниципалитет…»
  std::string direction;             ///< "more_is_better", "less_is_better", "none"
  std::string formula;               ///< in words and signs, Russian
  std::string source;                ///< which data it is made of
  std::string missing;               ///< what is done with works that lack something
  std::int64_t minimum = 1;          ///< with fewer works the value is absent (too_few)
  std::string interval;              ///< method of the interval, empty when there is none
  std::vector<std::string> not_for;  ///< procedures for which the question has no meaning
  std::string basis;                 ///< document or custom the definition rests on
  std::string provenance;            ///< how firm the basis is: "document", "practice", "design"
  Date valid_from;
};

/// All definitions in the order people read them. Throws bad_input when the catalogue is damaged.
const std::vector<Indicator>& definitions();
const Indicator& definition(Kind kind);
/// Nothing when there is no indicator with this id.
const Indicator* find_definition(std::string_view id);

/// "school,class" → grouping; an empty text is one row for everything. Throws bad_arguments naming what is allowed.
std::vector<results::Key> parse_grouping(std::string_view text);

/// docs/indicators.md: every definition and its worked cases, Markdown.
std::string reference_page();

/// All indicators of one group of works. Percentages are 0–100, intervals 95 %.
struct Values {
  Estimate participants;
  Estimate mean_primary;             ///< t interval; not_comparable when the row mixes different exams
  Estimate mean_percent;             ///< of the maximum; t interval
  Estimate success;                  ///< marks 3–5; Wilson
  Estimate quality;                  ///< marks 4–5; Wilson
  std::array<Estimate, 4> marks;     ///< shares of marks 2, 3, 4, 5; Wilson
  std::optional<double> sd;          ///< of the primary score, n − 1
  std::int64_t without_mark = 0;     ///< works with no mark in the file and no scale for the exam
  std::int64_t without_maximum = 0;  ///< works whose maximum is not known
  const Estimate& of(Kind kind) const;
};

/// Whom a row is about: a part that is not a key is filled when the whole row shares it, otherwise empty or 0.
struct Row {
  results::Exam exam;
  NodeId municipality;
  NodeId school;
  std::string class_name;
  std::string school_code;
  std::string school_name;
  std::string municipality_name;
  Values values;
  std::vector<std::string> notes;  ///< Russian: why something is absent or incomplete
};

struct Query {
  results::Filter filter;
  std::vector<results::Key> by;  ///< any combination; empty: one row
};

/// The indicators of every group of works that pass the filter (participants of committed batches only), ordered by
/// the grouping. Groups are as many as there are works for: nothing was loaded → no rows.
std::vector<Row> compute(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                         const Query& query);
/// The indicators of all works that pass the filter as one group; with nothing loaded all values are no_data.
Row compute_one(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                const results::Filter& filter);

/// How one figure was made: «как получено».
struct Passport {
  struct Input {
    std::string name;
    std::string value;
  };
  struct BatchUse {
    BatchId id;
    std::vector<std::string> files;
    std::string committed_at;  ///< UTC, ISO 8601
  };
  struct Exclusion {
    std::string reason;
    std::int64_t count = 0;
  };
  std::string title;  ///< «Качество знаний: СОШ № 5, ВПР, математика, 5 класс, 2021»
  std::string unit;
  std::string formula;       ///< the definition
  std::string formula_text;  ///< with the numbers put in: «(12 + 30) / 60 · 100 = 70,0 %»
  Estimate value;
  std::vector<Input> inputs;
  std::string interval_method;
  std::string interval_text;  ///< the interval and its arithmetic
  std::vector<BatchUse> batches;
  std::vector<Exclusion> exclusions;
  std::string basis;
  std::string scale;  ///< which conversion to marks was used, or why there is none
  std::vector<std::string> notes;
};

/// What a passport is asked for: one indicator over all works that pass the filter.
struct Figure {
  Kind kind = Kind::participants;
  results::Filter filter;
};
Passport passport(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog, const Figure& figure);

/// «70,0 % (57,5–80,1)»; a mean without its unit; the reason when there is no number.
std::string estimate_text(const Estimate& estimate, const Indicator& indicator);
/// Now minus before with its 95 % interval: of shares by Newcombe's method 10, of means from the two intervals as of
/// independent samples (√ of the sum of squared half-widths). Percentages give percentage points. Absent when either
/// is.
Estimate change(Kind kind, const Estimate& now, const Estimate& before);
/// «+3,2 п.п.» for percentages, «−1,20» for means, empty when either is absent.
std::string difference_text(const Estimate& now, const Estimate& before, const Indicator& indicator);

}  // namespace vekha::indicators
