#include "cues/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>

#include "cues/reading.hpp"

namespace attune::cues {
namespace {

using core::CueId;

core::CueReading said(core::CueReading reading) {
  put_into_words(reading, {});
  return reading;
}

TEST(Words, EveryCueSpeaksAtEveryStrength) {
  for (const core::CueInfo& cue : core::all_cues()) {
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
      const double value = cue.low + share * (cue.high - cue.low);
      const core::CueReading r = said(value_reading(cue.id, value, 1.0, true, {}));
      EXPECT_FALSE(r.word.empty()) << cue.name;
      EXPECT_FALSE(r.parts.empty()) << cue.name;
      ASSERT_GT(r.sentence.size(), 5U) << cue.name;
      EXPECT_EQ(r.sentence.back(), '.') << r.sentence;
      EXPECT_TRUE(std::isupper(static_cast<unsigned char>(r.sentence.front()))) << r.sentence;
    }
  }
}

TEST(Words, NameMovementsNotFeelings) {
  for (const core::CueInfo& cue : core::all_cues()) {
    for (const double value : {cue.low, cue.high}) {
      const core::CueReading r = said(value_reading(cue.id, value, 1.0, true, {}));
      for (const char* word : {"happy", "sad", "angry", "joy", "stress", "lying", "fake"}) {
        EXPECT_EQ(r.sentence.find(word), std::string::npos) << r.sentence;
      }
    }
  }
}

TEST(Words, MissingTellsTheReason) {
  for (const core::CueInfo& cue : core::all_cues()) {
    const core::CueReading r = said(missing_reading(cue.id, core::Missing::turned_away));
    EXPECT_NE(r.sentence.find("turned away"), std::string::npos) << r.sentence;
    EXPECT_EQ(r.word, "not readable (turned away)");
    EXPECT_FALSE(r.parts.empty());
  }
}

TEST(Words, SidesAreTheSubjects) {
  const core::CueReading left =
      said(value_reading(CueId::gaze_horizontal, 0.4, 1.0, false, {0.1, 0.2, 0.3}));
  EXPECT_EQ(left.word, "to their left");
  EXPECT_EQ(left.sentence, "The eyes look to their left.");
  const core::CueReading right =
      said(value_reading(CueId::gaze_horizontal, -0.15, 1.0, false, {0.1, 0.2, 0.3}));
  EXPECT_EQ(right.word, "slightly to their right");
}

TEST(Words, EyeContactHasADoubtfulMiddle) {
  const auto word = [](double value) {
    return said(value_reading(CueId::eye_contact, value, 1.0, false, {})).word;
  };
  EXPECT_EQ(word(0.9), "toward you");
  EXPECT_EQ(word(0.5), "near you");
  EXPECT_EQ(word(0.1), "away");
}

}  // namespace
}  // namespace attune::cues
