#include "vision/motion.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace attune::vision {
namespace {

using core::Missing;

// A room with pictures on the wall and a person whose head and chest are striped boards.
struct Scene {
  float head_x = 320.0F;
  float chest_x = 320.0F;
  int pan = 0;         // of the camera, pixels
  int brightness = 0;  // added everywhere
  int noise = 0;       // standard deviation
  bool bare = false;   // no pictures on the wall

  cv::Mat draw(cv::RNG& rng) const {
    cv::Mat image(480, 640, CV_8UC3, cv::Scalar::all(110));
    for (int x = -200; x < 900 && !bare; x += 60) {
      for (int y = 10; y < 480; y += 60) {
        cv::rectangle(image, cv::Rect(x + pan, y, 30, 30), cv::Scalar::all(170), -1);
      }
    }
    board(image, {head_x + static_cast<float>(pan), 190}, {144, 180});
    board(image, {chest_x + static_cast<float>(pan), 390}, {300, 160});
    image += cv::Scalar::all(brightness);
    if (noise > 0) {
      cv::Mat extra(image.size(), CV_16SC3);
      rng.fill(extra, cv::RNG::NORMAL, 0, noise);
      cv::add(image, extra, image, {}, CV_8U);
    }
    return image;
  }
  static void board(cv::Mat& image, cv::Point2f at, cv::Size size) {
    for (int x = 0; x < size.width; x += 16) {
      cv::rectangle(image,
                    cv::Rect(static_cast<int>(at.x) - size.width / 2 + x,
                             static_cast<int>(at.y) - size.height / 2, 16, size.height),
                    cv::Scalar::all(x % 32 == 0 ? 60 : 200), -1);
    }
  }
};

class Motion : public testing::Test {
 protected:
  core::Motion next(const Scene& scene, double fps = 30.0) {
    std::vector<core::Face> faces(1);
    faces[0].box = {270, 140, 100, 120};
    meter.fill(scene.draw(rng), time_s += 1.0 / fps, faces);
    return faces[0].motion;
  }
  core::Motion play(double seconds, double fps, const std::function<Scene(double)>& script) {
    core::Motion last;
    const double start_s = time_s;
    while (time_s - start_s < seconds) last = next(script(time_s - start_s), fps);
    return last;
  }
  MotionMeter meter;
  cv::RNG rng{5};
  double time_s = 0.0;
};

TEST_F(Motion, IsNothingForAStillPersonWithACamerasNoise) {
  EXPECT_EQ(next({}).missing, Missing::too_short);
  Scene noisy;
  noisy.noise = 8;
  const core::Motion motion = play(0.5, 30, [&](double) { return noisy; });
  ASSERT_TRUE(motion.head && motion.body);
  EXPECT_LT(*motion.head, 0.01);
  EXPECT_LT(*motion.body, 0.01);
}

TEST_F(Motion, TellsHeadFromBody) {
  core::Motion motion = play(0.5, 30, [](double t) {
    Scene scene;
    scene.head_x += static_cast<float>(60 * t);
    return scene;
  });
  ASSERT_TRUE(motion.head && motion.body);
  EXPECT_GT(*motion.head, 0.1);
  EXPECT_LT(*motion.body, 0.01);
  motion = play(0.5, 30, [](double t) {
    Scene scene;
    scene.chest_x += static_cast<float>(60 * t);
    return scene;
  });
  ASSERT_TRUE(motion.head && motion.body);
  EXPECT_LT(*motion.head, 0.01);
  EXPECT_GT(*motion.body, 0.1);
}

TEST_F(Motion, DoesNotDependOnTheFrameRate) {
  const auto swing = [](double t) {
    Scene scene;
    scene.head_x += static_cast<float>(60 * t);
    return scene;
  };
  const double slow = *play(0.5, 10, swing).head;
  for (const double fps : {15.0, 20.0, 30.0, 60.0}) {
    meter.reset();
    EXPECT_NEAR(*play(0.5, fps, swing).head, slow, 0.5 * slow) << fps;
  }
}

TEST_F(Motion, SaysThatTheCameraOrTheLightMoves) {
  const core::Motion panned = play(0.5, 30, [](double t) {
    Scene scene;
    scene.pan = static_cast<int>(80 * t);
    return scene;
  });
  EXPECT_EQ(panned.missing, Missing::camera_moving);
  EXPECT_FALSE(panned.head.has_value());
  const core::Motion still = play(1.2, 30, [](double) { return Scene{}; });
  EXPECT_FALSE(still.missing.has_value());
  const core::Motion lit = play(0.3, 30, [](double t) {
    Scene scene;
    scene.brightness = static_cast<int>(100 * t);
    return scene;
  });
  EXPECT_EQ(lit.missing, Missing::camera_moving);
}

TEST_F(Motion, HairAndShouldersBeforeABareWallAreNotTheCamera) {
  const core::Motion motion = play(0.5, 30, [](double t) {
    Scene scene;
    scene.bare = true;
    scene.head_x += static_cast<float>(40 * t);
    scene.chest_x += static_cast<float>(40 * t);
    return scene;
  });
  EXPECT_FALSE(motion.missing.has_value());
  EXPECT_GT(motion.head.value_or(0.0), 0.1);
}

TEST_F(Motion, NeedsTheBodyInThePicture) {
  std::vector<core::Face> faces(1);
  faces[0].box = {270, 350, 100, 120};
  for (int i = 0; i < 5; ++i) meter.fill(Scene{}.draw(rng), time_s += 0.05, faces);
  EXPECT_TRUE(faces[0].motion.head.has_value());
  EXPECT_FALSE(faces[0].motion.body.has_value());
  EXPECT_EQ(faces[0].motion.missing, Missing::out_of_view);
}

TEST_F(Motion, SurvivesOddPictures) {
  std::vector<core::Face> faces(1);
  faces[0].box = {-50, -50, 0, std::numeric_limits<float>::quiet_NaN()};
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(640, 1), cv::Size(4000, 20)}) {
    for (int i = 0; i < 3; ++i) {
      meter.fill(cv::Mat(size, CV_8UC3, cv::Scalar::all(i * 40)), time_s += 0.1, faces);
    }
  }
  meter.fill({}, time_s += 0.1, faces);
  EXPECT_EQ(faces[0].motion.missing, Missing::too_short);
}

}  // namespace
}  // namespace attune::vision
