#include "state/affect.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "state/cue_strength.hpp"

namespace attune::state {
namespace {

using core::CueId;

// What a cue at full strength in `direction` adds to valence and arousal.
struct Pull {
  CueId cue;
  int direction;
  double valence;
  double arousal;
};

// [p] from the movements that go with pleasant and lively faces; see the notes in states.json.
constexpr std::array kPulls{
    Pull{CueId::mouth_corners, 1, 0.75, 0.20},
    Pull{CueId::mouth_corners, -1, -0.55, -0.10},
    Pull{CueId::smile_eyes, 1, 0.15, 0.10},
    Pull{CueId::brow_lower, 1, -0.40, 0.15},
    Pull{CueId::lips_pressed, 1, -0.25, 0.15},
    Pull{CueId::brow_raise, 1, 0.0, 0.35},
    Pull{CueId::mouth_open, 1, 0.0, 0.25},
    Pull{CueId::eye_openness_right, 1, 0.0, 0.15},
    Pull{CueId::eye_openness_left, 1, 0.0, 0.15},
    Pull{CueId::eye_openness_right, -1, 0.0, -0.20},
    Pull{CueId::eye_openness_left, -1, 0.0, -0.20},
    Pull{CueId::au09, 1, -0.35, 0.10},
    Pull{CueId::tension, 1, -0.30, 0.25},
    Pull{CueId::shoulders, -1, -0.15, -0.15},
    Pull{CueId::slouch, 1, -0.10, -0.20},
    Pull{CueId::lean, 1, 0.05, 0.15},
    Pull{CueId::lean, -1, -0.05, -0.10},
    Pull{CueId::head_nod, -1, -0.10, -0.15},
    Pull{CueId::head_movement, 1, 0.0, 0.25},
    Pull{CueId::body_movement, 1, 0.0, 0.30},
    Pull{CueId::fidgeting, 1, -0.10, 0.20},
};

struct Point {
  double valence;
  double arousal;
};

// Where faces of each class lie on the circumplex (Russell 1980), pulled in, as ordinary faces are
// weaker than posed ones [p]. Order of core::ExpressionClass.
constexpr std::array<Point, core::kExpressionCount> kPlaces{{{0.0, -0.05},
                                                             {0.70, 0.30},
                                                             {0.10, 0.65},
                                                             {-0.60, -0.30},
                                                             {-0.55, 0.55},
                                                             {-0.60, 0.30},
                                                             {-0.55, 0.60},
                                                             {-0.45, 0.15}}};

// Standard deviations [p]: nothing known; from cues that are all read well; from the look of a
// face that is wholly of one class; and what no evidence makes narrower.
constexpr Point kUnknownSd{0.60, 0.70};
constexpr Point kCueSd{0.45, 0.55};
constexpr Point kLookSd{0.40, 0.55};
constexpr Point kLeastSd{0.30, 0.38};

// Share of the cues in the table that are read, weighed by confidence, [0,1].
double coverage(const core::CueSet& cues) {
  double seen = 0.0;
  double all = 0.0;
  for (const Pull& pull : kPulls) {
    const double weight = std::abs(pull.valence) + std::abs(pull.arousal);
    all += weight;
    if (cues[pull.cue].value) seen += weight * std::clamp(cues[pull.cue].confidence, 0.0, 1.0);
  }
  return seen / all;
}

// 0 when every class is equally likely, 1 when one is certain.
double clarity(const core::Expression& expression) {
  double entropy = 0.0;
  for (const double p : expression.probability) {
    if (p > 0.0) entropy -= p * std::log(p);
  }
  return std::clamp(1.0 - entropy / std::log(double{core::kExpressionCount}), 0.0, 1.0);
}

struct Guess {
  double mean;
  double sd;
};

Guess combine(double cue_mean, double cue_share, double cue_sd, double look_mean, double look_share,
              double look_sd, double unknown_sd, double least_sd) {
  const double unknown = 1.0 / (unknown_sd * unknown_sd);
  const double cue = cue_share / (cue_sd * cue_sd);
  const double whole = look_share / (look_sd * look_sd);
  const double sum = unknown + cue + whole;
  double variance = 1.0 / sum;
  // Two witnesses who disagree leave more doubt than either alone.
  if (cue > 0.0 && whole > 0.0) {
    const double shares = cue * whole / ((cue + whole) * (cue + whole));
    variance += shares * (cue_mean - look_mean) * (cue_mean - look_mean);
  }
  return {std::clamp((cue * cue_mean + whole * look_mean) / sum, -1.0, 1.0),
          std::clamp(std::sqrt(variance), least_sd, 1.0)};
}

}  // namespace

core::Affect affect_of(const Evidence& evidence, const core::CueSet& cues) {
  Point from_cues{0.0, 0.0};
  for (const Pull& pull : kPulls) {
    const double strength =
        strength_toward(evidence.strengths[static_cast<std::size_t>(pull.cue)], pull.direction);
    from_cues.valence += pull.valence * strength;
    from_cues.arousal += pull.arousal * strength;
  }
  from_cues.valence = std::clamp(from_cues.valence, -1.0, 1.0);
  from_cues.arousal = std::clamp(from_cues.arousal, -1.0, 1.0);

  Point from_look{0.0, 0.0};
  double look_share = 0.0;
  if (evidence.expression) {
    for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
      from_look.valence += kPlaces[i].valence * evidence.expression->probability[i];
      from_look.arousal += kPlaces[i].arousal * evidence.expression->probability[i];
    }
    look_share = clarity(*evidence.expression);
  }
  const double cue_share = coverage(cues);
  const Guess valence = combine(from_cues.valence, cue_share, kCueSd.valence, from_look.valence,
                                look_share, kLookSd.valence, kUnknownSd.valence, kLeastSd.valence);
  const Guess arousal = combine(from_cues.arousal, cue_share, kCueSd.arousal, from_look.arousal,
                                look_share, kLookSd.arousal, kUnknownSd.arousal, kLeastSd.arousal);
  core::Affect affect;
  affect.valence = valence.mean;
  affect.arousal = arousal.mean;
  affect.valence_sd = valence.sd;
  affect.arousal_sd = std::max(arousal.sd, valence.sd);
  return affect;  // nothing is known of how the two errors go together: no correlation
}

core::Affect blend(const core::Affect& old, const core::Affect& now, double dt_s, double over_s) {
  const double share = 1.0 - std::exp(-dt_s / over_s);
  const auto toward = [share](double from, double to) { return from + (to - from) * share; };
  return {toward(old.valence, now.valence), toward(old.arousal, now.arousal),
          toward(old.valence_sd, now.valence_sd), toward(old.arousal_sd, now.arousal_sd),
          toward(old.correlation, now.correlation)};
}

}  // namespace attune::state
