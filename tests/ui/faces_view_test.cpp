#include "ui/faces_view.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

TEST(FaceLines, TellEyesAndStateOfEach) {
  core::FaceAnalysis second = testing::make_face(8);
  second.state = {};
  second.state.abstained = core::Missing::too_little;
  second.cues[core::CueId::eye_contact] =
      testing::active(core::CueId::eye_contact, 0.9, "toward you", {});
  const auto lines = make_face_lines({testing::make_face(3), second}, 8, false);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].name, "Face 1");
  EXPECT_EQ(lines[0].id, 3);
  EXPECT_EQ(lines[0].eyes, "away");
  EXPECT_EQ(lines[0].state, "perhaps concentrating");
  EXPECT_EQ(lines[0].state_briefly, "concentrating");
  EXPECT_FALSE(lines[0].chosen);
  EXPECT_EQ(lines[1].eyes, "toward you");
  EXPECT_EQ(lines[1].state, "not enough to say");
  EXPECT_TRUE(lines[1].chosen);
}

TEST(FaceLines, CuesOnlyTellsNoState) {
  for (const FaceLine& line :
       make_face_lines({testing::make_face(3), testing::make_face(4)}, 3, true)) {
    EXPECT_TRUE(line.state.empty());
    EXPECT_FALSE(line.eyes.empty());
  }
}

TEST(FaceLines, AFaceAloneNeedsNone) {
  EXPECT_TRUE(make_face_lines({testing::make_face(3)}, 3, false).empty());
  EXPECT_TRUE(make_face_lines({}, 0, false).empty());
}

// A second face that is seen for a moment only must not move the picture.
TEST(FaceCount, GrowsOnlyForFacesThatStay) {
  FaceCount count;
  for (double t = 0; t < 3; t += 0.1) count.add(t > 1 && t < 1.5 ? 2 : 1, t);
  EXPECT_EQ(count.most(), 1);
  for (double t = 3; t < 4.5; t += 0.1) count.add(3, t);
  EXPECT_EQ(count.most(), 3);
  count.add(1, 5.0);
  EXPECT_EQ(count.most(), 3) << "and does not shrink again";
  count.clear();
  EXPECT_EQ(count.most(), 1);
  count.add(2, 10.0);
  count.add(2, 1.0);  // another source
  EXPECT_EQ(count.most(), 1);
}

}  // namespace
}  // namespace attune::ui
