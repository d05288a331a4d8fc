#pragma once

#include <array>
#include <deque>
#include <optional>

#include "core/face.hpp"
#include "cues/body_baseline.hpp"
#include "cues/body_shape.hpp"
#include "cues/reading.hpp"
#include "cues/smoothing.hpp"

namespace attune::cues {

// The upper body against how it was in the first calm seconds: shoulders, slouch, lean_side,
// body_turn; and where the hands are: hand_to_face, arms_crossed.
//
// The distance from ears to shoulders gets shorter when shoulders rise and when the head sinks
// between them. It counts as far as it is shorter both against the shoulders' width and against the
// eyes, so that neither a turned body nor a face of the wrong size is one; and it is a rise as far
// as the shoulders went up since they were last at rest, a slouch as far as the head went down.
// Likewise a longer distance is a drop of the shoulders as far as these went down.
// A turn is the arc cosine of the width that is lost against eyes and gap; where the ears lie and
// where the head is turned tell the side.
//
// A body is looked at less often than a face. A look is measured once, with the face of its moment,
// and holds until the next.
class Posture {
 public:
  explicit Posture(const PostureOptions& options) : options_(options), baseline_(options) {}

  // Fills the six cues. `view` is that of the same face. Times must increase.
  void read(const core::Face& face, const FaceView& view, double time_s, core::CueSet& cues);
  // Forgets how the person sat.
  void reset();
  bool fitted() const { return baseline_.fitted(); }

 private:
  // The face a moment ago, for a look that is told later.
  struct Moment {
    double time_s;
    double eyes_px;
    double yaw_rad;
    cv::Rect2f box;
  };
  void remember(const core::Face& face, const FaceView& view, double time_s);
  const Moment* moment_of(double time_s) const;
  void take_look(const core::Body& body);
  void follow_rest(double step_s);
  double gap_change() const;
  double rise_share(double change) const;
  void read_gap(double confidence, core::CueSet& cues) const;
  void read_slope(double confidence, core::CueSet& cues) const;
  void read_turn(double confidence, core::CueSet& cues);
  void take_arms(const core::Body& body, double step_s);
  void read_hands(const core::Body& body, double confidence, core::CueSet& cues) const;
  std::optional<core::Missing> unavailable(const core::Face& face, const FaceView& view,
                                           double time_s) const;
  double width_lost() const;
  double change_of(BodyFeature f) const { return smooth_[f] - baseline_[f]; }

  PostureOptions options_;
  BodyBaseline baseline_;
  std::deque<Moment> moments_;
  std::optional<double> look_s_;            // of the last look taken
  std::optional<double> shaped_s_;          // of the last that showed the shoulders
  std::optional<core::Missing> shapeless_;  // why it did not
  BodyShape smooth_;
  std::array<Smoother, kBodyFeatureCount> smoothers_;
  std::optional<BodyShape> rest_;  // when the shoulders were last at rest
  double yaw_rad_ = 0.0;           // of the head at the last look
  double at_face_ = 0.0;           // smoothed likelihood that a hand is there
  double crossed_ = 0.0;
  std::optional<core::Missing> arms_missing_;
  Smoother at_face_smoother_;
  Smoother crossed_smoother_;
  bool to_left_ = true;  // side of the turn
};

}  // namespace attune::cues
