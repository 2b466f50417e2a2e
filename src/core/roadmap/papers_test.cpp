#include "core/roadmap/papers.hpp"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

using Names = std::vector<std::string>;

TEST(Papers, OfTheirOwnColumnAreListed) {
  EXPECT_EQ(listed_papers("приказ, журнал\nинструктажей"), (Names{"приказ", "журнал инструктажей"}));
  EXPECT_EQ(listed_papers("Приказ\nПротокол"), (Names{"Приказ", "Протокол"}));
  EXPECT_EQ(listed_papers("статьи в газете, на сайте; буклет."), (Names{"статьи в газете, на сайте", "буклет"}));
  EXPECT_TRUE(listed_papers("").empty());
}

TEST(Papers, AreRecognisedInResults) {
  EXPECT_EQ(recognised_papers("Справка, приказ об итогах. Справки школ"), (Names{"справка", "приказ"}));
  EXPECT_TRUE(recognised_papers("Достижение планируемых результатов").empty());
}

}  // namespace
}  // namespace vekha::roadmap
