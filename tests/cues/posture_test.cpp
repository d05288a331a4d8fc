#include "cues/posture.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "cues/posture_testing.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::Missing;
using testing::Hands;
using testing::rad;
using testing::settled_sitting;
using testing::Sitter;
using testing::SitterOptions;
using testing::Sitting;

constexpr std::array kTrunk{CueId::shoulders, CueId::slouch, CueId::lean_side, CueId::body_turn};

Sitting raised(double share) {
  Sitting s;
  s.raise = share;
  return s;
}

Sitting sunk(double share) {
  Sitting s;
  s.sink = share;
  return s;
}

Sitting tilted(double angle) {
  Sitting s;
  s.tilt_rad = angle;
  return s;
}

Sitting turned(double angle) {
  Sitting s;
  s.turn_rad = angle;
  return s;
}

Sitting with_hands(Hands hands) {
  Sitting s;
  s.hands = hands;
  return s;
}

TEST(Posture, FindsAChangeByATenth) {
  const CueReading up = settled_sitting(CueId::shoulders, raised(0.10));
  EXPECT_NEAR(*up.value, 0.10, 0.015);
  EXPECT_TRUE(up.active);
  EXPECT_NE(up.word.find("raised"), std::string::npos);
  EXPECT_NEAR(*settled_sitting(CueId::slouch, raised(0.10)).value, 0.0, 0.015);

  const CueReading down = settled_sitting(CueId::shoulders, raised(-0.10));
  EXPECT_NEAR(*down.value, -0.10, 0.015);
  EXPECT_TRUE(down.active);
  EXPECT_NE(down.word.find("dropped"), std::string::npos);

  const CueReading slouch = settled_sitting(CueId::slouch, sunk(0.10));
  EXPECT_NEAR(*slouch.value, 0.10, 0.015);
  EXPECT_TRUE(slouch.active);
  EXPECT_NEAR(*settled_sitting(CueId::shoulders, sunk(0.10)).value, 0.0, 0.015);

  // Shoulders that differ in height by a tenth of their distance.
  const CueReading aside = settled_sitting(CueId::lean_side, tilted(std::atan(0.10)));
  EXPECT_NEAR(*aside.value, 0.10, 0.01);
  EXPECT_TRUE(aside.active);
  EXPECT_EQ(aside.word, "slightly to their left");
}

TEST(Posture, SittingUprightIsNoDropOfTheShoulders) {
  EXPECT_NEAR(*settled_sitting(CueId::shoulders, sunk(-0.12)).value, 0.0, 0.015);
  EXPECT_EQ(*settled_sitting(CueId::slouch, sunk(-0.12)).value, 0.0);
}

TEST(Posture, CountsOnlyAfterTwoSeconds) {
  Sitter sitter;
  sitter.calm();
  EXPECT_FALSE(sitter.hold(raised(0.15), 1.8)[CueId::shoulders].active);
  EXPECT_TRUE(sitter.hold(raised(0.15), 1.5)[CueId::shoulders].active);
  EXPECT_FALSE(sitter.hold({}, 3.0)[CueId::shoulders].active);
  EXPECT_EQ(sitter.events_of(CueId::shoulders), 2);
  EXPECT_EQ(sitter.events_of(CueId::slouch), 0);
}

TEST(Posture, GrowsWithTheMovement) {
  const auto expect_growing = [](CueId id, Sitting (*make)(double), double step, int steps) {
    double last = -1.0;
    for (int i = 0; i <= steps; ++i) {
      const double value = *settled_sitting(id, make(i * step)).value;
      EXPECT_GE(value, last - 1e-6) << core::info(id).name << " at " << i * step;
      last = value;
    }
    EXPECT_GT(last, 0.5 * steps * step) << core::info(id).name;
  };
  expect_growing(CueId::shoulders, raised, 0.03, 8);
  expect_growing(CueId::slouch, sunk, 0.03, 8);
  expect_growing(CueId::lean_side, tilted, 0.05, 6);
  expect_growing(CueId::body_turn, turned, rad(7.5), 8);
}

