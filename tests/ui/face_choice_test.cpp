#include "ui/face_choice.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

core::FaceAnalysis sized(int id, float size) {
  core::FaceAnalysis face;
  face.face.id = id;
  face.face.box = {0, 0, size, size};
  return face;
}

TEST(FaceChoice, StartsWithTheLargest) {
  FaceChoice choice;
  choice.update({sized(1, 50), sized(2, 90), sized(3, 70)}, 0.0);
  EXPECT_EQ(choice.id(), 2);
}

TEST(FaceChoice, StaysWithItsFaceWhileOthersGrow) {
  FaceChoice choice;
  choice.update({sized(1, 50)}, 0.0);
  choice.update({sized(1, 50), sized(2, 90)}, 0.1);
  EXPECT_EQ(choice.id(), 1);
  EXPECT_EQ(choice.find_in({sized(0, 1), sized(1, 1)}), 1U);
}

TEST(FaceChoice, WaitsForALostFaceBeforeTakingAnother) {
  FaceChoice choice;
  choice.update({sized(1, 50), sized(2, 40)}, 10.0);
  choice.update({sized(2, 40)}, 10.5);
  EXPECT_EQ(choice.id(), 1);
  EXPECT_FALSE(choice.find_in({sized(2, 40)}));
  choice.update({sized(2, 40)}, 11.5);
  EXPECT_EQ(choice.id(), 2);
}

TEST(FaceChoice, DoesNotWaitWhenTimeRunsBack) {
  FaceChoice choice;
  choice.update({sized(1, 50)}, 100.0);
  choice.update({sized(2, 40)}, 0.0);
  EXPECT_EQ(choice.id(), 2);
}

TEST(ShownFace, IsNumberedAmongSeveralOnly) {
  EXPECT_EQ(among_faces({nullptr, 1, 1}), "");
  EXPECT_EQ(among_faces({nullptr, 2, 3}), ", face 2 of 3");
}

TEST(FaceChoice, WalksThroughTheFaces) {
  const std::vector<core::FaceAnalysis> faces{sized(3, 9), sized(5, 5), sized(9, 5)};
  FaceChoice choice;
  choice.update(faces, 0.0);
  choice.choose_next(faces);
  EXPECT_EQ(choice.id(), 5);
  choice.choose_next(faces);
  choice.choose_next(faces);
  EXPECT_EQ(choice.id(), 3);
  choice.choose_next({});
  EXPECT_EQ(choice.id(), 3);
}

}  // namespace
}  // namespace attune::ui
