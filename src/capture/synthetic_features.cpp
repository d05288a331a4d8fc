#include "capture/synthetic_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "capture/synthetic_paint.hpp"
#include "capture/synthetic_surface.hpp"

namespace attune::capture {
namespace {

using cv::Point3d;
using cv::Vec3f;

double sign(Side side) { return side == Side::left ? 1.0 : -1.0; }

Outline projected(const HeadView& view, const std::vector<Point3d>& points) {
  Outline out;
  for (const Point3d& p : points) out.emplace_back(view.project(p));
  return out;
}

// `count` projected points of a curve over u from `from` to `to`.
Outline along(const HeadView& view, const std::function<Point3d(double)>& curve, int count,
              double from = -1.0, double to = 1.0) {
  Outline out;
  for (int i = 0; i < count; ++i) {
    out.emplace_back(view.project(curve(from + (to - from) * i / (count - 1))));
  }
  return out;
}

Outline joined(Outline there, const Outline& back) {
  there.insert(there.end(), back.rbegin(), back.rend());
  return there;
}

// Widths of a stroke that is `ends_px` at its ends and `middle_px` in the middle.
std::vector<float> swelling(std::size_t count, float start_px, float middle_px, float end_px) {
  std::vector<float> width(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count - 1);
    const float arch = 4.0F * t * (1.0F - t);
    width[i] = (start_px + (end_px - start_px) * t) * (1.0F - arch) + middle_px * arch;
  }
  return width;
}

// Outline of a disc on the eyeball: the circle of `radius_mm` about the gaze's axis.
Outline iris_disc(const HeadModel& head, const HeadView& view, Side side, double radius_mm) {
  constexpr int kCount = 28;
  const cv::Vec3d axis = head.gaze();
  const cv::Vec3d right = cv::Vec3d(0, 1, 0).cross(axis) * -1.0;
  const cv::Vec3d across = right * (1.0 / std::sqrt(right.dot(right)));
  const cv::Vec3d down = across.cross(axis) * -1.0;
  const Point3d center = head.iris_center(side);
  Outline out;
  for (int i = 0; i < kCount; ++i) {
    const double a = 2.0 * std::numbers::pi * i / kCount;
    out.emplace_back(view.project(
        center + Point3d(across * (radius_mm * std::cos(a)) + down * (radius_mm * std::sin(a)))));
  }
  return out;
}

Outline disc(cv::Point2f center, float radius_px) {
  Outline out;
  for (int i = 0; i < 16; ++i) {
    const float a = 2.0F * std::numbers::pi_v<float> * static_cast<float>(i) / 16.0F;
    out.push_back(center + cv::Point2f(std::cos(a), std::sin(a)) * radius_px);
  }
  return out;
}

void draw_iris(cv::Mat& patch, const HeadModel& head, const HeadView& view, Side side, float mm,
               cv::Point2f shift) {
  const auto ring = [&](double radius_mm) {
    Outline o = iris_disc(head, view, side, radius_mm);
    for (cv::Point2f& p : o) p -= shift;
    return o;
  };
  const Outline rim = ring(kIrisRadius_mm);
  fill_outline(patch, rim, {{36, 42, 42}, 0.97F, 0.5F * mm});
  fill_outline(patch, ring(5.1), {{80, 88, 70}, 0.9F, 1.0F * mm});
  fill_outline(patch, ring(3.7), {{88, 118, 110}, 0.5F, 1.2F * mm});
  fill_outline(patch, ring(2.3), {{22, 20, 20}, 1.0F, 0.4F * mm});
  const cv::Point2f center = cv::Point2f(view.project(head.iris_center(side))) - shift;
  fill_outline(patch, disc(center + cv::Point2f(1.5F, 2.2F) * mm, 1.4F * mm),
               {{170, 180, 170}, 0.28F, 1.0F * mm}, &rim);
  fill_outline(patch, disc(center + cv::Point2f(-1.6F, -1.9F) * mm, 1.05F * mm),
               {{255, 253, 250}, 0.95F, 0.35F * mm});
}

void draw_eyeball(cv::Mat& image, const HeadModel& head, const HeadView& view, Side side,
                  const Outline& upper, const Outline& lower, float mm) {
  const Outline opening = joined(upper, lower);
  const cv::Rect box = box_around(opening, 2.0F, image.size());
  if (box.empty()) return;
  cv::Mat patch(box.size(), CV_8UC3, cv::Scalar(184, 192, 204));
  const cv::Point2f shift(static_cast<float>(box.x), static_cast<float>(box.y));
  const cv::Point2f ball = cv::Point2f(view.project(head.iris_center(side))) - shift;
  fill_outline(patch, disc(ball, 11.0F * mm), {{226, 231, 236}, 1.0F, 7.0F * mm});
  const cv::Point2f corner = upper.back() - shift;
  fill_outline(patch, disc(corner, 2.6F * mm), {{138, 142, 206}, 0.9F, 2.0F * mm});
  draw_iris(patch, head, view, side, mm, shift);

  // The upper lid shades the eye below it.
  Outline edge = upper;
  for (cv::Point2f& p : edge) p -= shift;
  fill_outline(patch, stroke(edge, std::vector<float>(edge.size(), 4.2F * mm)),
               {{70, 74, 92}, 0.55F, 3.0F * mm});
  paste_outline(image, patch, box.tl(), opening);
}

}  // namespace

