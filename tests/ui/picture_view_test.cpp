#include "ui/picture_view.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueId;
using core::Part;
using testing::active;
using testing::calm_cues;
using testing::make_analysis;
using testing::make_face;

cv::Size2f measure(std::string_view text) {
  return {8.0F * static_cast<float>(text.size()), 17.0F};
}

core::CueSet raised() {
  core::CueSet cues = calm_cues();
  cues[CueId::brow_raise] =
      active(CueId::brow_raise, 0.8, "raised", {Part::right_brow, Part::left_brow});
  return cues;
}

PictureInput input_for(const core::FrameAnalysis& analysis, double now_s = 0.0) {
  PictureInput input;
  input.analysis = &analysis;
  input.chosen = 0;
  input.texture = 7;
  input.area = {0, 0, 800, 500};
  input.now_s = now_s;
  return input;
}

TEST(PictureView, OutlinesOnlyWhatGoesOn) {
  PictureView view;
  view.set_reduced_motion(true);
  const auto calm = make_analysis(0, {make_face(1)});
  EXPECT_TRUE(view.model(input_for(calm), measure).lines.empty());
  const auto busy = make_analysis(1, {make_face(1, {320, 240}, raised())});
  const PictureModel model = view.model(input_for(busy), measure);
  EXPECT_EQ(model.lines.size(), 2U);
  ASSERT_EQ(model.labels.size(), 1U);
  EXPECT_EQ(model.labels[0].text, "Brows raised");
  EXPECT_EQ(model.labels[0].alpha, 1.0F);
  EXPECT_TRUE(model.tags.empty()) << "one face needs no number";
}

TEST(PictureView, FadesInAndOut) {
  PictureView view;
  const auto calm = make_analysis(0, {make_face(1)});
  const auto busy = make_analysis(1, {make_face(1, {320, 240}, raised())});
  view.model(input_for(calm, 0.0), measure);
  const auto rising = view.model(input_for(busy, 0.1), measure);
  ASSERT_EQ(rising.labels.size(), 1U);
  EXPECT_NEAR(rising.labels[0].alpha, 0.4, 0.01);
  EXPECT_TRUE(view.moving());
  view.model(input_for(busy, 1.0), measure);
  view.model(input_for(calm, 1.1), measure);
  const auto falling = view.model(input_for(calm, 1.15), measure);
  ASSERT_EQ(falling.labels.size(), 1U) << "still there, with the words it had";
  EXPECT_EQ(falling.labels[0].text, "Brows raised");
  EXPECT_LT(falling.labels[0].alpha, 0.7F);
  view.model(input_for(calm, 2.0), measure);
  EXPECT_TRUE(view.model(input_for(calm, 2.1), measure).labels.empty());
}

TEST(PictureView, MirrorMovesOverlayWithThePicture) {
  PictureView view;
  view.set_reduced_motion(true);
  const auto analysis = make_analysis(1, {make_face(1, {200, 240}, raised())});
  PictureInput input = input_for(analysis);
  const PictureModel plain = view.model(input, measure);
  input.mirrored = true;
  const PictureModel mirrored = view.model(input, measure);
  EXPECT_EQ(plain.picture, mirrored.picture);
  const float middle = plain.picture.x + plain.picture.width / 2;
  for (std::size_t i = 0; i < plain.lines[0].points.size(); ++i) {
    EXPECT_NEAR(mirrored.lines[0].points[i].x, 2 * middle - plain.lines[0].points[i].x, 0.01);
  }
}

TEST(PictureView, NumbersSeveralFacesAndMarksTheChosenOne) {
  PictureView view;
  const auto analysis = make_analysis(0, {make_face(4, {150, 240}), make_face(9, {480, 240})});
  PictureInput input = input_for(analysis);
  input.chosen = 1;
  const PictureModel model = view.model(input, measure);
  ASSERT_EQ(model.tags.size(), 2U);
  EXPECT_EQ(model.tags[0].text, "1");
  EXPECT_EQ(model.tags[0].id, 4);
  EXPECT_FALSE(model.tags[0].chosen);
  EXPECT_TRUE(model.tags[1].chosen);
  for (const FaceTag& tag : model.tags) EXPECT_EQ(tag.tag & model.picture, tag.tag);
}

TEST(PictureView, LabelsKeepOffFacesAndEachOther) {
  PictureView view;
  view.set_reduced_motion(true);
  const auto analysis =
      make_analysis(0, {make_face(1, {160, 240}, testing::busy_cues()), make_face(2, {500, 240})});
  const PictureModel model = view.model(input_for(analysis), measure);
  ASSERT_GE(model.labels.size(), 2U);
  for (const PictureLabel& a : model.labels) {
    for (const FaceTag& tag : model.tags) EXPECT_LT((a.place.label & tag.box).area(), 0.01F);
    for (const PictureLabel& b : model.labels) {
      if (&a == &b) continue;
      EXPECT_LT((a.place.label & b.place.label).area(), 0.01F);
    }
  }
}

TEST(PictureView, HiddenShowsNothingOfThePerson) {
  PictureView view;
  const auto analysis = make_analysis(0, {make_face(1, {320, 240}, raised())});
  PictureInput input = input_for(analysis);
  input.hidden = true;
  const PictureModel model = view.model(input, measure);
  EXPECT_EQ(model.texture, 0U);
  EXPECT_TRUE(model.lines.empty());
  EXPECT_TRUE(model.labels.empty());
  EXPECT_FALSE(model.message.empty());
}

TEST(PictureView, SaysWhatItWaitsFor) {
  PictureView view;
  PictureInput input;
  input.area = {0, 0, 100, 100};
  input.waiting = "Opening";
  EXPECT_EQ(view.model(input, measure).message, "Opening");
}

TEST(PictureView, ForgetsTheLastFacesLabels) {
  PictureView view;
  const auto first = make_analysis(0, {make_face(1, {320, 240}, raised())});
  view.model(input_for(first, 0.0), measure);
  view.model(input_for(first, 1.0), measure);
  const auto second = make_analysis(1, {make_face(2)});
  EXPECT_TRUE(view.model(input_for(second, 1.01), measure).labels.empty());
}

}  // namespace
}  // namespace attune::ui
