#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <random>

#include "cues/cue_testing.hpp"

// The synthetic person from the head down, as the cues get them: numbers only.
namespace attune::cues::testing {

enum class Hands { down, at_chin, beside_face, crossed, out_of_view };

// How somebody sits. Shares are of the distance from ears to shoulders.
struct Sitting {
  Pose head;              // its size and place are those of the person upright
  double raise = 0.0;     // shoulders up
  double sink = 0.0;      // head down towards them
  double tilt_rad = 0.0;  // the upper body tips over, > 0 to the subject's left
  double turn_rad = 0.0;  // it turns, > 0 to the subject's left
  double nearer = 1.0;    // the shoulders' size; that of the head is head.inter_ocular_px
  Hands hands = Hands::down;
  double visibility = 0.98;
};

inline constexpr double kEarDrop = 0.5;      // below the eyes, in distances between the eyes
inline constexpr double kGap = 2.55;         // from ears to shoulders
inline constexpr double kHalfShoulders = 2;  // from the spine to a shoulder

// A person as seen, before a mirror or another camera changes anything.
struct Seen {
  Pose head;
  core::Body body;
};

inline Seen see(const Sitting& sitting, double time_s) {
  Seen seen{sitting.head, {}};
  const double eyes = sitting.head.inter_ocular_px;
  const double scale = eyes * sitting.nearer;
  const cv::Point2d upright(sitting.head.center_px);
  const cv::Point2d neck = upright + cv::Point2d(0.0, (kEarDrop + kGap) * eyes);
  // From the neck, in pixels, as the upper body is tipped over.
  const auto tipped = [&](double x, double y) {
    return cv::Point2f(static_cast<float>(neck.x + std::cos(sitting.tilt_rad) * x -
                                          std::sin(sitting.tilt_rad) * y),
                       static_cast<float>(neck.y + std::sin(sitting.tilt_rad) * x +
                                          std::cos(sitting.tilt_rad) * y));
  };
  const double down = sitting.sink * kGap * eyes;
  // Ears lie in front of the spine, so that a turn moves them.
  const double aside = 0.25 * std::sin(sitting.turn_rad) * scale;
  seen.head.center_px = tipped(0.0, down - (kEarDrop + kGap) * eyes);
  seen.head.roll_rad += sitting.tilt_rad;
  core::Body& body = seen.body;
  body.score = 1.0;
  body.time_s = time_s;
  const auto place = [&](core::BodyPoint& right, core::BodyPoint& left, double half, double y,
                         double shift, double visibility) {
    right = {tipped(shift - half, y), visibility};
    left = {tipped(shift + half, y), visibility};
  };
  const double up = -sitting.raise * kGap * scale;
  const double half = kHalfShoulders * std::cos(sitting.turn_rad) * scale;
  place(body.right_ear, body.left_ear, 0.75 * eyes, down - kGap * eyes, aside, 0.99);
  place(body.right_shoulder, body.left_shoulder, half, up, 0.0, sitting.visibility);
  place(body.right_elbow, body.left_elbow, 1.1 * half, up + 2.5 * scale, 0.0, 0.6);
  place(body.right_wrist, body.left_wrist, 0.6 * half, up + 5.0 * scale, 0.0, 0.1);
  place(body.right_hand, body.left_hand, 0.5 * half, up + 5.5 * scale, 0.0, 0.1);
  place(body.right_hip, body.left_hip, 0.7 * half, 5.0 * scale, 0.0, 0.1);
  const double chin = down - (kGap - 0.9) * eyes;
  switch (sitting.hands) {
    case Hands::down:
      break;
    case Hands::at_chin:
      body.left_wrist = {tipped(0.7 * eyes, chin + 0.9 * eyes), 0.9};
      body.left_hand = {tipped(0.2 * eyes, chin + 0.3 * eyes), 0.9};
      break;
    case Hands::beside_face:
      body.left_wrist = {tipped(2.0 * eyes, chin + 0.9 * eyes), 0.9};
      body.left_hand = {tipped(2.1 * eyes, chin), 0.9};
      break;
    case Hands::crossed:
      body.right_wrist = {tipped(0.7 * half, up + 2.2 * scale), 0.8};
      body.left_wrist = {tipped(-0.7 * half, up + 2.2 * scale), 0.8};
      break;
    case Hands::out_of_view:
      for (core::BodyPoint* p :
           {&body.right_wrist, &body.left_wrist, &body.right_hand, &body.left_hand}) {
        p->visibility = 0.0;
      }
      break;
  }
  return seen;
}

// The same in a mirror that stands on the camera's axis.
inline Seen mirrored(const Seen& seen) {
  Seen other{capture::mirrored(seen.head), seen.body};
  const auto axis = static_cast<float>(2.0 * seen.head.camera.principal_px.x);
  const auto swap = [&](core::BodyPoint& right, core::BodyPoint& left) {
    std::swap(right, left);
    right.at.x = axis - right.at.x;
    left.at.x = axis - left.at.x;
  };
  core::Body& b = other.body;
  swap(b.right_ear, b.left_ear);
  swap(b.right_shoulder, b.left_shoulder);
  swap(b.right_elbow, b.left_elbow);
  swap(b.right_wrist, b.left_wrist);
  swap(b.right_hand, b.left_hand);
  swap(b.right_hip, b.left_hip);
  return other;
}

struct SitterOptions {
  double fps = 30.0;
  double look_s = 0.15;  // between two looks at the body
  double tremble = 0.0;  // of every point of the body, in distances between the eyes
  bool in_mirror = false;
  double eyes_error = 1.0;  // by which the face's size is measured wrong
};

// Plays a sitting person to an engine. The body is looked at now and then and is old in between.
class Sitter {
 public:
  using Script = std::function<Sitting(double time_s)>;
  explicit Sitter(const SitterOptions& options = {}) : options_(options) {}