void draw_eye(cv::Mat& image, const SyntheticPose& pose, const HeadView& view, Side side) {
  const HeadModel head(pose);
  constexpr int kCount = 21;
  const auto mm = static_cast<float>(view.pixels_per_mm(head.iris_center(side)));
  const Outline upper = along(
      view, [&](double u) { return head.upper_lid(side, u); }, kCount);
  const Outline lower = along(
      view, [&](double u) { return head.lower_lid(side, u); }, kCount);
  const double open = side == Side::left ? pose.openness_left : pose.openness_right;

  const auto opening = static_cast<float>(std::clamp(open, 0.0, 1.0));

  // The fold over the upper lid sinks and flattens when the eye closes.
  SyntheticPose rest = pose;
  rest.openness_left = rest.openness_right = 1.0;
  const HeadModel rest_head(rest);
  const auto fold = [&](double u) {
    Point3d p = rest_head.upper_lid(side, u);
    p.y += -2.6 * (1.0 - 0.55 * u * u) + 1.8 * (1.0 - open) - 0.4 * u;
    p.x += sign(side) * (u < -0.6 ? 1.5 : 0.0) * (-0.6 - u);
    return p;
  };
  const Outline crease = along(view, fold, kCount, -0.98, 0.86);
  fill_outline(image, joined(crease, upper), {{120, 140, 190}, 0.08F + 0.14F * opening, 1.5F * mm});
  fill_outline(image, stroke(crease, swelling(crease.size(), 0.5F * mm, 1.1F * mm, 0.5F * mm)),
               {{74, 92, 140}, 0.12F + 0.5F * opening, 0.9F * mm});

  if (open > 0.02) draw_eyeball(image, head, view, side, upper, lower, mm);

  // Lower lid: a wet bright edge and a soft line under it.
  const auto under = [&](double u) {
    return head.lower_lid(side, u) + Point3d(0.0, 0.7 * (1.0 - u * u), 0.0);
  };
  const Outline rim = along(view, under, kCount, -0.96, 0.9);
  fill_outline(image, stroke(rim, swelling(rim.size(), 0.7F * mm, 0.7F * mm, 0.3F * mm)),
               {{84, 100, 150}, 0.5F, 0.6F * mm});
  const auto bag = [&](double u) {
    return head.lower_lid(side, u) + Point3d(0.0, 1.2 + 3.6 * (1.0 - u * u), 0.0);
  };
  const Outline below = along(view, bag, kCount, -0.5, 0.9);
  fill_outline(image, stroke(below, swelling(below.size(), 0.3F * mm, 1.2F * mm, 0.6F * mm)),
               {{110, 130, 182}, 0.33F, 2.0F * mm});

  // Lashes: one dark tapering line along the upper lid that ends a little outside the corner.
  Outline lashes = upper;
  lashes.insert(lashes.begin(),
                upper.front() + (upper[0] - upper[1]) * 0.7F + cv::Point2f(0.0F, -0.5F * mm));
  fill_outline(
      image,
      stroke(lashes, swelling(lashes.size(), 0.5F * mm, (2.2F - 0.45F * opening) * mm, 0.6F * mm)),
      {{34, 38, 48}, 0.92F, 0.5F * mm});
}

