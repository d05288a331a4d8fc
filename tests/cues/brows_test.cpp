#include "cues/brows.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;
using testing::Player;
using testing::Pose;
using testing::rad;
using testing::settled;

Pose brows(double raise) {
  Pose pose;
  pose.brow_raise = raise;
  return pose;
}

TEST(Brows, RaiseAndLowerGrowWithTheMovement) {
  double raise_before = -1.0;
  double lower_before = 2.0;
  for (const double amount : {-1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0}) {
    const double raise = *settled(CueId::brow_raise, brows(amount)).value;
    const double lower = *settled(CueId::brow_lower, brows(amount)).value;
    EXPECT_GE(raise, raise_before);
    EXPECT_LE(lower, lower_before);
    EXPECT_TRUE(raise == 0.0 || lower == 0.0) << "never both";
    raise_before = raise;
    lower_before = lower;
  }
  EXPECT_GT(raise_before, 0.7);
  EXPECT_GT(*settled(CueId::brow_lower, brows(-1.0)).value, 0.7);
  EXPECT_EQ(*settled(CueId::brow_raise, brows(0.0)).value, 0.0);
}

TEST(Brows, ARiseIsSeenBeforeTheNeutralIsLearned) {
  Player player;
  player.hold({}, 1.2);
  const core::CueReading raised = player.hold(brows(0.8), 0.6)[CueId::brow_raise];
  EXPECT_FALSE(raised.fitted);
  EXPECT_TRUE(raised.active);
  EXPECT_FALSE(player.hold({}, 0.6)[CueId::brow_raise].active);
}

TEST(Brows, SayWhatIsSeen) {
  const core::CueReading raised = settled(CueId::brow_raise, brows(0.7));
  EXPECT_TRUE(raised.active);
  EXPECT_TRUE(raised.fitted);
  EXPECT_NE(raised.sentence.find("raised"), std::string::npos) << raised.sentence;
  EXPECT_FALSE(settled(CueId::brow_lower, brows(0.7)).active);
}

TEST(Brows, TurningNoddingAndTiltingDoNotMoveThem) {
  for (const double yaw : {-20.0, 0.0, 20.0}) {
    for (const double pitch : {-12.0, 0.0, 12.0}) {
      Pose pose;
      pose.yaw_rad = rad(yaw);
      pose.pitch_rad = rad(pitch);
      pose.roll_rad = rad(yaw / 2);
      EXPECT_LT(*settled(CueId::brow_raise, pose).value, 0.25) << yaw << " " << pitch;
      EXPECT_LT(*settled(CueId::brow_lower, pose).value, 0.25) << yaw << " " << pitch;
    }
  }
}

TEST(Brows, BlinksDoNotMoveThem) {
  Pose closed;
  closed.openness_left = closed.openness_right = 0.0;
  EXPECT_EQ(*settled(CueId::brow_lower, closed).value, 0.0);
}

TEST(Brows, SizeShiftAndMirrorChangeNothing) {
  Pose pose = brows(0.6);
  pose.yaw_rad = rad(10.0);
  const double want = *settled(CueId::brow_raise, pose).value;
  const auto also = [&](const Pose& p, const Pose& calm) {
    EXPECT_NEAR(*settled(CueId::brow_raise, p, calm).value, want, 1e-3);
  };
  also(capture::scaled_picture(pose, 2.0), capture::scaled_picture({}, 2.0));
  also(capture::shifted_picture(pose, {90.0, 40.0}), capture::shifted_picture({}, {90.0, 40.0}));
  also(capture::mirrored(pose), {});
}

TEST(Brows, WithoutABaselineTheyAreReadWithLessConfidence) {
  Player player;
  const core::CueSet cues = player.hold({}, 1.0);
  const core::CueReading& r = cues[CueId::brow_raise];
  ASSERT_TRUE(r.value);
  EXPECT_FALSE(r.fitted);
  EXPECT_LT(r.confidence, 0.7);
  EXPECT_GT(settled(CueId::brow_raise, {}).confidence, 0.9);
}

TEST(Brows, AreMissingWithAReason) {
  Pose turned;
  turned.yaw_rad = rad(42.0);
  EXPECT_EQ(settled(CueId::brow_raise, turned).missing, Missing::turned_away);
  core::Face broken = capture::make_synthetic_face({});
  broken.shape.left_brow[2].y = std::numeric_limits<float>::quiet_NaN();
  Player player;
  EXPECT_EQ(player.show(broken)[CueId::brow_lower].missing, Missing::low_model_score);
  broken.shape.left_brow.clear();
  EXPECT_EQ(player.show(broken)[CueId::brow_lower].missing, Missing::low_model_score);
}

}  // namespace
}  // namespace attune::cues