  core::CueSet play(const Script& script, double seconds) {
    core::CueSet cues;
    const int frames = static_cast<int>(std::lround(seconds * options_.fps));
    for (int i = 0; i < frames; ++i) cues = show(script((i + 1) / options_.fps));
    return cues;
  }
  core::CueSet hold(const Sitting& sitting, double seconds) {
    return play([&](double) { return sitting; }, seconds);
  }
  core::CueSet show(const Sitting& sitting) {
    time_s_ += 1.0 / options_.fps;
    Seen seen = see(sitting, time_s_);
    if (options_.in_mirror) seen = mirrored(seen);
    if (!body_ || time_s_ - body_->time_s >= options_.look_s - 1e-6) {
      tremble(seen.body, sitting.head.inter_ocular_px);
      body_ = seen.body;
    }
    seen.head.inter_ocular_px *= options_.eyes_error;
    core::Face face = capture::make_synthetic_face(seen.head);
    face.body = body_;
    face.body_missing.reset();
    return show(face);
  }
  core::CueSet show(const core::Face& face) {
    const core::CueSet cues = engine_.update(face, time_s_);
    for (const core::CueEvent& event : engine_.events()) events_.push_back(event);
    return cues;
  }
  // The person upright, until both baselines are learned.
  void calm(const Sitting& sitting = {}) { hold(sitting, 5.0); }
  int events_of(core::CueId id) const {
    return static_cast<int>(std::count_if(events_.begin(), events_.end(),
                                          [&](const core::CueEvent& e) { return e.id == id; }));
  }
  // From now on the face is measured this much too large.
  void set_eyes_error(double factor) { options_.eyes_error = factor; }
  void skip(double seconds) { time_s_ += seconds; }
  CueEngine& engine() { return engine_; }

 private:
  void tremble(core::Body& body, double eyes_px) {
    const auto shift = [&] {
      const double share = static_cast<double>(random_()) / std::mt19937::max();
      return static_cast<float>(options_.tremble * eyes_px * (2.0 * share - 1.0));
    };
    for (core::BodyPoint* p :
         {&body.right_ear, &body.left_ear, &body.right_shoulder, &body.left_shoulder}) {
      p->at.x += shift();
      p->at.y += shift();
    }
  }

  SitterOptions options_;
  double time_s_ = 0.0;
  std::optional<core::Body> body_;
  CueEngine engine_;
  std::mt19937 random_{5};
  std::vector<core::CueEvent> events_;
};

// The reading after the upright person was learned and `sitting` held for some seconds.
inline core::CueReading settled_sitting(core::CueId id, const Sitting& sitting,
                                        const SitterOptions& options = {},
                                        const Sitting& before = {}) {
  Sitter sitter(options);
  sitter.calm(before);
  return sitter.hold(sitting, 4.0)[id];
}

}  // namespace attune::cues::testing