TEST(Posture, MirrorsFlipSidesOnly) {
  SitterOptions mirror;
  mirror.in_mirror = true;
  Sitting s;
  s.raise = 0.07;
  s.sink = 0.06;
  s.tilt_rad = 0.12;
  s.turn_rad = rad(35.0);
  for (const CueId id : kTrunk) {
    const double side = id == CueId::lean_side || id == CueId::body_turn ? -1.0 : 1.0;
    const CueReading plain = settled_sitting(id, s);
    const CueReading flipped = settled_sitting(id, s, mirror);
    EXPECT_NEAR(*flipped.value, side * *plain.value, 1e-3) << core::info(id).name;
    EXPECT_NEAR(flipped.confidence, plain.confidence, 1e-3) << core::info(id).name;
  }
  for (const Hands hands : {Hands::at_chin, Hands::crossed}) {
    for (const CueId id : {CueId::hand_to_face, CueId::arms_crossed}) {
      const CueReading plain = settled_sitting(id, with_hands(hands));
      const CueReading flipped = settled_sitting(id, with_hands(hands), mirror);
      EXPECT_EQ(plain.missing, flipped.missing);
      EXPECT_NEAR(plain.value.value_or(0.0), flipped.value.value_or(0.0), 1e-3);
    }
  }
}

// Size, place, frame rate and how old the look is.
TEST(Posture, NothingButThePostureCounts) {
  const auto all = [](const Sitting& s, const SitterOptions& options, const Sitting& before) {
    Sitter sitter(options);
    sitter.calm(before);
    return sitter.hold(s, 4.0);
  };
  std::vector<Sitting> shown{raised(0.12), sunk(0.12), tilted(0.15), turned(rad(40.0)),
                             with_hands(Hands::at_chin)};
  for (const Sitting& s : shown) {
    const core::CueSet expected = all(s, {}, {});
    const auto expect_same = [&](const core::CueSet& other, double tolerance, const char* what) {
      for (const CueId id : {CueId::shoulders, CueId::slouch, CueId::lean_side, CueId::body_turn,
                             CueId::hand_to_face}) {
        ASSERT_TRUE(other[id].value) << what << " " << core::info(id).name;
        EXPECT_NEAR(*other[id].value, *expected[id].value, tolerance)
            << what << " " << core::info(id).name;
        EXPECT_EQ(other[id].active, expected[id].active) << what << " " << core::info(id).name;
      }
    };
    for (const double size : {0.4, 2.0}) {
      Sitting small = s;
      small.head.inter_ocular_px *= size;
      Sitting before;
      before.head.inter_ocular_px *= size;
      expect_same(all(small, {}, before), 0.01, "size");
    }
    Sitting elsewhere = s;
    elsewhere.head.center_px += cv::Point2f(120.0F, -70.0F);
    Sitting before;
    before.head.center_px = elsewhere.head.center_px;
    expect_same(all(elsewhere, {}, before), 0.01, "place");
    SitterOptions slow;
    slow.fps = 15.0;
    expect_same(all(s, slow, {}), 0.005, "15 frames a second");
    for (const double look_s : {0.033, 0.33, 0.6}) {
      SitterOptions options;
      options.look_s = look_s;
      expect_same(all(s, options, {}), 0.005, "looks");
    }
  }
}

TEST(Posture, BreathingAndTrembleDoNotCount) {
  SitterOptions options;
  options.tremble = 0.03;
  Sitter sitter(options);
  const auto breath = [](double t) {
    return raised(0.02 * std::sin(2.0 * std::numbers::pi * 0.27 * t));
  };
  sitter.play(breath, 8.0);
  for (int second = 0; second < 60; ++second) {
    const core::CueSet cues = sitter.play([&](double t) { return breath(t + second); }, 1.0);
    for (const CueId id : kTrunk) {
      ASSERT_TRUE(cues[id].value);
      EXPECT_EQ(cues[id].intensity, core::Intensity::none)
          << core::info(id).name << " " << *cues[id].value;
    }
  }
  for (const CueId id : kTrunk) EXPECT_EQ(sitter.events_of(id), 0) << core::info(id).name;
}

TEST(Posture, FoundAlsoWhileTrembling) {
  SitterOptions options;
  options.tremble = 0.03;
  EXPECT_TRUE(settled_sitting(CueId::shoulders, raised(0.11), options).active);
  EXPECT_TRUE(settled_sitting(CueId::slouch, sunk(0.11), options).active);
  EXPECT_TRUE(settled_sitting(CueId::lean_side, tilted(0.11), options).active);
}

void expect_quiet(const core::CueSet& cues, const char* what) {
  for (const CueId id : {CueId::shoulders, CueId::slouch, CueId::lean_side, CueId::body_turn}) {
    if (!cues[id].value) continue;
    EXPECT_EQ(cues[id].intensity, core::Intensity::none)
        << what << " " << core::info(id).name << " " << *cues[id].value;
  }
}