void draw_brow(cv::Mat& image, const SyntheticPose& pose, const HeadView& view, Side side) {
  const HeadModel head(pose);
  Outline knots;
  for (const Point3d& p : head.brow(side)) knots.emplace_back(view.project(p));
  const auto mm = static_cast<float>(view.pixels_per_mm(head.brow(side)[2]));
  constexpr int kCount = 29;
  const Outline line = smooth_curve(knots, kCount);
  std::vector<float> width;
  for (int i = 0; i < kCount; ++i) {
    const float t = static_cast<float>(i) / (kCount - 1);  // 0 at the outer end
    width.push_back(mm * (1.4F + 6.6F * std::sqrt(t) - 3.2F * t * t * t * t));
  }
  const Vec3f color = hair_color() * 0.72F;
  fill_outline(image, stroke(line, width), {color, 0.80F, 1.6F * mm});
  // Hairs: from the lower edge upwards and outwards.
  const Outline edges = stroke(line, width);
  for (int i = 3; i < kCount; i += 2) {
    const auto k = static_cast<std::size_t>(i);
    const cv::Point2f a = edges[k], b = edges[edges.size() - 1 - k];
    const cv::Point2f low = a.y > b.y ? a : b, high = a.y > b.y ? b : a;
    const cv::Point2f outwards = line[k - 3] - line[k];
    const cv::Point2f tip = low + (high - low) * 0.85F + outwards;
    const Outline hair = {low, low + (tip - low) * 0.5F + outwards * 0.05F, tip};
    fill_outline(image, stroke(hair, {0.5F * mm, 0.8F * mm, 0.2F * mm}),
                 {color * (i % 4 == 1 ? 0.75F : 1.0F), 0.38F, 0.5F * mm});
  }
}

void draw_nose(cv::Mat& image, const HeadView& view) {
  const auto mm = static_cast<float>(view.pixels_per_mm({0, 40, -20}));
  for (const double s : {-1.0, 1.0}) {
    const Outline nostril = projected(view, {{s * 3.4, 43.4, -22.5},
                                             {s * 5.8, 41.4, -23.0},
                                             {s * 8.8, 41.2, -21.0},
                                             {s * 10.6, 42.4, -19.0},
                                             {s * 8.8, 43.5, -20.0},
                                             {s * 5.8, 43.9, -22.0}});
    fill_outline(image, nostril, {{52, 58, 100}, 0.72F, 1.2F * mm});
    const Outline wing = smooth_curve(projected(view, {{s * 15.0, 32.5, -15.5},
                                                       {s * 17.0, 37.0, -14.5},
                                                       {s * 16.0, 41.8, -15.0},
                                                       {s * 12.0, 43.8, -18.0}}),
                                      13);
    fill_outline(image, stroke(wing, swelling(wing.size(), 0.2F * mm, 1.1F * mm, 0.4F * mm)),
                 {{88, 104, 160}, 0.5F, 1.2F * mm});
  }
}

