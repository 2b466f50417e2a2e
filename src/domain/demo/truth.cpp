#include "domain/demo/truth.hpp"

#include "base/json.hpp"

namespace vekha::demo {
namespace {

std::string decimal(std::int64_t scaled, int decimals) {
  std::string digits = std::to_string(scaled);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.substr(0, digits.size() - places) + "." + digits.substr(digits.size() - places);
}

std::string mean_text(std::int64_t sum, int count) { return decimal((sum * 10000 + count / 2) / count, 4); }

}  // namespace

Truth::Truth(const World& world) : world_(world), means_(world.schools.size()) {}

void Truth::add(std::size_t school, const Exam& exam, std::int64_t honest_sum, int participants) {
  if (participants > 0) means_[school].push_back({exam.key(), mean_text(honest_sum, participants)});
}

std::string Truth::json() const {
  JsonWriter json;
  const Options& options = world_.options;
  json.begin_object().field("seed", static_cast<std::int64_t>(options.seed)).field("last_year", options.last_year);
  json.field("years", options.years)
      .field("world", kind_name(options.kind))
      .list("distorted_procedures", {"ВПР"})
      .key("schools")
      .begin_object();
  for (std::size_t i = 0; i < means_.size(); ++i) {
    const School& school = world_.schools[i];
    json.key(school.code).begin_object().field("name", school.name);
    json.field("behaviour", behaviour_name(school.behaviour)).key("share").raw(decimal(school.share, 2));
    json.key("true_means").begin_object();
    for (const Mean& mean : means_[i]) json.key(mean.exam).raw(mean.text);
    json.end_object().end_object();
  }
  json.end_object().end_object();
  return json.text() + "\n";
}

}  // namespace vekha::demo
