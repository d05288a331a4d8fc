#include "cues/action_units.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueSet;
using testing::Player;
using testing::Pose;
using testing::rad;

CueSet settled_all(const Pose& pose) {
  Player player;
  player.calm();
  return player.hold(pose, 1.5);
}

double value(const CueSet& cues, CueId id) { return cues[id].value.value_or(-1.0); }

template <class Change>
void expect_rises(CueId id, Change change, double least) {
  double before = -1e-9;
  for (const double amount : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    Pose pose;
    change(pose, amount);
    const double now = value(settled_all(pose), id);
    EXPECT_GE(now, before - 0.02) << core::info(id).name << " " << amount;
    before = now;
  }
  EXPECT_GT(before, least) << core::info(id).name;
}

TEST(ActionUnits, GrowWithTheMovement) {
  const auto brows_up = [](Pose& p, double a) { p.brow_raise = a; };
  const auto brows_down = [](Pose& p, double a) { p.brow_raise = -a; };
  const auto smile = [](Pose& p, double a) { p.mouth_corners = a; };
  const auto frown = [](Pose& p, double a) { p.mouth_corners = -a; };
  const auto open = [](Pose& p, double a) { p.mouth_open = a; };
  const auto close = [](Pose& p, double a) { p.openness_left = p.openness_right = 1.0 - a; };
  for (const CueId id :
       {CueId::au01_right, CueId::au01_left, CueId::au02_right, CueId::au02_left}) {
    expect_rises(id, brows_up, 0.4);
  }
  expect_rises(CueId::au04, brows_down, 0.5);
  expect_rises(CueId::au12_right, smile, 0.5);
  expect_rises(CueId::au12_left, smile, 0.5);
  expect_rises(CueId::au15_right, frown, 0.4);
  expect_rises(CueId::au15_left, frown, 0.4);
  expect_rises(CueId::au25, open, 0.9);
  expect_rises(CueId::au43_right, close, 0.9);
  expect_rises(CueId::au43_left, close, 0.9);
  expect_rises(
      CueId::au23, [](Pose& p, double a) { p.lips_pressed = a; }, 0.3);
}

TEST(ActionUnits, SidesAreApart) {
  Pose wink;
  wink.openness_left = 0.0;
  const CueSet cues = settled_all(wink);
  EXPECT_GT(value(cues, CueId::au43_left), 0.9);
  EXPECT_LT(value(cues, CueId::au43_right), 0.1);
}

TEST(ActionUnits, MirrorSwapsTheSides) {
  Pose pose;
  pose.mouth_corners = 0.6;
  pose.brow_raise = 0.5;
  pose.yaw_rad = rad(8.0);
  pose.openness_left = 0.6;
  const CueSet one = settled_all(pose);
  const CueSet other = settled_all(capture::mirrored(pose));
  for (const auto& [right, left] : {std::pair{CueId::au01_right, CueId::au01_left},
                                    {CueId::au02_right, CueId::au02_left},
                                    {CueId::au12_right, CueId::au12_left},
                                    {CueId::au43_right, CueId::au43_left},
                                    {CueId::au06_right, CueId::au06_left},
                                    {CueId::au15_right, CueId::au15_left}}) {
    EXPECT_NEAR(value(one, right), value(other, left), 0.05) << core::info(right).name;
    EXPECT_NEAR(value(one, left), value(other, right), 0.05) << core::info(left).name;
  }
}

TEST(ActionUnits, ATurnedNeutralFaceDoesNothing) {
  for (const double yaw : {-20.0, 0.0, 20.0}) {
    for (const double pitch : {-10.0, 0.0, 10.0}) {
      Pose pose;
      pose.yaw_rad = rad(yaw);
      pose.pitch_rad = rad(pitch);
      const CueSet cues = settled_all(pose);
      for (const core::CueReading& r : cues.readings) {
        if (core::info(r.id).group != core::CueGroup::action_units || !r.value) continue;
        EXPECT_LT(*r.value, 0.4) << core::info(r.id).name << " " << yaw << " " << pitch;
      }
    }
  }
}