void draw_mouth(cv::Mat& image, const SyntheticPose& pose, const HeadView& view) {
  const HeadModel head(pose);
  const auto mm = static_cast<float>(view.pixels_per_mm(head.inner_upper_lip(0.0)));
  constexpr int kCount = 33;
  const auto line = [&](Point3d (HeadModel::*lip)(double) const) {
    return along(
        view, [&](double u) { return (head.*lip)(u); }, kCount);
  };
  const Outline top = line(&HeadModel::outer_upper_lip);
  const Outline upper = line(&HeadModel::inner_upper_lip);
  const Outline lower = line(&HeadModel::inner_lower_lip);
  const Outline bottom = line(&HeadModel::outer_lower_lip);
  const auto between = [](const Outline& a, const Outline& b, float t) {
    Outline out(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] + (b[i] - a[i]) * t;
    return out;
  };
  const auto inner_part = [](const Outline& o) { return Outline(o.begin() + 6, o.end() - 6); };

  // Shadow under the lower lip, then the lips, the lower one with a broad soft gloss.
  fill_outline(image, joined(top, upper), {{104, 100, 182}, 0.92F, 0.9F * mm});
  fill_outline(image, joined(between(top, upper, 0.5F), upper), {{88, 84, 165}, 0.5F, 1.5F * mm});
  fill_outline(image, joined(lower, bottom), {{122, 118, 204}, 0.92F, 0.9F * mm});
  fill_outline(image,
               inner_part(joined(between(lower, bottom, 0.25F), between(lower, bottom, 0.6F))),
               {{160, 160, 232}, 0.55F, 2.6F * mm});
  fill_outline(image, joined(between(lower, bottom, 0.86F), bottom),
               {{96, 96, 176}, 0.4F, 1.2F * mm});

  const Outline opening = joined(upper, lower);
  const cv::Rect box = box_around(opening, 2.0F, image.size());
  if (head.lip_gap_mm() > 0.2 && !box.empty()) {
    cv::Mat patch(box.size(), CV_8UC3, cv::Scalar(44, 38, 78));
    const cv::Point2f shift(static_cast<float>(box.x), static_cast<float>(box.y));
    const auto moved = [&](Outline o) {
      for (cv::Point2f& p : o) p -= shift;
      return o;
    };
    const Outline roof = moved(upper), floor_line = moved(lower);
    // The tongue follows the lower lip; the upper teeth hang a set length from the upper one.
    const auto tongue_top = static_cast<float>(std::max(0.45, 1.0 - 9.0 / head.lip_gap_mm()));
    fill_outline(patch, joined(between(roof, floor_line, tongue_top), floor_line),
                 {{104, 100, 186}, 0.85F, 3.0F * mm});
    const auto teeth = static_cast<float>(std::min(0.85, 6.5 / head.lip_gap_mm()));
    fill_outline(patch, joined(roof, between(roof, floor_line, teeth)),
                 {{206, 216, 224}, 0.95F, 1.0F * mm});
    fill_outline(patch, stroke(roof, std::vector<float>(roof.size(), 2.4F * mm)),
                 {{60, 54, 96}, 0.6F, 2.4F * mm});
    paste_outline(image, patch, box.tl(), opening);
  }
  const auto seam = static_cast<float>(std::max(0.25, 1.0 - 0.4 * head.lip_gap_mm()));
  fill_outline(image, stroke(upper, swelling(upper.size(), 0.4F * mm, 1.15F * mm, 0.4F * mm)),
               {{48, 42, 92}, 0.85F * seam, 0.6F * mm});
  for (const cv::Point2f& corner : {upper.front(), upper.back()}) {
    fill_outline(image, disc(corner, 1.2F * mm), {{70, 76, 128}, 0.5F, 1.6F * mm});
  }
}

void draw_ear(cv::Mat& image, const HeadView& view, Side side) {
  const double s = sign(side);
  const auto mm = static_cast<float>(view.pixels_per_mm({s * 80, 10, 80}));
  const Outline rim = smooth_curve(projected(view, {{s * 71, -6, 64},
                                                    {s * 75, -15, 72},
                                                    {s * 83, -17, 82},
                                                    {s * 89, -8, 88},
                                                    {s * 89.5, 6, 88},
                                                    {s * 86, 20, 84},
                                                    {s * 81, 32, 78},
                                                    {s * 76, 42, 72},
                                                    {s * 72, 44, 66},
                                                    {s * 70, 36, 62}}),
                                   40);
  fill_outline(image, rim, {skin_color() * 0.84F, 1.0F, 0.0F});
  const Outline bowl = smooth_curve(projected(view, {{s * 74, -4, 72},
                                                     {s * 81, -9, 80},
                                                     {s * 85, 0, 83},
                                                     {s * 82.5, 12, 81},
                                                     {s * 77, 22, 76},
                                                     {s * 74, 26, 70}}),
                                    20);
  fill_outline(image, bowl, {{96, 112, 172}, 0.55F, 3.0F * mm}, &rim);
  Outline edge = rim;
  edge.erase(edge.end() - 10, edge.end());
  fill_outline(image, stroke(edge, std::vector<float>(edge.size(), 1.6F * mm)),
               {{200, 214, 244}, 0.35F, 1.5F * mm}, &rim);
}

}  // namespace attune::capture
