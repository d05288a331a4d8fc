#include "cues/smile.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune::cues {

using core::CueId;

// Lids that change their openness faster, a second, blink: they take 0.1 s, a laugh takes 0.3 s or
// more to narrow the eyes.
constexpr double kBlinkSpeed = 2.0;

// The onset runs from the last moment without a smile to the first at most of its size so far.
void Smile::follow(double size, double gap, double time_s) {
  if (size < options_.begin) low_s_ = time_s;
  if (size < (detail_ ? options_.end : options_.begin)) {
    detail_.reset();
    peak_ = 0.0;
    return;
  }
  if (!detail_) {
    detail_.emplace();
    rising_ = low_s_.has_value();
  }
  detail_->open = gap > options_.open_gap;
  if (rising_ && size > peak_ + options_.growth) {
    peak_ = size;
    detail_->onset_s = time_s - *low_s_;
  } else if (rising_ && low_s_ && time_s - *low_s_ > options_.longest_onset_s) {
    rising_ = false;
  }
}

// [0,1]: how much cheeks and eyes join a smile of this size. Lids that close say nothing, and those
// that come down with the eyes little; an eye that cannot be read is taken to do as the other.
double Smile::joined(double size, double cheeks, const core::CueSet& cues, double time_s) {
  const std::optional<double>& right = cues[CueId::eye_openness_right].value;
  const std::optional<double>& left = cues[CueId::eye_openness_left].value;
  const double dt_s = joined_s_ ? time_s - *joined_s_ : 0.0;
  joined_s_ = time_s;
  double narrow = 0.0;
  if (right || left) {
    const double open =
        (right.value_or(left.value_or(0.0)) + left.value_or(right.value_or(0.0))) / 2.0;
    const double moved = std::abs(open - std::exchange(open_, open).value_or(open));
    if (open < options_.least_openness || moved > kBlinkSpeed * dt_s) return joined_;
    const double down = -cues[CueId::gaze_vertical].value.value_or(0.0);
    const double relief = options_.down_relief * graded(down, options_.looking_down);
    narrow = graded(1.0 - open - relief, options_.narrowing) *
             std::min(1.0, size / options_.narrowing_smile);
  }
  joined_ = joining_.update(std::max(cheeks, narrow), dt_s, options_.joining_s);
  return joined_;
}

void Smile::read(const Inputs& in, core::CueSet& cues, double time_s) {
  const core::CueReading& corners = cues[CueId::mouth_corners];
  if (!corners.value) {
    const core::Missing why = corners.missing.value_or(core::Missing::low_model_score);
    for (const CueId id : {CueId::smile, CueId::smile_asymmetry, CueId::smile_eyes}) {
      cues[id] = missing_reading(id, why);
    }
    detail_.reset();
    peak_ = 0.0;
    return;
  }
  const double size = std::max(0.0, *corners.value);
  cues[CueId::smile] = value_reading(CueId::smile, size, corners.confidence, corners.fitted,
                                     in.options.mouth.up_steps);
  follow(size, in.smooth[Feature::mouth_gap].value_or(0.0), time_s);

  // Each side against its own neutral, or there is nothing to compare.
  const core::CueReading& right = cues[CueId::au12_right];
  const core::CueReading& left = cues[CueId::au12_left];
  if (!in.neutral.fitted || !right.value || !left.value) {
    cues[CueId::smile_asymmetry] =
        missing_reading(CueId::smile_asymmetry, core::Missing::no_baseline);
    cues[CueId::smile_eyes] = missing_reading(CueId::smile_eyes, core::Missing::no_baseline);
    return;
  }
  const double larger = std::max(*right.value, *left.value);
  const double share = larger > options_.begin ? (*left.value - *right.value) / larger : 0.0;
  const double uneven = std::abs(share) < options_.even ? 0.0 : share;
  // A turned head shows one side less.
  const double frontal =
      1.0 - std::clamp(std::abs(in.view.yaw_rad()) / options_.max_turn_rad, 0.0, 1.0);
  cues[CueId::smile_asymmetry] = value_reading(
      CueId::smile_asymmetry, uneven, corners.confidence * frontal, true, options_.side_steps);
  const double cheeks =
      (cues[CueId::au06_right].value.value_or(0.0) + cues[CueId::au06_left].value.value_or(0.0)) /
      2.0;
  const double eyes = joined(size, cheeks, cues, time_s);
  cues[CueId::smile_eyes] = value_reading(CueId::smile_eyes, size > options_.begin ? eyes : 0.0,
                                          corners.confidence, true, options_.eye_steps);
}

}  // namespace attune::cues
