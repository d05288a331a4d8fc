#include "cues/posture.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/time_slack.hpp"

namespace attune::cues {
namespace {

using core::Body;
using core::BodyPoint;
using core::CueId;
using core::kTimeSlack_s;
using core::Missing;

constexpr std::array kAll{CueId::shoulders, CueId::slouch,       CueId::lean_side,
                          CueId::body_turn, CueId::hand_to_face, CueId::arms_crossed};
constexpr std::array kTrunk{CueId::shoulders, CueId::slouch, CueId::lean_side, CueId::body_turn};

constexpr double kRemember_s = 2.0;
// Lowered and raised heads leave the ears where they are.
constexpr double kAnyPitch_rad = 1.3;

bool finite(const BodyPoint& p) {
  return std::isfinite(p.at.x) && std::isfinite(p.at.y) && std::isfinite(p.visibility);
}

double visibility_of(const BodyPoint& p) {
  return finite(p) ? std::clamp(p.visibility, 0.0, 1.0) : 0.0;
}

double shoulder_visibility(const Body& body) {
  return std::min(visibility_of(body.right_shoulder), visibility_of(body.left_shoulder));
}

// How far both measures agree on a change, in size; 0 when they point different ways.
double agreed(double a, double b) {
  if ((a > 0.0) != (b > 0.0)) return 0.0;
  return std::abs(a) < std::abs(b) ? a : b;
}

double towards_zero(double x, double by) {
  return x > 0.0 ? std::max(0.0, x - by) : std::min(0.0, x + by);
}

// From the middle of the face's box, 1 at its edge.
double from_face(const cv::Rect2f& box, const cv::Point2d& p) {
  const double x = (p.x - (box.x + 0.5 * box.width)) / (0.5 * box.width);
  const double y = (p.y - (box.y + 0.5 * box.height)) / (0.5 * box.height);
  return std::hypot(x, y);
}

double likelihood_at_face(const BodyPoint& wrist, const BodyPoint& knuckle, const cv::Rect2f& box,
                          const PostureOptions& o) {
  if (!finite(wrist) || !finite(knuckle)) return 0.0;
  const cv::Point2d from(wrist.at);
  const cv::Point2d to(knuckle.at);
  const cv::Point2d tip = to + (to - from) * o.fingers;
  const double near = std::min(from_face(box, to), from_face(box, tip));
  const double seen = std::max(visibility_of(wrist), visibility_of(knuckle));
  return (1.0 - graded(near, o.at_face)) * graded(seen, o.hand_visibility);
}

}  // namespace

void Posture::reset() { *this = Posture(options_); }

void Posture::remember(const core::Face& face, const FaceView& view, double time_s) {
  while (!moments_.empty() && time_s - moments_.front().time_s > kRemember_s) moments_.pop_front();
  const cv::Rect2f& box = face.box;
  const bool boxed = std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) &&
                     std::isfinite(box.height) && box.width > 0.0F && box.height > 0.0F;
  if (view.size_px() > 0.0 && boxed) {
    moments_.push_back({time_s, view.size_px(), view.yaw_rad(), face.box});
  }
}

const Posture::Moment* Posture::moment_of(double time_s) const {
  const Moment* nearest = nullptr;
  for (const Moment& moment : moments_) {
    const double apart_s = std::abs(moment.time_s - time_s);
    if (apart_s > options_.max_apart_s) continue;
    if (nearest == nullptr || apart_s < std::abs(nearest->time_s - time_s)) nearest = &moment;
  }
  return nearest;
}

// Only a look that was not seen yet changes anything here.
void Posture::take_look(const Body& body) {
  if (look_s_ && body.time_s < *look_s_ + kTimeSlack_s) return;
  const double since_s = look_s_ ? body.time_s - *look_s_ : 0.0;
  look_s_ = body.time_s;
  const Moment* moment = moment_of(body.time_s);
  shapeless_.reset();
  if (moment == nullptr) {
    shapeless_ = Missing::low_model_score;
    return;
  }
  if (since_s > options_.restart_s) {
    at_face_smoother_.restart();
    crossed_smoother_.restart();
  }
  const double hand =
      std::max(likelihood_at_face(body.right_wrist, body.right_hand, moment->box, options_),
               likelihood_at_face(body.left_wrist, body.left_hand, moment->box, options_));
  at_face_ = at_face_smoother_.update(hand, since_s, options_.smooth_s);

  if (shoulder_visibility(body) < options_.min_visibility) {
    shapeless_ = Missing::out_of_view;
    return;
  }
  const std::optional<BodyShape> shape = measure_body(body, moment->eyes_px);
  if (!shape) {
    shapeless_ = Missing::low_model_score;
    return;
  }
  take_arms(body, since_s);
  const double step_s = shaped_s_ ? body.time_s - *shaped_s_ : 0.0;
  const bool anew = !shaped_s_ || step_s > options_.restart_s;
  shaped_s_ = body.time_s;
  yaw_rad_ = moment->yaw_rad;
  for (std::size_t i = 0; i < kBodyFeatureCount; ++i) {
    if (anew) smoothers_[i].restart();
    smooth_.values[i] = smoothers_[i].update(shape->values[i], step_s, options_.smooth_s);
  }
  baseline_.update(*shape, moment->yaw_rad, hand > options_.hand_steps.slight, body.time_s);
  if (anew) rest_.reset();
  follow_rest(step_s);
}