TEST(Posture, OtherMovementsAreNoPosture) {
  for (const double size : {0.75, 1.3}) {  // near heads grow a little more than shoulders
    Sitting lean;
    lean.head.inter_ocular_px *= size;
    lean.nearer = 1.0 / std::pow(size, 0.2);
    Sitter sitter;
    sitter.calm();
    expect_quiet(sitter.hold(lean, 4.0), "lean");
  }
  for (const double turn : {-30.0, 30.0}) {
    Sitting head;
    head.head.yaw_rad = rad(turn);
    Sitter sitter;
    sitter.calm();
    expect_quiet(sitter.hold(head, 4.0), "head turn");
  }
  for (const double nod : {-20.0, 20.0}) {
    Sitting head;
    head.head.pitch_rad = rad(nod);
    Sitter sitter;
    sitter.calm();
    expect_quiet(sitter.hold(head, 4.0), "nod");
  }
  Sitting moved;
  moved.head.center_px += cv::Point2f(60.0F, 40.0F);
  Sitter sitter;
  sitter.calm();
  expect_quiet(sitter.hold(moved, 4.0), "another place");
}

TEST(Posture, AFaceOfTheWrongSizeIsNoPosture) {
  for (const double error : {0.85, 1.15}) {
    Sitter sitter;
    sitter.calm();
    sitter.set_eyes_error(error);
    expect_quiet(sitter.hold({}, 4.0), "wrong size");
  }
}

TEST(Posture, ATurnedBodyIsATurnAlone) {
  const CueReading left = settled_sitting(CueId::body_turn, turned(rad(40.0)));
  EXPECT_NEAR(*left.value, rad(38.0), rad(3.0));
  EXPECT_TRUE(left.active);
  EXPECT_EQ(left.word, "turned to their left");
  EXPECT_NEAR(*settled_sitting(CueId::body_turn, turned(rad(-40.0))).value, -*left.value, 1e-3);
  EXPECT_NEAR(*settled_sitting(CueId::shoulders, turned(rad(40.0))).value, 0.0, 0.01);
  EXPECT_NEAR(*settled_sitting(CueId::slouch, turned(rad(40.0))).value, 0.0, 0.01);
  // The slope of turned shoulders is a matter of the camera's height.
  Sitting both = tilted(0.15);
  const double sure = settled_sitting(CueId::lean_side, both).confidence;
  both.turn_rad = rad(45.0);
  EXPECT_LT(settled_sitting(CueId::lean_side, both).confidence, 0.5 * sure);
}

TEST(Posture, SaysWhenShouldersAreNotInView) {
  Sitter sitter;
  sitter.calm();
  Sitting low;
  low.visibility = 0.1;
  const core::CueSet cues = sitter.hold(low, 1.0);
  for (const CueId id : kTrunk) {
    EXPECT_EQ(cues[id].missing, Missing::out_of_view);
    EXPECT_NE(cues[id].sentence.find("shoulders not in view"), std::string::npos)
        << cues[id].sentence;
    EXPECT_EQ(cues[id].confidence, 0.0);
  }
  EXPECT_EQ(cues[CueId::tension_shoulders].missing, Missing::out_of_view);
  EXPECT_TRUE(sitter.hold({}, 1.0)[CueId::shoulders].value) << "back in view";
}

TEST(Posture, ConfidenceFallsWithWhatIsSeen) {
  Sitting half;
  half.visibility = 0.45;
  EXPECT_LT(settled_sitting(CueId::shoulders, half, {}, half).confidence,
            0.7 * settled_sitting(CueId::shoulders, {}).confidence);
}

TEST(Posture, PassesReasonsOn) {
  core::Face face = capture::make_synthetic_face({});
  Sitter sitter;
  for (const Missing why :
       {Missing::not_provided, Missing::too_small, Missing::out_of_view, Missing::switched_off}) {
    face.body.reset();
    face.body_missing = why;
    sitter.skip(0.1);
    const core::CueSet cues = sitter.show(face);
    for (const CueId id : kTrunk) EXPECT_EQ(cues[id].missing, why);
    EXPECT_EQ(cues[CueId::hand_to_face].missing, why);
    EXPECT_EQ(cues[CueId::arms_crossed].missing, why);
  }
}

TEST(Posture, LearnsHowThePersonSits) {
  Sitter sitter;
  const core::CueSet early = sitter.hold(raised(0.2), 1.0);
  EXPECT_EQ(early[CueId::shoulders].missing, Missing::no_baseline);
  EXPECT_NE(early[CueId::shoulders].sentence.find("posture"), std::string::npos);
  EXPECT_TRUE(early[CueId::hand_to_face].value) << "needs none";
  const core::CueSet later = sitter.hold(raised(0.2), 5.0);
  EXPECT_NEAR(*later[CueId::shoulders].value, 0.0, 0.01) << "that is how this person sits";
  EXPECT_TRUE(later[CueId::shoulders].fitted);
  sitter.engine().reset_baseline();
  EXPECT_EQ(sitter.hold({}, 0.5)[CueId::shoulders].missing, Missing::no_baseline);
  EXPECT_NEAR(*sitter.hold({}, 5.0)[CueId::shoulders].value, 0.0, 0.01);
}

