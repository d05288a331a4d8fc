#include "cues/cue_engine.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "cues/action_units.hpp"
#include "cues/baseline.hpp"
#include "cues/blinks.hpp"
#include "cues/brows.hpp"
#include "cues/eye_contact.hpp"
#include "cues/eye_openness.hpp"
#include "cues/face_view.hpp"
#include "cues/furrow.hpp"
#include "cues/gaze.hpp"
#include "cues/glances.hpp"
#include "cues/head.hpp"
#include "cues/head_gestures.hpp"
#include "cues/hysteresis.hpp"
#include "cues/lean.hpp"
#include "cues/mouth.hpp"
#include "cues/movement.hpp"
#include "cues/offset_step.hpp"
#include "cues/options.hpp"
#include "cues/photo_cues.hpp"
#include "cues/posture.hpp"
#include "cues/presence.hpp"
#include "cues/reading.hpp"
#include "cues/smile.hpp"
#include "cues/smoothing.hpp"
#include "cues/speech.hpp"
#include "cues/tension.hpp"
#include "cues/words.hpp"

namespace attune::cues {
namespace {

using core::CueId;
using core::CueReading;
using core::CueSet;

FeatureSet measure(const FaceView& view, const core::Face& face, const CueOptions& options) {
  FeatureSet features;
  measure_eye_openness(view, options.eye_openness, features);
  measure_gaze(view, options.gaze, features);
  measure_brows(view, features);
  measure_mouth(view, features);
  measure_head(view, features);
  measure_lean(view, features);
  measure_action_units(view, features);
  measure_furrow(view, face, features);
  return features;
}

// What decides whether a cue is going on: its distance from neutral, and the switch for it.
struct Judged {
  double value;
  Switch limits;
};

Judged judged_face(CueId id, double value, const CueOptions& o) {
  switch (core::info(id).group) {
    case core::CueGroup::action_units:
      return {value, o.action_units.active};
    case core::CueGroup::tension:
      return {value, o.tension.active};
    default:
      break;
  }
  switch (id) {
    case CueId::nodding:
    case CueId::shaking:
      return {value, o.gestures.active};
    case CueId::speaking:
      return {value, o.speech.active};
    case CueId::attending:
      return {value, o.presence.active};
    default:
      return {value, o.smile.active};
  }
}

// Empty for cues of the face.
std::optional<Judged> judged_body(CueId id, double value, const CueOptions& o) {
  switch (id) {
    case CueId::shoulders:
      return Judged{value, o.posture.shoulders};
    case CueId::slouch:
      return Judged{value, o.posture.slouch};
    case CueId::lean_side:
      return Judged{value, o.posture.lean_side};
    case CueId::body_turn:
      return Judged{value, o.posture.turn};
    case CueId::hand_to_face:
      return Judged{value, o.posture.hand};
    case CueId::arms_crossed:
      return Judged{value, o.posture.crossed};
    case CueId::head_movement:
    case CueId::body_movement:
      return Judged{value, o.movement.moving};
    case CueId::fidgeting:
      return Judged{value, o.movement.fidgeting};
    case CueId::stillness:
      return Judged{value, o.movement.still};
    default:
      return std::nullopt;
  }
}

Judged judged(CueId id, double value, const CueOptions& o) {
  switch (id) {
    case CueId::eye_contact:
      return {value, o.eye_contact.toward};
    case CueId::gaze_horizontal:
      return {value, o.gaze.aside};
    case CueId::gaze_vertical:
      return {value, o.gaze.vertical};
    case CueId::eye_openness_right:
    case CueId::eye_openness_left:
      return {value - 1.0, o.eye_openness.opening};
    case CueId::eyes_closed:
      return {value, o.eye_openness.closed};
    case CueId::brow_raise:
    case CueId::brow_lower:
      return {value, o.brows.active};
    case CueId::mouth_corners:
      return {value, o.mouth.corners};
    case CueId::mouth_open:
      return {value, o.mouth.opening};
    case CueId::lips_pressed:
      return {value, o.mouth.pressing};
    case CueId::head_turn:
      return {value, o.head.turn};
    case CueId::head_nod:
      return {value, o.head.nod};
    case CueId::head_tilt:
      return {value, o.head.tilt};
    case CueId::lean:
      return {value / (value > 0 ? o.lean.lean_in : o.lean.lean_back),
              {1.0, 0.8, o.lean.hold_s, 0.5 * o.lean.hold_s}};
    default:
      return judged_body(id, value, o).value_or(judged_face(id, value, o));
  }
  return {value, {}};
}

// What one cue needs from frame to frame.
struct Activity {
  Hysteresis hysteresis;
  std::string word;  // with which it began
};

}  // namespace

struct CueEngine::Impl {
  explicit Impl(const CueOptions& o)
      : options(o),
        smoother(o.smoothing),
        baseline(o),
        blinks(o.blinks),
        glances(o.glances),
        learner(o.offset),
        smile(o.smile),
        speech(o.speech),
        gestures(o.gestures, o.head),
        presence(o.presence),
        posture(o.posture),
        movement(o.movement),
        photo(o),
        limits{o.eye_contact.word_toward, o.eye_contact.word_away} {}

