// Schools beside one another by one indicator: whiskers, a funnel that shows how far a school of its size stands from
// the mean by chance alone, values with chance taken out, and words that intervals choose. Also what a school of its
// size could be seen to differ by.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/indicators/indicators.hpp"
#include "domain/words/words.hpp"

namespace vekha::comparison {

struct Question {
  std::string indicator;
  results::Filter filter;         ///< its scope: the schools compared; its school is not used
  std::set<std::string> among{};  ///< codes of the schools compared; empty: all of the scope
  std::string among_title{};      ///< dative: «группе «городские»»; with `among`
};

/// What single values are, as far as the chance in them is known.
enum class Kind {
  share,  ///< hits among n
  mean,   ///< of n values with a spread
  other,  ///< of neither: intervals, but no funnel
  count,  ///< how many: of all together it is a total, and no mean to be held against
};
std::string_view kind_name(Kind kind);

/// The least values a group of n would be told apart from the mean by, with the probability 80 %.
struct Noticed {
  std::optional<double> up;    ///< the least value above the mean that would be noticed
  std::optional<double> down;  ///< the greatest below it
  /// The same for two years of n works each, the earlier at the mean.
  std::optional<double> year_up;
  std::optional<double> year_down;
};
/// What a deviation is counted from: the norm an act approved for this very place, else the mean.
enum class Base { none, norm, mean };
std::string_view base_name(Base base);

struct Deviation {
  Base base = Base::none;
  Estimate
      value;  ///< from a norm in п.п. or the unit of the indicator; from the mean in standard deviations of schools
  words::Standing standing = words::Standing::unknown;
  words::Sureness sureness = words::Sureness::alone;
  std::optional<double> norm;
  std::optional<double> margin;  ///< so far on the wrong side of the norm is not yet a risk
  std::string words;
};
/// Which way a deviation points, for the direction of its indicator.
enum class Leaning {
  good,
  none,     ///< not told apart
  perhaps,  ///< on the wrong side, but not surely among so many, or within the margin
  bad,
};
/// From the mean a deviation is bad when it is sure and a standard deviation of the schools away.
Leaning leaning(const Deviation& deviation, std::string_view direction);

struct SchoolRow {
  NodeId id;
  std::string code;
  std::string name;
  Estimate value;
  Estimate fair;  ///< drawn to the mean as far as n asks for
  words::Standing standing = words::Standing::unknown;
  words::Sureness sureness = words::Sureness::alone;
  std::string words;
  std::optional<Interval> inner;  ///< 95 % of schools of this n would lie here by chance
  std::optional<Interval> outer;  ///< 99.8 %
  Noticed noticed;
  std::string noticed_words;
  Deviation deviation;
};
/// Limits for drawing, at sizes between the least and the greatest school.
struct Limit {
  std::int64_t n = 0;
  Interval inner;
  Interval outer;
};
struct Answer {
  std::string indicator;
  std::string name;
  std::string unit;
  formula::Unit measure{};
  std::string direction;
  std::string against;  ///< genitive: «среднего по муниципалитету»
  Kind kind = Kind::other;
  Estimate common;  ///< of all works together
  std::vector<SchoolRow> schools;
  std::vector<Limit> limits;
  std::int64_t compared = 0;             ///< schools with a value
  std::optional<double> spread;          ///< sd of the true values of schools
  std::optional<double> overdispersion;  ///< 1: schools differ as much as chance alone makes them
  std::string headline;                  ///< a sentence of fact
  std::string norm_words;                ///< the same by the approved norm; empty where there is none
  std::vector<std::string> notes;
  std::string problem;  ///< why there is no answer, Russian, or empty
};
/// Throws not_found for an unknown indicator.
Answer compare(const indicators::Ground& ground, const indicators::Library& library, const Question& question);
/// For somebody who sees one school only: its row, the mean (with three schools or more) and the limits.
Answer hidden(Answer answer, NodeId own);
void write_answer(JsonWriter& json, const Answer& answer);

}  // namespace vekha::comparison
