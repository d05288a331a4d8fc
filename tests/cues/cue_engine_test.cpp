#include "cues/cue_engine.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;
using testing::Player;
using testing::Pose;
using testing::rad;

void expect_whole(const core::CueSet& cues) {
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    const core::CueReading& r = cues.readings[i];
    const core::CueInfo& cue = core::all_cues()[i];
    ASSERT_EQ(r.id, cue.id);
    ASSERT_NE(r.value.has_value(), r.missing.has_value()) << cue.name << ": either, never both";
    ASSERT_FALSE(r.word.empty()) << cue.name;
    ASSERT_FALSE(r.sentence.empty()) << cue.name;
    ASSERT_TRUE(r.confidence >= 0.0 && r.confidence <= 1.0) << cue.name;
    if (r.value) {
      ASSERT_TRUE(*r.value >= cue.low && *r.value <= cue.high) << cue.name << " " << *r.value;
    } else {
      ASSERT_EQ(r.confidence, 0.0) << cue.name;
      ASSERT_FALSE(r.active) << cue.name;
    }
  }
}

TEST(CueEngine, ReadsEveryCueOfACalmFace) {
  Player player;
  player.calm();
  const core::CueSet cues = player.hold({}, 1.0);
  expect_whole(cues);
  for (const core::CueReading& r : cues.readings) {
    const bool late = r.id == CueId::attending;  // needs longer
    EXPECT_TRUE(r.value || late || r.missing == Missing::not_provided) << core::info(r.id).name;
    EXPECT_EQ(r.active, r.id == CueId::eye_contact) << core::info(r.id).name;
  }
}

TEST(CueEngine, EmptyFaceIsMissingEverywhere) {
  Player player;
  const core::CueSet cues = player.show(core::Face{});
  expect_whole(cues);
  for (const core::CueReading& r : cues.readings) {
    if (r.missing == Missing::not_provided || r.id == CueId::attending) continue;
    EXPECT_EQ(r.missing, Missing::no_face) << core::info(r.id).name;
  }
}

TEST(CueEngine, StrangeShapesGiveReasonsNeverNumbers) {
  std::mt19937 random(7);
  const float strange[] = {std::numeric_limits<float>::quiet_NaN(),
                           std::numeric_limits<float>::infinity(), -1e30F, 1e30F, 0.0F};
  Player player;
  for (int round = 0; round < 3000; ++round) {
    core::Face face = capture::make_synthetic_face({});
    std::vector<cv::Point2f*> points;
    for (core::EyeShape* eye : {&face.shape.right_eye, &face.shape.left_eye}) {
      points.insert(points.end(), {&eye->outer_corner, &eye->inner_corner, &eye->iris->center});
      for (cv::Point2f& p : eye->upper_lid) points.push_back(&p);
      for (cv::Point2f& p : eye->lower_lid) points.push_back(&p);
    }
    for (auto* part : {&face.shape.right_brow, &face.shape.left_brow, &face.shape.mouth.outer_upper,
                       &face.shape.mouth.inner_upper, &face.shape.mouth.inner_lower,
                       &face.shape.mouth.outer_lower}) {
      for (cv::Point2f& p : *part) points.push_back(&p);
      if (random() % 40 == 0) part->resize(random() % 3);
    }
    points.erase(points.begin() + static_cast<std::ptrdiff_t>(points.size()) - 12, points.end());
    for (int i = 0; i < 3; ++i) {
      points[random() % (points.size() / 2)]->x = strange[random() % 5];
    }
    if (random() % 10 == 0) face.pose->yaw_rad = strange[random() % 5];
    if (random() % 10 == 0) face.pose->head_in_camera_mm.z = strange[random() % 5];
    if (random() % 10 == 0) face.quality.score = strange[random() % 5];
    expect_whole(player.show(face));
    if (HasFatalFailure()) return;
  }
}

TEST(CueEngine, FrameRateChangesNothing) {
  const auto script = [](double t) {
    Pose pose;
    pose.brow_raise = 0.4 + 0.4 * std::sin(2.0 * t);
    pose.mouth_corners = 0.5 * std::sin(1.3 * t);
    pose.yaw_rad = rad(15.0) * std::sin(t);
    pose.gaze_yaw_rad = rad(12.0) * std::sin(1.7 * t);
    return pose;
  };
  std::vector<core::CueSet> results;
  for (const double fps : {20.0, 30.0, 60.0}) {
    Player player(fps);
    player.hold({}, 4.0);
    results.push_back(player.play(script, 3.0));
  }
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    if (results[0].readings[i].missing == Missing::not_provided) continue;
    for (const core::CueSet& other : results) {
      EXPECT_NEAR(*other.readings[i].value, *results[0].readings[i].value, 0.04)
          << core::all_cues()[i].name;
    }
  }
}

TEST(CueEngine, EventsTellBeginningAndEndOnce) {
  Player player;
  player.calm();
  Pose raised;
  raised.brow_raise = 1.0;
  player.events().clear();
  player.hold(raised, 2.0);
  player.hold({}, 2.0);
  // The action units of the brows tell of it too.
  std::erase_if(player.events(), [](const core::CueEvent& e) { return e.id != CueId::brow_raise; });
  ASSERT_EQ(player.events().size(), 2U);
  const core::CueEvent& began = player.events()[0];
  EXPECT_TRUE(began.started);
  EXPECT_EQ(began.face, 1);
  EXPECT_NE(began.word.find("raised"), std::string::npos);
  EXPECT_FALSE(player.events()[1].started);
  EXPECT_EQ(player.events()[1].word, began.word);
  EXPECT_GT(player.events()[1].time_s, began.time_s + 1.5);
}

TEST(CueEngine, EyeContactEndsWhenTheFaceIsLostForLong) {
  Player player;
  player.calm();
  ASSERT_EQ(player.events_of(CueId::eye_contact, true), 1);
  core::Face dark = capture::make_synthetic_face({});
  dark.quality.score = 0.01;
  dark.quality.problems = {Missing::too_dark};
  for (int i = 0; i < 30; ++i) player.show(dark);
  EXPECT_EQ(player.events_of(CueId::eye_contact, false), 1);
}

TEST(CueEngine, AGapRestartsSmoothingNotTheBaseline) {
  Player player;
  player.calm();
  player.skip(5.0);
  Pose open;
  open.mouth_open = 1.0;
  const core::CueSet cues = player.show(open);
  EXPECT_TRUE(cues[CueId::mouth_open].fitted);
  EXPECT_GT(*cues[CueId::mouth_open].value, 0.6) << "no smoothing against five seconds ago";
}

TEST(CueEngine, QualityLowersConfidence) {
  Player player;
  player.calm();
  const core::CueSet good = player.show(Pose{});
  core::Face dim = capture::make_synthetic_face({});
  dim.quality.score = 0.4;
  dim.quality.problems = {Missing::too_dark};
  const core::CueSet poor = player.show(dim);
  for (const CueId id : {CueId::eye_contact, CueId::brow_raise, CueId::mouth_open, CueId::lean}) {
    EXPECT_LT(poor[id].confidence, 0.5 * good[id].confidence) << core::info(id).name;
    EXPECT_TRUE(poor[id].value);
  }
}

TEST(CueEngine, TimesMustIncrease) {
  CueEngine engine;
  const core::Face face = capture::make_synthetic_face({});
  engine.update(face, 1.0);
  EXPECT_THROW(engine.update(face, 1.0), std::logic_error);
}

}  // namespace
}  // namespace attune::cues
