#pragma once

#include "cues/grade.hpp"

namespace attune::cues {

// Thresholds of the eyes: where they look, how far they are open, blinks and glances. Units and
// marks as in cues/options.hpp.
struct GazeOptions {
  // The constants marked [m] are those of the trained model (assets/models/eye_contact.md),
  // rounded; the program reads them from its file.
  double eyeball_depth = 0.10;    // centre of the eyeball behind the line of the corners [m]
  double eyeball_radius = 0.16;   // centre to iris plane, about 10 mm [a]
  double vertical_depth = 0.06;   // as eyeball_depth, for raising and lowering the head [m]
  double vertical_radius = 0.16;  // as eyeball_radius [a]
  double vertical_zero = -0.03;   // height of the iris over the corner line when the eyes look
                                  // into the lens of a frontal face (y down) [m]
  double vergence_rad = 0.18;  // by which the angles of both eyes lie apart when they look at one
                               // place, right against left: the mesh places irises inwards [m]
  double min_iod_px = 28.0;    // below, the iris is under 3 pixels in radius [a]
  double max_turn_rad = 0.87;  // 50 deg of head turn: farther, gaze is not read [s]
  // A person's lids below this (openness, against their own) that do not come with a sunk iris: too
  // little of the eye is seen to say where it looks [p].
  double min_openness = 0.42;
  // Eyes cast down under such lids look at least this much further down than their irises tell [p].
  double hidden_down_rad = 0.20;
  Switch aside{0.21, 0.16, 0.15, 0.15};  // 12 deg; people look within about 10 deg of the lens [p]
  Steps aside_steps{0.14, 0.24, 0.45};   // 8, 14 and 26 deg [p]
  Switch vertical{0.21, 0.16, 0.15, 0.15};  // [p]
  Steps vertical_steps{0.14, 0.24, 0.42};   // [p]
};

struct EyeContactOptions {
  // Log-odds of "toward the camera" = offset - slope * d / (1 + split_weight * split), d =
  // hypot(sideways, vertical_weight * vertical), angles in radians: 0 at 11 degrees off. These and
  // the gaze constants marked [m] are fitted together on rated photographs.
  double offset = 7.8;            // [m]
  double slope = 41.0;            // [m]
  double vertical_weight = 0.85;  // of the vertical angle in the distance [m]
  double split_weight = 0.95;     // how much eyes that disagree take from the distance, 1/rad [m]
  Switch toward{0.6, 0.45, 0.15, 0.2};  // [p]
  Steps steps{0.35, 0.6, 0.85};         // [p]
  double word_toward = 0.6;             // "toward you" from here
  double word_away = 0.4;               // "away" below
};

struct EyeOpennessOptions {
  double closed_gap = 0.012;      // lid gap that the mesh gives for shut eyes [s]
  double closed_openness = 0.26;  // half way between open and closed; 8 closed photos <= 0.33 [s]
  double closed_width = 0.045;    // logistic width about it [s]
  // The same against the average eye, while the person's own is not known: lids that come down with
  // the eyes are told from shut ones by how far the irises sank, in proportion. Logistic regression
  // on 8 closed and 278 open photos, leave-one-out F1 0.80 [s].
  double unfitted_closed = 0.34;
  double unfitted_relief = 0.42;        // openness a radian that the eyes look down
  double max_unfitted_up_rad = 0.12;    // eyes above and below these add no more [p]
  double max_unfitted_down_rad = 0.60;  // [p]
  double max_pitch_rad = 0.80;  // 46 deg: a head raised or lowered farther hides its lids [s]
  // Eyes that look down show almost as little as closed ones, but the iris sinks further than in a
  // blink (4 to 7 degrees in the mesh): from `down_from` to `down_full` below the camera up to
  // `down_relief` of openness is added before the eyes count as closed. Behind shut lids the mesh
  // guesses, often 15 degrees and more: from `guess_from` on nothing is added.
  double down_from_rad = 0.13;          // 7.5 deg [p]
  double down_full_rad = 0.18;          // 10 deg [p]
  double guess_from_rad = 0.23;         // 13 deg [p]
  double guess_full_rad = 0.28;         // 16 deg [p]
  double down_relief = 0.30;            // [p]
  double far_eye_yaw_rad = 0.52;        // 30 deg: farther, the eye turned away cannot be judged [p]
  double near_eye_yaw_rad = 0.87;       // 50 deg for the eye turned to the camera [p]
  Switch closed{0.6, 0.4, 0.15, 0.08};  // blinks last 0.1 to 0.4 s; their event is not hidden [p]
  Switch opening{0.28, 0.20, 0.2, 0.2};  // |openness - 1| [p]
  // Called narrowed or wide from "clear" on: chosen by cross-validation on rated photos, kappa 0.61
  // [s].
  Steps narrowed_steps{0.15, 0.25, 0.7};
  Steps wide_steps{0.15, 0.33, 0.7};
  Steps closed_steps{0.3, 0.6, 0.85};  // [p]
};

// REFERENCE of the numbers: blinks last 100 to 400 ms; lids are not judged beyond 20 deg of lowered
// head; at rest 8 to 21, in talk 10 to 32 a minute (Doughty 2001), so a rate needs some seconds.
struct BlinkOptions {
  double down = 0.5;             // of the own open level: below, the lids are coming down [p]
  double up = 0.55;              // above, they are up again [p]
  double deep = 0.32;            // how far they must have come in between [p]
  double min_s = 0.06;           // below `down`; the whole blink is then about 0.1 s [l]
  double max_s = 0.40;           // [l]
  double max_nod_rad = 0.35;     // 20 deg from the neutral head [p]
  double max_gap_s = 0.5;        // between frames; longer, a blink could have been missed [p]
  double window_s = 60.0;        // [l]
  double min_observed_s = 15.0;  // for a rate: 4 expected blinks at rest [p]
};

struct GlanceOptions {
  Switch toward{0.6, 0.45, 0.15, 0.2};  // as EyeContactOptions::toward
  double patience_s = 0.5;          // not readable: longer ends the episode; blinks last 0.4 s [l]
  double aversion_s = 0.5;          // eyes away for longer [p]
  double max_head_move_rad = 0.26;  // 15 deg: farther, the head turned away [p]
  double max_gap_s = 1.0;           // between frames [p]
  double window_s = 60.0;
  double min_observed_s = 10.0;  // for shares and rates: about four runs of contact [l]
};

struct OffsetOptions {
  double length_s = 3.0;         // of steady looking [p]
  double patience_s = 0.8;       // not readable: longer is refused; blinks are shorter [l]
  double max_spread_rad = 0.06;  // 3.4 deg, robust standard deviation: what the method has on still
                                 // eyes, twice [p]
  double max_offset_rad = 0.44;  // 25 deg: a screen's edge at arm's length [a]
  double max_head_rad = 0.44;    // 25 deg of turn against the camera [p]
  double max_span_s = 0.5;       // longest step between frames that counts as watched [p]
};

}  // namespace attune::cues
