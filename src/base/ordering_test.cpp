#include "base/ordering.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Ordering, SchoolNumbersSortAsNumbers) {
  EXPECT_TRUE(natural_less("СОШ № 9", "СОШ № 10"));
  EXPECT_FALSE(natural_less("СОШ № 10", "СОШ № 9"));
  EXPECT_TRUE(natural_less("СОШ № 10", "СОШ № 10 им. Гагарина"));
  EXPECT_FALSE(natural_less("СОШ", "СОШ"));
}

}  // namespace
}  // namespace vekha
