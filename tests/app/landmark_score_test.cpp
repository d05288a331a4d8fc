#include "app/landmark_score.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"

namespace attune::app {
namespace {

// 68 points on a grid; the outer eye corners (36, 45) lie 100 px apart.
std::vector<cv::Point2f> grid(float x = 0.0F, float y = 0.0F) {
  std::vector<cv::Point2f> points;
  for (int i = 0; i < 68; ++i) {
    points.emplace_back(x + static_cast<float>(i % 10) * 10.0F,
                        y + static_cast<float>(i / 10) * 10.0F);
  }
  points[36] = {x, y + 40.0F};
  points[45] = {x + 100.0F, y + 40.0F};
  return points;
}

std::string row(const std::string& image) {
  std::string text = image;
  for (int i = 0; i < 68; ++i) text += "," + std::to_string(i) + ".5," + std::to_string(i * 2);
  return text + "\n";
}
const std::string kHeader = "image,x0,y0,and,so,on\n";

std::string error_of(const std::string& csv) {
  try {
    parse_landmarks(csv, "landmarks.csv");
  } catch (const core::Error& error) {
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(LandmarkScore, ReadsTheTable) {
  const auto images = parse_landmarks(kHeader + row("a.jpg") + "\r\n" + row("b.jpg"), "here");
  ASSERT_EQ(images.size(), 2U);
  EXPECT_EQ(images[1].image, "b.jpg");
  EXPECT_EQ(images[0].points[67], cv::Point2f(67.5F, 134.0F));
}

TEST(LandmarkScore, WrongTablesAreToldWithTheLine) {
  EXPECT_NE(error_of("x,y\n").find("line 1"), std::string::npos);
  EXPECT_NE(error_of(kHeader + row("a.jpg") + "b.jpg,1,2\n").find("line 3"), std::string::npos);
  std::string word = row("a.jpg");
  word.replace(word.find("12.5"), 4, "nose");
  EXPECT_NE(error_of(kHeader + word).find("\"nose\" is no number"), std::string::npos);
  std::string nan = row("a.jpg");
  nan.replace(nan.find("12.5"), 4, "nan");
  EXPECT_NE(error_of(kHeader + nan).find("no number"), std::string::npos);
  EXPECT_NE(error_of(kHeader).find("names no picture"), std::string::npos);
  EXPECT_NE(error_of("").find("names no picture"), std::string::npos);
  std::string same = "a.jpg";
  for (int i = 0; i < 136; ++i) same += ",7";
  EXPECT_NE(error_of(kHeader + same).find("corners of the eyes"), std::string::npos);
}

TEST(LandmarkScore, TakesTheFaceOverTheAnnotatedOne) {
  const auto annotated = grid(100.0F, 100.0F);
  EXPECT_EQ(find_annotated({}, annotated), std::nullopt);
  EXPECT_EQ(find_annotated({grid(500.0F, 100.0F)}, annotated), std::nullopt);
  EXPECT_EQ(
      find_annotated({grid(500.0F, 100.0F), grid(120.0F, 110.0F), grid(103.0F, 99.0F)}, annotated),
      2U);
}

TEST(LandmarkScore, ErrorsAreSharesOfTheEyeDistance) {
  auto found = grid();
  EXPECT_EQ(landmark_errors(found, grid()).all, 0.0);
  for (cv::Point2f& point : found) point += {3.0F, 4.0F};
  LandmarkErrors errors = landmark_errors(found, grid());
  EXPECT_NEAR(errors.all, 0.05, 1e-6);
  EXPECT_NEAR(errors.inner, 0.05, 1e-6);
  EXPECT_NEAR(errors.by_part["mouth"], 0.05, 1e-6);

  found = grid();
  for (int i = 0; i < 17; ++i) found[static_cast<std::size_t>(i)] += {0.0F, 68.0F};
  errors = landmark_errors(found, grid());
  EXPECT_NEAR(errors.by_part["jaw"], 0.68, 1e-6);
  EXPECT_NEAR(errors.all, 0.17, 1e-6) << "17 of 68 points";
  EXPECT_EQ(errors.inner, 0.0);
  EXPECT_EQ(errors.by_part["eyes"], 0.0);
}

TEST(LandmarkScore, AveragesOverFoundFacesAndCountsMissedOnes) {
  std::vector<std::optional<LandmarkErrors>> errors;
  for (int i = 0; i <= 10; ++i) {
    auto found = grid();
    for (cv::Point2f& point : found) point.x += static_cast<float>(i);
    errors.emplace_back(landmark_errors(found, grid()));
  }
  errors.emplace_back(std::nullopt);
  const LandmarkScore score = score_landmarks(errors);
  EXPECT_EQ(score.n, 12);
  EXPECT_EQ(score.n_missed, 1);
  EXPECT_NEAR(score.nme, 0.05, 1e-6);
  EXPECT_NEAR(score.nme_p90, 0.09, 1e-6);
  EXPECT_NEAR(score.by_part.at("nose"), 0.05, 1e-6);

  const LandmarkScore none = score_landmarks({std::nullopt});
  EXPECT_EQ(none.n_missed, 1);
  EXPECT_TRUE(std::isnan(none.nme));
  EXPECT_TRUE(std::isnan(none.by_part.at("jaw")));
}

}  // namespace
}  // namespace attune::app
