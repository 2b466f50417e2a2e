// Risk: which schools meet a rule of low or falling results, how surely, and how many would by chance alone. Rules are
// data (catalog/risk): signs with formulas and thresholds that anyone may move.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/estimate.hpp"
#include "core/formula/unit.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/results/results.hpp"

namespace vekha::risk {

/// A number of a rule that may be moved.
struct Parameter {
  std::string name;
  double value = 0;
  std::string title;
  double low = 0;
  double high = 0;
};
enum class Side {
  at_least,
  at_most,
  below,  ///< strictly
};
/// What a deviation is counted from.
enum class From { norm, mean };
struct DeviationOf {
  std::string indicator;
  From from = From::norm;
};
/// One sign: a formula of core/formula by school, or a deviation of an indicator, and the parameter its value is held
/// against. From the norm an act approved: in п.п. or the unit of the indicator; where there is none, from the mean of
/// the municipality: in standard deviations of its schools.
struct Sign {
  std::string id;
  std::string title;
  std::string program;
  std::optional<DeviationOf> deviation{};
  std::string threshold;  ///< name of a parameter
  Side side = Side::at_least;
};
struct Rule {
  std::string id;
  std::string title;
  std::string brief;       ///< head of a narrow column: «ОГЭ»
  std::string note;        ///< what the rule is worth, for people
  std::string provenance;  ///< "practice", "second_hand", "design"
  bool good = false;       ///< meeting it is good news
  results::Attempts attempts = results::Attempts::last;
  std::vector<Parameter> parameters;
  std::string times;   ///< name of the parameter: so many signs put a school on the list
  std::string people;  ///< name of the parameter: with fewer a sign is not assessed
  std::vector<Sign> signs;
};
const std::vector<Rule>& rules();
/// Throws not_found naming the rules there are.
const Rule& rule(std::string_view id);

/// Parameters by name.
using Settings = std::map<std::string, double>;
/// Those of the rule with some changed. Throws bad_arguments naming every wrong one and what is allowed.
Settings settings_of(const Rule& rule, const Settings& changed);

enum class Firing {
  fires,    ///< past the threshold with its whole interval
  perhaps,  ///< past the threshold, which its interval still holds
  quiet,
  absent,  ///< not assessed; the estimate tells why
};
struct SignValue {
  Estimate estimate;
  Firing firing = Firing::absent;
};
enum class Verdict {
  listed,        ///< enough signs fire surely
  perhaps,       ///< enough signs fire, not all of them surely
  not_listed,    ///< the signs assessed are too few to fire, or do not
  not_assessed,  ///< too few signs could be assessed for the rule to be met at all
};
enum class Change { none, entered, stayed, left };
/// A traffic light; its rule in words is `zone_words`.
enum class Zone { none, green, yellow, red };
struct YearRow {
  int year = 0;
  std::vector<SignValue> signs;  ///< in the order of the rule
  int fired = 0;
  int assessed = 0;
  Verdict verdict = Verdict::not_assessed;
  double by_chance = 0;  ///< of a school as strong as the municipality: chance of meeting the rule; of shares only
  Zone zone = Zone::none;
  Change change = Change::none;  ///< to the year before, where both were assessed
};
struct SchoolRow {
  std::string code;
  std::string label;
  std::vector<YearRow> years;    ///< ordered; the last one is the year asked about
  Change change = Change::none;  ///< in the year asked about
  int listed = 0;                ///< years of those told in which it was on the list, surely or perhaps
  int running = 0;               ///< of them without a break up to the year asked about
  std::string history{};         ///< «в списке второй год подряд», «была в списке в 2024»; empty when it never was
};
/// Who came and went in a year.
struct Movement {
  int year = 0;
  int sure = 0;
  int perhaps = 0;
  std::vector<std::string> entered{};  ///< labels
  std::vector<std::string> stayed{};
  std::vector<std::string> left{};
};
struct Question {
  std::string rule;
  int year = 0;
  int depth = 3;  ///< years told, the last among them
  Settings changed;
  results::Filter filter;  ///< the year of it is not used
};
struct List {
  Rule rule;
  Settings settings;
  int year = 0;
  std::vector<formula::Unit> units;  ///< of the signs
  std::vector<SchoolRow> schools;    ///< the listed first, then by name
  /// Schools that would meet the rule if all of them were as strong as the municipality on the whole; nothing where a
  /// sign is no share, or where a part of the schools is seen.
  std::optional<double> expected_by_chance;
  std::vector<Movement> movements{};  ///< by year
  std::string zone_words{};           ///< rule of the traffic light; empty for a rule that is good to meet
};
/// Throws not_found, bad_arguments.
List list(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog, const Question& question);
/// The last year with results in the filter, if any.
std::optional<int> last_year(const db::Read& records, facts::Store& facts, const results::Filter& filter);

std::string_view firing_name(Firing firing);
std::string_view verdict_name(Verdict verdict);
std::string_view change_name(Change change);
/// «в списке», «возможно»: for people.
std::string_view verdict_text(Verdict verdict, bool good);
std::string_view change_text(Change change);
std::string_view zone_name(Zone zone);
std::string_view zone_title(Zone zone);
/// In words, with the numbers of the settings.
std::string zone_rule(const Rule& rule, const Settings& settings);
/// «Зона риска ОГЭ, 2026 год: 3 школы и ещё 2 возможно, из 12».
std::string headline(const List& list);
/// «второй год подряд в списке», «была в списке: 2024».
std::string history_words(const SchoolRow& school);
/// One sentence of why: «ОГЭ, математика: доля «2» — 41,2 % (28,1–55,7), n = 46, при пороге 30».
std::string reason(const List& list, const YearRow& row, std::size_t sign);

}  // namespace vekha::risk
