#include "capture/synthetic_people.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/error.hpp"

namespace attune::capture {
namespace {

const cv::Size kWide(1280, 720);

struct Place {
  cv::Point2f eyes_px;
  double inter_ocular_px;
};

// By number of people. Who is smaller sits farther away, and their eyes lower in the picture.
constexpr std::size_t kMost = kMostSyntheticPeople;
const std::array<std::array<Place, kMost>, kMost + 1> kPlaces{{
    {},
    {},
    {{{{350, 190}, 62}, {{930, 230}, 54}}},
    {{{{215, 250}, 50}, {{640, 200}, 56}, {{1065, 275}, 46}}},
    {{{{165, 305}, 42}, {{480, 270}, 46}, {{800, 325}, 40}, {{1110, 290}, 44}}},
}};

}  // namespace

cv::Size synthetic_picture_size(int people) {
  ATTUNE_REQUIRE(people >= 1 && people <= kMostSyntheticPeople);
  return people == 1 ? cv::Size(640, 480) : kWide;
}

SyntheticPose synthetic_person(int index, int people, double time_s) {
  const cv::Size picture = synthetic_picture_size(people);
  ATTUNE_REQUIRE(index >= 0 && index < people);
  if (people == 1) return synthetic_script(time_s);
  const SyntheticPose calm = synthetic_script(0.0);
  const double own_s = time_s - index * kSyntheticDelay_s;
  SyntheticPose pose = own_s > 0.0 ? synthetic_script(own_s) : calm;
  const Place& place = kPlaces[static_cast<std::size_t>(people)][static_cast<std::size_t>(index)];
  const double larger = place.inter_ocular_px / calm.inter_ocular_px;
  pose.inter_ocular_px *= larger;
  pose.center_px = place.eyes_px + (pose.center_px - calm.center_px) * larger;
  pose.camera.focal_px = 1.2 * picture.width;
  pose.camera.principal_px = {0.5 * picture.width, 0.5 * picture.height};
  // Who sits aside turns to the camera, as people do.
  const double to_camera =
      std::atan((pose.camera.principal_px.x - place.eyes_px.x) / pose.camera.focal_px);
  pose.yaw_rad += to_camera;
  pose.body.turn_rad += to_camera;
  return pose;
}

double synthetic_length_s(int people) {
  ATTUNE_REQUIRE(people >= 1 && people <= kMostSyntheticPeople);
  return kSyntheticScriptLength_s + (people - 1) * kSyntheticDelay_s;
}

cv::Mat draw_synthetic_people(int people, double time_s) {
  cv::Mat image = make_synthetic_wall(synthetic_picture_size(people));
  std::vector<SyntheticPose> poses;
  for (int i = 0; i < people; ++i) poses.push_back(synthetic_person(i, people, time_s));
  // Who sits farther away is covered by the others.
  std::stable_sort(poses.begin(), poses.end(), [](const SyntheticPose& a, const SyntheticPose& b) {
    return a.inter_ocular_px < b.inter_ocular_px;
  });
  for (const SyntheticPose& pose : poses) draw_synthetic_face(image, pose);
  return image;
}

}  // namespace attune::capture
