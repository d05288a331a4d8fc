#include "ui/spotlight_view.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ui/part_outline.hpp"
#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

const cv::Rect2f kArea{10, 60, 800, 450};

core::Body make_body() {
  core::Body body;
  body.right_shoulder = {{220, 420}, 0.9};
  body.left_shoulder = {{420, 420}, 0.9};
  return body;
}

core::FaceAnalysis make_person() {
  core::FaceAnalysis face = testing::make_face(1);
  face.face.body = make_body();
  return face;
}

SpotlightInput make_input(const core::FaceAnalysis* face, bool mirrored = false) {
  SpotlightInput input;
  input.face = face;
  input.picture = PictureTransform({640, 480}, kArea, mirrored);
  input.area = kArea;
  input.reduced_motion = true;
  return input;
}

// Where the mesh leaves a hole: the middle of its first ring.
cv::Point2f middle_of(const SpotMesh& mesh) {
  cv::Point2f sum;
  for (int i = 0; i < 64; ++i) sum += mesh.at[static_cast<std::size_t>(i)];
  return sum * (1.0F / 64);
}

TEST(Spotlight, CoversEveryPartWithMargin) {
  const core::FaceAnalysis person = make_person();
  const auto iod = static_cast<float>(core::inter_ocular_px(person.face.shape));
  for (const SpotPart part : kSpotParts) {
    const SpotEllipse spot = spot_around(part, person.face);
    ASSERT_FALSE(spot.empty()) << label(part);
    EXPECT_LT(spot.across, 3 * iod) << label(part);
  }
  const SpotEllipse eyes = spot_around(SpotPart::eyes, person.face);
  for (const core::Part eye : {core::Part::right_eye, core::Part::left_eye}) {
    for (const cv::Point2f& point : outline_of(eye, person.face).points) {
      EXPECT_LT(reach(eyes, point), 0.95F);
    }
  }
  EXPECT_LT(reach(spot_around(SpotPart::jaw, person.face), person.face.shape.jaw[8]), 1.0F);
  EXPECT_GT(reach(eyes, person.face.shape.jaw[8]), 1.5F) << "not the whole face";
}

TEST(Spotlight, FollowsMirrorAndScale) {
  const core::FaceAnalysis person = make_person();
  SpotlightView view;
  view.show(SpotPart::mouth);
  const SpotlightModel plain = view.model(make_input(&person));
  const SpotlightModel mirrored = view.model(make_input(&person, true));
  const cv::Rect2f picture = make_input(&person).picture.picture();
  EXPECT_EQ(plain.clip, picture);
  EXPECT_NEAR(middle_of(mirrored.mesh).x + middle_of(plain.mesh).x, 2 * picture.x + picture.width,
              0.5F);
  EXPECT_NEAR(middle_of(mirrored.mesh).y, middle_of(plain.mesh).y, 0.5F);
  SpotlightInput half = make_input(&person);
  half.picture = PictureTransform({640, 480}, {10, 60, 400, 225}, false);
  const SpotlightModel small = view.model(half);
  const auto width = [](const SpotMesh& mesh) { return mesh.at[0].x - mesh.at[32].x; };
  EXPECT_NEAR(width(small.mesh), width(plain.mesh) / 2, 0.5F);
}

TEST(Spotlight, SaysThePartsSentence) {
  core::FaceAnalysis person = make_person();
  SpotlightView view;
  view.show(SpotPart::brows);
  EXPECT_EQ(view.model(make_input(&person)).sentence, "The sentence of brow_raise.");
  view.show(SpotPart::jaw);
  EXPECT_EQ(view.model(make_input(&person)).sentence, "The sentence of tension_jaw.");
}

