#include "cues/glances.hpp"

#include <algorithm>
#include <cmath>

namespace attune::cues {
namespace {

// Frame times are sums of rounded steps.
constexpr double kTimeSlack = 1e-6;

core::EyeEpisode episode(core::EyeEpisodeKind kind, double start_s, double end_s) {
  core::EyeEpisode told;
  told.kind = kind;
  told.start_s = start_s;
  told.length_s = end_s - start_s;
  return told;
}

}  // namespace

core::GazeSide Glances::side_of(const Away& away) const {
  if (std::abs(away.pitch_sum) > std::abs(away.yaw_sum)) {
    return away.pitch_sum > 0 ? core::GazeSide::up : core::GazeSide::down;
  }
  return away.yaw_sum > 0 ? core::GazeSide::left : core::GazeSide::right;
}

void Glances::end_contact(double end_s, std::vector<core::EyeEpisode>& ended) {
  in_contact_ = false;
  ended.push_back(episode(core::EyeEpisodeKind::contact, contact_since_s_, end_s));
  contacts_.push_back({end_s, end_s - contact_since_s_});
}

void Glances::end_away(std::vector<core::EyeEpisode>& ended) {
  if (away_ && away_->counted) {
    core::EyeEpisode told = episode(core::EyeEpisodeKind::aversion, away_->start_s, away_->last_s);
    told.side = side_of(*away_);
    ended.push_back(told);
  }
  away_.reset();
}

// The eyes left the camera; counts once they stayed away for long enough.
void Glances::follow_away(const GlanceSample& sample, double time_s,
                          std::vector<core::EyeEpisode>& ended) {
  const double moved = std::max(std::abs(sample.head_yaw_rad - away_->head_yaw_rad),
                                std::abs(sample.head_pitch_rad - away_->head_pitch_rad));
  if (moved > options_.max_head_move_rad) {
    end_away(ended);
    return;
  }
  away_->yaw_sum += sample.yaw_rad;
  away_->pitch_sum += sample.pitch_rad;
  away_->last_s = time_s;
  if (away_->counted || time_s - away_->start_s <= options_.aversion_s + kTimeSlack) return;
  away_->counted = true;
  aversions_.emplace_back(away_->start_s, side_of(*away_));
}

void Glances::forget(double time_s) {
  recent_.forget(time_s);
  const double oldest_s = time_s - options_.window_s;
  while (!contacts_.empty() && contacts_.front().end_s <= oldest_s) contacts_.pop_front();
  while (!aversions_.empty() && aversions_.front().first <= oldest_s) aversions_.pop_front();
}

std::vector<core::EyeEpisode> Glances::update(const GlanceSample& sample, double time_s) {
  std::vector<core::EyeEpisode> ended;
  forget(time_s);
  const double unread_s = last_read_s_ ? time_s - *last_read_s_ : 0.0;
  const bool gap = last_s_ && time_s - *last_s_ > options_.max_gap_s;
  const double span_s = last_s_ && !gap ? time_s - *last_s_ : 0.0;
  last_s_ = time_s;
  if (gap || (!sample.contact && unread_s > options_.patience_s)) {
    if (in_contact_) end_contact(*last_read_s_, ended);
    end_away(ended);
    pending_s_.reset();
  }
  if (!sample.contact) return ended;
  last_read_s_ = time_s;
  const Switch& limits = options_.toward;
  const bool wants_change =
      in_contact_ ? *sample.contact < limits.off : *sample.contact >= limits.on;
  if (!wants_change) {
    pending_s_.reset();
  } else if (!pending_s_) {
    pending_s_ = time_s;
    pending_ = sample;
  }
  const double hold_s = in_contact_ ? limits.off_s : limits.on_s;
  if (pending_s_ && time_s - *pending_s_ >= hold_s - kTimeSlack) {
    if (in_contact_) {
      end_contact(*pending_s_, ended);
      away_ = Away{*pending_s_, pending_->head_yaw_rad, pending_->head_pitch_rad, 0.0, 0.0, time_s,
                   false};
    } else {
      if (away_) away_->last_s = *pending_s_;
      end_away(ended);
      in_contact_ = true;
      contact_since_s_ = *pending_s_;
    }
    pending_s_.reset();
  }
  if (away_ && !pending_s_) follow_away(sample, time_s, ended);
  recent_.add(time_s, span_s, in_contact_);
  return ended;
}

void Glances::report(core::EyeActivity& activity) const {
  using core::Missing;
  const double observed_s = recent_.observed_s();
  const bool enough = observed_s >= options_.min_observed_s;
  activity.contact_share = enough ? core::measured(recent_.counted_s() / observed_s)
                                  : core::not_measured(Missing::too_short);
  activity.contact_now_s = in_contact_
                               ? core::measured(std::max(0.0, *last_read_s_ - contact_since_s_))
                               : core::not_measured(Missing::too_little);
  if (contacts_.empty()) {
    activity.contact_mean_s = core::not_measured(Missing::too_little);
  } else {
    double sum_s = 0.0;
    for (const Ended& contact : contacts_) sum_s += contact.length_s;
    activity.contact_mean_s = core::measured(sum_s / static_cast<double>(contacts_.size()));
  }
  activity.aversions_per_min =
      enough ? core::measured(60.0 * static_cast<double>(aversions_.size()) / observed_s)
             : core::not_measured(Missing::too_short);
  activity.aversions = {};
  for (const auto& [start_s, side] : aversions_) {
    ++activity.aversions[static_cast<std::size_t>(side)];
  }
}

}  // namespace attune::cues
