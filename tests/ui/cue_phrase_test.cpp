#include "ui/cue_phrase.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueId;
using testing::make_reading;

TEST(CuePhrase, LeavesTheDegreeToTheBar) {
  EXPECT_EQ(row_phrase(make_reading(CueId::brow_raise, 0.5, "slightly raised", true)), "raised");
  EXPECT_EQ(row_phrase(make_reading(CueId::mouth_corners, 0.9, "strongly up", true)), "corners up");
}

TEST(CuePhrase, SidesAreTheSubjects) {
  EXPECT_EQ(row_phrase(make_reading(CueId::head_turn, 0.4, "slightly to their left", true)),
            "turned to their left");
  EXPECT_EQ(row_phrase(make_reading(CueId::head_tilt, -0.4, "to their right", true)),
            "tilted to their right");
}

TEST(CuePhrase, NeutralPartsSoundNeutral) {
  EXPECT_EQ(row_phrase(make_reading(CueId::brow_raise, 0.0, "not raised")), "level");
  EXPECT_EQ(row_phrase(make_reading(CueId::lean, 0.0, "as before")), "upright");
  EXPECT_EQ(row_phrase(make_reading(CueId::head_turn, 0.0, "facing ahead")), "facing ahead");
  EXPECT_EQ(row_phrase(make_reading(CueId::gaze_vertical, 0.0, "level")), "level");
}

TEST(CuePhrase, CalloutsNameThePartOnce) {
  EXPECT_EQ(callout_phrase(make_reading(CueId::eye_contact, 0.9, "toward you", true)),
            "Eyes toward you");
  EXPECT_EQ(callout_phrase(make_reading(CueId::eye_openness_left, 0.4, "narrowed", true)),
            "Left eye narrowed");
  EXPECT_EQ(callout_phrase(make_reading(CueId::lips_pressed, 0.4, "slightly pressed", true)),
            "Lips pressed");
  EXPECT_EQ(callout_phrase(make_reading(CueId::mouth_open, 0.4, "open", true)), "Mouth open");
  EXPECT_EQ(callout_phrase(make_reading(CueId::lean, 0.4, "leaning in", true)), "Leaning in");
  EXPECT_EQ(callout_phrase(make_reading(CueId::head_nod, 0.4, "raised", true)), "Head raised");
}

TEST(CuePhrase, ThePartOfTheBodyIsNamed) {
  const auto callout = [](CueId id, double value, const char* word) {
    return callout_phrase(make_reading(id, value, word, true));
  };
  EXPECT_EQ(callout(CueId::arms_crossed, 0.9, "crossed"), "Arms crossed");
  EXPECT_EQ(callout(CueId::shoulders, 0.2, "slightly raised"), "Shoulders raised");
  EXPECT_EQ(callout(CueId::lean_side, 0.2, "to their left"), "Leaning to their left");
  EXPECT_EQ(callout(CueId::body_turn, 0.5, "turned away"), "Body turned away");
  EXPECT_EQ(callout(CueId::tension_chin, 0.5, "chin"), "Chin held");
  EXPECT_EQ(row_phrase(make_reading(CueId::lean_side, 0.0, "upright")), "upright");
}

TEST(CuePhrase, EveryCueHasWords) {
  for (const core::CueInfo& cue : core::all_cues()) {
    EXPECT_FALSE(row_phrase(make_reading(cue.id, 0.3, "word", true)).empty()) << cue.name;
    EXPECT_FALSE(callout_phrase(make_reading(cue.id, 0.3, "word", true)).empty()) << cue.name;
  }
}

}  // namespace
}  // namespace attune::ui
