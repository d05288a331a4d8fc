#include "cues/face_view.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::Missing;
using testing::Pose;
using testing::rad;

core::Face face_of(const Pose& pose) { return capture::make_synthetic_face(pose); }

TEST(FaceView, FrontalFaceIsSeenAsItIs) {
  const core::Face face = face_of({});
  const FaceView view(face, {});
  EXPECT_FALSE(view.unreadable());
  EXPECT_NEAR(view.yaw_rad(), 0.0, 1e-9);
  EXPECT_NEAR(view.size_px(), 80.0, 1e-3);
  const auto left = view.frontal(face.shape.left_eye.outer_corner, 0.0);
  ASSERT_TRUE(left);
  EXPECT_GT(left->x, 0.5) << "the subject's left lies at positive x";
  EXPECT_NEAR(view.confidence(), 1.0, 1e-9);
}

TEST(FaceView, UndoesRollYawAndPitch) {
  const core::Face frontal = face_of({});
  const FaceView reference(frontal, {});
  const double brow_depth = 0.13;  // of the synthetic head's middle brow point and eyes' plane
  const auto want = reference.frontal(frontal.shape.left_brow[2], brow_depth);
  for (const double yaw : {-25.0, 0.0, 25.0}) {
    for (const double pitch : {-15.0, 0.0, 15.0}) {
      for (const double roll : {-30.0, 0.0, 30.0}) {
        Pose pose;
        pose.yaw_rad = rad(yaw);
        pose.pitch_rad = rad(pitch);
        pose.roll_rad = rad(roll);
        const core::Face face = face_of(pose);
        const FaceView view(face, {});
        const auto got = view.frontal(face.shape.left_brow[2], brow_depth);
        EXPECT_NEAR(got->x, want->x, 0.06) << yaw << " " << pitch << " " << roll;
        EXPECT_NEAR(got->y, want->y, 0.04) << yaw << " " << pitch << " " << roll;
        EXPECT_NEAR(view.size_px(), 80.0, 2.5) << yaw << " " << pitch << " " << roll;
      }
    }
  }
}

TEST(FaceView, ReckonsTurnAgainstTheLineToTheCamera) {
  Pose aside;
  aside.center_px = {520.0F, 240.0F};  // 14.6 degrees right of the axis, head along the axis
  const core::Face face = face_of(aside);
  EXPECT_NEAR(testing::deg(FaceView(face, {}).yaw_rad()), 14.6, 0.2);
  aside.yaw_rad = -std::atan2(200.0, 768.0);  // turned to the camera
  const core::Face turned = face_of(aside);
  EXPECT_NEAR(FaceView(turned, {}).yaw_rad(), 0.0, 0.01);
}

TEST(FaceView, SaysWhyAFaceIsUnreadable) {
  const auto why = [](const core::Face& face) { return FaceView(face, {}).unreadable(); };
  EXPECT_EQ(why(core::Face{}), Missing::no_face);

  core::Face broken = face_of({});
  broken.shape.left_eye.inner_corner.x = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(why(broken), Missing::low_model_score);

  Pose small;
  small.inter_ocular_px = 10.0;
  EXPECT_EQ(why(face_of(small)), Missing::too_small);

  Pose turned;
  turned.yaw_rad = rad(80.0);
  EXPECT_EQ(why(face_of(turned)), Missing::turned_away);

  core::Face dark = face_of({});
  dark.quality.score = 0.05;
  dark.quality.problems = {Missing::too_dark};
  EXPECT_EQ(why(dark), Missing::too_dark);

  core::Face doubtful = face_of({});
  doubtful.quality.model_score = 0.1;
  EXPECT_EQ(why(doubtful), Missing::low_model_score);
  doubtful.quality.model_score = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(why(doubtful), Missing::low_model_score);
}

TEST(FaceView, EyesOverACoveredFaceAreRead) {
  core::Face masked = face_of({});
  masked.quality.score = 0.05;
  masked.quality.problems = {Missing::covered};
  const FaceView view(masked, {});
  EXPECT_EQ(view.unreadable(), Missing::covered);
  EXPECT_FALSE(view.eyes_unreadable());
  EXPECT_GT(view.eyes_confidence(), 0.3);
  masked.quality.problems = {Missing::covered, Missing::too_dark};
  EXPECT_EQ(FaceView(masked, {}).eyes_unreadable(), Missing::covered);
  const core::Face clear = face_of({});
  EXPECT_EQ(FaceView(clear, {}).eyes_confidence(), FaceView(clear, {}).confidence());
}

TEST(FaceView, ConfidenceFallsWithQualityAndTurn) {
  core::Face blurred = face_of({});
  blurred.quality.score = 0.5;
  EXPECT_NEAR(FaceView(blurred, {}).confidence(), 0.5, 1e-9);
  core::Face poseless = face_of({});
  poseless.pose.reset();
  EXPECT_LT(FaceView(poseless, {}).confidence(), 0.5);

  double before = 1.1;
  for (const double yaw : {0.0, 10.0, 20.0, 30.0, 34.0, 36.0}) {
    Pose pose;
    pose.yaw_rad = rad(yaw);
    const core::Face face = face_of(pose);
    const double now = FaceView(face, {}).turn_confidence(rad(35.0), rad(35.0));
    EXPECT_LE(now, before) << yaw;
    before = now;
  }
  EXPECT_EQ(before, 0.0);
}

}  // namespace
}  // namespace attune::cues
