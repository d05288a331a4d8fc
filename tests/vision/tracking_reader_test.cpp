#include "vision/tracking_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "vision/fake_face_model.hpp"

namespace attune::vision {
namespace {

class TrackingReader : public testing::Test {
 protected:
  TrackingReader() { remake({}); }

  void remake(const TrackingOptions& options) {
    reader = make_tracking_reader(std::make_unique<FakeFaceModel>(scene), options, clock);
  }

  std::vector<core::Face> next(double step_s = 0.04) {
    core::Frame frame;
    frame.index = index++;
    frame.time_s = time_s += step_s;
    frame.image = image;
    return reader->read(frame);
  }

  FakeScene scene;
  CountingClock clock;
  std::unique_ptr<FaceReader> reader;
  cv::Mat image = cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(120));
  std::int64_t index = 0;
  double time_s = 0.0;
};

std::vector<int> ids(const std::vector<core::Face>& faces) {
  std::vector<int> result;
  for (const auto& face : faces) {
    result.push_back(face.id);
  }
  return result;
}

TEST_F(TrackingReader, FillsEveryFieldOfAFace) {
  scene.people = {{{320, 240}}};
  const auto faces = next();
  ASSERT_EQ(faces.size(), 1U);
  const auto& face = faces[0];
  EXPECT_EQ(face.id, 1);
  EXPECT_EQ(face.box, cv::Rect2f(260, 180, 120, 120));
  EXPECT_FLOAT_EQ(face.detection, 0.9F);
  EXPECT_EQ(face.points.size(), 4U);
  EXPECT_TRUE(face.pose.has_value());
  EXPECT_NEAR(face.quality.inter_ocular_px, 60.0, 1.0);
  EXPECT_NEAR(face.quality.model_score, 0.95, 1e-6);
  for (const char* stage : {"detect", "landmarks", "pose", "quality"}) {
    EXPECT_GT(reader->stage_ms().at(stage), 0.0) << stage;
  }
}

// Calls every crop happy and counts them.
ReadExpression happy(int& calls) {
  return [&calls](const cv::Mat& crop) {
    ++calls;
    EXPECT_EQ(crop.size(), cv::Size(48, 48));
    core::Expression expression;
    expression.probability[1] = 1.0;
    return expression;
  };
}

TEST_F(TrackingReader, ReadsTheExpressionOfFacesThatCanBeRead) {
  // Noise is sharp; the flat grey of the other tests counts as blurred.
  cv::RNG(7).fill(image, cv::RNG::UNIFORM, 80, 160);
  int calls = 0;
  reader = make_tracking_reader(std::make_unique<FakeFaceModel>(scene), {}, clock, happy(calls));
  scene.people = {{{320, 240}}};
  core::Face face = next().at(0);
  ASSERT_TRUE(face.quality.problems.empty()) << core::name(face.quality.problems.front());
  ASSERT_TRUE(face.expression.has_value());
  EXPECT_EQ(face.expression->top(), core::ExpressionClass::happiness);
  EXPECT_FALSE(face.expression_missing.has_value());

  image = cv::Scalar::all(2);  // too dark
  face = next().at(0);
  EXPECT_FALSE(face.expression.has_value());
  ASSERT_FALSE(face.quality.problems.empty());
  EXPECT_EQ(face.expression_missing, face.quality.problems.front());
  EXPECT_EQ(calls, 1);
}

class TrackingReaderWithBrows : public TrackingReader {
 protected:
  TrackingReaderWithBrows() {
    cv::RNG(7).fill(image, cv::RNG::UNIFORM, 80, 160);
    reader = make_tracking_reader(std::make_unique<FakeFaceModel>(scene), {}, clock, happy(calls),
                                  {}, happy(brow_calls));
    scene.people = {{{320, 240}}};
  }
  int calls = 0;
  int brow_calls = 0;
};

TEST_F(TrackingReaderWithBrows, ReadsTheBrowsOfFacesWhoseExpressionIsRead) {
  EXPECT_TRUE(next().at(0).brow_expression.has_value());
  image = cv::Scalar::all(2);  // too dark
  EXPECT_FALSE(next().at(0).brow_expression.has_value());
  cv::RNG(7).fill(image, cv::RNG::UNIFORM, 80, 160);
  reader->set_expressions(false);
  EXPECT_FALSE(next().at(0).brow_expression.has_value());
  EXPECT_EQ(brow_calls, 1);
}

TEST_F(TrackingReaderWithBrows, ReadsTheBrowsOfOneFaceAFewTimesASecond) {
  for (int i = 0; i < 30; ++i) EXPECT_TRUE(next().at(0).brow_expression.has_value()) << i;
  EXPECT_EQ(calls, 30);
  EXPECT_GE(brow_calls, 6);
  EXPECT_LE(brow_calls, 10);
}

TEST_F(TrackingReader, MeasuresTheSkinBetweenTheBrowsOfFacesThatCanBeRead) {
  cv::RNG(7).fill(image, cv::RNG::UNIFORM, 80, 160);
  reader->set_expressions(false);  // it needs no network
  scene.people = {{{320, 240}}};
  EXPECT_TRUE(next().at(0).brow_folds.has_value());
  image = cv::Scalar::all(2);  // too dark
  EXPECT_FALSE(next().at(0).brow_folds.has_value());
}

TEST_F(TrackingReader, ComputesNoExpressionWhenItIsSwitchedOff) {
  cv::RNG(7).fill(image, cv::RNG::UNIFORM, 80, 160);
  int calls = 0;
  reader = make_tracking_reader(std::make_unique<FakeFaceModel>(scene), {}, clock, happy(calls));
  reader->set_expressions(false);
  scene.people = {{{320, 240}}};
  const core::Face face = next().at(0);
  EXPECT_EQ(calls, 0);
  EXPECT_EQ(face.expression_missing, core::Missing::switched_off);
  reader->set_expressions(true);
  next();
  EXPECT_EQ(calls, 1);
}

TEST_F(TrackingReader, RunsTheDetectorRarelyWhileAFaceIsFollowed) {
  scene.people = {{{320, 240}}};
  for (int i = 0; i < 31; ++i) {
    scene.people[0].center.x += 2.0F;
    EXPECT_EQ(ids(next()), std::vector{1});
  }
  EXPECT_EQ(scene.detector_runs, 3);  // at frames 0, 15 and 30
  EXPECT_NEAR(reader->stage_ms().at("detect"), 1.0, 1e-6);
}

TEST_F(TrackingReader, LooksForALostFaceAtOnceAndKeepsItsId) {
  scene.people = {{{320, 240}}};
  next();
  scene.people[0].center.x += 50.0F;
  scene.people[0].followable = false;
  const auto faces = next();
  EXPECT_EQ(ids(faces), std::vector{1});
  EXPECT_NEAR(center(faces[0].box).x, 370.0F, 0.5);
}

TEST_F(TrackingReader, KeepsTheIdOverAGapOfASecondButNotOfThree) {
  scene.people = {{{320, 240}}};
  next();
  const auto person = scene.people;
  scene.people.clear();
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(next().empty());
  }
  scene.people = person;
  EXPECT_EQ(ids(next()), std::vector{1});
  scene.people.clear();
  for (int i = 0; i < 75; ++i) {
    EXPECT_TRUE(next().empty());
  }
  scene.people = person;
  EXPECT_EQ(ids(next()), std::vector{2});
}

