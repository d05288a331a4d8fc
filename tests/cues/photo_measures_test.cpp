#include "cues/photo_measures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "cues/cue_testing.hpp"
#include "cues/face_view.hpp"

namespace attune::cues {
namespace {

using testing::Pose;
using testing::rad;

PhotoMeasures measured(const Pose& pose) {
  const core::Face face = capture::make_synthetic_face(pose);
  return measure_photo(FaceView(face, {}), face);
}

double of(const PhotoMeasures& m, PhotoMeasure id) {
  return m[static_cast<std::size_t>(id)].value_or(std::numeric_limits<double>::quiet_NaN());
}

TEST(PhotoMeasures, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kPhotoMeasureCount; ++i) {
    names.insert(name(static_cast<PhotoMeasure>(i)));
  }
  EXPECT_EQ(names.size(), kPhotoMeasureCount);
  EXPECT_EQ(names.count(""), 0U);
  EXPECT_EQ(name(PhotoMeasure::looks_contempt), "looks_contempt");
  EXPECT_EQ(name(PhotoMeasure::pitch), "pitch");
  EXPECT_EQ(name(PhotoMeasure::brows_contempt), "brows_contempt");
}

TEST(PhotoMeasures, FollowTheFace) {
  Pose raised, smiling, open;
  raised.brow_raise = 0.8;
  smiling.mouth_corners = 0.8;
  open.mouth_open = 0.6;
  const PhotoMeasures calm = measured({});
  EXPECT_GT(of(measured(raised), PhotoMeasure::brow_inner),
            of(calm, PhotoMeasure::brow_inner) + 0.02);
  EXPECT_GT(of(measured(smiling), PhotoMeasure::lift_middle),
            of(calm, PhotoMeasure::lift_middle) + 0.02);
  EXPECT_LT(of(measured(smiling), PhotoMeasure::nose_corner),
            of(calm, PhotoMeasure::nose_corner) - 0.02);
  EXPECT_GT(of(measured(open), PhotoMeasure::mouth_gap), of(calm, PhotoMeasure::mouth_gap) + 0.05);
  Pose narrowed;
  narrowed.openness_right = narrowed.openness_left = 0.6;
  EXPECT_LT(of(measured(narrowed), PhotoMeasure::eye_gap), of(calm, PhotoMeasure::eye_gap) - 0.02);
  EXPECT_LT(of(measured(narrowed), PhotoMeasure::lid_iris),
            of(calm, PhotoMeasure::lid_iris) - 0.02);
}

TEST(PhotoMeasures, SizePlaceAndMirrorChangeNothing) {
  Pose pose;
  pose.yaw_rad = rad(12.0);
  pose.mouth_corners = 0.4;
  const PhotoMeasures as_is = measured(pose);
  for (const Pose& other :
       {capture::scaled_picture(pose, 2.0), capture::shifted_picture(pose, {60.0, 30.0}),
        capture::mirrored(pose)}) {
    const PhotoMeasures m = measured(other);
    for (std::size_t i = 0; i < kPhotoMeasureCount; ++i) {
      if (is_of_expression(static_cast<PhotoMeasure>(i))) continue;
      ASSERT_TRUE(as_is[i] && m[i]) << i;
      EXPECT_NEAR(*as_is[i], *m[i], 0.01) << name(static_cast<PhotoMeasure>(i));
    }
  }
}

TEST(PhotoMeasures, ExpressionIsLogarithmsAndOnlyWhenThereIsOne) {
  core::Face face = capture::make_synthetic_face({});
  const auto missing = [&](PhotoMeasure id) {
    return !measure_photo(FaceView(face, {}), face)[static_cast<std::size_t>(id)];
  };
  EXPECT_TRUE(missing(PhotoMeasure::looks_neutral));
  EXPECT_TRUE(missing(PhotoMeasure::brows_neutral));
  core::Expression expression;
  expression.probability[0] = 1.0;
  face.expression = expression;
  EXPECT_TRUE(missing(PhotoMeasure::brows_neutral)) << "the whole face is not its brows";
  expression.probability = {0.5, 0.0, 0.5};
  face.brow_expression = expression;
  const PhotoMeasures m = measure_photo(FaceView(face, {}), face);
  EXPECT_EQ(of(m, PhotoMeasure::looks_neutral), 0.0);
  EXPECT_EQ(of(m, PhotoMeasure::looks_contempt), -7.0);
  EXPECT_NEAR(of(m, PhotoMeasure::brows_surprise), std::log(0.5), 1e-12);
  EXPECT_EQ(of(m, PhotoMeasure::brows_happiness), -7.0);
}

TEST(PhotoMeasures, LidsOverTheIrisNeedIrises) {
  core::Face face = capture::make_synthetic_face({});
  face.shape.left_eye.iris.reset();
  const PhotoMeasures m = measure_photo(FaceView(face, {}), face);
  EXPECT_FALSE(m[static_cast<std::size_t>(PhotoMeasure::lid_iris)]);
  EXPECT_TRUE(m[static_cast<std::size_t>(PhotoMeasure::eye_gap)]);
}

TEST(PhotoMeasures, BrokenPointsLeaveTheirPartOut) {
  core::Face face = capture::make_synthetic_face({});
  face.shape.left_brow[2].y = std::numeric_limits<float>::quiet_NaN();
  const PhotoMeasures m = measure_photo(FaceView(face, {}), face);
  EXPECT_FALSE(m[static_cast<std::size_t>(PhotoMeasure::brow_height)]);
  EXPECT_TRUE(std::isfinite(of(m, PhotoMeasure::mouth_width)));
  const PhotoMeasures none = measure_photo(FaceView(core::Face{}, {}), core::Face{});
  for (const auto& value : none) EXPECT_FALSE(value);
}

}  // namespace
}  // namespace attune::cues
