#include "app/face_regions.hpp"

#include <gtest/gtest.h>

namespace attune::app {
namespace {

using practice::Part;

core::EyeShape make_eye(float x) {
  core::EyeShape eye;
  eye.outer_corner = {x - 15, 100};
  eye.inner_corner = {x + 15, 100};
  eye.upper_lid = {{x, 94}};
  eye.lower_lid = {{x, 105}};
  return eye;
}

core::Face make_face() {
  core::Face face;
  face.box = {150, 60, 100, 130};
  face.shape.right_eye = make_eye(175);
  face.shape.left_eye = make_eye(225);
  face.shape.right_brow = {{160, 85}, {190, 82}};
  face.shape.left_brow = {{210, 82}, {240, 85}};
  face.shape.mouth.right_corner = {180, 160};
  face.shape.mouth.left_corner = {220, 160};
  face.shape.mouth.outer_upper = {{200, 153}};
  face.shape.mouth.outer_lower = {{200, 168}};
  face.shape.jaw = {{150, 110}, {200, 190}, {250, 110}};
  return face;
}

TEST(FaceRegions, TheLargestFaceCounts) {
  std::vector<core::Face> faces(3);
  EXPECT_EQ(find_largest(std::vector<core::Face>()), nullptr);
  faces[0].box = {0, 0, 10, 10};
  faces[1].box = {0, 0, 30, 20};
  faces[2].box = {0, 0, 20, 20};
  EXPECT_EQ(find_largest(faces), &faces[1]);
  std::vector<core::FaceAnalysis> analyses(2);
  analyses[1].face.box = {0, 0, 5, 5};
  EXPECT_EQ(find_largest(analyses), &analyses[1]);
}

TEST(FaceRegions, HoldTheirParts) {
  const auto regions = face_regions(make_face(), {400, 300});
  ASSERT_EQ(regions.size(), 4U);
  EXPECT_TRUE(regions.at(Part::eyes).contains(cv::Point2f(175, 100)));
  EXPECT_TRUE(regions.at(Part::eyes).contains(cv::Point2f(225, 100)));
  EXPECT_FALSE(regions.at(Part::eyes).contains(cv::Point2f(200, 160)));
  EXPECT_TRUE(regions.at(Part::brows).contains(cv::Point2f(160, 85)));
  EXPECT_TRUE(regions.at(Part::mouth).contains(cv::Point2f(200, 168)));
  EXPECT_FALSE(regions.at(Part::mouth).contains(cv::Point2f(200, 100)));
  EXPECT_TRUE(regions.at(Part::head).contains(cv::Point2f(200, 189)));
}

TEST(FaceRegions, PartsAloneShowNothingOfTheOthers) {
  const auto regions = face_regions(make_face(), {400, 300});
  EXPECT_TRUE(eyes_view(regions).contains(cv::Point2f(200, 83)));
  EXPECT_EQ((eyes_view(regions) & mouth_view(regions)).area(), 0);
}

TEST(FaceRegions, StayInsideThePicture) {
  const cv::Rect2f all(0, 0, 230, 170);
  for (const auto& [part, region] : face_regions(make_face(), {230, 170})) {
    EXPECT_EQ((region & all).area(), region.area()) << practice::name(part);
  }
}

TEST(FaceRegions, ThePortraitHoldsTheHeadInThePicturesShape) {
  const auto regions = face_regions(make_face(), {400, 300});
  const cv::Rect2f portrait = portrait_view(regions, {400, 300});
  EXPECT_NEAR(portrait.width / portrait.height, 400.0 / 300, 1e-3);
  EXPECT_NEAR((portrait & regions.at(Part::head)).area(), regions.at(Part::head).area(), 1.0);
  EXPECT_GE(portrait.x, 0);
  EXPECT_LE(portrait.y + portrait.height, 300.01F);
}

}  // namespace
}  // namespace attune::app