TEST_F(TrackingReader, NoticesASecondFaceWithinAFewFrames) {
  scene.people = {{{160, 240}}};
  next();
  scene.people.push_back({{480, 240}});
  std::vector<int> seen;
  for (int i = 0; i < 15; ++i) {
    seen = ids(next());
  }
  EXPECT_EQ(seen, (std::vector{1, 2}));
}

TEST_F(TrackingReader, MergesTwoTracksOnOneFace) {
  scene.people = {{{200, 240}}, {{400, 240}}};
  EXPECT_EQ(ids(next()), (std::vector{1, 2}));
  scene.people = {{{230, 240}}, {{235, 240}}};  // the second one hides behind the first
  scene.people.pop_back();
  EXPECT_EQ(ids(next()), std::vector{1});
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(ids(next()), std::vector{1});
  }
}

TEST_F(TrackingReader, DoesNotCountAMouthInsideAFaceAsAFace) {
  scene.people = {{{320, 240}, 80.0F}, {{330, 290}, 20.0F}};
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(ids(next()), std::vector{1});
  }
}

TEST_F(TrackingReader, KeepsTheEightLargestOfTwenty) {
  for (int i = 0; i < 20; ++i) {
    const auto x = static_cast<float>(60 + (120 * (i % 5)));
    const auto y = static_cast<float>(60 + (120 * (i / 5)));
    scene.people.push_back({{x, y}, 15.0F + static_cast<float>((i * 7) % 20)});
  }
  const auto first = next();
  ASSERT_EQ(first.size(), 8U);
  for (const auto& face : first) {
    EXPECT_GE(face.box.width, 2 * 27.0F);  // sizes are 15..34: the largest eight are 27..34
  }
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(ids(next()), ids(first));
  }
}