TEST(Spotlight, AMissingPartSaysWhyAndDimsNothing) {
  core::FaceAnalysis face = testing::make_face(1);  // no body
  face.cues[core::CueId::shoulders] =
      testing::make_missing(core::CueId::shoulders, core::Missing::out_of_view);
  face.cues[core::CueId::shoulders].sentence =
      "The shoulders cannot be read: shoulders not in view.";
  SpotlightView view;
  view.show(SpotPart::shoulders);
  const SpotlightModel model = view.model(make_input(&face));
  EXPECT_TRUE(model.open);
  EXPECT_EQ(model.sentence, "The shoulders cannot be read: shoulders not in view.");
  EXPECT_TRUE(model.mesh.at.empty());
  face.cues[core::CueId::shoulders].sentence.clear();
  EXPECT_EQ(view.model(make_input(&face)).sentence, "Shoulders: not in view.");
  // Points beyond the edge of the picture are the model's guess.
  face.face.body = make_body();
  face.face.body->right_shoulder.at.y = face.face.body->left_shoulder.at.y = 600;
  EXPECT_TRUE(view.model(make_input(&face)).mesh.at.empty());
  EXPECT_EQ(view.model(make_input(nullptr)).sentence, "No face in view.");
}

TEST(Spotlight, StepsRoundTheParts) {
  SpotlightView view;
  EXPECT_FALSE(view.open());
  view.step(1);
  EXPECT_TRUE(view.open());
  EXPECT_EQ(view.part(), SpotPart::eyes);
  view.step(-1);
  EXPECT_EQ(view.part(), SpotPart::shoulders);
  view.step(1);
  view.step(1);
  EXPECT_EQ(view.part(), SpotPart::brows);
  view.close();
  view.step(1);
  EXPECT_EQ(view.part(), SpotPart::brows) << "opens where it was";
}

TEST(Spotlight, FadesInAndOutWithoutAJump) {
  const core::FaceAnalysis person = make_person();
  SpotlightView view;
  SpotlightInput input = make_input(&person);
  input.reduced_motion = false;
  view.model(input);
  view.show(SpotPart::eyes);
  float before = 0.0F;
  for (int i = 1; i <= 30; ++i) {
    input.now_s = i / 30.0;
    const SpotlightModel model = view.model(input);
    EXPECT_LE(model.shade - before, 0.08F) << "no flash";
    EXPECT_GE(model.shade, before);
    before = model.shade;
  }
  EXPECT_FLOAT_EQ(before, SpotlightOptions().shade);
  EXPECT_FALSE(view.moving());
  view.close();
  input.now_s += 0.1;
  const SpotlightModel going = view.model(input);
  EXPECT_FALSE(going.open);
  EXPECT_GT(going.shade, 0.0F);
  EXPECT_TRUE(view.moving());
  input.now_s += 2.0;
  EXPECT_EQ(view.model(input).shade, 0.0F);
  EXPECT_FALSE(view.moving());
}

TEST(Spotlight, GlidesToAnotherPart) {
  const core::FaceAnalysis person = make_person();
  SpotlightView view;
  view.show(SpotPart::eyes);
  const float eyes = middle_of(view.model(make_input(&person)).mesh).y;
  view.show(SpotPart::mouth);
  SpotlightInput input = make_input(&person);
  input.reduced_motion = false;
  input.now_s = 0.05;
  const float on_the_way = middle_of(view.model(input).mesh).y;
  EXPECT_TRUE(view.moving());
  const float mouth = middle_of(view.model(make_input(&person)).mesh).y;
  EXPECT_GT(on_the_way, eyes + 1);
  EXPECT_LT(on_the_way, mouth - 1);
}

TEST(Spotlight, TheCardGivesWayToTheLight) {
  core::FaceAnalysis person = make_person();
  SpotlightView view;
  view.show(SpotPart::eyes);
  EXPECT_FALSE(view.model(make_input(&person)).card_on_top);
  view.show(SpotPart::shoulders);
  EXPECT_TRUE(view.model(make_input(&person)).card_on_top);
  view.show(SpotPart::mouth);
  EXPECT_TRUE(view.model(make_input(&person)).card_on_top) << "stays while it is in nobody's way";
  SpotlightView other;
  other.show(SpotPart::eyes);
  SpotlightInput input = make_input(&person);
  input.low_end_taken = true;
  EXPECT_TRUE(other.model(input).card_on_top);
}

TEST(Spotlight, EveryGroupWithAPlaceHasOne) {
  EXPECT_EQ(spot_of(core::CueGroup::tension), SpotPart::jaw);
  EXPECT_EQ(spot_of(core::CueGroup::posture), SpotPart::shoulders);
  EXPECT_FALSE(spot_of(core::CueGroup::movement));
}

}  // namespace
}  // namespace attune::ui
