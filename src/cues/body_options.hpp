#pragma once

#include "cues/grade.hpp"

namespace attune::cues {

// Thresholds of posture and movement. Lengths are shares of the person's own at the start, angles
// radians, times seconds. Marked as in cues/options.hpp: [a] anatomy or geometry, [l] published
// work, [p] a proposal that still needs tuning; [t] chosen on the tremble of three clips.
struct PostureOptions {
  double min_visibility = 0.3;  // of the shoulder seen worse, below: not in view [t]
  Grade visibility{0.2, 0.7};   // what it does to confidence [p]
  double max_age_s = 1.5;       // of the look at the body; shoulders move slowly [p]
  double max_apart_s = 0.25;    // between the face and the look at the body that belong together
  double smooth_s = 0.30;       // time constant over looks [t]
  double restart_s = 1.5;       // without a look, smoothing begins anew
  double max_yaw_rad = 0.61;    // 35 deg: farther, ears are a guess [p]
  double covered_confidence = 0.4;  // of a face behind a hand; shoulders do not need it [p]

  // A shorter distance from ears to shoulders is believed as far as two measures agree on it:
  // against the width of the shoulders and against the eyes. Breathing moves them by 1 to 3 %, the
  // network's tremble by 0.7 to 1.8 % [t].
  double free_noise = 0.03;  // 1.5 times the own noise beyond this is taken off [l: z < -1.5]
  double lean_doubt = 0.15;  // taken off for a face that grew or shrank by e: near things look
                             // larger, and heads are nearer than shoulders [t]
  double at_rest = 0.04;     // below, the shoulders are at rest: where they are now is where a
                             // rise or a slouch begins [p]
  double follow_s = 2.0;     // time constant of following that place [p]
  double hand_doubt = 0.6;   // share of confidence lost with a hand at the face: it hides a
                             // shoulder, and its arm lifts it [t]
  Switch shoulders{0.08, 0.05, 2.0, 0.5};  // found at 10 %; 2 s [p]
  Steps shoulder_steps{0.06, 0.10, 0.20};
  // PoseGuard has 12 % for 2 s [l]; here it shall be found at 10 %.
  Switch slouch{0.08, 0.05, 2.0, 0.5};
  Steps slouch_steps{0.06, 0.10, 0.20};

  // A difference in height of 0.1 of the width is a lean [l: rule of a published upper-body coder].
  Switch lean_side{0.085, 0.055, 1.0, 0.5};
  Steps lean_steps{0.07, 0.11, 0.25};
  Grade lean_turn{0.06, 0.25};  // share of width lost that makes the slope doubtful [p]
  double lean_turn_loss = 0.7;  // of its confidence [p]

  double width_dead = 0.04;            // shoulders seem narrower by this for no reason [t]
  double turn_confidence = 0.7;        // an angle from a cosine is a coarse one [a]
  double side_yaw_weight = 0.15;       // of the head's turn, a radian, in which side it is [p]
  double side_least = 0.02;            // below, the side is a guess [t]
  double side_unclear = 0.5;           // and costs this factor of confidence
  Switch turn{0.40, 0.28, 1.0, 0.5};   // 23 deg [p]
  Steps turn_steps{0.26, 0.45, 0.70};  // 15, 26 and 40 deg [p]

  double fingers = 0.8;       // of the way from wrist to knuckle that fingers reach on [a]
  Grade at_face{1.15, 1.60};  // half boxes of the face from its centre: at it, clear of it [t]
  Grade hand_visibility{0.15, 0.45};  // [t]
  double unseen_hand = 0.4;           // confidence that a hand out of sight is not at the face [p]
  Switch hand{0.5, 0.3, 0.4, 0.4};
  Steps hand_steps{0.3, 0.5, 0.8};

  Grade past_middle{0.0, 0.25};  // widths of the shoulders by which both wrists are past it [p]
  Grade chest{0.15, 0.35};       // below the shoulders' line, likewise: hands up are not crossed
  double chest_end = 1.7;        // hands in the lap are not either [p]
  double min_arm_visibility = 0.3;
  Switch crossed{0.5, 0.3, 1.0, 0.5};
  Steps crossed_steps{0.3, 0.5, 0.8};

  // The own baseline: as that of the face, but of the sitting place of this day, hence not kept.
  double learn_s = 3.0;    // of calm looks
  double refine_s = 10.0;  // in all, fitted anew every learn_s
  int min_looks = 6;
  double max_gap_s = 1.0;           // between looks, for the time between to count
  double max_shift_speed = 0.6;     // IOD/s of the shoulders' middle: moving [p]
  double max_learn_yaw_rad = 0.35;  // 20 deg [p]
  double drift_step_s = 10.0;       // of calm looks [p]
  double drift_share = 0.15;        // [p]
  double drift_gate = 0.04;         // farther is no drift but a posture [p]
  double max_drift = 0.08;          // from what was learned, in all [p]
};

// Motion energy: share of changed pixels in a tenth of a second (core::Motion).
struct MovementOptions {
  double smooth_s = 0.4;     // time constant
  double max_gap_s = 0.5;    // between frames
  double floor_bin_s = 1.0;  // the calmest such time of the last `floor_window_s` is the noise of
  double floor_window_s = 60.0;  // the picture ...
  double max_floor = 0.03;       // ... up to this
  Grade head{0.01, 0.30};        // over the noise; quiet talk has 0.03, lively talk 0.2 to 0.3 [t]
  Grade body{0.008, 0.20};       // cloth shows less than a face [t]
  Steps steps{0.15, 0.40, 0.75};
  Switch moving{0.40, 0.25, 0.3, 0.5};

  // Fidgeting: most of the last seconds hold small movements of the body.
  double fidget_window_s = 10.0;
  double fidget_observed_s = 6.0;
  double fidget_least = 0.012;  // over the noise [t]
  double fidget_most = 0.25;    // more is a change of place, not a small movement [p]
  double fidget_head = 0.15;    // share of the head's motion that shows below the head anyway [t]
  Grade fidget_share{0.35, 0.85};
  Switch fidgeting{0.5, 0.3, 1.0, 1.0};
  Steps fidget_steps{0.3, 0.5, 0.8};

  // Stillness: noise only for 5 s [p in the definition], and less movement than this person's own
  // usual: who sits still all the time is not unusually still.
  double still_window_s = 5.0;
  double still_head = 0.008;
  double still_body = 0.006;
  Grade still_share{0.60, 1.0};
  double usual_window_s = 120.0;
  double usual_observed_s = 15.0;
  Grade usual_share{0.4, 0.8};
  double head_only_confidence = 0.5;  // with the body out of view
  double least_confidence = 0.4;      // motion is seen in faces that are hard to read, too
  Switch still{0.5, 0.3, 0.5, 0.3};
  Steps still_steps{0.3, 0.5, 0.8};
};

}  // namespace attune::cues
