#include "cues/face_words.hpp"

#include <gtest/gtest.h>

#include "cues/reading.hpp"

namespace attune::cues {
namespace {

using core::CueId;

std::string sentence(CueId id, double value) {
  return say_face(value_reading(id, value, 1.0, true, {})).value_or(Saying{}).sentence;
}

TEST(FaceWords, SayWhatMovesAndHowFar) {
  EXPECT_EQ(sentence(CueId::au04, 0.6), "The brows are pulled together and down.");
  EXPECT_EQ(sentence(CueId::au01_left, 0.3), "The inner end of the left brow is slightly raised.");
  EXPECT_EQ(sentence(CueId::au12_right, 0.0), "The right corner of the mouth is not pulled up.");
  EXPECT_EQ(sentence(CueId::smile_eyes, 0.6), "The eyes join in: cheeks up, lids gathered.");
  EXPECT_FALSE(say_face(value_reading(CueId::lean, 0.2, 1.0, true, {})));
}

TEST(FaceWords, BrowsShowOnBothSides) {
  EXPECT_EQ(face_parts(CueId::au04).size(), 2U);
  EXPECT_EQ(face_parts(CueId::au12_left), std::vector{core::Part::mouth});
}

}  // namespace
}  // namespace attune::cues
