#include "pipeline/analyzer.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "cues/cue_engine.hpp"
#include "cues/expression.hpp"

namespace attune::pipeline {
namespace {

// What is remembered of one tracked face.
struct Person {
  cues::CueEngine engine;
  cues::ExpressionSmoother expression;
  std::optional<state::StateEstimator> states;
  double last_seen_s = 0.0;
  bool in_view = true;
  std::array<bool, core::kCueCount> open{};  // cues whose beginning was told, but not their end

  explicit Person(const cues::CueOptions& options) : engine(options) {}
};

core::StateEstimate switched_off() {
  core::StateEstimate estimate;
  estimate.abstained = core::Missing::switched_off;
  estimate.how_sure = core::words(core::Missing::switched_off);
  return estimate;
}

// Adds what began or ended, so that every beginning has exactly one end, also over a face that
// leaves and comes back.
void tell(std::vector<core::CueEvent>& events, Person& person, core::CueEvent event) {
  bool& open = person.open[static_cast<std::size_t>(event.id)];
  if (open == event.started) return;
  open = event.started;
  events.push_back(std::move(event));
}

void tell_changes(std::vector<core::CueEvent>& events, Person& person, int face, double time_s,
                  const core::CueSet& cues) {
  for (core::CueEvent event : person.engine.events()) {
    event.face = face;
    tell(events, person, std::move(event));
  }
  for (const core::CueReading& reading : cues.readings) {  // after a time out of view
    if (reading.active) tell(events, person, {reading.id, face, true, time_s, reading.word});
  }
}

void tell_all_ended(std::vector<core::CueEvent>& events, Person& person, int face, double time_s) {
  for (int i = 0; i < core::kCueCount; ++i) {
    tell(events, person, {static_cast<core::CueId>(i), face, false, time_s, {}});
  }
}

}  // namespace

struct Analyzer::Impl {
  AnalyzerOptions options;
  core::Clock& clock;
  std::unique_ptr<vision::FaceReader> reader;
  bool cues_only = false;
  std::optional<core::GazeOffset> offset{};
  std::optional<int> learning{};    // the face that learns it
  std::optional<int> known_face{};  // that has the neutral of an earlier run
  std::map<int, Person> people{};   // by face id

  core::FaceAnalysis analyze_face(core::Face face, double time_s, core::FrameAnalysis& result);
  void forget_absent(const core::FrameAnalysis& result, std::vector<core::CueEvent>& events);
  void adopt_offset(int face, const core::EyeActivity& eyes);
};

Analyzer::Analyzer(AnalyzerOptions options, core::Clock& clock)
    : Analyzer(vision::make_face_reader(options.vision, clock), options, clock) {}

Analyzer::Analyzer(std::unique_ptr<vision::FaceReader> reader, AnalyzerOptions options,
                   core::Clock& clock)
    : impl_(new Impl{std::move(options), clock, std::move(reader)}) {
  ATTUNE_REQUIRE(impl_->reader != nullptr);
}

Analyzer::~Analyzer() = default;

core::FaceAnalysis Analyzer::Impl::analyze_face(core::Face face, double time_s,
                                                core::FrameAnalysis& result) {
  const auto [known, is_new] = people.try_emplace(face.id, options.cues);
  Person& person = known->second;
  if (is_new) {
    person.engine.set_offset(offset);
    if (!known_face && options.neutral) {
      known_face = face.id;
      person.engine.set_neutral(options.neutral);
    }
  }
  person.last_seen_s = time_s;
  person.in_view = true;

  core::FaceAnalysis analysis;
  const double start_s = clock.now_s();
  analysis.cues = person.engine.update(face, time_s);
  analysis.baseline = person.engine.baseline();
  analysis.neutral = person.engine.neutral();
  analysis.expression = person.expression.update(face.expression, time_s);
  analysis.eyes = person.engine.eyes();
  const std::vector<core::EyeEpisode>& episodes = person.engine.eye_episodes();
  result.eye_episodes.insert(result.eye_episodes.end(), episodes.begin(), episodes.end());
  analysis.head = person.engine.head();
  analysis.smile = person.engine.smile();
  for (core::HeadGesture gesture : person.engine.gestures()) {
    gesture.face = face.id;
    result.gestures.push_back(gesture);
  }
  adopt_offset(face.id, analysis.eyes);
  tell_changes(result.events, person, face.id, time_s, analysis.cues);
  const double cues_done_s = clock.now_s();
  result.stage_ms["cues"] += (cues_done_s - start_s) * 1e3;

  if (cues_only || !options.states) {
    analysis.state = switched_off();
    person.states.reset();
  } else {
    if (!person.states) person.states.emplace(*options.states);
    analysis.state =
        person.states->update(analysis.cues, analysis.expression, face.quality, time_s);
    result.stage_ms["state"] += (clock.now_s() - cues_done_s) * 1e3;
  }
  analysis.face = std::move(face);
  return analysis;
}

// What one face learned is handed to the others.
void Analyzer::Impl::adopt_offset(int face, const core::EyeActivity& eyes) {
  if (!learning || *learning != face ||
      eyes.offset_step.state == core::OffsetStep::State::running) {
    return;
  }
  learning.reset();
  if (eyes.offset_step.state != core::OffsetStep::State::done) return;
  offset = eyes.offset;
  for (auto& [id, person] : people) {
    if (id != face) person.engine.set_offset(offset);
  }
}

// Cues of a face that left the view are over; after a while the face itself is forgotten.
void Analyzer::Impl::forget_absent(const core::FrameAnalysis& result,
                                   std::vector<core::CueEvent>& events) {
  const double time_s = result.frame->time_s;
  for (auto it = people.begin(); it != people.end();) {
    auto& [id, person] = *it;
    if (person.last_seen_s != time_s && person.in_view) {
      tell_all_ended(events, person, id, time_s);
      person.in_view = false;
    }
    const bool forget = time_s - person.last_seen_s > options.forget_after_s;
    if (forget && known_face == id) known_face.reset();
    it = forget ? people.erase(it) : std::next(it);
  }
}

core::FrameAnalysis Analyzer::analyze(core::FramePtr frame) {
  ATTUNE_REQUIRE(frame != nullptr);
  core::FrameAnalysis result;
  result.frame = std::move(frame);
  std::vector<core::Face> faces = impl_->reader->read(*result.frame);
  result.stage_ms = impl_->reader->stage_ms();
  result.faces.reserve(faces.size());
  for (core::Face& face : faces) {
    result.faces.push_back(impl_->analyze_face(std::move(face), result.frame->time_s, result));
  }
  impl_->forget_absent(result, result.events);
  return result;
}

void Analyzer::set_cues_only(bool cues_only) {
  impl_->cues_only = cues_only;
  impl_->reader->set_expressions(!cues_only);
}

void Analyzer::reset_baselines() {
  impl_->options.neutral.reset();
  for (auto& [id, person] : impl_->people) person.engine.reset_baseline();
}

void Analyzer::learn_gaze_offset(int face) {
  const auto person = impl_->people.find(face);
  if (person == impl_->people.end()) return;
  person->second.engine.learn_offset();
  impl_->learning = face;
}

void Analyzer::set_gaze_offset(const std::optional<core::GazeOffset>& offset) {
  impl_->offset = offset;
  impl_->learning.reset();
  for (auto& [id, person] : impl_->people) person.engine.set_offset(offset);
}

void Analyzer::reset() {
  impl_->learning.reset();
  impl_->known_face.reset();
  impl_->reader->reset();
  impl_->people.clear();
}

}  // namespace attune::pipeline