  CueSet update(const core::Face& face, double time_s);
  void hold_gaze(FeatureSet& to_smooth, double time_s);
  void follow_activity(int face, double time_s, CueSet& cues);
  void follow_eyes(const Inputs& in, const CueSet& cues, int face, double time_s);
  LidSample lids(const Inputs& in, const CueSet& cues) const;

  CueOptions options;
  FeatureSmoother smoother;
  Baseline baseline;
  Blinks blinks;
  Glances glances;
  OffsetLearner learner;
  Smile smile;
  Speech speech;
  HeadGestures gestures;
  Presence presence;
  Posture posture;
  Movement movement;
  int seat = 0;  // for which the posture was learned
  PhotoCues photo;
  core::EyeActivity eyes;
  std::vector<core::EyeEpisode> episodes;
  WordLimits limits;
  std::array<Activity, core::kCueCount> activities;
  std::vector<core::CueEvent> events;
  std::optional<double> last_time_s;
  FeatureSet last_smooth;
  std::optional<double> lids_low_since_s;
};

// Takes gaze out of what is smoothed while the lids come down for a blink.
void CueEngine::Impl::hold_gaze(FeatureSet& to_smooth, double time_s) {
  double open = 0.0;
  for (const Feature eye : {Feature::eye_gap_right, Feature::eye_gap_left}) {
    if (!to_smooth[eye]) continue;
    open = std::max(open, openness(*to_smooth[eye], baseline.neutral()[eye], options.eye_openness));
  }
  // Lids that are low from the start are no blink.
  if (open >= options.smoothing.gaze_lids || !last_smooth[Feature::gaze_yaw]) {
    lids_low_since_s.reset();
    return;
  }
  if (!lids_low_since_s) lids_low_since_s = time_s;
  if (time_s - *lids_low_since_s >= options.smoothing.gaze_hold_s) return;
  to_smooth[Feature::gaze_yaw].reset();
  to_smooth[Feature::gaze_pitch].reset();
  to_smooth[Feature::gaze_split].reset();
}

void CueEngine::Impl::follow_activity(int face, double time_s, CueSet& cues) {
  for (std::size_t i = 0; i < core::kCueCount; ++i) {
    CueReading& reading = cues.readings[i];
    put_into_words(reading, limits);
    const Judged now = judged(reading.id, reading.value.value_or(0.0), options);
    Activity& activity = activities[i];
    const Hysteresis::Change change = activity.hysteresis.update(
        reading.value ? std::optional(now.value) : std::nullopt, time_s, now.limits);
    reading.active = activity.hysteresis.on() && reading.value;
    if (change == Hysteresis::Change::none) continue;
    const bool began = change == Hysteresis::Change::began;
    if (began) activity.word = reading.word;
    events.push_back({reading.id, face, began, time_s, activity.word});
  }
}

LidSample CueEngine::Impl::lids(const Inputs& in, const CueSet& cues) const {
  LidSample sample;
  sample.closed = cues[CueId::eyes_closed].value;
  sample.nod_rad = cues[CueId::head_nod].value.value_or(0.0);
  if (!in.neutral.fitted) {
    sample.missing = core::Missing::no_baseline;
    return sample;
  }
  sample.missing = cues[CueId::eye_openness_right].missing;
  if (!sample.missing) sample.missing = cues[CueId::eye_openness_left].missing;
  const auto open = [&](Feature eye) -> std::optional<double> {
    if (!in.raw[eye]) return std::nullopt;
    return openness(*in.raw[eye], in.neutral[eye], options.eye_openness);
  };
  sample.right = open(Feature::eye_gap_right);
  sample.left = open(Feature::eye_gap_left);
  return sample;
}

// Glances, blinks and the offset, from this frame's cues.
void CueEngine::Impl::follow_eyes(const Inputs& in, const CueSet& cues, int face, double time_s) {
  episodes.clear();
  const double head_yaw = in.view.yaw_rad();
  const double head_pitch = in.view.pitch_rad();
  const CueReading& across = cues[CueId::gaze_horizontal];
  const CueReading& upright = cues[CueId::gaze_vertical];
  GlanceSample glance{cues[CueId::eye_contact].value, across.value.value_or(0.0),
                      upright.value.value_or(0.0), head_yaw, head_pitch};
  episodes = glances.update(glance, time_s);
  if (const auto blink = blinks.update(lids(in, cues), time_s)) episodes.push_back(*blink);
  for (core::EyeEpisode& episode : episodes) episode.face = face;

  OffsetSample sample{{}, across.missing, head_yaw, head_pitch};
  if (across.value && upright.value && !in.gaze_held) {
    const core::GazeOffset used = eyes.offset.value_or(core::GazeOffset{});
    sample.gaze = core::GazeOffset{*across.value + used.yaw_rad, *upright.value + used.pitch_rad};
  }
  if (in.gaze_held) sample.missing = core::Missing::eyes_closed;
  const std::optional<core::GazeOffset> learned = learner.update(sample, time_s);
  glances.report(eyes);
  blinks.report(eyes);
  if (learned) eyes.offset = learned;
  eyes.offset_step = learner.status();
}

CueSet CueEngine::Impl::update(const core::Face& face, double time_s) {
  ATTUNE_REQUIRE(!last_time_s || time_s > *last_time_s);
  const bool gap = last_time_s && time_s - *last_time_s > options.smoothing.restart_s;
  last_time_s = time_s;
  if (gap) last_smooth = {};
  events.clear();

  const FaceView view(face, options.view);
  const FeatureSet raw = measure(view, face, options);
  FeatureSet to_smooth = raw;
  hold_gaze(to_smooth, time_s);
  FeatureSet smooth = smoother.update(to_smooth, time_s);
  const bool held = raw[Feature::gaze_yaw] && !to_smooth[Feature::gaze_yaw];
  if (held) {
    smooth[Feature::gaze_yaw] = last_smooth[Feature::gaze_yaw];
    smooth[Feature::gaze_pitch] = last_smooth[Feature::gaze_pitch];
    smooth[Feature::gaze_split] = last_smooth[Feature::gaze_split];
  }
  last_smooth = smooth;
  std::optional<double> happiness;
  if (face.expression) happiness = (*face.expression)[core::ExpressionClass::happiness];
  baseline.update(view, smooth, happiness, time_s);

  CueSet cues;
  for (const core::CueInfo& cue : core::all_cues()) {
    cues[cue.id] = missing_reading(cue.id, core::Missing::not_provided);
  }
  const Inputs in{view, raw, smooth, held, baseline.neutral(), options, eyes.offset};
  read_eye_openness(in, cues);  // first: gaze asks whether the eyes are closed
  read_gaze(in, cues);
  read_eye_contact(in, cues);
  read_brows(in, cues);
  read_mouth(in, cues);
  read_head(in, cues);
  read_lean(in, cues);
  read_action_units(in, cues);  // from here on each reads what the ones before filled in
  smile.read(in, cues, time_s);
  photo.apply(in, face, cues, time_s);
  speech.read(in, cues, time_s);
  gate_mouth_by_speech(options.speech, cues);
  if (seat != baseline.seat()) posture.reset();
  seat = baseline.seat();
  posture.read(face, view, time_s, cues);
  movement.read(face.motion, view.confidence(), time_s, cues);
  read_tension(options.tension, cues);
  gestures.read(in, cues, time_s);
  presence.read(cues, time_s);
  follow_activity(face.id, time_s, cues);
  say_speech_gate(options.speech, cues);
  follow_eyes(in, cues, face.id, time_s);
  return cues;
}

CueEngine::CueEngine() : CueEngine(CueOptions{}) {}
CueEngine::CueEngine(const CueOptions& options) : impl_(std::make_unique<Impl>(options)) {}
CueEngine::~CueEngine() = default;
CueEngine::CueEngine(CueEngine&&) noexcept = default;
CueEngine& CueEngine::operator=(CueEngine&&) noexcept = default;

CueSet CueEngine::update(const core::Face& face, double time_s) {
  return impl_->update(face, time_s);
}

const std::vector<core::CueEvent>& CueEngine::events() const { return impl_->events; }

core::BaselineStatus CueEngine::baseline() const { return impl_->baseline.status(); }

std::shared_ptr<const core::PersonalNeutral> CueEngine::neutral() const {
  return impl_->baseline.learned();
}

void CueEngine::set_neutral(std::shared_ptr<const core::PersonalNeutral> saved) {
  impl_->baseline.adopt(std::move(saved));
}

void CueEngine::reset_baseline() {
  impl_->baseline.reset();
  impl_->posture.reset();
}

const core::HeadActivity& CueEngine::head() const { return impl_->gestures.activity(); }

const std::vector<core::HeadGesture>& CueEngine::gestures() const {
  return impl_->gestures.ended();
}

const std::optional<core::SmileDetail>& CueEngine::smile() const { return impl_->smile.detail(); }

const core::EyeActivity& CueEngine::eyes() const { return impl_->eyes; }

const std::vector<core::EyeEpisode>& CueEngine::eye_episodes() const { return impl_->episodes; }

void CueEngine::learn_offset() {
  impl_->learner.start();
  impl_->eyes.offset_step = impl_->learner.status();
}

void CueEngine::set_offset(const std::optional<core::GazeOffset>& offset) {
  impl_->learner.stop();
  impl_->eyes.offset = offset;
  impl_->eyes.offset_step = impl_->learner.status();
}

}  // namespace attune::cues
