#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "capture/synthetic_face.hpp"
#include "core/clock.hpp"
#include "vision/face_model.hpp"

namespace attune::vision {

// Faces of which a test knows where they are, instead of networks that look for them.
struct FakeScene {
  struct Person {
    cv::Point2f center;
    float eyes_px = 60.0F;   // distance between the eyes
    bool detectable = true;  // the detector finds it
    bool followable = true;  // the landmark model finds it in its region
  };
  std::vector<Person> people;
  int detector_runs = 0;
  int fits = 0;
  int thorough_runs = 0;
};

class FakeFaceModel : public FaceModel {
 public:
  explicit FakeFaceModel(FakeScene& scene) : scene_(&scene) {}

  core::Backend backend() const override { return core::Backend::mesh; }

  std::vector<FaceCandidate> detect(const cv::Mat& /*image*/, Effort effort) override {
    ++scene_->detector_runs;
    scene_->thorough_runs += effort == Effort::thorough ? 1 : 0;
    std::vector<FaceCandidate> found;
    for (const auto& person : scene_->people) {
      if (person.detectable) {
        const float side = person.eyes_px * 2.0F;
        const cv::Rect2f box(person.center.x - (side / 2), person.center.y - (side / 2), side,
                             side);
        found.push_back({box, {person.center, side, 0.0F}, 0.9F});
      }
    }
    return found;
  }

  // The person nearest to the region's centre, if one is near.
  std::optional<FittedFace> fit(const cv::Mat& /*image*/, const TurnedSquare& region,
                                const FittedFace* previous) override {
    ++scene_->fits;
    const FakeScene::Person* nearest = nullptr;
    double best = region.side_px * 0.4;
    for (const auto& person : scene_->people) {
      const double away = distance(person.center, region.center);
      if ((person.followable || previous == nullptr) && away < best) {
        best = away;
        nearest = &person;
      }
    }
    if (nearest == nullptr) {
      return {};
    }
    FittedFace face;
    face.points = outline(*nearest);
    face.score = face.model_score = 0.95F;
    face.next_region = {nearest->center, nearest->eyes_px * 2.0F, 0.0F};
    return face;
  }

  core::FaceShape shape(const FittedFace& face) const override {
    const cv::Rect2f box = bounding_box(face.points);
    capture::SyntheticPose pose;
    pose.center_px = center(box);
    pose.inter_ocular_px = box.width / 2.0F;
    return capture::make_synthetic_shape(pose);
  }

 private:
  static std::vector<cv::Point2f> outline(const FakeScene::Person& person) {
    const float half = person.eyes_px;
    return {person.center + cv::Point2f(-half, -half), person.center + cv::Point2f(half, -half),
            person.center + cv::Point2f(half, half), person.center + cv::Point2f(-half, half)};
  }

  FakeScene* scene_;
};

// A clock that goes on by one millisecond each time it is read.
class CountingClock : public core::Clock {
 public:
  double now_s() override { return now_s_ += 0.001; }

 private:
  double now_s_ = 0.0;
};

}  // namespace attune::vision
