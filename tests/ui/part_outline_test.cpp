#include "ui/part_outline.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::Part;

cv::Rect2f bounds(const std::vector<cv::Point2f>& points) {
  cv::Point2f low = points.front();
  cv::Point2f high = points.front();
  for (const cv::Point2f& p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low, high};
}

TEST(PartOutline, EyesAreOnTheirSidesOfThePicture) {
  const core::Face face = testing::make_face(1).face;
  const cv::Rect2f right = bounds(outline_of(Part::right_eye, face).points);
  const cv::Rect2f left = bounds(outline_of(Part::left_eye, face).points);
  // The subject's right lies on the left of an unmirrored picture.
  EXPECT_LT(right.x + right.width, left.x);
  EXPECT_TRUE(outline_of(Part::right_eye, face).closed);
  EXPECT_TRUE(right.contains(face.shape.right_eye.iris->center));
}

TEST(PartOutline, ClosedLinesDoNotCrossThemselves) {
  const core::Face face = testing::make_face(1).face;
  for (const Part part : {Part::right_eye, Part::left_eye, Part::mouth, Part::head}) {
    const Outline outline = outline_of(part, face);
    ASSERT_GE(outline.points.size(), 6U);
    // Going once around the middle adds up to one full turn.
    const cv::Rect2f box = bounds(outline.points);
    const cv::Point2f middle = (box.tl() + box.br()) * 0.5F;
    double turn = 0.0;
    for (std::size_t i = 0; i < outline.points.size(); ++i) {
      const cv::Point2f a = outline.points[i] - middle;
      const cv::Point2f b = outline.points[(i + 1) % outline.points.size()] - middle;
      turn += std::atan2(a.cross(b), a.dot(b));
    }
    EXPECT_NEAR(std::abs(turn), 2 * CV_PI, 1e-3) << static_cast<int>(part);
  }
}

TEST(PartOutline, HeadBoxHoldsTheForeheadAndTheBox) {
  const core::Face face = testing::make_face(1).face;
  const cv::Rect2f head = head_box(face);
  EXPECT_EQ(head & face.box, face.box);
  const cv::Rect2f brow = bounds(face.shape.left_brow);
  EXPECT_LT(head.y, brow.y - 0.2F * face.box.height);
}

TEST(PartOutline, ShapesWithoutPointsGiveNothing) {
  const core::Face face;
  for (const Part part :
       {Part::right_eye, Part::left_brow, Part::nose, Part::mouth, Part::jaw, Part::head}) {
    EXPECT_TRUE(outline_of(part, face).points.empty()) << static_cast<int>(part);
  }
  EXPECT_EQ(head_box(face), face.box);
}

TEST(PartOutline, ShouldersNeedABody) {
  core::Face face = testing::make_face(1).face;
  EXPECT_TRUE(outline_of(Part::right_shoulder, face).points.empty());
  face.body.emplace();
  face.body->right_shoulder.at = {100, 300};
  face.body->left_shoulder.at = {400, 300};
  EXPECT_EQ(outline_of(Part::right_shoulder, face).points,
            (std::vector<cv::Point2f>{{200, 300}, {100, 300}}));
  EXPECT_EQ(outline_of(Part::left_shoulder, face).points.back(), cv::Point2f(400, 300));
}

}  // namespace
}  // namespace attune::ui