// By which share the ears are nearer to the shoulders (> 0) or farther from them, as believed.
double Posture::gap_change() const {
  const double change =
      -agreed(change_of(BodyFeature::gap_to_width), change_of(BodyFeature::gap_to_eyes));
  const double noise = std::max(baseline_.noise_of(BodyFeature::gap_to_width),
                                baseline_.noise_of(BodyFeature::gap_to_eyes));
  const double doubt = std::max(0.0, 1.5 * noise - options_.free_noise) +
                       options_.lean_doubt * std::abs(change_of(BodyFeature::eyes_px));
  return 1.0 - std::exp(-towards_zero(change, doubt));
}

void Posture::follow_rest(double step_s) {
  if (!baseline_.fitted()) return;
  if (!rest_) {
    rest_ = smooth_;
    return;
  }
  if (std::abs(gap_change()) >= options_.at_rest) return;
  const double share = 1.0 - std::exp(-step_s / options_.follow_s);
  for (std::size_t i = 0; i < kBodyFeatureCount; ++i) {
    rest_->values[i] += share * (smooth_.values[i] - rest_->values[i]);
  }
}

// How much of a change of the gap came from the shoulders; the rest came from the head.
double Posture::rise_share(double change) const {
  if (!rest_) return 0.5;
  const BodyShape& rest = *rest_;
  // A body that came nearer grows about its own middle: that much is no change of posture.
  const double growth =
      0.5 * ((smooth_[BodyFeature::eyes_px] - rest[BodyFeature::eyes_px]) +
             (smooth_[BodyFeature::eyes_px] + smooth_[BodyFeature::width_to_eyes] -
              rest[BodyFeature::eyes_px] - rest[BodyFeature::width_to_eyes]));
  const double gap_px = rest[BodyFeature::shoulders_y] - rest[BodyFeature::ears_y];
  const double grown_px = 0.5 * (std::exp(growth) - 1.0) * gap_px;
  double rise = rest[BodyFeature::shoulders_y] + grown_px - smooth_[BodyFeature::shoulders_y];
  double sink = smooth_[BodyFeature::ears_y] - (rest[BodyFeature::ears_y] - grown_px);
  if (change < 0.0) {
    rise = -rise;
    sink = -sink;
  }
  rise = std::max(0.0, rise);
  sink = std::max(0.0, sink);
  return rise + sink > 0.0 ? rise / (rise + sink) : 0.5;
}

void Posture::read_gap(double confidence, core::CueSet& cues) const {
  const double change = gap_change();
  const double rise = rise_share(change) * change;
  const double sure = confidence * (1.0 - options_.hand_doubt * at_face_);
  cues[CueId::shoulders] =
      value_reading(CueId::shoulders, rise, sure, true, options_.shoulder_steps);
  cues[CueId::slouch] =
      value_reading(CueId::slouch, std::max(0.0, change - rise), sure, true, options_.slouch_steps);
}

double Posture::width_lost() const {
  const double lost =
      std::min(-change_of(BodyFeature::width_to_eyes), change_of(BodyFeature::gap_to_width));
  return std::max(0.0, lost - options_.width_dead);
}

void Posture::read_slope(double confidence, core::CueSet& cues) const {
  const double sure =
      confidence * (1.0 - options_.lean_turn_loss * graded(width_lost(), options_.lean_turn));
  cues[CueId::lean_side] = value_reading(CueId::lean_side, change_of(BodyFeature::tilt), sure, true,
                                         options_.lean_steps);
}

