#include "cues/body_words.hpp"

#include <gtest/gtest.h>

#include "cues/reading.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::Missing;

Saying said(CueId id, double value, double confidence = 1.0, const Steps& steps = {}) {
  return say_body(value_reading(id, value, confidence, true, steps)).value();
}

TEST(BodyWords, SpeakForPostureAndMovementOnly) {
  EXPECT_FALSE(say_body(value_reading(CueId::smile, 0.5, 1.0, true, {})));
  EXPECT_FALSE(say_body(value_reading(CueId::lean, 0.5, 1.0, true, {})));
  EXPECT_TRUE(body_parts(CueId::smile).empty());
  EXPECT_FALSE(body_parts(CueId::shoulders).empty());
}

TEST(BodyWords, SidesAreTheSubjects) {
  EXPECT_EQ(said(CueId::lean_side, 0.5).sentence, "The upper body leans to their left.");
  EXPECT_EQ(said(CueId::lean_side, -0.3).sentence, "The upper body leans slightly to their right.");
  EXPECT_EQ(said(CueId::body_turn, 0.5).word, "turned to their left");
  EXPECT_EQ(said(CueId::body_turn, -0.5).word, "turned to their right");
}

TEST(BodyWords, ASideThatIsAGuessIsNotNamed) {
  EXPECT_EQ(said(CueId::body_turn, -0.5, 0.2).word, "turned away");
}

TEST(BodyWords, GrowWithTheMovement) {
  EXPECT_EQ(said(CueId::shoulders, 0.1).word, "as before");
  EXPECT_EQ(said(CueId::shoulders, 0.3).word, "slightly raised");
  EXPECT_EQ(said(CueId::shoulders, -0.9).word, "strongly dropped");
  EXPECT_EQ(said(CueId::head_movement, 0.0).word, "quiet");
  EXPECT_EQ(said(CueId::body_movement, 0.9).sentence, "The body moves a lot.");
  EXPECT_EQ(said(CueId::hand_to_face, 0.3).sentence, "A hand may be at the face.");
}

TEST(BodyWords, ReasonsNameWhatIsOutOfView) {
  EXPECT_EQ(body_reason(CueId::shoulders, Missing::out_of_view), "shoulders not in view");
  EXPECT_EQ(body_reason(CueId::tension_shoulders, Missing::out_of_view), "shoulders not in view");
  EXPECT_EQ(body_reason(CueId::arms_crossed, Missing::out_of_view), "arms not in view");
  EXPECT_EQ(body_reason(CueId::fidgeting, Missing::out_of_view), "body not in view");
  EXPECT_EQ(body_reason(CueId::slouch, Missing::no_baseline), "still learning this posture");
  EXPECT_FALSE(body_reason(CueId::shoulders, Missing::turned_away));
  EXPECT_FALSE(body_reason(CueId::smile, Missing::out_of_view));
}

}  // namespace
}  // namespace attune::cues
