#include "cues/speech.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::cues {
namespace {

using core::CueId;

constexpr std::array kMouthCues{CueId::mouth_corners,
                                CueId::mouth_open,
                                CueId::lips_pressed,
                                CueId::smile,
                                CueId::smile_asymmetry,
                                CueId::au10,
                                CueId::au12_right,
                                CueId::au12_left,
                                CueId::au14_right,
                                CueId::au14_left,
                                CueId::au15_right,
                                CueId::au15_left,
                                CueId::au17,
                                CueId::au20,
                                CueId::au23,
                                CueId::au25,
                                CueId::au26};

}  // namespace

// How often a second the gap turns, after a way that is no tremble, tells.
double Speech::likelihood() const {
  int turns = 0;
  int direction = 0;
  double farthest = samples_.front().gap;
  for (const Sample& s : samples_) {
    const double way = s.gap - farthest;
    if (direction * way > 0.0) {
      farthest = s.gap;
    } else if (std::abs(way) >= options_.least_swing) {
      if (direction != 0) ++turns;
      direction = way > 0.0 ? 1 : -1;
      farthest = s.gap;
    }
  }
  const double span_s = samples_.back().time_s - samples_.front().time_s;
  return graded(turns / span_s, options_.turns_hz);
}

void Speech::read(const Inputs& in, core::CueSet& cues, double time_s) {
  if (const auto why = part_missing(in, Feature::mouth_gap); why || !in.raw[Feature::mouth_gap]) {
    cues[CueId::speaking] =
        missing_reading(CueId::speaking, why.value_or(core::Missing::low_model_score));
    return;
  }
  const double dt_s = last_s_ ? time_s - *last_s_ : 0.0;
  if (dt_s > options_.max_gap_s) {
    samples_.clear();
    smoother_.restart();
  }
  last_s_ = time_s;
  samples_.push_back({time_s, *in.raw[Feature::mouth_gap]});
  while (time_s - samples_.front().time_s > options_.window_s) samples_.pop_front();
  if (samples_.back().time_s - samples_.front().time_s < 0.6 * options_.window_s) {
    cues[CueId::speaking] = missing_reading(CueId::speaking, core::Missing::too_short);
    return;
  }
  const double value = smoother_.update(likelihood(), dt_s, options_.smooth_s);
  // A few frames a second cannot show syllables.
  const double rate =
      static_cast<double>(samples_.size() - 1) / (samples_.back().time_s - samples_.front().time_s);
  const double confidence =
      in.view.confidence() * std::clamp(rate / options_.full_frame_rate_hz, 0.0, 1.0);
  cues[CueId::speaking] = value_reading(CueId::speaking, value, confidence, true, options_.steps);
}

void gate_mouth_by_speech(const SpeechOptions& options, core::CueSet& cues) {
  const double speaking = cues[CueId::speaking].value.value_or(0.0);
  if (speaking < options.gate) return;
  for (const CueId id : kMouthCues) cues[id].confidence *= 1.0 - options.gate_loss * speaking;
}

void say_speech_gate(const SpeechOptions& options, core::CueSet& cues) {
  if (cues[CueId::speaking].value.value_or(0.0) < options.gate) return;
  for (const CueId id : kMouthCues) {
    std::string& sentence = cues[id].sentence;
    if (cues[id].value && !sentence.empty()) sentence += " (Less sure: the mouth is talking.)";
  }
}

}  // namespace attune::cues
