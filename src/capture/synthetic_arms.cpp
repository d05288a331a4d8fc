#include "capture/synthetic_arms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "capture/synthetic_light.hpp"
#include "capture/synthetic_surface.hpp"
#include "capture/synthetic_torso.hpp"

namespace attune::capture {
namespace {

using cv::Point3f;
using cv::Vec3f;

constexpr float kSkinGloss = 0.05F;

Point3f along(const Point3f& from, const Point3f& to, float t) { return from + (to - from) * t; }

// More rings between the given ones, on smooth curves.
std::vector<LimbRing> smoothed(const std::vector<LimbRing>& rings) {
  constexpr int kBetween = 4;
  const auto knot = [&](std::size_t i) {
    const LimbRing& r = rings[i];
    return cv::Vec<float, 5>(r.center.x, r.center.y, r.center.z, r.across_mm, r.deep_mm);
  };
  std::vector<LimbRing> out;
  const std::size_t last = rings.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    const auto b = knot(i), c = knot(i + 1);
    const auto before = (c - knot(i == 0 ? 0 : i - 1)) * 0.5F;
    const auto after = (knot(std::min(i + 2, last)) - b) * 0.5F;
    for (int k = 0; k < kBetween; ++k) {
      const float t = static_cast<float>(k) / kBetween, t2 = t * t, t3 = t2 * t;
      const auto v = b * (2 * t3 - 3 * t2 + 1) + before * (t3 - 2 * t2 + t) +
                     c * (3 * t2 - 2 * t3) + after * (t3 - t2);
      out.push_back({{v[0], v[1], v[2]}, v[3], v[4]});
    }
  }
  out.push_back(rings.back());
  return out;
}

// Rings beyond an end, smaller and smaller, that close the limb with half a ball. From the end on.
std::vector<LimbRing> cap(const LimbRing& end, const LimbRing& next) {
  constexpr std::array kAngles_rad{0.4F, 0.8F, 1.15F, 1.45F};
  const Vec3f outwards = unit(Vec3f(end.center - next.center));
  std::vector<LimbRing> out;
  for (const float angle : kAngles_rad) {
    LimbRing ring = end;
    ring.center += Point3f(outwards * (end.across_mm * std::sin(angle)));
    ring.across_mm *= std::cos(angle);
    ring.deep_mm *= std::cos(angle);
    out.push_back(ring);
  }
  return out;
}

std::vector<LimbRing> closed(std::vector<LimbRing> rings) {
  const auto tail = cap(rings.back(), rings[rings.size() - 2]);
  const auto head = cap(rings[0], rings[1]);
  rings.insert(rings.end(), tail.begin(), tail.end());
  rings.insert(rings.begin(), head.rbegin(), head.rend());
  return rings;
}

struct ArmInCamera {
  Point3f shoulder, elbow, wrist, knuckle, fingertip;
};

ArmInCamera arm_in_camera(const SyntheticPose& pose, Side side) {
  const BodyView view(pose);
  const ArmJoints arm = view.arm(side);
  const auto at = [&](const cv::Point3d& p) { return Point3f(view.to_camera(p)); };
  return {at(arm.shoulder), at(arm.elbow), at(arm.wrist), at(arm.knuckle), at(arm.fingertip)};
}

void draw_limb(cv::Mat& image, const SyntheticPose& pose, const std::vector<LimbRing>& rings,
               const Vec3f& color, float gloss) {
  const ShadedGrid grid = shade_limb(rings, color, pose.camera, gloss);
  fill_grid(image, grid, middle_column(grid));
}

void draw_hand(cv::Mat& image, const SyntheticPose& pose, const ArmInCamera& arm) {
  const Vec3f skin = skin_color();
  const Vec3f forward = unit(Vec3f(arm.fingertip - arm.knuckle));
  const Point3f aside(unit(unit(-Vec3f(arm.knuckle)).cross(forward)));
  constexpr std::array kLength{0.92F, 1.02F, 1.0F, 0.82F};
  for (std::size_t i = 0; i < kLength.size(); ++i) {
    const float place = 19.0F * (static_cast<float>(i) - 1.5F);
    const Point3f root = along(arm.knuckle, arm.wrist, 0.2F) + aside * place;
    const Point3f tip = root + (arm.fingertip - arm.knuckle) * kLength[i] + aside * (0.12F * place);
    draw_limb(image, pose, {{root, 10, 10}, {along(root, tip, 0.6F), 9, 9}, {tip, 7, 7}}, skin,
              kSkinGloss);
  }
}

}  // namespace

