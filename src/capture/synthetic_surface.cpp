#include "capture/synthetic_surface.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <random>

#include "capture/synthetic_light.hpp"
#include "capture/synthetic_paint.hpp"
#include "capture/synthetic_skull.hpp"

namespace attune::capture {
namespace {

using cv::Vec3f;

constexpr float kPi = std::numbers::pi_v<float>;

// Height at which the hair ends, by place around the head; `lock` roughens it. Parted at the
// subject's left, combed to the right.
constexpr float kParting = 0.34F;

float hair_end(float across, float lock) {
  static constexpr std::array<Knot, 13> kEnd{{{-2, 66},
                                              {-1.30F, 50},
                                              {-1.12F, 28},
                                              {-1.07F, 18},
                                              {-1.045F, -10},
                                              {-1.005F, -8},
                                              {-0.99F, 6},
                                              {-0.975F, 7},
                                              {-0.95F, -18},
                                              {-0.86F, -42},
                                              {-0.62F, -55},
                                              {-0.20F, -63},
                                              {kParting, -74}}};
  // The other side is shorter in front and the same from the temple backwards.
  float end = curve(kEnd, std::min(across, kParting));
  if (across > kParting) {
    const float back = smooth_step(kParting, 0.84F, across);
    end = curve(kEnd, kParting) + (curve(kEnd, -across) - curve(kEnd, kParting)) * back;
  }
  return end + lock * (std::abs(across) < 0.85F ? 3.5F : 2.0F);
}

Vec3f mixed(const Vec3f& a, const Vec3f& b, float t) { return a + (b - a) * t; }

// Skin colour before light: flush, shade in the hollows, the shadow of the hair.
Vec3f skin_albedo(float across, float x, float y) {
  const float a = std::abs(x);
  Vec3f c = skin_color();
  const Vec3f flush(128, 138, 222);
  c = mixed(c, flush, 0.34F * hill(a, y, 40, 34, 16, 12));
  c = mixed(c, flush, 0.28F * hill(x, y, 0, 36, 9, 7));
  c = mixed(c, flush, 0.18F * hill(a, y, 31, 3, 15, 9));
  c = mixed(c, flush, 0.15F * hill(x, y, 0, 98, 12, 7));
  float shade = 0.06F * hill(a, y, 16, -3, 7, 9) + 0.07F * hill(a, y, 30, -9, 14, 4.5F) +
                0.10F * hill(a, y, 24, 9, 9, 4) + 0.12F * hill(x, y, 0, 46.5F, 11, 3.2F) +
                0.10F * hill(a, y, 17.5F, 41, 3, 6) + 0.10F * hill(x, y, 0, 82, 11, 3) +
                0.05F * hill(x, y, 0, 53, 2.5F, 5);
  // From the wings of the nose to the corners of the mouth.
  const float fold_x = 19.5F + (y - 42.0F) * 0.42F;
  shade += 0.075F * hill(a, y, fold_x, 53, 2.6F, 9);
  shade += 0.22F * (1.0F - smooth_step(0, 22, y - hair_end(across, 0)));
  return c * (1.0F - std::min(shade, 0.6F));
}

// A surface in the head frame that does not depend on the pose.
struct Surface {
  int columns = 0;
  std::vector<cv::Point3f> points;
  std::vector<Vec3f> albedo;
  std::vector<float> follows_jaw;  // share of the jaw's movement
  std::vector<float> smiles;       // how far a smile lifts and swells it, mm
};

// How much of the jaw's way a point of the skin goes.
float follows_jaw(float across, float y) {
  const float inside = smooth_step(58, 80, y), at_edge = smooth_step(18, 104, y);
  return inside + (at_edge - inside) * smooth_step(0.25F, 0.95F, std::abs(across));
}

Surface make_skin() {
  constexpr int kColumns = 51;
  constexpr float kTop = -96, kBottom = 105.5F;
  constexpr int kRows = 56;
  Surface s;
  s.columns = kColumns;
  for (int row = 0; row < kRows; ++row) {
    const float y = kTop + (kBottom - kTop) * static_cast<float>(row) / (kRows - 1);
    for (int column = 0; column < kColumns; ++column) {
      // Columns stand closer together in the middle, where the nose is. The outermost go on a
      // little to the back beside the ears, and end at the jaw line below.
      const float t =
          std::clamp(2.0F * static_cast<float>(column - 1) / (kColumns - 3) - 1.0F, -1.0F, 1.0F);
      float across = std::sin(0.5F * kPi * t * (0.6F + 0.4F * t * t));
      if (column == 0 || column == kColumns - 1) across *= 1.15F - 0.15F * smooth_step(20, 56, y);
      cv::Point3f p = on_head(across, y);
      p.z -= relief(p.x, p.y);
      s.points.push_back(p);
      s.albedo.push_back(skin_albedo(across, p.x, p.y));
      s.follows_jaw.push_back(follows_jaw(across, y));
      s.smiles.push_back(5.0F * hill(std::abs(p.x), y, 38, 40, 14, 15));
    }
  }
  return s;
}

// Smooth noise along a line, about -1 .. 1, one value each 0.012 of the head's half width.
class Noise {
 public:
  Noise(unsigned seed, float keep) {
    std::mt19937 random(seed);
    float value = 0.0F;
    for (float& v : values_) {
      value = keep * value +
              (1.0F - keep) * 2.4F * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
      v = value;
    }
  }
  float at(float across) const {
    const float place = std::clamp((across + 3.0F) / 0.012F, 0.0F, kCount - 2.0F);
    const auto i = static_cast<std::size_t>(place);
    return values_[i] + (values_[i + 1] - values_[i]) * (place - static_cast<float>(i));
  }

