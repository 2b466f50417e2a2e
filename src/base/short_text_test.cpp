#include "base/short_text.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(ShortText, GivesBackWhatWasWrittenAndOrdersAsTextsDo) {
  const ShortText<7> one = "7А";
  const ShortText<7> two = std::string("7Б");
  EXPECT_EQ(one.text(), "7А");
  EXPECT_LT(one, two);
  EXPECT_LT(ShortText<7>(), one);
  EXPECT_NE(ShortText<7>("a"), ShortText<7>(std::string_view("a\0", 2)));
  EXPECT_TRUE(ShortText<7>().empty());
}

TEST(ShortText, RefusesWhatDoesNotFit) {
  EXPECT_EQ(ShortText<6>("вуз").text(), "вуз");
  EXPECT_THROW(ShortText<5>("вуз"), Error);
}

}  // namespace
}  // namespace vekha
