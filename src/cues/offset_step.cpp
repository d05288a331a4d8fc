#include "cues/offset_step.hpp"

#include <algorithm>
#include <cmath>

#include "cues/robust.hpp"

namespace attune::cues {
namespace {

using core::Missing;
using State = core::OffsetStep::State;

// Fewer frames say little, however long they took.
constexpr std::size_t kMinSamples = 10;

}  // namespace

void OffsetLearner::start() {
  stop();
  status_.state = State::running;
}

void OffsetLearner::stop() {
  status_ = {};
  yaws_.clear();
  pitches_.clear();
  watched_s_ = 0.0;
  last_s_.reset();
  missing_since_s_.reset();
}

void OffsetLearner::refuse(Missing why) {
  stop();
  status_.state = State::refused;
  status_.why = why;
}

std::optional<core::GazeOffset> OffsetLearner::finish() {
  if (yaws_.size() < kMinSamples) {
    refuse(Missing::too_little);
    return std::nullopt;
  }
  const core::GazeOffset offset{median_of(yaws_), median_of(pitches_)};
  if (std::max(spread_of(yaws_, offset.yaw_rad), spread_of(pitches_, offset.pitch_rad)) >
      options_.max_spread_rad) {
    refuse(Missing::unsteady);
    return std::nullopt;
  }
  if (std::hypot(offset.yaw_rad, offset.pitch_rad) > options_.max_offset_rad) {
    refuse(Missing::turned_away);
    return std::nullopt;
  }
  stop();
  status_.state = State::done;
  status_.progress = 1.0;
  return offset;
}

std::optional<core::GazeOffset> OffsetLearner::update(const OffsetSample& sample, double time_s) {
  if (status_.state != State::running) return std::nullopt;
  const double span_s =
      last_s_ ? std::min(time_s - *last_s_, options_.max_span_s) : 0.0;  // a gap is no watching
  last_s_ = time_s;
  std::optional<Missing> why = sample.gaze ? std::nullopt : sample.missing;
  if (!sample.gaze && !why) why = Missing::low_model_score;
  if (std::abs(sample.head_yaw_rad) > options_.max_head_rad ||
      std::abs(sample.head_pitch_rad) > options_.max_head_rad) {
    why = Missing::turned_away;
  }
  status_.why = why;
  if (why) {
    if (!missing_since_s_) missing_since_s_ = time_s;
    if (time_s - *missing_since_s_ > options_.patience_s) refuse(*why);
    return std::nullopt;
  }
  missing_since_s_.reset();
  watched_s_ += span_s;
  yaws_.push_back(sample.gaze->yaw_rad);
  pitches_.push_back(sample.gaze->pitch_rad);
  status_.progress = std::clamp(watched_s_ / options_.length_s, 0.0, 1.0);
  if (watched_s_ < options_.length_s - 1e-6) return std::nullopt;
  return finish();
}

}  // namespace attune::cues
