#include "state/both_sides.hpp"

#include <gtest/gtest.h>

namespace attune::state {
namespace {

TEST(BothSides, SayTheSameInOne) {
  EXPECT_EQ(both_sides("The right eye is narrowed.", "The left eye is narrowed."),
            "Both eyes are narrowed.");
  EXPECT_EQ(both_sides("The lids of the right eye are slightly tightened.",
                       "The lids of the left eye are slightly tightened."),
            "The lids of both eyes are slightly tightened.");
}

TEST(BothSides, WhatDiffersStaysApart) {
  EXPECT_FALSE(both_sides("The right eye is narrowed.", "The left eye is wide open."));
  EXPECT_FALSE(both_sides("The right eye is narrowed.", "The left cheek is narrowed."));
  EXPECT_FALSE(both_sides("The brows are raised.", "The brows are raised."));
}

}  // namespace
}  // namespace attune::state
