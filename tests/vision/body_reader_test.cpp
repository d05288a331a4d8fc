#include "vision/body_reader.hpp"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>

#include "vision/body_model.hpp"

namespace attune::vision {
namespace {

using core::Missing;

class BodyReaderTest : public testing::Test {
 protected:
  // A body that sits under the square's face.
  core::Body body_in(const TurnedSquare& square) const {
    const float face = square.side_px / 9.0F;
    const cv::Point2f head = square.center - cv::Point2f(0.0F, 2.5F * face) + drift;
    core::Body body;
    body.right_ear = {head - cv::Point2f(face / 2, 0), 1.0};
    body.left_ear = {head + cv::Point2f(face / 2, 0), 1.0};
    body.right_shoulder = {head + cv::Point2f(-face, shoulders * face), 1.0};
    body.left_shoulder = {head + cv::Point2f(face, shoulders * face), 1.0};
    body.score = 0.9;
    return body;
  }
  void next(double step_s = 1.0 / 30) { reader.fill(image, time_s += step_s, faces); }
  core::Face face(int id, float x, float width) const {
    core::Face f;
    f.id = id;
    f.box = {x - width / 2, 100.0F, width, width};
    return f;
  }

  cv::Mat image = cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(90));
  std::vector<TurnedSquare> looks;
  cv::Point2f drift;
  float shoulders = 1.2F;
  bool nobody = false;
  BodyReader reader{[this](const cv::Mat&, const TurnedSquare& square) {
    looks.push_back(square);
    return nobody ? std::nullopt : std::optional(body_in(square));
  }};
  std::vector<core::Face> faces{face(1, 320, 80)};
  double time_s = 0.0;
};

TEST_F(BodyReaderTest, LooksSeldomAndKeepsTheBodyInBetween) {
  for (int i = 0; i < 60; ++i) {
    next();
    ASSERT_TRUE(faces[0].body.has_value()) << i;
    EXPECT_FALSE(faces[0].body_missing.has_value());
    EXPECT_LE(time_s - faces[0].body->time_s, 0.85);
  }
  EXPECT_EQ(looks.size(), 3U) << "in two seconds";
}

TEST_F(BodyReaderTest, LooksAtOneBodyAFrameAndOnlyAtTheTwoLargest) {
  faces = {face(1, 120, 60), face(2, 320, 90), face(3, 520, 80)};
  next();
  EXPECT_EQ(looks.size(), 1U);
  EXPECT_TRUE(faces[1].body.has_value());
  EXPECT_EQ(faces[2].body_missing, Missing::too_short);
  next();
  EXPECT_EQ(looks.size(), 2U);
  EXPECT_TRUE(faces[2].body.has_value());
  EXPECT_EQ(faces[0].body_missing, Missing::not_provided);
}

TEST_F(BodyReaderTest, HoldsItsSquareStillUntilTheFaceHasMoved) {
  next();
  faces[0].box.x += 20.0F;
  next(1.0);
  EXPECT_EQ(looks[1].center, looks[0].center);
  faces[0].box.x += 60.0F;
  next(1.0);
  EXPECT_NEAR(looks[2].center.x, looks[0].center.x + 80.0F, 0.01);
}

TEST_F(BodyReaderTest, TellsWhyThereIsNone) {
  faces = {face(1, 320, 20)};
  next();
  EXPECT_EQ(faces[0].body_missing, Missing::too_small);
  EXPECT_TRUE(looks.empty());

  faces = {face(2, 320, 80)};
  nobody = true;
  next();
  EXPECT_EQ(faces[0].body_missing, Missing::covered);

  nobody = false;
  shoulders = 5.0F;  // far below the edge
  next(1.0);
  EXPECT_EQ(faces[0].body_missing, Missing::out_of_view);

  shoulders = 1.2F;
  drift = {150.0F, 0.0F};  // somebody else's
  next(1.0);
  EXPECT_EQ(faces[0].body_missing, Missing::covered);
  EXPECT_FALSE(faces[0].body.has_value());
}

TEST_F(BodyReaderTest, CanBeSwitchedOff) {
  next();
  reader.set_on(false);
  next(1.0);
  EXPECT_EQ(faces[0].body_missing, Missing::switched_off);
  EXPECT_FALSE(faces[0].body.has_value());
  EXPECT_EQ(looks.size(), 1U);
  BodyReader none{ReadBody{}};
  none.fill(image, 1.0, faces);
  EXPECT_EQ(faces[0].body_missing, Missing::not_provided);
}

TEST(BodySquare, LiesBelowTheFaceAndGrowsWithIt) {
  const TurnedSquare square = body_square({100, 50, 40, 60});
  EXPECT_EQ(square.center, cv::Point2f(120, 80 + 150));
  EXPECT_FLOAT_EQ(square.side_px, 360.0F);
}

}  // namespace
}  // namespace attune::vision
