#include "cues/photo_cues.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Intensity;
using testing::Player;
using testing::Pose;
using testing::rad;

PhotoRule rule(PhotoMeasure measure, double weight, double low, double high) {
  PhotoRule r;
  r.weights[static_cast<std::size_t>(measure)] = weight;
  r.low = low;
  r.high = high;
  return r;
}

double calm(PhotoMeasure measure) {
  const core::Face face = capture::make_synthetic_face({});
  return measure_photo(FaceView(face, {}), face)[static_cast<std::size_t>(measure)].value();
}

// Rules whose middle class is the synthetic calm face.
CueOptions with_rules() {
  CueOptions options;
  const double brow = 60.0 * calm(PhotoMeasure::brow_height);
  options.photo.brows.shape = rule(PhotoMeasure::brow_height, 60.0, brow - 2.0, brow + 2.0);
  const double gap = 60.0 * calm(PhotoMeasure::eye_gap);
  options.photo.eyes.shape = rule(PhotoMeasure::eye_gap, 60.0, gap - 2.0, gap + 2.0);
  const double lift = 60.0 * calm(PhotoMeasure::lift_middle);
  options.photo.corners.shape = rule(PhotoMeasure::lift_middle, 60.0, lift - 2.0, lift + 2.0);
  options.photo.smile.shape = rule(PhotoMeasure::lift_middle, 60.0, lift + 2.0, lift + 4.0);
  return options;
}

core::CueSet at_first_sight(const Pose& pose) {
  Player player(30.0, with_rules());
  return player.show(pose);
}

TEST(PhotoCues, ScoreNeedsEveryMeasureThatHasAWeight) {
  PhotoMeasures m;
  const PhotoRule r = rule(PhotoMeasure::mouth_width, 2.0, 0.0, 1.0);
  EXPECT_FALSE(score(r, m));
  m[static_cast<std::size_t>(PhotoMeasure::mouth_width)] = 0.7;
  EXPECT_NEAR(score(r, m).value(), 1.4, 1e-12);
  m[static_cast<std::size_t>(PhotoMeasure::mouth_width)] = std::nan("");
  EXPECT_FALSE(score(r, m));
}

TEST(PhotoCues, ReadingsGrowWithTheFaceAndOnlyTheirOwn) {
  double smile = -1.0, corners = -2.0, raise = -1.0;
  for (double size = 0.0; size <= 1.0; size += 0.25) {
    Pose smiling, raised;
    smiling.mouth_corners = raised.brow_raise = size;
    const core::CueSet mouth = at_first_sight(smiling);
    const core::CueSet brows = at_first_sight(raised);
    EXPECT_GE(*mouth[CueId::smile].value, smile);
    EXPECT_GE(*mouth[CueId::mouth_corners].value, corners);
    EXPECT_GE(*brows[CueId::brow_raise].value, raise);
    smile = *mouth[CueId::smile].value;
    corners = *mouth[CueId::mouth_corners].value;
    raise = *brows[CueId::brow_raise].value;
    EXPECT_EQ(mouth[CueId::brow_raise].intensity, Intensity::none) << "a smile raises no brow";
    EXPECT_EQ(brows[CueId::smile].intensity, Intensity::none) << "brows are no smile";
    EXPECT_FALSE(mouth[CueId::smile].fitted);
  }
  EXPECT_GT(smile, 0.45);
  EXPECT_GT(corners, 0.3);
  EXPECT_GT(raise, 0.2);
}

TEST(PhotoCues, DownAndLoweredAreTheOtherSide) {
  Pose sad, frowning;
  sad.mouth_corners = -1.0;
  frowning.brow_raise = -1.0;
  EXPECT_LT(*at_first_sight(sad)[CueId::mouth_corners].value, -0.15);
  EXPECT_NE(at_first_sight(sad)[CueId::mouth_corners].intensity, Intensity::none);
  EXPECT_EQ(at_first_sight(sad)[CueId::smile].intensity, Intensity::none);
  EXPECT_GT(*at_first_sight(frowning)[CueId::brow_lower].value, 0.2);
  EXPECT_EQ(at_first_sight(frowning)[CueId::brow_raise].intensity, Intensity::none);
}

bool stands_out(const core::CueReading& eye) {
  return eye.intensity == Intensity::clear || eye.intensity == Intensity::strong;
}

TEST(PhotoCues, EyesNarrowAndWidenByTheRule) {
  double before = 2.0;
  for (const double open : {1.0, 0.85, 0.7, 0.55}) {
    Pose pose;
    pose.openness_right = pose.openness_left = open;
    const core::CueSet cues = at_first_sight(pose);
    const core::CueReading& right = cues[CueId::eye_openness_right];
    EXPECT_LT(*right.value, before);
    EXPECT_NEAR(*right.value, *cues[CueId::eye_openness_left].value, 1e-3);
    EXPECT_EQ(stands_out(right), open < 0.75) << open;
    EXPECT_FALSE(right.fitted);
    before = *right.value;
  }
  CueOptions startled = with_rules();
  startled.photo.eyes.shape->low -= 4.5;
  startled.photo.eyes.shape->high -= 4.5;
  const core::CueSet wide = Player(30.0, startled).show(Pose{});
  EXPECT_GT(*wide[CueId::eye_openness_left].value, 1.33);
  EXPECT_TRUE(stands_out(wide[CueId::eye_openness_left]));
  EXPECT_EQ(wide[CueId::brow_raise].intensity, Intensity::none) << "eyes are no brows";
}

