// The worked cases of catalog/checks/indicators.yaml against the shipped definitions.
#include <gtest/gtest.h>

#include <map>

#include "base/text.hpp"
#include "domain/indicators/state.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {
namespace {

constexpr std::string_view kFile = "catalog/checks/indicators.yaml";

std::vector<sys::YamlMap> cases() { return sys::read_yaml(kFile, sys::embedded(kFile).value_or("")).maps("cases"); }

results::Tally tally_of(const sys::YamlMap& drawn, const sys::YamlMap& work) {
  const auto number = [&](std::string_view key) { return static_cast<int>(work.maybe_integer(key).value_or(0)); };
  const auto maximum = work.maybe_integer("maximum").value_or(drawn.maybe_integer("maximum").value_or(0));
  return {.exam = {drawn.text_or("procedure", "ВПР"), 2021, 5, work.text_or("subject", "Математика")},
          .school = {},
          .class_name = {},
          .maximum = static_cast<int>(maximum),
          .score = number("score"),
          .mark_in_file = number("mark"),
          .works = work.integer("count")};
}

std::optional<catalog::Scale> scale_of(const sys::YamlMap& drawn) {
  const std::vector<double> from = drawn.numbers("scale");
  if (from.size() != 3) return std::nullopt;
  return catalog::Scale{.exam = {},
                        .maximum = static_cast<int>(drawn.maybe_integer("scale_maximum").value_or(0)),
                        .from = {static_cast<int>(from[0]), static_cast<int>(from[1]), static_cast<int>(from[2])},
                        .source = {},
                        .note = {}};
}

State state_of(const sys::YamlMap& drawn) {
  drawn.only({"title", "procedure", "maximum", "scale", "scale_maximum", "works", "expect"});
  const auto scale = scale_of(drawn);
  State state;
  for (const sys::YamlMap& work : drawn.maps("works")) state.add(tally_of(drawn, work), scale ? &*scale : nullptr);
  return state;
}

void expect_as_drawn(const sys::YamlMap& expected, const Estimate& found, const Indicator& indicator) {
  constexpr double kTolerance = 1e-6;
  EXPECT_EQ(found.n, expected.integer("n"));
  ASSERT_EQ(found.value.has_value(), expected.has("value"));
  ASSERT_EQ(found.interval.has_value(), expected.has("lo"));
  if (found.value) {
    EXPECT_NEAR(*found.value, expected.number("value"), kTolerance);
  } else {
    EXPECT_EQ(absence_name(found.absence), expected.text("absence"));
  }
  if (found.interval) {
    EXPECT_NEAR(found.interval->lo, expected.number("lo"), kTolerance);
    EXPECT_NEAR(found.interval->hi, expected.number("hi"), kTolerance);
  }
  const std::string text = replaced(estimate_text(found, indicator), "\u00A0", " ");
  EXPECT_EQ(text, expected.text_or("text", text));
}

TEST(IndicatorChecks, EveryWorkedCaseComesOut) {
  for (const sys::YamlMap& drawn : cases()) {
    const State state = state_of(drawn);
    for (const sys::YamlMap& expected : drawn.maps("expect")) {
      SCOPED_TRACE(drawn.text("title") + " / " + expected.text("indicator"));
      expected.only({"indicator", "value", "n", "lo", "hi", "absence", "text"});
      const Indicator* indicator = find_definition(expected.text("indicator"));
      ASSERT_NE(indicator, nullptr);
      expect_as_drawn(expected, estimate(state, *indicator), *indicator);
    }
  }
}

TEST(IndicatorChecks, EveryIndicatorHasThreeWorkedCases) {
  std::map<std::string, int> met;
  for (const sys::YamlMap& drawn : cases())
    for (const sys::YamlMap& expected : drawn.maps("expect")) ++met[expected.text("indicator")];
  for (const Indicator& indicator : definitions()) EXPECT_GE(met[indicator.id], 3) << indicator.id;
}

TEST(IndicatorChecks, EveryKindHasExactlyOneDefinition) {
  std::map<Kind, int> met;
  for (const Indicator& indicator : definitions()) ++met[indicator.kind];
  EXPECT_EQ(met.size(), 9U);
  for (const auto& [kind, count] : met) EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace vekha::indicators
