// Clusters of schools by the conditions they work in: by rules anyone can follow, or found in the figures and then told
// in plain words with how steadily each holds. And what results go together with conditions, without saying «because».
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/context/context.hpp"

namespace vekha::clusters {

inline constexpr std::size_t kFewest = 5;  ///< of fewer schools nothing is published

/// One step of a rule: schools by one condition.
struct Part {
  std::string title;
  std::optional<double> at_most;  ///< the last part has none
};
struct Split {
  std::string condition;
  std::vector<Part> parts;
};
struct Rule {
  std::string id;
  std::string title;
  std::string note;
  std::vector<Split> splits;
};
const std::vector<Rule>& rules();

struct Question {
  org::Scope scope;  ///< the schools divided
  int year = 0;
  std::string method = "place-and-level";  ///< a rule, or "kmeans", "pam", "ward"
  int k = 0;                               ///< clusters to be found; 0: the best
};

struct Member {
  NodeId id;
  std::string code;
  std::string name;
};
enum class Holding { rule, steady, shaky, unsteady };
std::string_view holding_name(Holding holding);

struct Cluster {
  int number = 0;  ///< from 1
  std::string title;
  std::string words;  ///< how it differs from all schools: «малые (обучающихся в среднем 84 при 310 по всем)»
  Holding holding = Holding::rule;
  std::optional<double> stability;  ///< 0–1
  std::string stability_words;
  bool few = false;  ///< its figures are not published
  std::vector<Member> members;
  std::vector<std::optional<double>> means;  ///< in the order of the conditions
};
struct ConditionMean {
  std::string name;
  std::optional<double> mean;
  std::int64_t known = 0;
};
struct Answer {
  std::string method;
  std::string title;
  std::string note;
  std::string headline;
  std::vector<ConditionMean> conditions;
  std::vector<Cluster> clusters;
  std::vector<Member> left_out;  ///< what decides is not known of them
  std::optional<double> silhouette;
  std::vector<std::string> notes;
  std::string why;  ///< why there are no clusters, Russian, or empty
};
/// Throws not_found for an unknown method, bad_arguments for a k that cannot be.
Answer divide(const indicators::Ground& ground, const Question& question);
/// Somebody who sees one school only: its cluster alone, without the others in it.
Answer hidden(Answer answer, NodeId own);
/// The codes of the schools of one cluster. Throws not_found.
std::set<std::string> codes_of(const Answer& answer, int number);
void write_answer(JsonWriter& json, const Answer& answer);
void write_rules(JsonWriter& json);

/// One condition beside one indicator, over schools.
struct Link {
  std::string condition;
  std::string indicator;
  std::string name;  ///< of the indicator
  std::string unit;
  std::int64_t n = 0;              ///< schools
  Estimate rank;                   ///< Spearman's, with Fisher's interval of the ranks
  Estimate effect;                 ///< of the indicator for one standard deviation of the condition
  std::optional<double> p;         ///< of one pair alone
  std::optional<double> adjusted;  ///< Benjamini and Yekutieli: under any dependence
  bool seen = false;
  std::string words;
};
struct Links {
  std::vector<Link> links;  ///< the surest first
  std::string headline;
  std::vector<std::string> notes;
  std::string why;
};
struct LinkQuestion {
  org::Scope scope;
  int year = 0;
  std::vector<std::string> indicators;  ///< ids; empty: the usual ones
};
Links links(const indicators::Ground& ground, const indicators::Library& library, const LinkQuestion& question);
void write_links(JsonWriter& json, const Links& links);

}  // namespace vekha::clusters
