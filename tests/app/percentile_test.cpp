#include "app/percentile.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace attune::app {
namespace {

TEST(Percentile, LiesBetweenNeighbours) {
  EXPECT_DOUBLE_EQ(percentile({3.0, 1.0, 2.0}, 0.5), 2.0);
  EXPECT_DOUBLE_EQ(percentile({4.0, 1.0, 2.0, 3.0}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(percentile({0.0, 10.0}, 0.95), 9.5);
  EXPECT_DOUBLE_EQ(percentile({5.0}, 0.95), 5.0);
  EXPECT_DOUBLE_EQ(percentile({1.0, 2.0}, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(percentile({1.0, 2.0}, 1.0), 2.0);
}

TEST(Percentile, NeedsValues) {
  EXPECT_THROW(percentile({}, 0.5), std::logic_error);
  EXPECT_THROW(percentile({1.0}, 1.5), std::logic_error);
  EXPECT_THROW(mean({}), std::logic_error);
  EXPECT_DOUBLE_EQ(mean({1.0, 2.0, 6.0}), 3.0);
}

}  // namespace
}  // namespace attune::app
