#include "core/eye_activity.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace attune::core {
namespace {

TEST(EyeActivity, NamesAreDistinct) {
  const std::set<std::string_view> sides{name(GazeSide::left), name(GazeSide::right),
                                         name(GazeSide::up), name(GazeSide::down)};
  EXPECT_EQ(sides.size(), kGazeSideCount);
  EXPECT_FALSE(sides.contains("unknown"));
  const std::set<std::string_view> kinds{
      name(EyeEpisodeKind::contact), name(EyeEpisodeKind::aversion), name(EyeEpisodeKind::blink),
      name(EyeEpisodeKind::long_closure)};
  EXPECT_EQ(kinds.size(), 4U);
  EXPECT_FALSE(kinds.contains("unknown"));
}

TEST(EyeActivity, StartsWithReasonsInsteadOfNumbers) {
  const EyeActivity activity;
  for (const Measured* measure :
       {&activity.contact_share, &activity.contact_now_s, &activity.contact_mean_s,
        &activity.aversions_per_min, &activity.blinks_per_min}) {
    EXPECT_FALSE(measure->value);
    EXPECT_EQ(measure->missing, Missing::too_short);
  }
}

TEST(EyeActivity, AMeasureIsEitherANumberOrAReason) {
  EXPECT_EQ(measured(0.5).value, 0.5);
  EXPECT_FALSE(measured(0.5).missing);
  EXPECT_FALSE(not_measured(Missing::covered).value);
  EXPECT_EQ(not_measured(Missing::covered).missing, Missing::covered);
}

}  // namespace
}  // namespace attune::core
