#include "app/cue_ratings.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace attune::app {
namespace {

using core::CueId;
using core::Intensity;

core::CueSet all_missing() {
  core::CueSet cues;
  for (int i = 0; i < core::kCueCount; ++i) {
    core::CueReading& reading = cues.readings[static_cast<std::size_t>(i)];
    reading.id = static_cast<CueId>(i);
    reading.missing = core::Missing::turned_away;
  }
  return cues;
}

void put(core::CueSet& cues, CueId id, double value, Intensity intensity = Intensity::none) {
  cues[id].value = value;
  cues[id].missing.reset();
  cues[id].intensity = intensity;
}

TEST(CueRatings, KeepsWhatRatersTold) {
  const Ratings ratings = parse_ratings(
      "image,gaze,gaze_dir,mouth_open,mood\r\n"
      "a.jpg,contact,-,slightly,sunny\r\n"
      "b.jpg,away,up-left,,\n"
      "c.jpg,unclear,-,ajar,\n",
      "r.csv");
  ASSERT_EQ(ratings.images.size(), 3U);
  EXPECT_EQ(ratings.columns, (std::vector<std::string>{"gaze", "gaze_dir", "mouth_open"}));
  EXPECT_EQ(ratings.images[0].image, "a.jpg");
  EXPECT_EQ(ratings.images[0].ratings.size(), 2U) << "no direction without eyes away";
  EXPECT_EQ(ratings.images[1].ratings.at("gaze_dir"), "left-up");
  EXPECT_FALSE(ratings.images[1].ratings.contains("mouth_open"));
  EXPECT_TRUE(ratings.images[2].ratings.empty());
  EXPECT_EQ(ratings.unclear, 1);
  EXPECT_EQ(ratings.unknown, 1);
}

TEST(CueRatings, OtherFilesAreRefusedWithTheLine) {
  EXPECT_THROW(parse_ratings("", "r.csv"), core::Error);
  EXPECT_THROW(parse_ratings("image,gaze\n", "r.csv"), core::Error);
  EXPECT_THROW(parse_ratings("image,x0,y0\na.jpg,1,2\n", "r.csv"), core::Error);
  EXPECT_THROW(parse_ratings("gaze,eyes\ncontact,wide\n", "r.csv"), core::Error);
  try {
    parse_ratings("image,gaze\na.jpg,contact\nb.jpg\n", "r.csv");
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_NE(std::string(error.what()).find("r.csv, line 3"), std::string::npos) << error.what();
  }
}

TEST(CueAnswers, WhatCannotBeReadHasNoAnswer) {
  const CueAnswers answers = answers_from(all_missing());
  EXPECT_TRUE(answers.answers.empty());
  EXPECT_FALSE(answers.contact);
}

TEST(CueAnswers, GazeIsContactAwayOrClosed) {
  core::CueSet cues = all_missing();
  put(cues, CueId::eyes_closed, 0.1);
  EXPECT_FALSE(answers_from(cues).answers.contains("gaze")) << "open eyes that cannot be read";
  put(cues, CueId::eye_contact, 0.7);
  EXPECT_EQ(answers_from(cues).answers.at("gaze"), "contact");
  EXPECT_EQ(answers_from(cues).contact, 0.7);
  put(cues, CueId::eye_contact, 0.3);
  EXPECT_EQ(answers_from(cues).answers.at("gaze"), "away");
  put(cues, CueId::eyes_closed, 0.8);
  EXPECT_EQ(answers_from(cues).answers.at("gaze"), "closed");
  EXPECT_EQ(answers_from(cues).answers.at("eyes"), "closed");
  EXPECT_EQ(answers_from(cues).contact, 0.0);
}

TEST(CueAnswers, DirectionIsThatOfThePicture) {
  core::CueSet cues = all_missing();
  put(cues, CueId::eye_contact, 0.1);
  put(cues, CueId::gaze_horizontal, 0.4);  // to their left
  put(cues, CueId::gaze_vertical, 0.1);
  EXPECT_EQ(answers_from(cues).answers.at("gaze_dir"), "right");
  put(cues, CueId::gaze_vertical, -0.3);
  EXPECT_EQ(answers_from(cues).answers.at("gaze_dir"), "right-down");
  put(cues, CueId::gaze_horizontal, -0.1);
  EXPECT_EQ(answers_from(cues).answers.at("gaze_dir"), "down");
  put(cues, CueId::eye_contact, 0.9);
  EXPECT_FALSE(answers_from(cues).answers.contains("gaze_dir"));
}

TEST(CueAnswers, UseTheStepsOfTheScreen) {
  core::CueSet cues = all_missing();
  put(cues, CueId::eye_openness_right, 0.6, Intensity::clear);
  put(cues, CueId::eye_openness_left, 0.95, Intensity::none);
  put(cues, CueId::brow_raise, 0.0);
  put(cues, CueId::brow_lower, 0.3, Intensity::slight);
  put(cues, CueId::mouth_corners, 0.3, Intensity::slight);
  put(cues, CueId::mouth_open, 0.6, Intensity::clear);
  put(cues, CueId::lips_pressed, 0.2, Intensity::slight);
  const CueAnswers answers = answers_from(cues);
  EXPECT_EQ(answers.answers.at("eyes"), "normal") << "a wink";
  EXPECT_EQ(answers.answers.at("brows"), "lowered");
  EXPECT_EQ(answers.answers.at("mouth_corners"), "up");
  EXPECT_EQ(answers.answers.at("smile"), "slight");
  EXPECT_EQ(answers.answers.at("mouth_open"), "open");
  EXPECT_EQ(answers.answers.at("lips_pressed"), "no");
  put(cues, CueId::eye_openness_left, 0.6, Intensity::clear);
  EXPECT_EQ(answers_from(cues).answers.at("eyes"), "narrowed");
  put(cues, CueId::mouth_corners, -0.6, Intensity::clear);
  EXPECT_EQ(answers_from(cues).answers.at("mouth_corners"), "down");
  EXPECT_EQ(answers_from(cues).answers.at("smile"), "none");
  put(cues, CueId::smile, 0.6, Intensity::clear);
  EXPECT_EQ(answers_from(cues).answers.at("smile"), "clear")
      << "the smile's own reading comes first";
}

core::Face face_at(float x, float iod) {
  core::Face face;
  face.box = {x - iod, 100 - iod, 2 * iod, 2 * iod};
  face.shape.right_eye.outer_corner = face.shape.right_eye.inner_corner = {x - iod / 2, 100};
  face.shape.left_eye.outer_corner = face.shape.left_eye.inner_corner = {x + iod / 2, 100};
  return face;
}

TEST(RatedFace, IsTheMostCentralOfTheLargeOnes) {
  const cv::Size picture(640, 200);
  EXPECT_FALSE(find_rated({}, picture));
  EXPECT_EQ(find_rated({face_at(500, 100), face_at(300, 60)}, picture), 1U);
  EXPECT_EQ(find_rated({face_at(500, 100), face_at(320, 40)}, picture), 0U)
      << "someone far in the background";
}

}  // namespace
}  // namespace attune::app