TEST_F(TrackingReader, LetsAMuchLargerFaceTakeAPlace) {
  TrackingOptions options;
  options.max_faces = 1;
  remake(options);
  scene.people = {{{160, 240}, 30.0F}};
  next();
  scene.people.push_back({{480, 240}, 33.0F});
  for (int i = 0; i < 16; ++i) {
    next();
  }
  EXPECT_EQ(ids(next()), std::vector{1});
  scene.people[1].eyes_px = 60.0F;
  for (int i = 0; i < 16; ++i) {
    next();
  }
  const auto faces = next();
  ASSERT_EQ(faces.size(), 1U);
  EXPECT_NEAR(center(faces[0].box).x, 480.0F, 1.0);
}

TEST_F(TrackingReader, TakesAThoroughLookFirstAndOnlyNowAndThenInAnEmptyRoom) {
  for (int i = 0; i < 31; ++i) {
    EXPECT_TRUE(next().empty());
  }
  EXPECT_EQ(scene.detector_runs, 31);
  EXPECT_EQ(scene.thorough_runs, 3);
}

TEST_F(TrackingReader, ForgetsOnResetButIdsGoOn) {
  scene.people = {{{320, 240}}};
  next();
  reader->reset();
  EXPECT_EQ(ids(next()), std::vector{2});
}

TEST_F(TrackingReader, StartsAgainWhenThePictureChangesItsSize) {
  scene.people = {{{320, 240}}};
  next();
  image = cv::Mat(960, 1280, CV_8UC3, cv::Scalar::all(120));
  scene.people = {{{900, 480}}};
  EXPECT_EQ(next().size(), 1U);
}

TEST_F(TrackingReader, DropsAFaceThatLeavesThePicture) {
  scene.people = {{{320, 240}}};
  next();
  scene.people[0].detectable = false;
  for (int i = 0; i < 20; ++i) {
    scene.people[0].center.x += 20.0F;
    next();
  }
  EXPECT_TRUE(next().empty());
}

TEST_F(TrackingReader, GivesNoFaceForNoPicture) {
  scene.people = {{{5, 5}, 4.0F}};
  image = cv::Mat();
  EXPECT_TRUE(next().empty());
  image = cv::Mat(480, 640, CV_32FC3, cv::Scalar::all(0.5));
  EXPECT_TRUE(next().empty());
  EXPECT_EQ(scene.fits, 0);
}

TEST_F(TrackingReader, TakesGrayAndFourChannelPictures) {
  scene.people = {{{320, 240}}};
  image = cv::Mat(480, 640, CV_8UC1, cv::Scalar::all(120));
  EXPECT_EQ(next().size(), 1U);
  image = cv::Mat(480, 640, CV_8UC4, cv::Scalar::all(120));
  EXPECT_EQ(next().size(), 1U);
}

TEST_F(TrackingReader, SurvivesNumbersThatAreNone) {
  scene.people = {{{std::nanf(""), 240}}};
  EXPECT_TRUE(next().empty());
  scene.people = {{{320, 240}, std::numeric_limits<float>::infinity()}};
  EXPECT_TRUE(next().empty());
}

}  // namespace
}  // namespace attune::vision