 private:
  static constexpr std::size_t kCount = 500;
  std::array<float, kCount> values_{};
};

Surface make_hair() {
  constexpr int kColumns = 169;
  constexpr int kRows = 13;              // the last is where the hair meets the skin
  constexpr float kReach = 0.75F * kPi;  // how far round the head the hair is modelled
  const Noise strand(11, 0.3F), lock(12, 0.8F);
  Surface s;
  s.columns = kColumns;
  const Vec3f dark = hair_color() * 0.70F, bright = hair_color() * 1.55F;
  for (int row = 0; row < kRows; ++row) {
    const float down = std::min(static_cast<float>(row) / (kRows - 2), 1.0F);
    for (int column = 0; column < kColumns; ++column) {
      // Even steps round the head, so that its edge is smooth from every side.
      const float angle = kReach * (2.0F * static_cast<float>(column) / (kColumns - 1) - 1.0F);
      const float front = std::sin(angle);
      const float across =
          std::abs(angle) <= 0.5F * kPi ? front : std::copysign(2.0F, angle) - front;
      // Hair falls away from the parting, so a strand comes from nearer to it.
      const float sweep = across < kParting ? 0.55F : -0.35F;
      const float root = across + sweep * down * down * std::exp(-across * across / 0.6F);
      const float end = hair_end(across, 0.6F * lock.at(across) + 0.5F * strand.at(across));
      // Rows stand closer together at the crown, where the head is roundest.
      const float y = -113.0F + (end + 113.0F) * std::pow(down, 1.7F);
      const float from_parting = 1.0F - 0.55F * hill(root, 0, kParting, 0, 0.05F, 1);
      float thick = 13.0F * (1.0F - 0.85F * smooth_step(0.45F, 1.0F, down)) * from_parting +
                    (1.6F * lock.at(root) + 0.5F * strand.at(root)) * smooth_step(0.1F, 0.5F, down);
      if (row == kRows - 1) thick = -0.5F;
      const cv::Point3f p = on_head(across, y);
      const cv::Point3f out = p - cv::Point3f(0, -20, 70);
      s.points.push_back(p + out * (thick / std::sqrt(out.dot(out))));
      const float sheen = hill(0, down, 0, 0.42F, 1, 0.15F);
      s.albedo.push_back(
          mixed(dark, bright,
                std::clamp(0.30F + 0.22F * strand.at(root) + 0.14F * lock.at(root) + 0.26F * sheen -
                               0.12F * down - 0.2F * (1.0F - from_parting),
                           0.0F, 1.0F)));
    }
  }
  s.follows_jaw.assign(s.points.size(), 0.0F);
  s.smiles.assign(s.points.size(), 0.0F);
  return s;
}

// Moves the surface as the expression asks, then projects and lights it.
ShadedGrid place(const Surface& surface, const SyntheticPose& pose, const HeadView& view,
                 float gloss) {
  const auto drop = static_cast<float>(HeadModel(pose).jaw_drop_mm());
  const auto smile = static_cast<float>(std::max(pose.mouth_corners, 0.0));
  const cv::Matx33f rotation(view.camera_from_head());
  const cv::Point3f origin(view.head_in_camera_mm());

  const std::size_t count = surface.points.size();
  std::vector<cv::Point3f> at(count);
  for (std::size_t i = 0; i < count; ++i) {
    cv::Point3f p = surface.points[i];
    p.y += drop * surface.follows_jaw[i] - 0.7F * smile * surface.smiles[i];
    p.z += drop * surface.follows_jaw[i] / 3.0F - 0.8F * smile * surface.smiles[i];
    at[i] = rotation * p + origin;
  }

  return shade_grid(at, surface.albedo, surface.columns, pose.camera, gloss);
}

}  // namespace

Vec3f skin_color() { return {168, 190, 232}; }
Vec3f hair_color() { return {42, 56, 82}; }

int middle_column(const ShadedGrid& grid) { return grid.columns / 2; }

ShadedGrid shade_skin(const SyntheticPose& pose, const HeadView& view) {
  static const Surface kSkin = make_skin();
  return place(kSkin, pose, view, 0.07F);
}

ShadedGrid shade_hair(const SyntheticPose& pose, const HeadView& view) {
  static const Surface kHair = make_hair();
  return place(kHair, pose, view, 0.10F);
}

ShadedGrid shade_underjaw(const SyntheticPose& pose, const HeadView& view) {
  constexpr int kColumns = 49;
  ShadedGrid grid;
  grid.columns = kColumns;
  for (const double back : {0.05, 1.0}) {
    Outline edge;
    for (const cv::Point3d& p : HeadModel(pose).jaw()) {
      edge.emplace_back(
          view.project({p.x * (1.0 - 0.25 * back), p.y - 1.5 + 8.0 * back, p.z + 45.0 * back}));
    }
    const Vec3f color = skin_color() * static_cast<float>(0.64 - 0.12 * back);
    for (const cv::Point2f& p : smooth_curve(edge, kColumns)) grid.vertices.push_back({p, color});
  }
  return grid;
}

std::vector<cv::Point2f> outline_scalp(const HeadView& view) {
  std::vector<cv::Point2f> points, outline;
  for (float y = -108.0F; y < 0.0F; y += 12.0F) {
    for (const float across : {1.0F, 1.2F, 1.5F, 2.0F}) {
      for (const float side : {-1.0F, 1.0F}) {
        cv::Point3d p(on_head(side * across, y));
        p.x *= 1.03;  // a little outside, so that no wall shows between skin and hair
        points.emplace_back(view.project(p));
      }
    }
  }
  cv::convexHull(points, outline);
  return outline;
}

}  // namespace attune::capture
