#include "capture/synthetic_people.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/core.hpp>

#include "capture/synthetic_model.hpp"

namespace attune::capture {
namespace {

TEST(SyntheticPeople, OneAlonePlaysTheScript) {
  EXPECT_EQ(synthetic_picture_size(1), cv::Size(640, 480));
  for (const double t : {0.0, 4.5, 33.0}) {
    cv::Mat expected;
    draw_synthetic_face(expected, synthetic_script(t));
    EXPECT_EQ(cv::norm(draw_synthetic_people(1, t), expected, cv::NORM_INF), 0.0);
  }
}

TEST(SyntheticPeople, EachBeginsTheScriptLater) {
  for (int people = 2; people <= kMostSyntheticPeople; ++people) {
    for (int i = 0; i < people; ++i) {
      const double begin_s = i * kSyntheticDelay_s;
      const double calm_rad = synthetic_person(i, people, 0.0).yaw_rad;
      const auto turned = [&](double time_s) {
        return synthetic_person(i, people, time_s).yaw_rad - calm_rad;
      };
      EXPECT_EQ(turned(begin_s + 0.5), 0.0);
      EXPECT_GT(turned(begin_s + 4.55), 0.4);
      EXPECT_NEAR(turned(begin_s + 4.55), synthetic_script(4.55).yaw_rad, 1e-9);
      if (i > 0) {
        EXPECT_EQ(turned(4.55), 0.0) << "still calm";
      }
    }
    EXPECT_DOUBLE_EQ(synthetic_length_s(people),
                     kSyntheticScriptLength_s + (people - 1) * kSyntheticDelay_s);
  }
}

TEST(SyntheticPeople, LookIntoTheCamera) {
  for (int people = 2; people <= kMostSyntheticPeople; ++people) {
    for (int i = 0; i < people; ++i) {
      const SyntheticPose pose = synthetic_person(i, people, 0.0);
      const HeadView view(pose);
      const cv::Vec3d ahead = view.camera_from_head() * cv::Vec3d(0, 0, -1);
      const cv::Point3d head = view.head_in_camera_mm();
      EXPECT_NEAR(std::atan2(ahead[0], -ahead[2]), std::atan2(-head.x, head.z), 1e-3);
    }
  }
}

TEST(SyntheticPeople, SitSideBySideInSizesOfTheirOwn) {
  for (int people = 2; people <= kMostSyntheticPeople; ++people) {
    const cv::Size picture = synthetic_picture_size(people);
    for (double t = 0.0; t < synthetic_length_s(people); t += 0.5) {
      cv::Rect2f before;
      for (int i = 0; i < people; ++i) {
        const cv::Rect2f box = make_synthetic_face(synthetic_person(i, people, t)).box;
        EXPECT_EQ(box & cv::Rect2f({0, 0}, cv::Size2f(picture)), box) << "in the picture at " << t;
        if (i > 0) {
          EXPECT_GT(box.x, before.br().x + 20.0F) << "apart at " << t;
        }
        before = box;
      }
    }
    EXPECT_NE(synthetic_person(0, people, 0.0).inter_ocular_px,
              synthetic_person(1, people, 0.0).inter_ocular_px);
  }
}

TEST(SyntheticPeople, AreDrawnWhereTheyAre) {
  const cv::Mat wall = make_synthetic_wall(synthetic_picture_size(4));
  const cv::Mat image = draw_synthetic_people(4, 0.0);
  ASSERT_EQ(image.size(), wall.size());
  for (int i = 0; i < 4; ++i) {
    const cv::Rect box(make_synthetic_face(synthetic_person(i, 4, 0.0)).box);
    EXPECT_GT(cv::norm(image(box), wall(box), cv::NORM_L1) / box.area(), 30.0) << i;
  }
}

TEST(SyntheticPeople, OtherNumbersAreRefused) {
  EXPECT_THROW(synthetic_picture_size(0), std::logic_error);
  EXPECT_THROW(synthetic_picture_size(5), std::logic_error);
  EXPECT_THROW(synthetic_person(3, 3, 0.0), std::logic_error);
  EXPECT_THROW(synthetic_person(-1, 3, 0.0), std::logic_error);
}

}  // namespace
}  // namespace attune::capture
