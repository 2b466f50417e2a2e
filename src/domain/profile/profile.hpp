// Where a school stands and where it moves, and everything that speaks of risk or of success in one place, each with
// its reason: status and change five by five, the index of low results, hard conditions, resilience, the profile of a
// school.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/comparison/comparison.hpp"
#include "domain/context/context.hpp"
#include "domain/risk/risk.hpp"

namespace vekha::profile {

inline constexpr int kBands = 5;

/// Where the middle band ends and where the outer ones begin, in п.п. (or in the unit of the indicator).
struct Cuts {
  double near = 0;
  double far = 0;
};
/// 0 … 4: from «much lower» to «much higher».
int band_of(double value, const Cuts& cuts);

struct MatrixQuestion {
  std::string indicator = "mean_percent";
  results::Filter filter;  ///< with its year; the year before is read too
  std::optional<Cuts> status;
  std::optional<Cuts> change;
};
struct Place {
  NodeId id;
  std::string code;
  std::string name;
  Estimate now;
  Estimate before;
  Estimate status;            ///< now minus the mean of all
  Estimate change;            ///< now minus before
  std::optional<int> row;     ///< band of the status, nothing where it is not known
  std::optional<int> column;  ///< band of the change
  bool sure = false;          ///< both intervals lie inside their bands
  bool beyond = false;        ///< the change is more than the way back to the mean would bring
  std::string words;
};
struct Matrix {
  std::string indicator;
  std::string name;
  std::string unit;
  formula::Unit measure{};
  std::string direction;
  int year = 0;
  Cuts status;
  Cuts change;
  std::array<std::string, kBands> rows;     ///< titles of status
  std::array<std::string, kBands> columns;  ///< titles of change
  std::vector<Place> places;
  std::string headline;
  std::vector<std::string> notes;
  std::string problem;
};
/// Throws not_found for an unknown indicator, bad_arguments without a year.
Matrix matrix(const indicators::Ground& ground, const indicators::Library& library, const MatrixQuestion& question);
void write_matrix(JsonWriter& json, const Matrix& matrix);

/// What a factor says.
enum class Light { risk, perhaps, calm, good, absent };
std::string_view light_name(Light light);
std::string_view light_title(Light light);

struct Factor {
  std::string id;
  std::string title;
  std::string brief;  ///< head of a narrow column
  std::string link;   ///< page that opens it
};
struct Reason {
  Light light = Light::absent;
  std::string words;
};
struct School {
  NodeId id;
  std::string code;
  std::string name;
  std::vector<Reason> reasons;  ///< in the order of the factors
  int risks = 0;
  int perhaps = 0;
  int good = 0;
  Estimate low_index;  ///< weighted share of those who failed over the procedures of the rule of low results
  std::optional<double> hardness;  ///< mean standard score of hard conditions; greater is harder
  bool resilient = false;
  std::string headline;
};
struct Profiles {
  int year = 0;
  std::vector<Factor> factors;
  std::vector<School> schools;  ///< the most risks first
  std::string headline;
  std::vector<std::string> notes;
};
struct ProfileQuestion {
  org::Scope scope;  ///< schools that are compared
  int year = 0;
  std::map<std::string, double> weights{};  ///< of the index, by sign of the rule of low results; 1 where not told
};
Profiles profiles(const indicators::Ground& ground, const indicators::Library& library,
                  const ProfileQuestion& question);
/// For somebody who sees one school only.
Profiles hidden(Profiles profiles, NodeId own);
Matrix hidden(Matrix matrix, NodeId own);
void write_profiles(JsonWriter& json, const Profiles& profiles);

}  // namespace vekha::profile
