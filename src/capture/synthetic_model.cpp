#include "capture/synthetic_model.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace attune::capture {
namespace {

// Eye corners of the left eye. The inner one lies in front of the outer one by the curve of the
// face, and a little lower.
constexpr double kInnerX = 17.5, kInnerY = 1.0, kInnerZ = -2.5;
constexpr double kOuterX = 45.5, kOuterY = -1.0, kOuterZ = 2.5;
// Pupils that look straight ahead stand a little above the line of the corners (about 2 mm, as the
// face mesh sees people who look into the lens).
constexpr double kEyeballY = -2.0, kEyeballZ = 6.0;

// Lids, as heights over the line between the corners; y points down.
constexpr double kUpperOpen_mm = -6.3;
constexpr double kLowerOpen_mm = 3.6;
constexpr double kClosed_mm = 3.0;  // closed lids meet low: the upper lid does the way
// Exponents of the arch; less than 1 is rounder than the parabola of closed lids.
constexpr double kUpperRoundness = 0.72;
constexpr double kLowerRoundness = 0.9;
constexpr double kLidBulge_mm = 6.4;    // how far the eyeball pushes the lids forward
constexpr double kUpperFollows = 0.5;   // share of the eye's vertical movement that the lid follows
constexpr double kLowerFollows = 0.25;  // likewise

double sign(Side side) { return side == Side::left ? 1.0 : -1.0; }

double mix(double a, double b, double t) { return a + (b - a) * t; }

}  // namespace

double HeadModel::openness(Side side) const {
  return side == Side::left ? pose_.openness_left : pose_.openness_right;
}

cv::Point3d HeadModel::lid(Side side, double u, double open_mm, double roundness) const {
  const double t = 0.5 * (u + 1.0);
  const double arch = 1.0 - u * u;
  const double height = mix(kClosed_mm * arch, open_mm * std::pow(arch, roundness), openness(side));
  const double x = mix(kOuterX, kInnerX, t);
  const double z =
      mix(kOuterZ, kInnerZ, t) - kLidBulge_mm * arch + height * height / (2.0 * kEyeballRadius_mm);
  return {sign(side) * x, mix(kOuterY, kInnerY, t) + height, z};
}

cv::Point3d HeadModel::upper_lid(Side side, double u) const {
  const double down = -kEyeballRadius_mm * std::sin(pose_.gaze_pitch_rad);
  return lid(side, u, kUpperOpen_mm + kUpperFollows * down, kUpperRoundness);
}

cv::Point3d HeadModel::lower_lid(Side side, double u) const {
  const double down = -kEyeballRadius_mm * std::sin(pose_.gaze_pitch_rad);
  return lid(side, u, kLowerOpen_mm + kLowerFollows * down, kLowerRoundness);
}

cv::Point3d HeadModel::eyeball_center(Side side) const {
  return {sign(side) * kPupilDistance_mm / 2.0, kEyeballY, kEyeballZ};
}

cv::Vec3d HeadModel::gaze() const {
  const double yaw = pose_.gaze_yaw_rad;
  const double pitch = pose_.gaze_pitch_rad;
  return {std::sin(yaw) * std::cos(pitch), -std::sin(pitch), -std::cos(yaw) * std::cos(pitch)};
}

cv::Point3d HeadModel::iris_center(Side side) const {
  const double depth =
      std::sqrt(kEyeballRadius_mm * kEyeballRadius_mm - kIrisRadius_mm * kIrisRadius_mm);
  return eyeball_center(side) + cv::Point3d(gaze() * depth);
}

std::array<cv::Point3d, 5> HeadModel::brow(Side side) const {
  // Position at rest; movement when raised; movement when lowered and drawn together.
  struct Row {
    cv::Point3d rest, raised, lowered;
  };
  static constexpr int kCount = 5;
  static const std::array<Row, kCount> rows{{
      {{52.0, -13.5, 8.0}, {0.0, -4.0, 0.5}, {-1.0, 1.2, 0.0}},
      {{45.5, -18.0, 0.5}, {0.0, -5.7, 0.8}, {-1.5, 2.4, 0.0}},
      {{36.0, -20.5, -5.0}, {0.0, -6.5, 1.0}, {-2.2, 3.3, 0.0}},
      {{25.0, -20.2, -8.5}, {0.0, -6.5, 1.0}, {-2.8, 4.2, 0.0}},
      {{14.5, -18.4, -10.5}, {0.0, -6.0, 1.0}, {-3.2, 4.8, -0.5}},
  }};
  std::array<cv::Point3d, kCount> points;
  for (int i = 0; i < kCount; ++i) {
    const Row& row = rows[static_cast<std::size_t>(i)];
    const double amount = std::abs(pose_.brow_raise);
    cv::Point3d p = row.rest + (pose_.brow_raise > 0 ? row.raised : row.lowered) * amount;
    p.x *= sign(side);
    points[static_cast<std::size_t>(i)] = p;
  }
  return points;
}

double HeadModel::lip_gap_mm() const {
  return 20.0 * pose_.mouth_open * (1.0 - pose_.lips_pressed);
}

double HeadModel::jaw_drop_mm() const {
  return 18.0 * pose_.mouth_open * (1.0 - pose_.lips_pressed);
}

