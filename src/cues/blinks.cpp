#include "cues/blinks.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

// When the straight line between two frames passes `level`.
double passing(double from_s, double from, double to_s, double to, double level) {
  return from == to ? to_s : from_s + (to_s - from_s) * (level - from) / (to - from);
}

}  // namespace

std::optional<core::EyeEpisode> Blinks::update(const LidSample& sample, double time_s) {
  recent_.forget(time_s);
  while (!recent_blinks_.empty() && recent_blinks_.front() <= time_s - options_.window_s) {
    recent_blinks_.pop_front();
  }
  missing_ = sample.missing;
  if (!missing_ && (!sample.right || !sample.left)) missing_ = core::Missing::turned_away;
  if (!missing_ && std::abs(sample.nod_rad) > options_.max_nod_rad) {
    missing_ = core::Missing::turned_away;
  }
  if (last_ && time_s - last_->time_s > options_.max_gap_s) {
    last_.reset();
    shut_at_s_.reset();
  }
  if (missing_) return std::nullopt;

  const Frame now{time_s, std::max(*sample.right, *sample.left)};
  const std::optional<Frame> before = last_;
  last_ = now;
  if (!before) return std::nullopt;
  recent_.add(time_s, time_s - before->time_s, false);
  if (!shut_at_s_) {
    if (now.open >= options_.down || before->open < options_.down) return std::nullopt;
    shut_at_s_ = passing(before->time_s, before->open, time_s, now.open, options_.down);
    lowest_ = now.open;
    closed_ = false;
  }
  lowest_ = std::min(lowest_, now.open);
  closed_ = closed_ || sample.closed.value_or(0.0) >= 0.5;
  if (now.open < options_.up) return std::nullopt;
  return end(passing(before->time_s, before->open, time_s, now.open, options_.down));
}

std::optional<core::EyeEpisode> Blinks::end(double time_s) {
  const double start_s = *shut_at_s_;
  const double length_s = time_s - start_s;
  shut_at_s_.reset();
  if (length_s < options_.min_s || lowest_ > options_.deep) return std::nullopt;
  core::EyeEpisode episode;
  episode.start_s = start_s;
  episode.length_s = length_s;
  if (length_s <= options_.max_s) {
    episode.kind = core::EyeEpisodeKind::blink;
    ++blinks_;
    recent_blinks_.push_back(time_s);
    return episode;
  }
  if (!closed_) return std::nullopt;  // the eyes were cast down
  episode.kind = core::EyeEpisodeKind::long_closure;
  ++long_closures_;
  return episode;
}

void Blinks::report(core::EyeActivity& activity) const {
  activity.blinks = blinks_;
  activity.long_closures = long_closures_;
  if (recent_.observed_s() >= options_.min_observed_s) {
    activity.blinks_per_min =
        core::measured(60.0 * static_cast<double>(recent_blinks_.size()) / recent_.observed_s());
  } else {
    activity.blinks_per_min = core::not_measured(missing_.value_or(core::Missing::too_short));
  }
}

}  // namespace attune::cues
