#include "vision/quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

constexpr int kPatch = 96;  // side of the scaled face square

struct Problem {
  core::Missing reason;
  double score;
};

std::vector<cv::Point2f> all_points(const core::FaceShape& shape) {
  std::vector<cv::Point2f> points;
  const auto add = [&](const std::vector<cv::Point2f>& part) {
    points.insert(points.end(), part.begin(), part.end());
  };
  for (const auto* eye : {&shape.right_eye, &shape.left_eye}) {
    points.push_back(eye->outer_corner);
    points.push_back(eye->inner_corner);
    add(eye->upper_lid);
    add(eye->lower_lid);
  }
  add(shape.right_brow);
  add(shape.left_brow);
  add(shape.nose.bridge);
  add(shape.nose.base);
  points.push_back(shape.mouth.right_corner);
  points.push_back(shape.mouth.left_corner);
  add(shape.mouth.outer_upper);
  add(shape.mouth.outer_lower);
  add(shape.jaw);
  return points;
}

double share_outside(const std::vector<cv::Point2f>& points, const cv::Size& size) {
  const auto outside = std::count_if(points.begin(), points.end(), [&](const auto& p) {
    return p.x < 0 || p.y < 0 || p.x > static_cast<float>(size.width - 1) ||
           p.y > static_cast<float>(size.height - 1);
  });
  return points.empty() ? 1.0 : static_cast<double>(outside) / static_cast<double>(points.size());
}

cv::Point2f mean(std::initializer_list<cv::Point2f> points) {
  cv::Point2f sum;
  for (const auto& p : points) {
    sum += p;
  }
  return sum / static_cast<float>(points.size());
}

// Places of bare skin. The upper ones, around the nose's bridge, are seldom covered and tell the
// colour of the person's skin in this light; the others are where a mask, a cup or a scarf would
// be.
struct SkinPlaces {
  std::vector<cv::Point2f> upper;
  std::vector<cv::Point2f> other;
};

SkinPlaces skin_places(const core::FaceShape& shape) {
  const auto& nose = shape.nose;
  const auto& mouth = shape.mouth;
  SkinPlaces places;
  if (nose.base.empty() || nose.bridge.empty() || shape.right_brow.empty() ||
      shape.left_brow.empty() || shape.jaw.size() != 17) {
    return places;
  }
  const cv::Point2f right_eye = mean({shape.right_eye.outer_corner, shape.right_eye.inner_corner});
  const cv::Point2f left_eye = mean({shape.left_eye.outer_corner, shape.left_eye.inner_corner});
  const cv::Point2f mouth_middle = mean({mouth.right_corner, mouth.left_corner});
  const cv::Point2f down = mouth_middle - mean({right_eye, left_eye});
  const cv::Point2f septum = nose.base[nose.base.size() / 2];
  places.upper = {mean({shape.right_brow.back(), shape.left_brow.back()}),
                  nose.bridge[nose.bridge.size() / 2], right_eye + 0.3F * down,
                  left_eye + 0.3F * down};
  places.other = {mean({shape.right_eye.outer_corner, mouth.right_corner, shape.jaw[4]}),
                  mean({shape.left_eye.outer_corner, mouth.left_corner, shape.jaw[12]}),
                  mean({septum, septum, mouth_middle}),
                  mean({mouth.right_corner, shape.jaw[5]}),
                  mean({mouth.left_corner, shape.jaw[11]}),
                  mean({mouth_middle, shape.jaw[8], shape.jaw[8]})};
  return places;
}

