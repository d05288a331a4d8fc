#include "cues/options.hpp"

#include <gtest/gtest.h>

namespace attune::cues {
namespace {

void expect_ordered(const Switch& s, const char* what) {
  EXPECT_GT(s.on, s.off) << what;
  EXPECT_GT(s.off, 0.0) << what;
  EXPECT_GE(s.on_s, 0.0) << what;
}

void expect_ordered(const Steps& s, const char* what) {
  EXPECT_LT(0.0, s.slight) << what;
  EXPECT_LT(s.slight, s.clear) << what;
  EXPECT_LT(s.clear, s.strong) << what;
}

TEST(CueOptions, ThresholdsAreInOrder) {
  const CueOptions o;
  expect_ordered(o.eye_contact.toward, "eye contact");
  expect_ordered(o.gaze.aside, "gaze aside");
  expect_ordered(o.gaze.vertical, "gaze vertical");
  expect_ordered(o.eye_openness.closed, "closed");
  expect_ordered(o.eye_openness.opening, "opening");
  expect_ordered(o.brows.active, "brows");
  expect_ordered(o.mouth.corners, "corners");
  expect_ordered(o.mouth.opening, "mouth open");
  expect_ordered(o.mouth.pressing, "pressing");
  expect_ordered(o.head.turn, "turn");
  expect_ordered(o.head.nod, "nod");
  expect_ordered(o.head.tilt, "tilt");
  expect_ordered(o.eye_contact.steps, "eye contact");
  expect_ordered(o.gaze.aside_steps, "gaze");
  expect_ordered(o.gaze.vertical_steps, "gaze");
  expect_ordered(o.eye_openness.narrowed_steps, "narrowed");
  expect_ordered(o.eye_openness.wide_steps, "wide");
  expect_ordered(o.eye_openness.closed_steps, "closed");
  expect_ordered(o.brows.steps, "brows");
  expect_ordered(o.mouth.up_steps, "corners up");
  expect_ordered(o.mouth.down_steps, "corners down");
  expect_ordered(o.mouth.pressed_steps, "pressed");
  expect_ordered(o.head.turn_steps, "turn");
  expect_ordered(o.lean.steps, "lean");
  const PostureOptions& p = o.posture;
  expect_ordered(p.shoulders, "shoulders");
  expect_ordered(p.slouch, "slouch");
  expect_ordered(p.lean_side, "lean sideways");
  expect_ordered(p.turn, "body turn");
  expect_ordered(p.hand, "hand");
  expect_ordered(p.crossed, "crossed");
  expect_ordered(p.shoulder_steps, "shoulders");
  expect_ordered(p.slouch_steps, "slouch");
  expect_ordered(p.lean_steps, "lean sideways");
  expect_ordered(p.turn_steps, "body turn");
  EXPECT_LT(p.shoulders.on, 0.10) << "a tenth is found";
  EXPECT_LT(p.slouch.on, 0.10);
  EXPECT_LT(o.lean.lean_in, 0.10);
  expect_ordered(o.movement.moving, "moving");
  expect_ordered(o.movement.fidgeting, "fidgeting");
  expect_ordered(o.movement.still, "still");
  expect_ordered(o.movement.steps, "movement");
  EXPECT_GT(o.eye_contact.word_toward, o.eye_contact.word_away);
}

TEST(CueOptions, EveryFaceFeatureHasAGenericNeutral) {
  const CueOptions o;
  for (const Feature f :
       {Feature::eye_gap_right, Feature::eye_gap_left, Feature::brow_height, Feature::brow_gap,
        Feature::mouth_width, Feature::mouth_lift, Feature::mouth_gap, Feature::lip_thickness}) {
    for (const core::Backend backend : {core::Backend::mesh, core::Backend::classic}) {
      EXPECT_GT(o.generic(backend)[static_cast<std::size_t>(f)].spread, 0.0) << static_cast<int>(f);
    }
  }
}

}  // namespace
}  // namespace attune::cues