ShadedGrid shade_limb(const std::vector<LimbRing>& rings, const Vec3f& color,
                      const SyntheticCamera& camera, float gloss) {
  constexpr int kColumns = 13;
  const std::vector<LimbRing> all = closed(smoothed(rings));
  std::vector<Point3f> points;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Vec3f axis =
        unit(Vec3f(all[std::min(i + 1, all.size() - 1)].center - all[i == 0 ? 0 : i - 1].center));
    const Vec3f to_camera = unit(-Vec3f(all[i].center));
    const Vec3f across = unit(to_camera.cross(axis));
    const Vec3f nearer = unit(axis.cross(across));
    for (int column = 0; column < kColumns; ++column) {
      const float angle =
          std::numbers::pi_v<float> * (static_cast<float>(column) / (kColumns - 1) - 0.5F);
      points.push_back(all[i].center + Point3f(across * (all[i].across_mm * std::sin(angle)) +
                                               nearer * (all[i].deep_mm * std::cos(angle))));
    }
  }
  return shade_grid(points, std::vector<Vec3f>(points.size(), color), kColumns, camera, gloss);
}

std::vector<cv::Point2f> outline_arms(const SyntheticPose& pose) {
  constexpr double kThick_mm = 60.0;  // more than the half width of any part
  const BodyView view(pose);
  std::vector<cv::Point2f> points;
  for (const Side side : {Side::right, Side::left}) {
    const ArmJoints arm = view.arm(side);
    for (const cv::Point3d& p : {arm.shoulder, arm.elbow, arm.wrist, arm.knuckle, arm.fingertip}) {
      for (const double s : {-kThick_mm, kThick_mm}) {
        points.emplace_back(view.project(p + cv::Point3d(s, s, 0)));
      }
    }
  }
  return points;
}

void draw_upper_arm(cv::Mat& image, const SyntheticPose& pose, Side side) {
  const ArmInCamera arm = arm_in_camera(pose, side);
  const auto at = [&](float t) { return along(arm.shoulder, arm.elbow, t); };
  draw_limb(image, pose, {{at(0.5F), 41, 41}, {at(0.8F), 41, 41}, {at(1.0F), 39, 39}}, skin_color(),
            kSkinGloss);
  draw_limb(image, pose,
            {{at(0.15F), 50, 50}, {at(0.28F), 54, 54}, {at(0.5F), 52, 52}, {at(1.0F), 46, 46}},
            cloth_color(), 0.0F);
}

void draw_forearm(cv::Mat& image, const SyntheticPose& pose, Side side) {
  const ArmInCamera arm = arm_in_camera(pose, side);
  const auto at = [&](float t) { return along(arm.elbow, arm.wrist, t); };
  const auto palm = [&](float t) { return along(arm.wrist, arm.knuckle, t); };
  draw_limb(image, pose,
            {{at(0.4F), 38, 38},
             {at(0.65F), 34, 34},
             {at(0.92F), 27, 24},
             {palm(0.08F), 28, 20},
             {palm(0.5F), 37, 18},
             {palm(0.95F), 38, 14}},
            skin_color(), kSkinGloss);
  draw_limb(image, pose, {{at(0.0F), 44, 44}, {at(0.25F), 46, 46}, {at(0.5F), 42, 42}},
            cloth_color(), 0.0F);
  draw_hand(image, pose, arm);
}

}  // namespace attune::capture
