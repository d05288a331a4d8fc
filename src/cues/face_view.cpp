#include "cues/face_view.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace attune::cues {
namespace {

using core::Missing;

// Beyond this the frontal view would be extrapolated by more than a factor of three.
constexpr double kMaxTurn = 1.22;  // 70 degrees

// What is left of the eyes' confidence when the lower face is covered.
constexpr double kEyesOverCover = 0.5;

bool finite(cv::Point2f p) { return std::isfinite(p.x) && std::isfinite(p.y); }

bool finite(const core::HeadPose& pose) {
  return std::isfinite(pose.yaw_rad) && std::isfinite(pose.pitch_rad) &&
         std::isfinite(pose.roll_rad);
}

// The angle between the camera's axis and the ray to the head along one image axis.
double bearing(double offset_mm, double depth_mm) {
  const double angle = std::atan2(offset_mm, depth_mm);
  return depth_mm > 0 && std::isfinite(angle) ? angle : 0.0;
}

// [0,1]: 0 at `low`, 1 from `high` on.
double ramp(double x, double low, double high) {
  return std::clamp((x - low) / (high - low), 0.0, 1.0);
}

}  // namespace

FaceView::FaceView(const core::Face& face, const ViewOptions& options)
    : shape_(&face.shape),
      pose_(&face.pose),
      problems_(&face.quality.problems),
      backend_(face.backend),
      options_(options) {
  const core::EyeShape& right = face.shape.right_eye;
  const core::EyeShape& left = face.shape.left_eye;
  for (const cv::Point2f p :
       {right.outer_corner, right.inner_corner, left.inner_corner, left.outer_corner}) {
    if (!finite(p)) unreadable_ = eyes_unreadable_ = Missing::low_model_score;
  }
  const double iod = unreadable_ ? 0.0 : core::inter_ocular_px(face.shape);
  if (unreadable_) return;
  if (iod == 0.0) {  // a shape that was never filled
    unreadable_ = eyes_unreadable_ = Missing::no_face;
    return;
  }
  const cv::Point2d right_center = cv::Point2d(right.outer_corner + right.inner_corner) * 0.5;
  const cv::Point2d left_center = cv::Point2d(left.outer_corner + left.inner_corner) * 0.5;
  origin_ = (right_center + left_center) * 0.5;

  double roll_rad = std::atan2(left_center.y - right_center.y, left_center.x - right_center.x);
  const bool posed = face.pose && finite(*face.pose);
  if (posed) {
    yaw_rad_ = face.pose->yaw_rad +
               bearing(face.pose->head_in_camera_mm.x, face.pose->head_in_camera_mm.z);
    pitch_rad_ = face.pose->pitch_rad -
                 bearing(face.pose->head_in_camera_mm.y, face.pose->head_in_camera_mm.z);
    roll_rad = face.pose->roll_rad;
  }
  cos_roll_ = std::cos(roll_rad);
  sin_roll_ = std::sin(roll_rad);
  if (std::abs(yaw_rad_) > kMaxTurn || std::abs(pitch_rad_) > kMaxTurn) {
    unreadable_ = eyes_unreadable_ = Missing::turned_away;
    return;
  }
  size_px_ = iod / std::cos(yaw_rad_);

  const double quality = std::isfinite(face.quality.score) ? face.quality.score : 0.0;
  if (size_px_ < options.min_iod_px) {
    unreadable_ = Missing::too_small;
  } else if (!(face.quality.model_score >= options.min_model_score)) {
    unreadable_ = Missing::low_model_score;
  } else if (quality < options.min_quality) {
    unreadable_ = problems_->empty() ? Missing::low_model_score : problems_->front();
  }
  confidence_ = std::clamp(quality, 0.0, 1.0) * (posed ? 1.0 : options.no_pose_confidence);
  const bool only_covered =
      !problems_->empty() && std::all_of(problems_->begin(), problems_->end(),
                                         [](Missing why) { return why == Missing::covered; });
  eyes_confidence_ =
      only_covered
          ? std::max(confidence_, kEyesOverCover * (posed ? 1.0 : options.no_pose_confidence))
          : confidence_;
  if (unreadable_ != Missing::covered || !only_covered) eyes_unreadable_ = unreadable_;
}

double FaceView::turn_confidence(double max_yaw_rad, double max_pitch_rad) const {
  const auto along = [this](double angle, double limit) {
    if (std::abs(angle) > limit) return 0.0;
    const double lost = ramp(std::abs(angle), std::min(options_.easy_turn_rad, 0.9 * limit), limit);
    return 1.0 - lost * (1.0 - options_.confidence_at_limit);
  };
  return along(yaw_rad_, max_yaw_rad) * along(pitch_rad_, max_pitch_rad);
}

std::optional<cv::Point2d> FaceView::upright(cv::Point2f image_point) const {
  if (!finite(image_point) || size_px_ <= 0.0) return std::nullopt;
  const double dx = image_point.x - origin_.x;
  const double dy = image_point.y - origin_.y;
  return cv::Point2d((cos_roll_ * dx + sin_roll_ * dy) / size_px_,
                     (-sin_roll_ * dx + cos_roll_ * dy) / size_px_);
}

std::optional<cv::Point2d> FaceView::frontal(cv::Point2f image_point, double depth) const {
  const std::optional<cv::Point2d> seen = upright(image_point);
  if (!seen) return std::nullopt;
  const double sy = std::sin(yaw_rad_);
  const double cy = std::cos(yaw_rad_);
  const double sp = std::sin(pitch_rad_);
  const double cp = std::cos(pitch_rad_);
  const double y = (seen->y + sp * depth) / cp;
  const double x = (seen->x - sy * sp * y - sy * cp * depth) / cy;
  return cv::Point2d(x, y);
}

}  // namespace attune::cues