TEST(Posture, AnotherSeatIsLearnedAnew) {
  Sitting seat = sunk(0.15);
  seat.head.inter_ocular_px *= 0.7;
  Sitter sitter;
  sitter.hold({}, 15.0);
  const auto change = [&](double seconds) {
    const core::CueSet cues = sitter.hold(seat, seconds);
    return *cues[CueId::slouch].value + *cues[CueId::shoulders].value;
  };
  EXPECT_GT(change(20.0), 0.05);
  EXPECT_NEAR(change(70.0), 0.0, 0.02);
}

TEST(Posture, HandsAtTheFace) {
  const CueReading chin = settled_sitting(CueId::hand_to_face, with_hands(Hands::at_chin));
  EXPECT_GT(*chin.value, 0.9);
  EXPECT_TRUE(chin.active);
  EXPECT_EQ(chin.word, "hand at the face");
  for (const Hands hands : {Hands::down, Hands::beside_face, Hands::crossed, Hands::out_of_view}) {
    const CueReading r = settled_sitting(CueId::hand_to_face, with_hands(hands));
    EXPECT_LT(*r.value, 0.1) << static_cast<int>(hands);
    EXPECT_FALSE(r.active);
  }
  EXPECT_LT(settled_sitting(CueId::hand_to_face, with_hands(Hands::out_of_view)).confidence, 0.5);
  EXPECT_LT(settled_sitting(CueId::shoulders, with_hands(Hands::at_chin)).confidence,
            0.6 * settled_sitting(CueId::shoulders, {}).confidence)
      << "the arm lifts a shoulder, the hand hides it";
}

TEST(Posture, CrossedArms) {
  const CueReading crossed = settled_sitting(CueId::arms_crossed, with_hands(Hands::crossed));
  EXPECT_GT(*crossed.value, 0.9);
  EXPECT_TRUE(crossed.active);
  const CueReading hidden = settled_sitting(CueId::arms_crossed, with_hands(Hands::out_of_view));
  EXPECT_EQ(hidden.missing, Missing::out_of_view);
  EXPECT_NE(hidden.sentence.find("arms not in view"), std::string::npos);
}

TEST(Posture, RaisedShouldersAreTension) {
  EXPECT_GT(*settled_sitting(CueId::tension_shoulders, raised(0.15)).value, 0.5);
  EXPECT_LT(*settled_sitting(CueId::tension_shoulders, sunk(0.15)).value, 0.1);
  EXPECT_GT(*settled_sitting(CueId::tension, raised(0.2)).value,
            *settled_sitting(CueId::tension, {}).value + 0.03);
}

TEST(Posture, StrangeBodiesGiveReasonsNeverNumbers) {
  std::mt19937 random(11);
  const float strange[] = {std::numeric_limits<float>::quiet_NaN(),
                           std::numeric_limits<float>::infinity(), -1e30F, 1e30F, 0.0F};
  Posture posture{PostureOptions{}};
  double time_s = 0.0;
  for (int round = 0; round < 3000; ++round) {
    time_s += 0.1;
    core::Face face = capture::make_synthetic_face({});
    core::Body body = testing::see({}, time_s).body;
    std::array points{&body.right_ear,     &body.left_ear,    &body.right_shoulder,
                      &body.left_shoulder, &body.right_wrist, &body.left_wrist,
                      &body.right_hand,    &body.left_hand};
    if (round % 3 != 0) {
      points[random() % points.size()]->at.x = strange[random() % 5];
      points[random() % points.size()]->visibility = strange[random() % 5];
    }
    if (random() % 10 == 0) body.score = strange[random() % 5];
    if (random() % 10 == 0) body.time_s = strange[random() % 5];
    if (random() % 10 == 0) face.box.x = strange[random() % 5];
    face.body = body;
    face.body_missing.reset();
    core::CueSet cues;
    posture.read(face, FaceView(face, {}), time_s, cues);
    for (const CueId id : {CueId::shoulders, CueId::slouch, CueId::lean_side, CueId::body_turn,
                           CueId::hand_to_face, CueId::arms_crossed}) {
      const CueReading& r = cues[id];
      ASSERT_NE(r.value.has_value(), r.missing.has_value()) << core::info(id).name;
      ASSERT_TRUE(r.confidence >= 0.0 && r.confidence <= 1.0) << core::info(id).name;
      EXPECT_TRUE(std::isfinite(r.value.value_or(0.0))) << core::info(id).name;
    }
  }
}

}  // namespace
}  // namespace attune::cues
