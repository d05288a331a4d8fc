#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis.hpp"
#include "ui/cue_rows.hpp"

namespace attune::ui {

// A stretch of the timeline in which one row shows the same thing.
struct TimelineSpan {
  double from = 0.0;  // place on the strip, 0 (oldest) .. 1 (now)
  double to = 0.0;
  double strength = 0.0;  // [0,1]; height of the bar
  bool active = false;    // a cue is going on
};

struct TimelineMark {
  double at = 0.0;  // place on the strip, [0,1]
  core::CueGroup group = core::CueGroup::eyes;
  std::string text;  // "Mouth corners: up", for the tooltip
};

// Something the user marked; it stands across all rows.
struct TimelineNote {
  double at = 0.0;  // place on the strip, [0,1]
  std::string text;
};

struct TimelineModel {
  double span_s = 60.0;
  std::array<std::vector<TimelineSpan>, kGroupCount>
      rows;                         // where nothing is known there is no span
  std::vector<TimelineMark> marks;  // beginnings of cues
  std::vector<TimelineNote> notes;
};

// The last minute of every face's cues, in steps of a quarter second. Arithmetic on frame times.
class TimelineHistory {
 public:
  explicit TimelineHistory(double span_s = 60.0) : span_s_(span_s) {}

  // Times must increase; a time that lies before the newest starts the history anew (another
  // source, or a clip that began again).
  void add(const core::FrameAnalysis& analysis);
  void clear();
  // `time_s`: of the source, not later than the newest analysis.
  struct Note {
    double time_s = 0.0;
    int face = 0;  // id
    std::string text;
  };
  void add_note(Note note) { notes_.push_back(std::move(note)); }

  // The strip of one face; 0 for "no face": empty rows.
  TimelineModel model(int face) const;

 private:
  struct Step {
    std::int64_t index = 0;  // time in steps
    std::array<std::optional<double>, kGroupCount> strength;
    std::array<bool, kGroupCount> active{};
  };
  void forget_old();

  double span_s_;
  double now_s_ = 0.0;
  bool started_ = false;
  std::map<int, std::deque<Step>> steps_;  // by face id
  std::deque<core::CueEvent> events_;
  std::deque<Note> notes_;
};

}  // namespace attune::ui
