#include "capture/synthetic_body.hpp"

#include <algorithm>
#include <cmath>

namespace attune::capture {
namespace {

using cv::Point3d;

constexpr double kUpperArm_mm = 285.0, kForearm_mm = 250.0;
constexpr double kHipX_mm = 95.0, kHipY_mm = 600.0;
constexpr double kSpineZ_mm = 85.0;  // the axis about which the body turns
constexpr double kEarsToShoulders_mm = kShoulderY_mm - kEarY_mm;
constexpr double kRaisedIn = 0.12;  // raised shoulders come this share of their way closer together
constexpr double kHeadTips = 0.5;   // share of a lean that the head keeps: people level their eyes

double sign(Side side) { return side == Side::left ? 1.0 : -1.0; }

SyntheticPose upright(SyntheticPose pose) {
  pose.yaw_rad = pose.pitch_rad = pose.roll_rad = 0.0;
  return pose;
}

Point3d unit(const Point3d& v) { return v * (1.0 / std::sqrt(v.dot(v))); }

// The elbow of an arm from `shoulder` to `wrist` that points towards `out`. An arm that is too
// short for its way is stretched straight.
Point3d find_elbow(const Point3d& shoulder, const Point3d& wrist, const Point3d& out) {
  const Point3d way = wrist - shoulder;
  const double far = std::sqrt(way.dot(way));
  const Point3d along = unit(way);
  const double at =
      (kUpperArm_mm * kUpperArm_mm - kForearm_mm * kForearm_mm + far * far) / (2 * far);
  const double aside = std::sqrt(std::max(0.0, kUpperArm_mm * kUpperArm_mm - at * at));
  return shoulder + along * std::min(at, kUpperArm_mm) + unit(out - along * out.dot(along)) * aside;
}

struct HandPlace {
  Point3d wrist, knuckle, fingertip, elbow_out;
};
// Places of the left hand; the right one's are mirrored.
const HandPlace kHanging{{208, 728, 62}, {208, 810, 48}, {204, 890, 30}, {1, 0, 0.6}};
const HandPlace kAtFace{{84, 182, -34}, {76, 100, -18}, {80, 24, 8}, {0.7, 1, 0.1}};
const HandPlace kCrossed{{-85, 348, -80}, {-150, 318, -66}, {-200, 300, -40}, {1, 0.35, -0.1}};

}  // namespace

BodyView::BodyView(const SyntheticPose& pose)
    : body_(pose.body),
      upright_(upright(pose)),
      lean_(rotation_z(pose.body.lean_rad)),
      turn_(rotation_y(-pose.body.turn_rad)) {}

double BodyView::raised_mm() const { return body_.shoulder_raise * kEarsToShoulders_mm; }

ArmJoints BodyView::arm(Side side) const {
  const double s = sign(side);
  const double at_face = side == Side::left ? body_.left_hand_to_face : body_.right_hand_to_face;
  const double crossed = body_.arms_crossed;
  // On its way the hand swings out in front of the body.
  const Point3d swing(0, 0, -320.0 * (at_face * (1 - at_face) + crossed * (1 - crossed)));
  const auto place = [&](Point3d HandPlace::*part) {
    Point3d p = kHanging.*part;
    p.y -= part == &HandPlace::elbow_out ? 0.0 : raised_mm();  // it hangs from the shoulder
    p += (kAtFace.*part - p) * at_face + (kCrossed.*part - p) * crossed;
    return Point3d(s * p.x, p.y, p.z);
  };
  ArmJoints arm;
  arm.shoulder = {s * (kShoulderX_mm - kRaisedIn * std::abs(raised_mm())),
                  kShoulderY_mm - raised_mm(), kShoulderZ_mm};
  arm.wrist = place(&HandPlace::wrist) + swing;
  arm.knuckle = place(&HandPlace::knuckle) + swing;
  arm.fingertip = place(&HandPlace::fingertip) + swing;
  arm.elbow = find_elbow(arm.shoulder, arm.wrist, place(&HandPlace::elbow_out));
  return arm;
}

Point3d BodyView::to_camera(const Point3d& in_body) const {
  const Point3d spine(0, 0, kSpineZ_mm);
  const Point3d sunk(0, body_.slouch * kEarsToShoulders_mm, 0);
  return upright_.to_camera(lean_ * (turn_ * (in_body - spine) + spine - sunk));
}

cv::Point2d BodyView::project(const Point3d& in_body) const {
  return upright_.project_camera(to_camera(in_body));
}

double BodyView::pixels_per_mm() const { return upright_.pixels_per_mm({0, 0, 0}); }

SyntheticPose moved_with_body(SyntheticPose pose) {
  SyntheticPose at_rest = pose;
  at_rest.body = {};
  const Point3d hips(0, kHipY_mm, kSpineZ_mm);
  const Point3d moved = BodyView(at_rest).to_camera(hips) - BodyView(pose).to_camera(hips);
  const double scale = BodyView(pose).pixels_per_mm();
  pose.center_px += cv::Point2f(cv::Point2d(moved.x, moved.y) * scale);
  pose.roll_rad += kHeadTips * pose.body.lean_rad;
  return pose;
}

core::Body make_synthetic_body(const SyntheticPose& pose) {
  const HeadView head(pose);
  const BodyView view(pose);
  const auto seen = [](const cv::Point2d& p) { return core::BodyPoint{cv::Point2f(p), 1.0}; };
  core::Body body;
  const auto fill = [&](Side side, core::BodyPoint& ear, core::BodyPoint& shoulder,
                        core::BodyPoint& elbow, core::BodyPoint& wrist, core::BodyPoint& hand,
                        core::BodyPoint& hip) {
    const ArmJoints arm = view.arm(side);
    ear = seen(head.project({sign(side) * kEarX_mm, kEarY_mm, kEarZ_mm}));
    shoulder = seen(view.project(arm.shoulder));
    elbow = seen(view.project(arm.elbow));
    wrist = seen(view.project(arm.wrist));
    hand = seen(view.project(arm.knuckle));
    hip = seen(view.project({sign(side) * kHipX_mm, kHipY_mm, kSpineZ_mm}));
  };
  fill(Side::right, body.right_ear, body.right_shoulder, body.right_elbow, body.right_wrist,
       body.right_hand, body.right_hip);
  fill(Side::left, body.left_ear, body.left_shoulder, body.left_elbow, body.left_wrist,
       body.left_hand, body.left_hip);
  body.score = 1.0;
  return body;
}

}  // namespace attune::capture
