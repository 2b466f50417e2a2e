#include "base/json.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vekha {
namespace {

TEST(Json, WritesNestedValues) {
  JsonWriter json;
  json.begin_object().field("a", 1).key("b").begin_array().value(true).null().value("«x»\n").end_array();
  json.field("c", std::nan("")).field("d", std::optional<double>{}).field("e", 0.5).end_object();
  EXPECT_EQ(json.text(), R"({"a":1,"b":[true,null,"«x»\n"],"c":null,"d":null,"e":0.5})");
}

TEST(Json, WritesAbsenceWithItsReason) {
  JsonWriter json;
  write_estimate(json, Estimate::absent(Absence::too_few, 1));
  EXPECT_EQ(json.text(), R"({"value":null,"n":1,"absence":"too_few","absence_text":"мало работ"})");
}

}  // namespace
}  // namespace vekha
