#include "cues/photo_measures.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "cues/depths.hpp"
#include "cues/eye_openness.hpp"
#include "cues/face_view.hpp"

namespace attune::cues {
namespace {

using core::EyeShape;
using Points = std::vector<cv::Point2f>;

constexpr double kSeptumDepth = 0.40;  // before the corners of the eyes, as cues/depths.hpp

constexpr double kLeastLog = -7.0;  // rarer than one in a thousand tells nothing more

constexpr std::array<std::string_view, kPhotoMeasureCount> kNames{
    "brow_height",     "brow_gap",       "brow_inner",    "brow_tilt",       "brow_arch",
    "brow_lid",        "eye_gap",        "lid_iris",      "pitch",           "mouth_width",
    "lift_middle",     "lift_inner",     "lift_lower",    "mouth_gap",       "lip_thickness",
    "nose_corner",     "nose_lip",       "curve_upper",   "curve_lower",     "looks_neutral",
    "looks_happiness", "looks_surprise", "looks_sadness", "looks_anger",     "looks_disgust",
    "looks_fear",      "looks_contempt", "brows_neutral", "brows_happiness", "brows_surprise",
    "brows_sadness",   "brows_anger",    "brows_disgust", "brows_fear",      "brows_contempt"};

struct Side {
  std::array<double, 5> brow{};  // heights over the corners' line, from the outer end
  double inner_x = 0.0;
  double upper_lid = 0.0;  // height over that line
  double eye_gap = 0.0;
  std::optional<double> lid_iris;
};

std::optional<Side> side_of(const FaceView& view, const Points& brow, const EyeShape& eye) {
  if (brow.size() != kBrowDepth.size()) return std::nullopt;
  const auto outer = view.frontal(eye.outer_corner, 0.0);
  const auto inner = view.frontal(eye.inner_corner, 0.0);
  const auto upper = lid_height(view, eye.upper_lid);
  const auto lower = lid_height(view, eye.lower_lid);
  if (!outer || !inner || !upper || !lower) return std::nullopt;
  const double line = (outer->y + inner->y) / 2.0;
  Side side;
  for (std::size_t i = 0; i < kBrowDepth.size(); ++i) {
    const auto p = view.frontal(brow[i], kBrowDepth[i]);
    if (!p) return std::nullopt;
    side.brow[i] = line - p->y;
    side.inner_x = p->x;
  }
  side.upper_lid = line - *upper;
  side.eye_gap = std::max(0.0, *lower - *upper);
  if (eye.iris) {
    if (const auto iris = view.frontal(eye.iris->center, kLidDepth))
      side.lid_iris = iris->y - *upper;
  }
  return side;
}

void measure_upper(const FaceView& view, PhotoMeasures& m) {
  const core::FaceShape& shape = view.shape();
  const auto right = side_of(view, shape.right_brow, shape.right_eye);
  const auto left = side_of(view, shape.left_brow, shape.left_eye);
  if (!right || !left) return;
  std::array<double, 5> h{};
  double height = 0.0;
  for (std::size_t i = 0; i < h.size(); ++i) {
    h[i] = (right->brow[i] + left->brow[i]) / 2.0;
    height += h[i] / static_cast<double>(h.size());
  }
  const auto put = [&](PhotoMeasure id, double value) { m[static_cast<std::size_t>(id)] = value; };
  put(PhotoMeasure::brow_height, height);
  put(PhotoMeasure::brow_gap, left->inner_x - right->inner_x);
  put(PhotoMeasure::brow_inner, h[4]);
  put(PhotoMeasure::brow_tilt, (h[3] + h[4]) / 2.0 - (h[0] + h[1]) / 2.0);
  put(PhotoMeasure::brow_arch, h[2] - (h[0] + h[4]) / 2.0);
  put(PhotoMeasure::brow_lid, height - (right->upper_lid + left->upper_lid) / 2.0);
  put(PhotoMeasure::eye_gap, (right->eye_gap + left->eye_gap) / 2.0);
  if (right->lid_iris && left->lid_iris) {
    put(PhotoMeasure::lid_iris, (*right->lid_iris + *left->lid_iris) / 2.0);
  }
}

// Heights of a lip in its middle and, mean of both, near its ends; y down.
struct Lip {
  double middle = 0.0;
  double sides = 0.0;
};

std::optional<Lip> lip_of(const FaceView& view, const Points& lip, double depth) {
  if (lip.size() < 3) return std::nullopt;
  const std::size_t end = lip.size() > 4 ? 1 : 0;
  const auto middle = view.frontal(lip[lip.size() / 2], depth);
  const auto right = view.frontal(lip[end], depth);
  const auto left = view.frontal(lip[lip.size() - 1 - end], depth);
  if (!middle || !right || !left) return std::nullopt;
  return Lip{middle->y, (right->y + left->y) / 2.0};
}

void measure_lower(const FaceView& view, PhotoMeasures& m) {
  const core::MouthShape& mouth = view.shape().mouth;
  const Points& base = view.shape().nose.base;
  const auto right = view.frontal(mouth.right_corner, kCornerDepth);
  const auto left = view.frontal(mouth.left_corner, kCornerDepth);
  const auto outer_upper = lip_of(view, mouth.outer_upper, kOuterUpperDepth);
  const auto inner_upper = lip_of(view, mouth.inner_upper, kInnerUpperDepth);
  const auto inner_lower = lip_of(view, mouth.inner_lower, kInnerLowerDepth);
  const auto outer_lower = lip_of(view, mouth.outer_lower, kOuterLowerDepth);
  if (!right || !left || !outer_upper || !inner_upper || !inner_lower || !outer_lower) return;
  if (base.empty()) return;
  const auto septum = view.frontal(base[base.size() / 2], kSeptumDepth);
  if (!septum) return;
  const double corners = (right->y + left->y) / 2.0;
  const auto put = [&](PhotoMeasure id, double value) { m[static_cast<std::size_t>(id)] = value; };
  put(PhotoMeasure::mouth_width, std::hypot(left->x - right->x, left->y - right->y));
  put(PhotoMeasure::lift_middle, (inner_upper->middle + inner_lower->middle) / 2.0 - corners);
  put(PhotoMeasure::lift_inner, inner_upper->middle - corners);
  put(PhotoMeasure::lift_lower, outer_lower->middle - corners);
  put(PhotoMeasure::mouth_gap, std::max(0.0, inner_lower->middle - inner_upper->middle));
  put(PhotoMeasure::lip_thickness,
      (inner_upper->middle - outer_upper->middle) + (outer_lower->middle - inner_lower->middle));
  put(PhotoMeasure::nose_corner, corners - septum->y);
  put(PhotoMeasure::nose_lip, outer_upper->middle - septum->y);
  put(PhotoMeasure::curve_upper, inner_upper->middle - inner_upper->sides);
  put(PhotoMeasure::curve_lower, inner_lower->middle - inner_lower->sides);
}

void put_logarithms(const std::optional<core::Expression>& expression, PhotoMeasure first,
                    PhotoMeasures& m) {
  if (!expression) return;
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    const double p = expression->probability[i];
    m[static_cast<std::size_t>(first) + i] = p > 0.0 ? std::max(std::log(p), kLeastLog) : kLeastLog;
  }
}

}  // namespace

std::string_view name(PhotoMeasure measure) { return kNames[static_cast<std::size_t>(measure)]; }

PhotoMeasures measure_photo(const FaceView& view, const core::Face& face) {
  PhotoMeasures m;
  if (view.unreadable()) return m;
  m[static_cast<std::size_t>(PhotoMeasure::pitch)] = view.pitch_rad();
  measure_upper(view, m);
  measure_lower(view, m);
  put_logarithms(face.expression, PhotoMeasure::looks_neutral, m);
  put_logarithms(face.brow_expression, PhotoMeasure::brows_neutral, m);
  return m;
}

}  // namespace attune::cues
