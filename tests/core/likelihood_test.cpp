#include "core/likelihood.hpp"

#include <gtest/gtest.h>

namespace attune::core {
namespace {

TEST(Likelihood, WordsFollowTheCutOffs) {
  EXPECT_EQ(likelihood_word(0.9), "likely");
  EXPECT_EQ(likelihood_word(0.6), "likely");
  EXPECT_EQ(likelihood_word(0.59), "possible");
  EXPECT_EQ(likelihood_word(0.3), "possible");
  EXPECT_EQ(likelihood_word(0.29), "less likely");
}

}  // namespace
}  // namespace attune::core
