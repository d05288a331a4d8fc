#pragma once

#include <deque>
#include <optional>

#include "core/motion.hpp"
#include "cues/reading.hpp"
#include "cues/recent_time.hpp"
#include "cues/smoothing.hpp"

namespace attune::cues {

// The noise of the picture where one part of the body is: the calmest second of the last minute.
class NoiseFloor {
 public:
  explicit NoiseFloor(const MovementOptions& options) : options_(options) {}
  // The share of changed pixels over the `span_s` seconds up to `time_s`.
  void add(double share, double span_s, double time_s);
  // 0 in the first second.
  double value() const;

 private:
  struct Bin {
    double end_s;
    double mean;
  };
  MovementOptions options_;
  std::deque<Bin> bins_;
  double sum_ = 0.0;
  double span_s_ = 0.0;
};

// How much head and body move, from motion energy over the noise of the picture; whether small
// movements of the body go on and on (fidgeting), and whether both are unusually still. Without a
// still camera there is no such thing: the reason of core::Motion is passed on.
class Movement {
 public:
  explicit Movement(const MovementOptions& options);

  // Fills head_movement, body_movement, fidgeting and stillness. `confidence`: how well the face
  // itself can be read. Times must increase.
  void read(const core::Motion& motion, double confidence, double time_s, core::CueSet& cues);

 private:
  struct Region {
    explicit Region(const MovementOptions& options) : floor(options) {}
    // What is over the noise in this frame.
    double over_noise(double share, double span_s, double time_s);
    NoiseFloor floor;
    Smoother level;
    double smooth = 0.0;
    std::optional<double> last_s;
  };
  void follow_still(double head, std::optional<double> body, double span_s, double time_s);
  core::CueReading read_fidgeting(double confidence) const;
  core::CueReading read_stillness(double confidence) const;

  MovementOptions options_;
  Region head_;
  Region body_;
  RecentTime fidgets_;
  RecentTime still_;
  RecentTime usual_;
  std::optional<double> last_s_;
};

}  // namespace attune::cues