// CIE a*b* of the picture around each place that can be seen.
std::vector<cv::Vec2d> colors_at(const cv::Mat& face, const std::vector<cv::Point2f>& places) {
  constexpr int kReach = 3;
  constexpr double kWashedOut = 0.97;
  std::vector<cv::Vec2d> colors;
  for (const auto& p : places) {
    const cv::Rect around(static_cast<int>(std::lround(p.x)) - kReach,
                          static_cast<int>(std::lround(p.y)) - kReach, (2 * kReach) + 1,
                          (2 * kReach) + 1);
    const cv::Rect inside = around & cv::Rect({0, 0}, face.size());
    if (inside.area() < around.area() / 2) {
      continue;
    }
    cv::Mat real;
    face(inside).convertTo(real, CV_32F, 1 / 255.0);
    const cv::Scalar mean_color = cv::mean(real);
    if (*std::max_element(mean_color.val, mean_color.val + 3) > kWashedOut) {
      continue;  // overexposed: its colour is not that of the skin
    }
    cv::Mat lab;
    cv::cvtColor(real, lab, cv::COLOR_BGR2Lab);
    const cv::Scalar color = cv::mean(lab);
    colors.emplace_back(color[1], color[2]);
  }
  return colors;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// How far the colour of the second oddest place lies from the upper face's, a*b* units; one place
// alone may be a beard or a shadow. 0 when too little is seen.
double odd_color(const cv::Mat& face, const SkinPlaces& places) {
  const auto skin = colors_at(face, places.upper);
  const auto others = colors_at(face, places.other);
  if (skin.size() < 2 || others.size() < 2) {
    return 0.0;
  }
  cv::Vec2d middle;
  for (int axis = 0; axis < 2; ++axis) {
    std::vector<double> values;
    values.reserve(skin.size());
    for (const auto& color : skin) {
      values.push_back(color[axis]);
    }
    middle[axis] = median(std::move(values));
  }
  std::vector<double> apart;
  apart.reserve(others.size());
  for (const auto& color : others) {
    apart.push_back(cv::norm(color - middle));
  }
  std::nth_element(apart.begin(), apart.begin() + 1, apart.end(), std::greater<>());
  return apart[1];
}

// See the header. The upper ratio is that of a photo blurred by 1 % of the distance between the
// outer eye corners (standard deviation), the lower one of a photo blurred by 6 %.
double sharpness_of(const cv::Mat& gray) {
  constexpr QualityRamp kRatio{0.03, 0.25};
  cv::Mat edges;
  cv::Laplacian(gray, edges, CV_32F);
  cv::Scalar ignored;
  cv::Scalar edge_spread;
  cv::Scalar spread;
  cv::meanStdDev(edges, ignored, edge_spread);
  cv::meanStdDev(gray, ignored, spread);
  constexpr double kNoise = 2.0;  // grey levels: a flat picture is not sharp
  return kRatio.score(edge_spread[0] / (spread[0] + kNoise));
}

}  // namespace

double QualityRamp::score(double value) const {
  return std::isfinite(value) ? std::clamp((value - bad) / (good - bad), 0.0, 1.0) : 0.0;
}

core::FaceQuality estimate_quality(const cv::Mat& image, const core::FaceShape& shape,
                                   const std::optional<core::HeadPose>& pose, double model_score,
                                   const QualityOptions& options) {
  core::FaceQuality quality;
  quality.model_score = model_score;
  quality.inter_ocular_px = core::inter_ocular_px(shape);
  const auto points = all_points(shape);
  const cv::Rect2f box = bounding_box(points);

  std::vector<Problem> parts;
  // The distance between the eyes shrinks when the head turns; the face's own size does not.
  const double size_px = std::max(quality.inter_ocular_px, 0.42 * static_cast<double>(box.height));
  parts.push_back({core::Missing::too_small, options.size_px.score(size_px)});
  parts.push_back(
      {core::Missing::out_of_view, options.outside.score(share_outside(points, image.size()))});
  parts.push_back({core::Missing::low_model_score, options.model_score.score(model_score)});
  if (pose) {
    constexpr double kDegrees = 180.0 / CV_PI;
    parts.push_back({core::Missing::turned_away,
                     std::min(options.yaw_deg.score(std::abs(pose->yaw_rad) * kDegrees),
                              options.pitch_deg.score(std::abs(pose->pitch_rad) * kDegrees))});
  }

  const float side = std::max(box.width, box.height);
  const cv::Point2f middle = center(box);
  const cv::Rect seen =
      all_finite(points) && side < 1e5F
          ? cv::Rect(cv::Rect2f(middle.x - (side / 2), middle.y - (side / 2), side, side)) &
                cv::Rect({0, 0}, image.size())
          : cv::Rect();
  if (seen.width >= 2 && seen.height >= 2) {
    cv::Mat face;
    const double scale = kPatch / std::max(1.0, static_cast<double>(side));
    const cv::Size size(std::max(2, static_cast<int>(std::lround(seen.width * scale))),
                        std::max(2, static_cast<int>(std::lround(seen.height * scale))));
    cv::resize(image(seen), face, size, 0, 0, scale < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Mat gray;
    cv::cvtColor(face, gray, cv::COLOR_BGR2GRAY);
    quality.brightness = cv::mean(gray)[0] / 255.0;
    quality.sharpness = sharpness_of(gray);
    auto places = skin_places(shape);
    for (auto* group : {&places.upper, &places.other}) {
      for (auto& p : *group) {
        p = (p - cv::Point2f(seen.tl())) * static_cast<float>(scale);
      }
    }
    parts.push_back({core::Missing::too_dark, options.dark.score(quality.brightness)});
    parts.push_back({core::Missing::too_bright, options.bright.score(quality.brightness)});
    parts.push_back({core::Missing::blurred, options.blur.score(quality.sharpness)});
    parts.push_back({core::Missing::covered, options.odd_color.score(odd_color(face, places))});
  }

  std::stable_sort(parts.begin(), parts.end(),
                   [](const Problem& a, const Problem& b) { return a.score < b.score; });
  quality.score = 1.0;
  for (const auto& part : parts) {
    quality.score *= part.score;
    if (part.score < 0.5) {
      quality.problems.push_back(part.reason);
    }
  }
  return quality;
}

}  // namespace attune::vision