TEST(PhotoCues, ShutEyesAreSeenByTheLidsAlone) {
  CueOptions startled = with_rules();
  startled.photo.eyes.shape->low = -20.0;
  startled.photo.eyes.shape->high = -10.0;
  Pose shut;
  shut.openness_right = shut.openness_left = 0.0;
  const core::CueSet cues = Player(30.0, startled).show(shut);
  EXPECT_GT(*cues[CueId::eyes_closed].value, 0.9);
  EXPECT_LT(*cues[CueId::eye_openness_right].value, 0.2);
  EXPECT_LT(*cues[CueId::eye_openness_left].value, 0.2);
}

TEST(PhotoCues, AWinkStaysOne) {
  Pose wink;
  wink.openness_left = 0.1;
  const core::CueSet cues = at_first_sight(wink);
  EXPECT_GT(*cues[CueId::eye_openness_right].value, *cues[CueId::eye_openness_left].value + 0.5);
  EXPECT_FALSE(stands_out(cues[CueId::eye_openness_right]));
}

TEST(PhotoCues, TheOwnNeutralTakesOverTheEyes) {
  // Eyes that the rule takes for narrowed, but that are this person's neutral.
  CueOptions options = with_rules();
  options.photo.eyes.shape->low += 6.0;
  options.photo.eyes.shape->high += 6.0;
  Player player(30.0, options);
  EXPECT_LT(*player.show(Pose{})[CueId::eye_openness_right].value, 0.75);
  const core::CueReading later = player.hold(Pose{}, 14.0)[CueId::eye_openness_right];
  EXPECT_TRUE(later.fitted);
  EXPECT_NEAR(*later.value, 1.0, 0.05);
}

TEST(PhotoCues, ExpressionCountsWhenThereIsOneAndTheShapeWhenNot) {
  CueOptions options = with_rules();
  options.photo.smile.with_expression = rule(PhotoMeasure::looks_happiness, 1.0, -3.0, -1.0);
  core::Face face = capture::make_synthetic_face({});
  core::Expression happy;
  happy.probability[static_cast<std::size_t>(core::ExpressionClass::happiness)] = 1.0;
  face.expression = happy;
  EXPECT_GT(*Player(30.0, options).show(face)[CueId::smile].value, 0.45);
  face.expression.reset();
  EXPECT_EQ(Player(30.0, options).show(face)[CueId::smile].intensity, Intensity::none);
}

TEST(PhotoCues, NothingJumpsWhenTheOwnNeutralIsKnown) {
  // A face that the rule takes for raised brows, but that is this person's neutral.
  CueOptions options = with_rules();
  options.photo.brows.shape->low -= 4.0;
  options.photo.brows.shape->high -= 4.0;
  Player player(30.0, options);
  double before = *player.show(Pose{})[CueId::brow_raise].value;
  EXPECT_GT(before, 0.5);
  double largest = 0.0;
  bool fitted = false;
  for (int i = 0; i < 30 * 14; ++i) {
    const core::CueReading r = player.show(Pose{})[CueId::brow_raise];
    ASSERT_TRUE(r.value);
    largest = std::max(largest, std::abs(*r.value - before));
    before = *r.value;
    fitted = fitted || r.fitted;
  }
  EXPECT_TRUE(fitted);
  EXPECT_LT(largest, 0.05) << "in one frame";
  EXPECT_LT(before, 0.05) << "in the end the own neutral counts alone";
}

TEST(PhotoCues, LeaveReasonsAlone) {
  Pose turned;
  turned.yaw_rad = rad(42.0);
  EXPECT_EQ(at_first_sight(turned)[CueId::brow_raise].missing, core::Missing::turned_away);
  EXPECT_FALSE(at_first_sight(turned)[CueId::smile].value);
}

TEST(PhotoCues, WithoutRulesReadingsStayAsTheyAre) {
  // Brow and corners are read against the average face, which the rules here would call raised.
  CueOptions shifted = with_rules();
  shifted.photo.brows.shape->low -= 4.0;
  shifted.photo.brows.shape->high -= 4.0;
  Player with(30.0, shifted);
  Player without;
  EXPECT_GT(*with.show(Pose{})[CueId::brow_raise].value, 0.5);
  const core::CueReading plain = without.show(Pose{})[CueId::brow_raise];
  ASSERT_TRUE(plain.value);
  EXPECT_LT(*plain.value, 0.2);
}

}  // namespace
}  // namespace attune::cues