void Posture::read_turn(double confidence, core::CueSet& cues) {
  const double angle = std::acos(std::clamp(std::exp(-width_lost()), 0.0, 1.0));
  const double side = change_of(BodyFeature::offset) + options_.side_yaw_weight * yaw_rad_;
  const bool clear = std::abs(side) >= options_.side_least;
  // A turn that goes on keeps its side until the other is clear.
  if (clear || angle < options_.turn_steps.slight) to_left_ = side >= 0.0;
  const double sure = confidence * options_.turn_confidence * (clear ? 1.0 : options_.side_unclear);
  cues[CueId::body_turn] =
      value_reading(CueId::body_turn, to_left_ ? angle : -angle, sure, true, options_.turn_steps);
}

void Posture::take_arms(const Body& body, double step_s) {
  arms_missing_.reset();
  for (const BodyPoint* wrist : {&body.right_wrist, &body.left_wrist}) {
    if (visibility_of(*wrist) < options_.min_arm_visibility) {
      arms_missing_ = Missing::out_of_view;
      return;
    }
  }
  const cv::Point2d right = in_body(body, body.right_wrist.at);
  const cv::Point2d left = in_body(body, body.left_wrist.at);
  const double high = std::min(right.y, left.y);
  const double low = std::max(right.y, left.y);
  const double crossed = graded(std::min(right.x, -left.x), options_.past_middle) *
                         graded(high, options_.chest) *
                         (1.0 - graded(low, {options_.chest_end, options_.chest_end + 0.3}));
  crossed_ = crossed_smoother_.update(crossed, step_s, options_.smooth_s);
}

void Posture::read_hands(const Body& body, double confidence, core::CueSet& cues) const {
  // A hand that is not seen is seldom at the face: there it would be in view.
  const double right = visibility_of(body.right_wrist);
  const double left = visibility_of(body.left_wrist);
  const double seen = std::max({right, left, options_.unseen_hand});
  cues[CueId::hand_to_face] =
      value_reading(CueId::hand_to_face, at_face_, confidence * seen, true, options_.hand_steps);
  if (arms_missing_) {
    cues[CueId::arms_crossed] = missing_reading(CueId::arms_crossed, *arms_missing_);
    return;
  }
  cues[CueId::arms_crossed] =
      value_reading(CueId::arms_crossed, crossed_, confidence * std::min(right, left), true,
                    options_.crossed_steps);
}

std::optional<Missing> Posture::unavailable(const core::Face& face, const FaceView& view,
                                            double time_s) const {
  const std::optional<Missing>& unreadable = view.unreadable();
  if (unreadable && *unreadable != Missing::covered) return unreadable;
  if (!face.body) return face.body_missing.value_or(Missing::not_provided);
  const double age_s = time_s - face.body->time_s;
  if (!(age_s > -kTimeSlack_s) || age_s > options_.max_age_s) return Missing::too_little;
  return std::nullopt;
}

void Posture::read(const core::Face& face, const FaceView& view, double time_s,
                   core::CueSet& cues) {
  remember(face, view, time_s);
  if (const std::optional<Missing> why = unavailable(face, view, time_s)) {
    for (const CueId id : kAll) cues[id] = missing_reading(id, *why);
    return;
  }
  const Body& body = *face.body;
  take_look(body);
  const double model = std::isfinite(body.score) ? std::clamp(body.score, 0.0, 1.0) : 0.0;
  const double face_seen = view.unreadable() ? options_.covered_confidence : view.confidence();
  read_hands(body, model * face_seen, cues);
  std::optional<Missing> why = shapeless_;
  if (!why && !baseline_.fitted()) why = Missing::no_baseline;
  if (why) {
    for (const CueId id : kTrunk) cues[id] = missing_reading(id, *why);
    if (shapeless_) {
      cues[CueId::arms_crossed] = missing_reading(CueId::arms_crossed, *shapeless_);
    }
    return;
  }
  const double seen = model * face_seen * graded(shoulder_visibility(body), options_.visibility);
  read_slope(seen, cues);
  if (std::abs(view.yaw_rad()) > options_.max_yaw_rad) {
    for (const CueId id : {CueId::shoulders, CueId::slouch, CueId::body_turn}) {
      cues[id] = missing_reading(id, Missing::turned_away);
    }
    return;
  }
  const double straight = view.turn_confidence(options_.max_yaw_rad, kAnyPitch_rad);
  read_gap(seen * straight, cues);
  read_turn(seen * straight, cues);
}

}  // namespace attune::cues
