#include "cues/furrow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <random>

#include "cues/cue_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::CueSet;
using testing::Player;
using testing::Pose;
using testing::rad;

constexpr double kOwnFolds = 0.05;
constexpr double kQuality = 0.7;  // so that the confidence has room to rise

core::Face folded_face(const Pose& pose, std::optional<double> folds) {
  core::Face face = capture::make_synthetic_face(pose);
  face.quality.score = kQuality;
  face.brow_folds = folds;
  return face;
}

CueSet hold(Player& player, const Pose& pose, std::optional<double> folds, double seconds,
            double fps = 30.0) {
  CueSet cues;
  const int frames = static_cast<int>(std::lround(seconds * fps));
  for (int i = 0; i < frames; ++i) cues = player.show(folded_face(pose, folds));
  return cues;
}

// A person with folds of kOwnFolds at rest, then the pose with folds that grew by `growth`.
CueSet seen(const Pose& pose, std::optional<double> growth, double fps = 30.0) {
  Player player(fps);
  hold(player, {}, kOwnFolds, 3.6, fps);
  const auto folds = growth ? std::optional(kOwnFolds * std::exp(*growth)) : std::nullopt;
  return hold(player, pose, folds, 1.5, fps);
}

double furrow(const CueSet& cues) { return cues[CueId::au04].value.value_or(-1.0); }

Pose lowered(double amount) {
  Pose pose;
  pose.brow_raise = -amount;
  return pose;
}

TEST(Furrow, WithoutFoldsIsWhatTheBrowsPlacesTell) {
  for (const double amount : {0.0, 0.4, 0.8}) {
    const CueSet cues = seen(lowered(amount), std::nullopt);
    EXPECT_EQ(cues[CueId::au04].value, cues[CueId::brow_lower].value) << amount;
    EXPECT_EQ(cues[CueId::au04].confidence, cues[CueId::brow_lower].confidence) << amount;
  }
}

TEST(Furrow, OwnFoldsAtRestAreNone) {
  for (const double folds : {0.01, 0.05, 0.3}) {
    Player player;
    EXPECT_EQ(furrow(hold(player, {}, folds, 6.0)), 0.0) << folds;
  }
}

TEST(Furrow, GrowsWithTheFoldsOfTheSkin) {
  for (const double amount : {0.0, 0.4}) {
    double before = -1.0;
    for (const double growth : {-0.5, 0.0, 0.15, 0.3, 0.45, 0.6, 1.0}) {
      const double now = furrow(seen(lowered(amount), growth));
      EXPECT_GE(now, before) << growth;
      before = now;
    }
    EXPECT_GT(before, furrow(seen(lowered(amount), 0.0)) + 0.2);
  }
}

TEST(Furrow, SkinAloneShowsHalfAndIsLessSure) {
  const CueSet calm = seen({}, 0.0);
  const CueSet skin = seen({}, 0.8);
  EXPECT_NEAR(furrow(skin), 0.5, 0.02);
  EXPECT_EQ(*skin[CueId::brow_lower].value, 0.0);
  EXPECT_LT(skin[CueId::au04].confidence, 0.7 * calm[CueId::au04].confidence);
}

TEST(Furrow, SkinThatAgreesMakesItSurer) {
  const CueReading places = seen(lowered(0.6), 0.0)[CueId::au04];
  const CueReading both = seen(lowered(0.6), 0.5)[CueId::au04];
  EXPECT_GT(*both.value, *places.value + 0.05);
  EXPECT_GT(both.confidence, places.confidence + 0.05);
  EXPECT_LT(both.confidence, 1.0);
}

TEST(Furrow, ASmileAndRaisedBrowsTakeTheFoldsOut) {
  Pose smile;
  smile.mouth_corners = 1.0;
  smile.openness_left = smile.openness_right = 0.6;
  EXPECT_LT(furrow(seen(smile, 0.8)), 0.15);
  Pose surprise;
  surprise.brow_raise = 1.0;
  EXPECT_LT(furrow(seen(surprise, 0.8)), 0.1);
}

TEST(Furrow, AHeadThatNodsOrTurnsNeedsMoreOfThem) {
  for (const double pitch : {-15.0, 15.0}) {
    Pose pose;
    pose.pitch_rad = rad(pitch);
    EXPECT_LT(furrow(seen(pose, 0.38)), 0.05) << pitch;
  }
  Pose turned;
  turned.yaw_rad = rad(20.0);
  EXPECT_LT(furrow(seen(turned, 0.4)), furrow(seen({}, 0.4)) - 0.02);
}

TEST(Furrow, FoldsMustGrowOverTheirOwnNoise) {
  std::mt19937 random(4);
  std::normal_distribution<double> noise(0.0, 0.2);
  Player player;
  for (int i = 0; i < 110; ++i) {
    player.show(folded_face({}, kOwnFolds * std::exp(noise(random))));
  }
  double highest = 0.0;
  for (int i = 0; i < 150; ++i) {
    const CueSet cues = player.show(folded_face({}, kOwnFolds * std::exp(noise(random))));
    highest = std::max(highest, furrow(cues));
  }
  EXPECT_LT(highest, 0.1);
}

TEST(Furrow, DoesNotDependOnTheFrameRate) {
  EXPECT_NEAR(furrow(seen(lowered(0.3), 0.4, 15.0)), furrow(seen(lowered(0.3), 0.4, 60.0)), 0.01);
}

TEST(Furrow, BeforeTheOwnNeutralFoldsTellNothing) {
  Player player;
  const CueSet cues = hold(player, {}, 0.5, 1.0);
  EXPECT_EQ(cues[CueId::au04].value, cues[CueId::brow_lower].value);
}

TEST(Furrow, StrangeFoldsAreLeftOut) {
  for (const double folds : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity()}) {
    Player player;
    hold(player, {}, kOwnFolds, 3.6);
    EXPECT_EQ(furrow(hold(player, {}, folds, 1.5)), 0.0) << folds;
  }
}

TEST(Furrow, IsKeptInTheProfileAndLearnedWhereAnOldOneLacksIt) {
  Player first;
  hold(first, {}, kOwnFolds, 11.0);
  const auto kept = first.engine().neutral();
  ASSERT_TRUE(kept);
  ASSERT_TRUE(kept->measures.contains("brow_folds"));
  EXPECT_NEAR(kept->measures.at("brow_folds").center, std::log(kOwnFolds), 1e-9);

  Player again;
  again.engine().set_neutral(kept);
  EXPECT_GT(furrow(hold(again, {}, 2.0 * kOwnFolds, 1.0)), 0.4);

  auto old = std::make_shared<core::PersonalNeutral>(*kept);
  old->measures.erase("brow_folds");
  Player older;
  older.engine().set_neutral(old);
  EXPECT_EQ(furrow(hold(older, {}, 2.0 * kOwnFolds, 1.0)), 0.0);
  hold(older, {}, kOwnFolds, 21.0);
  EXPECT_GT(furrow(hold(older, {}, 2.0 * kOwnFolds, 1.0)), 0.4);
}

}  // namespace
}  // namespace attune::cues
