#include "ui/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/movement_row.hpp"

namespace attune::ui {
namespace {

constexpr double kStep_s = 0.25;
// Strengths are shown in so many heights; equal neighbours become one span.
constexpr double kHeights = 8.0;
// A slow source leaves steps without a frame; what was seen before and after holds between, up to
// four steps (a second). A longer gap is a gap.
constexpr std::int64_t kBridgedSteps = 4;

std::int64_t step_of(double time_s) {
  return static_cast<std::int64_t>(std::floor(time_s / kStep_s));
}

std::string mark_text(const core::CueEvent& event) {
  const std::string_view label = core::info(event.id).label;
  return event.word.empty() ? std::string(label) : fmt::format("{}: {}", label, event.word);
}

}  // namespace

void TimelineHistory::clear() {
  steps_.clear();
  events_.clear();
  notes_.clear();
  started_ = false;
}

void TimelineHistory::add(const core::FrameAnalysis& analysis) {
  if (!analysis.frame) return;
  const double time_s = analysis.frame->time_s;
  if (started_ && time_s < now_s_) clear();
  started_ = true;
  now_s_ = time_s;
  const std::int64_t index = step_of(time_s);
  for (const core::FaceAnalysis& face : analysis.faces) {
    std::deque<Step>& steps = steps_[face.face.id];
    if (!steps.empty()) {
      const Step before = steps.back();
      if (index - before.index <= kBridgedSteps) {
        for (std::int64_t between = before.index + 1; between < index; ++between) {
          steps.push_back({between, before.strength, before.active});
        }
      }
    }
    if (steps.empty() || steps.back().index != index) steps.push_back({index, {}, {}});
    Step& step = steps.back();
    for (int g = 0; g < kGroupCount; ++g) {
      const CueRow row = make_cue_row(kGroups[g], face.cues);
      if (!row.strength) continue;
      // Within a step the strongest moment counts, so that a blink is not averaged away.
      step.strength[g] = std::max(step.strength[g].value_or(0.0), *row.strength);
      step.active[g] = step.active[g] || row.active;
    }
  }
  for (const core::CueEvent& event : analysis.events) {
    if (event.started) events_.push_back(event);
  }
  forget_old();
}

void TimelineHistory::forget_old() {
  const double oldest_s = now_s_ - span_s_;
  const std::int64_t oldest = step_of(oldest_s);
  for (auto it = steps_.begin(); it != steps_.end();) {
    std::deque<Step>& steps = it->second;
    while (!steps.empty() && steps.front().index < oldest) steps.pop_front();
    it = steps.empty() ? steps_.erase(it) : std::next(it);
  }
  while (!events_.empty() && events_.front().time_s < oldest_s) events_.pop_front();
  std::erase_if(notes_, [&](const Note& note) { return note.time_s < oldest_s; });
}

TimelineModel TimelineHistory::model(int face) const {
  TimelineModel model;
  model.span_s = span_s_;
  const double oldest_s = now_s_ - span_s_;
  const auto place = [&](double time_s) {
    return std::clamp((time_s - oldest_s) / span_s_, 0.0, 1.0);
  };
  const auto found = steps_.find(face);
  if (found != steps_.end()) {
    for (const Step& step : found->second) {
      const double from = place(static_cast<double>(step.index) * kStep_s);
      const double to = place(static_cast<double>(step.index + 1) * kStep_s);
      for (int g = 0; g < kGroupCount; ++g) {
        if (!step.strength[g]) continue;
        const double height = std::ceil(*step.strength[g] * kHeights) / kHeights;
        std::vector<TimelineSpan>& row = model.rows[g];
        const bool joins = !row.empty() && row.back().to >= from - 1e-9 &&
                           row.back().strength == height && row.back().active == step.active[g];
        if (joins) {
          row.back().to = to;
        } else {
          row.push_back({from, to, height, step.active[g]});
        }
      }
    }
  }
  for (const core::CueEvent& event : events_) {
    if (event.face != face) continue;
    // What has no row of its own is told by the cue that it is part of.
    const auto group = core::info(event.id).group;
    if (std::find(kGroups.begin(), kGroups.end(), group) == kGroups.end()) continue;
    if (group == core::CueGroup::movement && !is_told_movement(event.id)) continue;
    model.marks.push_back({place(event.time_s), core::info(event.id).group, mark_text(event)});
  }
  for (const Note& note : notes_) {
    if (note.face == face) model.notes.push_back({place(note.time_s), note.text});
  }
  return model;
}

}  // namespace attune::ui
