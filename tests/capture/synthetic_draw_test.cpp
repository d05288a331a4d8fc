#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/synthetic_face.hpp"

namespace attune::capture {
namespace {

cv::Mat draw(const SyntheticPose& pose) {
  cv::Mat image;
  draw_synthetic_face(image, pose);
  return image;
}

// Mean absolute difference inside the box, grey levels.
double difference(const cv::Mat& a, const cv::Mat& b, const cv::Rect& box) {
  cv::Mat d;
  cv::absdiff(a(box), b(box), d);
  const cv::Scalar mean = cv::mean(d);
  return (mean[0] + mean[1] + mean[2]) / 3.0;
}

cv::Rect box_around_points(const std::vector<cv::Point2f>& points, int margin) {
  cv::Rect box = cv::boundingRect(points);
  box -= cv::Point(margin, margin);
  box += cv::Size(2 * margin, 2 * margin);
  return box & cv::Rect(0, 0, 640, 480);
}

TEST(DrawSyntheticFace, MakesAPictureWhenThereIsNone) {
  const cv::Mat image = draw({});
  EXPECT_EQ(image.size(), cv::Size(640, 480));
  EXPECT_EQ(image.type(), CV_8UC3);
}

TEST(DrawSyntheticFace, IsTheSameEveryTime) {
  EXPECT_EQ(cv::norm(draw(synthetic_script(4.5)), draw(synthetic_script(4.5)), cv::NORM_INF), 0.0);
}

TEST(DrawSyntheticFace, PicturesDoNotShareTheirPixels) {
  cv::Mat first = draw({});
  const cv::Mat kept = first.clone();
  first.setTo(cv::Scalar(0, 0, 0));
  EXPECT_EQ(cv::norm(draw({}), kept, cv::NORM_INF), 0.0);
}

TEST(DrawSyntheticFace, ChangesOnlyWhereTheFaceMoves) {
  const core::FaceShape shape = make_synthetic_shape({});
  const cv::Mat rest = draw({});
  const cv::Rect mouth = box_around_points({shape.mouth.right_corner, shape.mouth.left_corner,
                                            shape.mouth.outer_upper[4], shape.mouth.outer_lower[4]},
                                           4);
  const cv::Rect eye = box_around_points({shape.left_eye.outer_corner, shape.left_eye.inner_corner,
                                          shape.left_eye.upper_lid[3], shape.left_eye.lower_lid[3]},
                                         2);
  const cv::Rect brow = box_around_points(shape.left_brow, 4);

  SyntheticPose blink;
  blink.openness_left = 0.0;
  EXPECT_GT(difference(draw(blink), rest, eye), 15.0);
  EXPECT_EQ(difference(draw(blink), rest, mouth), 0.0);

  SyntheticPose glance;
  glance.gaze_yaw_rad = 0.4;
  EXPECT_GT(difference(draw(glance), rest, eye), 8.0);
  EXPECT_EQ(difference(draw(glance), rest, brow), 0.0);

  SyntheticPose raise;
  raise.brow_raise = 1.0;
  EXPECT_GT(difference(draw(raise), rest, brow), 8.0);
  EXPECT_EQ(difference(draw(raise), rest, mouth), 0.0);

  SyntheticPose open;
  open.mouth_open = 1.0;
  EXPECT_GT(difference(draw(open), rest, mouth), 8.0);
  EXPECT_EQ(difference(draw(open), rest, eye), 0.0);

  const cv::Rect corner(0, 0, 60, 60);
  for (const SyntheticPose& pose : {blink, glance, raise, open}) {
    EXPECT_EQ(difference(draw(pose), rest, corner), 0.0) << "the wall stands still";
  }
}

TEST(DrawSyntheticFace, LargerPictureShowsTheSameFace) {
  cv::Mat large(960, 1280, CV_8UC3, cv::Scalar(180, 180, 180)), small;
  draw_synthetic_face(large, scaled_picture({}, 2.0));
  cv::resize(large, small, {640, 480}, 0, 0, cv::INTER_AREA);
  cv::Mat plain(480, 640, CV_8UC3, cv::Scalar(180, 180, 180));
  draw_synthetic_face(plain, {});
  EXPECT_LT(difference(small, plain, {220, 100, 200, 290}), 3.0);
}

TEST(DrawSyntheticFace, DrawsSeveralFacesIntoOnePicture) {
  cv::Mat image = draw({});
  const cv::Mat one = image.clone();
  SyntheticPose other;
  other.center_px = {540.0F, 200.0F};
  other.inter_ocular_px = 50.0;
  draw_synthetic_face(image, other);
  EXPECT_GT(difference(image, one, {490, 130, 100, 160}), 10.0);
  EXPECT_EQ(difference(image, one, {200, 100, 150, 150}), 0.0);
}

TEST(DrawSyntheticFace, SurvivesFacesAtAndBeyondTheEdge) {
  for (const cv::Point2f center :
       {cv::Point2f(0, 0), cv::Point2f(640, 480), cv::Point2f(-400, 240), cv::Point2f(320, 2000)}) {
    for (const double size : {3.0, 80.0, 400.0}) {
      SyntheticPose pose;
      pose.center_px = center;
      pose.inter_ocular_px = size;
      pose.yaw_rad = 0.5;
      pose.mouth_open = 1.0;
      EXPECT_EQ(draw(pose).size(), cv::Size(640, 480));
    }
  }
  SyntheticPose away;
  away.yaw_rad = 3.0;
  draw(away);
}

TEST(DrawSyntheticFace, RefusesOtherKindsOfPicture) {
  cv::Mat grey(480, 640, CV_8UC1, cv::Scalar(0));
  EXPECT_THROW(draw_synthetic_face(grey, {}), std::logic_error);
}

}  // namespace
}  // namespace attune::capture