cv::Point3d HeadModel::lip(Lip which, double u) const {
  const double up = std::max(pose_.mouth_corners, 0.0);
  const double down = std::max(-pose_.mouth_corners, 0.0);
  const double pressed = pose_.lips_pressed;
  const double open = pose_.mouth_open * (1.0 - pressed);
  const double corner_x = 25.0 + 5.5 * up - 2.5 * open + 0.8 * pressed;
  const double corner_y = 65.7 - 5.5 * up + 5.0 * down + 4.0 * open;
  const double corner_z = -9.0 + 3.0 * up;
  const double middle_y = 66.5 + 0.6 * up - 0.8 * down;
  const double a = std::abs(u);
  const double arch = 1.0 - u * u;

  // The line where closed lips meet, then the two openings and the two thicknesses.
  double y = mix(middle_y, corner_y, std::pow(a, 1.8));
  double z = mix(-22.0, corner_z, u * u);
  const double upper_mm = 7.5 * (1.0 - 0.25 * up) * (1.0 - 0.6 * pressed);
  const double lower_mm = 9.5 * (1.0 - 0.15 * up) * (1.0 - 0.6 * pressed);
  const bool upper = which == Lip::outer_upper || which == Lip::inner_upper;
  y += upper ? -1.5 * open * arch : lip_gap_mm() * std::pow(arch, 0.8);
  if (!upper) z += 4.0 * open * arch;
  if (which == Lip::outer_upper) {
    // Two peaks and a dip between them.
    const double bow = (1.0 - std::pow(a, 1.5)) * (1.0 - 0.2 * std::exp(-u * u / 0.02));
    y -= upper_mm * bow;
    z += 1.0 * arch;
  } else if (which == Lip::outer_lower) {
    y += lower_mm * (1.0 - std::pow(a, 2.2));
    z += 3.0 * arch;
  }
  return {corner_x * u, y, z};
}

cv::Point3d HeadModel::outer_upper_lip(double u) const { return lip(Lip::outer_upper, u); }
cv::Point3d HeadModel::inner_upper_lip(double u) const { return lip(Lip::inner_upper, u); }
cv::Point3d HeadModel::inner_lower_lip(double u) const { return lip(Lip::inner_lower, u); }
cv::Point3d HeadModel::outer_lower_lip(double u) const { return lip(Lip::outer_lower, u); }

std::array<cv::Point3d, 4> HeadModel::nose_bridge() const {
  return {{{0, -2, -13}, {0, 10, -19}, {0, 22, -26}, {0, 34, -33}}};
}

std::array<cv::Point3d, 5> HeadModel::nose_base() const {
  return {{{-15.5, 40, -15}, {-8, 43, -20}, {0, 44.5, -23}, {8, 43, -20}, {15.5, 40, -15}}};
}

std::array<cv::Point3d, 17> HeadModel::jaw() const {
  // From the left ear down to the chin, and how much of the jaw's way each point goes.
  static const std::array<cv::Point3d, 9> half{{{72, 2, 60},
                                                {71, 18, 58},
                                                {69, 34, 55},
                                                {65, 50, 50},
                                                {58, 66, 41},
                                                {48, 81, 29},
                                                {35.5, 93, 16},
                                                {20, 102, 3},
                                                {0, 105, -4}}};
  static constexpr std::array<double, 9> kMoves{0, 0, 0.08, 0.25, 0.5, 0.72, 0.88, 0.97, 1.0};
  std::array<cv::Point3d, 17> points;
  for (std::size_t i = 0; i < half.size(); ++i) {
    cv::Point3d p = half[i];
    p.y += kMoves[i] * jaw_drop_mm();
    p.z += kMoves[i] * jaw_drop_mm() / 3.0;
    points[16 - i] = p;
    points[i] = {-p.x, p.y, p.z};
  }
  return points;
}

cv::Matx33d rotation_x(double a) {
  return {1, 0, 0, 0, std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a)};
}
cv::Matx33d rotation_y(double a) {
  return {std::cos(a), 0, std::sin(a), 0, 1, 0, -std::sin(a), 0, std::cos(a)};
}
cv::Matx33d rotation_z(double a) {
  return {std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a), 0, 0, 0, 1};
}

HeadView::HeadView(const SyntheticPose& pose)
    : rotation_(rotation_z(pose.roll_rad) * rotation_y(-pose.yaw_rad) *
                rotation_x(-pose.pitch_rad)),
      camera_(pose.camera) {
  ATTUNE_REQUIRE(pose.inter_ocular_px > 0.0 && pose.camera.focal_px > 0.0);
  // The distance at which a frontal face has its eye centres (middle of the corners) the wanted
  // number of pixels apart. An eye's corners differ in depth, hence the quadratic
  //   size / focal = inner_x / (d + inner_z) + outer_x / (d + outer_z).
  const double size = pose.inter_ocular_px / camera_.focal_px;
  const double b = size * (kInnerZ + kOuterZ) - (kInnerX + kOuterX);
  const double c = size * kInnerZ * kOuterZ - (kInnerX * kOuterZ + kOuterX * kInnerZ);
  const double distance = (-b + std::sqrt(b * b - 4.0 * size * c)) / (2.0 * size);
  origin_ = {(pose.center_px.x - camera_.principal_px.x) / camera_.focal_px * distance,
             (pose.center_px.y - camera_.principal_px.y) / camera_.focal_px * distance, distance};
}

cv::Point3d HeadView::to_camera(const cv::Point3d& in_head) const {
  return rotation_ * in_head + origin_;
}

cv::Point2d HeadView::project(const cv::Point3d& in_head) const {
  return project_camera(to_camera(in_head));
}

cv::Point2d HeadView::project_camera(const cv::Point3d& p) const {
  return {camera_.principal_px.x + camera_.focal_px * p.x / p.z,
          camera_.principal_px.y + camera_.focal_px * p.y / p.z};
}

double HeadView::pixels_per_mm(const cv::Point3d& in_head) const {
  return camera_.focal_px / to_camera(in_head).z;
}

}  // namespace attune::capture
