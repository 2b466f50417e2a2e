// «Как получено»: one value of an indicator with everything it was made of, and a bundle that gives the same digits on
// a machine without the data.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators/norms.hpp"
#include "domain/indicators/values.hpp"

namespace vekha::indicators {

/// A number the value is made of: an aggregate, an earlier year, the whole, a place among others.
struct MadeOf {
  std::string text;        ///< «доля(…)» in the words of the language
  std::string value_text;  ///< «70,0 % (42 из 60)»
  formula::Value value;
};
struct Explanation {
  std::string title;        ///< «Успеваемость: 501 СОШ № 5, 2025»
  std::string formula;      ///< in words
  std::string program;      ///< with the parameters put in
  std::string substituted;  ///< «(12 / 240) · 100 = 5,0 %»
  formula::Value value;
  std::string value_text;
  std::vector<MadeOf> parts;
  std::vector<std::string> filters;  ///< «год 2025», «в программе: отметка из файла…»
  struct Excluded {
    std::string reason;
    std::int64_t count = 0;
  };
  std::vector<Excluded> excluded;
  struct Batch {
    BatchId id;
    std::vector<std::string> files;
    std::string committed_at;
  };
  std::vector<Batch> batches;
  std::string definition;  ///< «версия 1, catalog/indicators/05-base.yaml, основание …»
  std::optional<NormRow> norm;
  Light light;
  std::string known_on;  ///< UTC moment up to which it was known; empty: everything known now
  std::string bundle;    ///< JSON
};
/// `key`: values of query.by of the one group. Throws not_found when there is no such group, forbidden when the
/// indicator tells the place among others whom somebody does not see.
Explanation explain(const Ground& ground, const Definition& definition, const ValueQuery& query,
                    const formula::Key& key);

/// A bundle computed anew.
struct Recomputed {
  std::string title;
  std::string program;
  std::string substituted;
  std::string value_text;  ///< as it comes out now
  Estimate stored;
  Estimate computed;
  bool same = false;  ///< to the last digit
};
/// Throws bad_input for a text that is no bundle.
Recomputed recompute(std::string_view bundle);

}  // namespace vekha::indicators
