#include "capture/synthetic_surface.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace attune::capture {
namespace {

const ShadedVertex& lowest(const ShadedGrid& grid) {
  return *std::max_element(grid.vertices.begin(), grid.vertices.end(),
                           [](const auto& a, const auto& b) { return a.at.y < b.at.y; });
}

bool all_finite(const ShadedGrid& grid) {
  return std::all_of(grid.vertices.begin(), grid.vertices.end(), [](const ShadedVertex& v) {
    return std::isfinite(v.at.x) && std::isfinite(v.at.y) && std::isfinite(v.bgr[0]) &&
           std::isfinite(v.bgr[1]) && std::isfinite(v.bgr[2]);
  });
}

TEST(Skin, ChinAgreesWithTheShape) {
  for (const double open : {0.0, 1.0}) {
    for (const double yaw : {-0.4, 0.0, 0.4}) {
      SyntheticPose pose;
      pose.mouth_open = open;
      pose.yaw_rad = yaw;
      const ShadedGrid skin = shade_skin(pose, HeadView(pose));
      const cv::Point2f chin = make_synthetic_shape(pose).jaw[8];
      EXPECT_NEAR(lowest(skin).at.x, chin.x, 8.0F) << "tenth of the eyes' distance";
      EXPECT_NEAR(lowest(skin).at.y, chin.y, 4.0F);
    }
  }
}

TEST(Skin, SidesAgreeWithTheJawLine) {
  const SyntheticPose pose;
  const ShadedGrid skin = shade_skin(pose, HeadView(pose));
  const core::FaceShape shape = make_synthetic_shape(pose);
  for (const std::size_t i : {3U, 5U, 11U, 13U}) {
    // The skin's outermost point at the height of the jaw point.
    float outermost = 320.0F;
    for (const ShadedVertex& v : skin.vertices) {
      if (std::abs(v.at.y - shape.jaw[i].y) < 3.0F &&
          std::abs(v.at.x - 320.0F) > std::abs(outermost - 320.0F) &&
          (v.at.x > 320.0F) == (shape.jaw[i].x > 320.0F)) {
        outermost = v.at.x;
      }
    }
    EXPECT_NEAR(outermost, shape.jaw[i].x, 5.0F) << i;
  }
}

TEST(Skin, NoseStandsOut) {
  SyntheticPose pose;
  pose.yaw_rad = 0.4;
  const ShadedGrid skin = shade_skin(pose, HeadView(pose));
  const cv::Point2f tip = make_synthetic_shape(pose).nose.bridge.back();
  float nearest = 1e9F;
  for (int row = 0; row < skin.rows(); ++row) {
    const auto& v =
        skin.vertices[static_cast<std::size_t>(row * skin.columns + middle_column(skin))];
    nearest = std::min(nearest, std::hypot(v.at.x - tip.x, v.at.y - tip.y));
  }
  EXPECT_LT(nearest, 4.0F) << "the ridge passes the tip of the shape";
}

TEST(Skin, IsDarkerAtItsEdgeThanInTheMiddleAndNeverBurnt) {
  const SyntheticPose pose;
  const ShadedGrid skin = shade_skin(pose, HeadView(pose));
  const auto grey = [&](int row, int column) {
    const cv::Vec3f c = skin.vertices[static_cast<std::size_t>(row * skin.columns + column)].bgr;
    return (c[0] + c[1] + c[2]) / 3.0F;
  };
  const int row = skin.rows() / 2;
  EXPECT_GT(grey(row, skin.columns / 3), grey(row, 1) + 20.0F);
  for (const ShadedVertex& v : skin.vertices) {
    for (int i = 0; i < 3; ++i) {
      EXPECT_GE(v.bgr[i], 0.0F);
      EXPECT_LT(v.bgr[i], 256.0F);
    }
  }
}

TEST(Surfaces, StayFiniteWhenTurnedAway) {
  for (const double yaw : {-1.5, 0.0, 1.5}) {
    for (const double pitch : {-1.2, 0.0, 1.2}) {
      SyntheticPose pose;
      pose.yaw_rad = yaw;
      pose.pitch_rad = pitch;
      const HeadView view(pose);
      EXPECT_TRUE(all_finite(shade_skin(pose, view)));
      EXPECT_TRUE(all_finite(shade_hair(pose, view)));
      EXPECT_TRUE(all_finite(shade_underjaw(pose, view)));
    }
  }
}

TEST(Hair, LiesOverTheForeheadAndLeavesTheBrowsFree) {
  const SyntheticPose pose;
  const ShadedGrid hair = shade_hair(pose, HeadView(pose));
  const core::FaceShape shape = make_synthetic_shape(pose);
  float top = 1e9F;
  for (const ShadedVertex& v : hair.vertices) {
    top = std::min(top, v.at.y);
    if (std::abs(v.at.x - 320.0F) < 50.0F && v.at.y > shape.left_brow[2].y - 5.0F) {
      // Only hair of the back of the head, which is behind the face.
      EXPECT_GT(v.at.y, shape.left_brow[2].y + 5.0F);
    }
  }
  EXPECT_LT(top, 110.0F);
  EXPECT_GT(top, 70.0F);
}

}  // namespace
}  // namespace attune::capture