// Turned to `pitch_rad`, the point of the chin where the mesh puts it: on the edge of the jaw,
// which comes closer to the lips as the head is lowered, more so on some faces.
core::Face nodding_mesh_face(double pitch_rad, double chin_up = 0.0) {
  constexpr double kSlide = 0.6;  // IOD a radian, within the 0.2 to 0.9 seen on recorded faces
  Pose pose;
  pose.pitch_rad = pitch_rad;
  core::Face face = capture::make_synthetic_face(pose);
  std::vector<cv::Point2f>& jaw = face.shape.jaw;
  const double shift = kSlide * std::sin(pitch_rad) - chin_up;
  jaw[jaw.size() / 2].y += static_cast<float>(shift * pose.inter_ocular_px);
  return face;
}

TEST(ActionUnits, ANoddingHeadRaisesNoChin) {
  for (const double pitch : {-20.0, -12.0, -6.0, 6.0, 12.0, 20.0}) {
    Pose pose;
    pose.pitch_rad = rad(pitch);
    const CueSet drawn = settled_all(pose);
    EXPECT_LT(value(drawn, CueId::au17), 0.05) << pitch;
    Player player;
    player.calm();
    CueSet cues;
    for (int i = 0; i < 45; ++i) cues = player.show(nodding_mesh_face(rad(pitch)));
    EXPECT_LT(value(cues, CueId::au17), 0.2) << pitch;
    EXPECT_LT(value(cues, CueId::tension_chin), 0.2) << pitch;
  }
}

TEST(ActionUnits, AChinThatIsPushedUpIsSeenOnAHeadThatLooksAhead) {
  for (const double pitch : {-3.0, 0.0}) {
    Player player;
    player.calm();
    CueSet cues;
    for (int i = 0; i < 45; ++i) cues = player.show(nodding_mesh_face(rad(pitch), 0.11));
    EXPECT_GT(value(cues, CueId::au17), 0.5) << pitch;
  }
}

TEST(ActionUnits, AnOpeningMouthRaisesNeitherChinNorUpperLip) {
  Player player;
  player.calm();
  core::Face face = capture::make_synthetic_face({});
  core::MouthShape& mouth = face.shape.mouth;  // the mesh's chin stays behind the lower lip
  for (auto* lip : {&mouth.inner_lower, &mouth.outer_lower}) {
    for (cv::Point2f& p : *lip) p.y += 20.0F;
  }
  for (auto* lip : {&mouth.inner_upper, &mouth.outer_upper}) {
    for (cv::Point2f& p : *lip) p.y -= 4.0F;
  }
  core::CueSet cues;
  for (int i = 0; i < 45; ++i) cues = player.show(face);
  EXPECT_GT(value(cues, CueId::mouth_open), 0.5);
  EXPECT_LT(value(cues, CueId::au17), 0.05);
  EXPECT_LT(value(cues, CueId::au10), 0.15);
}

TEST(ActionUnits, BeforeTheOwnNeutralOnlyWhatAnAverageFaceTells) {
  Player player;
  Pose smile;
  smile.mouth_corners = 1.0;
  const CueSet cues = player.hold(smile, 1.0);
  EXPECT_FALSE(cues[CueId::au12_right].fitted);
  EXPECT_GT(value(cues, CueId::au12_right), 0.2);
  EXPECT_EQ(cues[CueId::au09].missing, core::Missing::no_baseline);
}

TEST(ActionUnits, WeakOnesAreLessSure) {
  const CueSet cues = settled_all({});
  for (const CueId id : {CueId::au17, CueId::au20, CueId::au26, CueId::au14_left, CueId::au09}) {
    EXPECT_LT(cues[id].confidence, 0.5 * cues[CueId::au12_left].confidence) << core::info(id).name;
  }
}

}  // namespace
}  // namespace attune::cues
