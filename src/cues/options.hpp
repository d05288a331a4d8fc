#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/face.hpp"
#include "cues/body_options.hpp"
#include "cues/eye_options.hpp"
#include "cues/features.hpp"
#include "cues/grade.hpp"
#include "cues/photo_measures.hpp"

namespace attune::cues {

// Every threshold of the cues. Lengths on the face are in inter-ocular distances (IOD: between the
// two eye centres of the frontal face, about 63 mm), angles in radians, times in seconds.
//
// Where a value comes from is marked:
//   [a] anatomy or geometry
//   [s] measured with the face mesh on 300 rated photographs of different people (HELEN training
//       part; ratings of visible cues by eye, two independent passes of a vision model)
//   [l] published work, named beside it
//   [p] a proposal that still needs tuning on live people

// How a feature differs between people with a calm face: used until this person's own neutral is
// known, and to limit it.
struct GenericNeutral {
  double center = 0.0;
  double spread = 0.0;  // standard deviation between people
};

// As GenericNeutral::center: there is no useful average face.
inline constexpr double kOwnOnly = 0.0;

struct ViewOptions {
  double min_iod_px = 16.0;        // below: nothing can be read; lids are then one pixel apart [a]
  double min_quality = 0.15;       // core::FaceQuality::score below which nothing is read [p]
  double min_model_score = 0.3;    // likewise for the landmark model's own score [p]
  double max_part_yaw_rad = 0.61;  // 35 deg: farther, brows and mouth cannot be judged [p]
  double max_part_pitch_rad = 0.61;  // 35 deg [p]
  double easy_turn_rad = 0.26;       // 15 deg: up to here a turn costs no confidence [p]
  double confidence_at_limit = 0.3;  // what is left of it at the limit [p]
  double unfitted_confidence = 0.6;  // factor before the personal baseline is known [p]
  double no_pose_confidence = 0.4;   // factor when the head pose is not known [p]
};

struct BrowOptions {
  double gap_weight = 0.5;  // share of the distance between the brows in the brow measure; used
                            // only against a personal neutral, people differ too much [s]
  Grade raise{0.012, 0.10};
  Grade lower{0.012, 0.075};   // rated raised +0.05, lowered -0.055 against neutral brows [s]
  double generic_dead = 1.4;   // of the spread between people, instead of `dead`, while the own
                               // neutral is unknown [p]
  Grade glimpse{0.035, 0.10};  // against the brows of the first calm moments [p]
  Switch active{0.3, 0.18, 0.15, 0.1};  // [p]
  Steps steps{0.2, 0.45, 0.8};          // [p]
};

struct MouthOptions {
  // Corners up = width_weight * d(width) + lift_weight * d(corner lift) + gap_weight * d(opening):
  // logistic regression of rated "up" against the rest, scaled to the lift (AUC 0.95) [s].
  double width_weight = 0.5;
  double lift_weight = 1.0;
  double gap_weight = 0.45;
  Grade up{0.03, 0.20};
  Grade down{0.02, 0.09};
  Grade open{0.015, 0.40};  // rated slightly open 0.15, open 0.32, closed under 0.01 [s]
  Grade pressed{0.015, 0.09};
  double pressed_max_gap = 0.03;      // lips that press touch [s]
  double generic_dead = 1.4;          // of the spread between people, as for brows [p]
  double pressed_generic_dead = 1.2;  // thin lips are common, pressed lips are not [s]
  double pressed_confidence = 0.5;  // points see the lips, not their muscles [l: REFERENCE of weak
                                    // AU 23/24 figures in py-feat and OpenFace]
  Switch corners{0.25, 0.15, 0.2, 0.25};   // [p]
  Switch opening{0.2, 0.12, 0.1, 0.15};    // [p]
  Switch pressing{0.35, 0.2, 0.25, 0.25};  // [p]
  // Chosen by cross-validation on rated photos: kappa 0.69 for up, level or down, 0.87 for open
  // [s].
  Steps up_steps{0.05, 0.3, 0.75};
  Steps down_steps{0.15, 0.4, 0.75};
  Steps pressed_steps{0.15, 0.4, 0.75};  // [p]
  Steps opening_steps{0.02, 0.75, 0.92};
};

// How brows that are drawn together show in the skin between them: growth of Feature::brow_folds,
// natural logarithms. From one recorded furrow (growth 0.4 to 0.55, everything else on that face
// below 0.21 in 99 of 100 frames) and three faces that nod.
struct FurrowOptions {
  Grade growth{0.20, 0.60};
  double by_nod = 1.0;      // a radian of pitch moves light and shade by so much, beyond
  double by_turn = 0.3;     // PoseDoubtOptions::free_rad; likewise of yaw
  double alone = 0.5;       // how strong the skin can make what the brows' places do not show [p]
  double alone_loss = 0.4;  // share of confidence that it then costs [p]
  double agreement = 0.5;   // share of the doubt that goes when both say so [p]
};

// Grades of action units, in IOD of movement from the own neutral. All [p], in proportion to the
// rated photographs' brows and mouths.
struct ActionUnitOptions {
  Grade brow_raise{0.018, 0.11};    // 1 and 2, each end of a brow
  Grade lid_raise{0.010, 0.045};    // 5
  Grade lid_tighten{0.008, 0.040};  // 7, and 6 with a smile
  double closed_openness = 0.35;    // lids lower than this close, they do not tighten
  Grade closing{0.30, 0.75};        // 43: lids against the own open ones
  Grade nose{0.020, 0.075};         // 9: wings of the nose rise
  Grade upper_lip{0.020, 0.080};    // 10
  double lip_by_opening = 0.25;     // how far the upper lip rises with the gap of an opening mouth
  Grade dimple{0.020, 0.060};       // 14
  Grade chin{0.030, 0.100};         // 17
  // A nod slides the mesh's chin along the edge of the jaw: IOD a radian of pitch against the lip,
  // beyond what its depth explains. On three recorded faces -0.1 to 0.9.
  double chin_by_nod = 0.6;
  Grade stretch{0.060, 0.180};  // 20
  Grade parted{0.015, 0.12};    // 25
  Grade jaw{0.040, 0.28};       // 26
  double lids_by_nod = 0.08;    // 5, 6, 7: IOD a radian, as pose_doubt; three faces: 0.04 to 0.08
  double pose_doubt = 0.20;     // of a head away from its neutral pitch, as for brows
  double weak = 0.4;  // factor on the confidence of 9, 14, 17, 20, 26 [l: py-feat's figures]
  Steps steps{0.15, 0.4, 0.75};
  Switch active{0.3, 0.18, 0.15, 0.2};
};

struct SmileOptions {
  double begin = 0.15;  // of the mouth corners' range
  double end = 0.08;
  double growth = 0.05;  // further growth that still belongs to the onset
  double longest_onset_s = 2.0;
  double open_gap = 0.06;      // lips apart, teeth may show
  double even = 0.35;          // a difference of the sides below this share is none
  double max_turn_rad = 0.52;  // 30 deg: beyond, sides cannot be compared
  // Eyes join in when the lower lids rise, or when both eyes narrow: 1 - openness, of 0.1 to 0.4 in
  // a recorded laugh, 0.1 while talking.
  Grade narrowing{0.12, 0.45};
  double joining_s = 0.35;         // time constant; cheeks move slowly
  double narrowing_smile = 0.5;    // size of a smile from which narrowing counts in full
  double least_openness = 0.5;     // lids lower than this close; for so long nothing is followed
  Grade looking_down{0.09, 0.18};  // rad: lids come down with the eyes ...
  double down_relief = 0.30;       // ... by so much of the openness
  Steps side_steps{0.35, 0.5, 0.8};
  Steps eye_steps{0.15, 0.4, 0.75};
  Switch active{0.25, 0.15, 0.2, 0.25};
};

// [p] unless marked.
struct SpeechOptions {
  double window_s = 2.0;
  double max_gap_s = 0.3;      // between frames
  double least_swing = 0.012;  // IOD; less is a calm mouth's tremble
  // Opening and closing are a turn each: syllables come 3 to 8 a second [l], many without one that
  // shows; a mouth that opens and shuts on purpose turns twice a second or less.
  Grade turns_hz{2.2, 3.4};
  double smooth_s = 0.25;
  double full_frame_rate_hz = 12.0;
  double gate = 0.5;       // from here on the mouth is taken to talk
  double gate_loss = 0.6;  // share of confidence that mouth cues lose at most
  Switch active{0.5, 0.3, 0.3, 0.6};
  Steps steps{0.3, 0.5, 0.8};
};

// [p]; frequencies of nods and shakes 0.5 to 5 Hz, amplitude over 3 to 4 deg.
struct GestureOptions {
  double least_rad = 0.061;        // 3.5 deg a swing
  double least_swing_s = 0.08;     // half a period at 5 Hz, less a frame
  double longest_swing_s = 1.0;    // at 0.5 Hz
  double longest_stop_s = 0.35;    // at a turning point
  double turn_back_share = 0.5;    // of the least swing: smaller is noise
  double most_drift_share = 0.45;  // of all the way: more is a turn to somewhere else
  double dominance = 1.3;          // over the other angle
  double pause_s = 1.4;            // that ends a gesture
  double full_rad = 0.26;          // 15 deg a swing is as strong as it gets
  double max_gap_s = 0.3;          // between frames
  double window_s = 60.0;
  Steps steps{0.15, 0.35, 0.7};
  Switch active{0.15, 0.1, 0.0, 0.05};
};

// In the order brow, lids, nose, lips, chin, jaw, shoulders, stillness [p].
struct TensionOptions {
  std::array<double, 8> weights{1.0, 0.7, 0.5, 1.0, 0.4, 0.4, 0.8, 0.4};
  Grade shoulders{0.05, 0.20};  // raised by this share
  double jaw_confidence = 0.3;  // a stand-in
  double slope = 8.0;           // of the logistic summary over the weighted mean
  double offset = 2.0;
  double least_share = 0.4;  // of all weights that must be readable
  Steps steps{0.2, 0.45, 0.75};
  Steps summary_steps{0.15, 0.35, 0.65};
  Switch active{0.25, 0.15, 0.4, 0.5};
};

struct PresenceOptions {
  double window_s = 30.0;
  double min_observed_s = 8.0;
  double max_gap_s = 0.5;
  double least_contact = 0.5;
  double max_turn_rad = 0.35;  // 20 deg
  Steps steps{0.2, 0.5, 0.8};
  Switch active{0.6, 0.45, 1.0, 1.0};
};

// A fitted sum of measures of one face (cues/photo_measures.hpp), in log-odds: below `low` it is of
// the lowest class, above `high` of the highest.
struct PhotoRule {
  std::array<double, kPhotoMeasureCount> weights{};
  double low = -1.0;
  double high = 1.0;
};

// With the face's expression and by its shape alone, for when no expression is read.
struct PhotoRules {
  std::optional<PhotoRule> with_expression;
  std::optional<PhotoRule> shape;
};

// Rules for faces whose own neutral is not known; the program reads them from
// assets/models/photo_cues.json. Empty: such faces are read against the average face alone.
struct PhotoOptions {
  PhotoRules brows;    // lowered, neutral, raised
  PhotoRules eyes;     // narrowed, normal, wide
  PhotoRules corners;  // down, level, up
  PhotoRules smile;    // none, slight, clear
  Steps smile_steps{0.2, 0.45, 0.8};
  // Half of the difference between the openness of both eyes that is a face's or the mesh's own: 96
  // % of photos lie below. What goes beyond is kept, so that a wink stays one [s].
  double eyes_apart = 0.15;
  double handover_s = 1.0;  // from these readings to those against the own neutral [p]
};

// How much the distance from the neutral pitch adds to the dead zones, in IOD a radian, beyond
// `free_rad`: the pose of an average head is a few degrees wrong for every person, and that moves
// brows and lips [p].
struct PoseDoubtOptions {
  double free_rad = 0.07;  // 4 deg
  double brows = 0.20;
  double corners = 0.10;
  double lips = 0.15;
};

struct HeadOptions {
  double max_neutral_turn_rad = 0.26;  // a person may sit 15 deg askew and still be "straight" [p]
  double max_neutral_nod_rad = 0.35;   // cameras stand above or below the face by up to 20 deg [p]
  double max_neutral_tilt_rad = 0.17;  // 10 deg [p]
  Switch turn{0.26, 0.19, 0.2, 0.2};   // 15 deg: facing ends [p]
  Switch nod{0.21, 0.14, 0.2, 0.2};    // 12 deg [p]
  Switch tilt{0.17, 0.12, 0.5, 0.3};   // 10 deg for 0.5 s [p]
  Steps turn_steps{0.12, 0.26, 0.5};
  Steps nod_steps{0.10, 0.21, 0.4};
  Steps tilt_steps{0.09, 0.17, 0.35};
};

struct LeanOptions {
  // A change by a tenth is found. Common proposals are 1.15 and 0.87 times the neutral size [p].
  double lean_in = 0.09;
  double lean_back = 0.085;
  double hold_s = 1.0;  // before it counts [p]
  Steps steps{0.07, 0.14, 0.3};
};

struct SmoothingOptions {
  // Time constants of exponential smoothing.
  double eyes_s = 0.03;  // blinks must survive [p]
  double gaze_s = 0.08;  // [p]
  double face_s = 0.10;  // brows and mouth [p]
  double head_s = 0.08;  // [p]
  double lean_s = 0.30;  // [p]
  // While the lids come down, the mesh's irises dip: for this long the last gaze is kept. Longer
  // than a blink (0.1 to 0.4 s, most of it with lids below `gaze_lids`) [p]
  double gaze_hold_s = 0.25;
  double gaze_lids = 0.45;  // openness below which gaze is held [p]
  double restart_s = 1.0;   // a gap longer than this restarts smoothing
};

struct BaselineOptions {
  double glimpse_s = 0.7;             // of good frames: brows that rise from here on are seen [p]
  double learn_s = 3.0;               // of good frames: compared with this person from here on [p]
  double settle_s = 10.0;             // of good frames: learned, and judged whether it is neutral
  double refine_s = 30.0;             // of good frames in all, fitted anew every learn_s [p]
  double min_sample_gap_s = 0.03;     // samples closer together add nothing
  double max_yaw_rad = 0.35;          // 20 deg toward the camera: roughly frontal [p]
  double max_pitch_rad = 0.44;        // 25 deg: laptop cameras look up at the face [p]
  double max_turn_speed = 0.7;        // rad/s of yaw, pitch or roll: moving [p]
  double max_shift_speed = 0.8;       // IOD/s of the face's centre [p]
  double max_face_speed = 0.35;       // IOD/s of brows and mouth opening: talking, changing [p]
  double max_mouth_gap = 0.06;        // parted lips do not count [s] ...
  double max_mouth_gap_later = 0.20;  // ... unless, after `patience_s`, that is how the face is [p]
  double patience_s = 10.0;           // [p]
  double max_noise = 0.35;     // spreads between people: limit of what counts as a face's noise [p]
  double min_openness = 0.55;  // of the average eye: blinks and closed eyes do not count [s]
  double min_quality = 0.35;   // [p]
  double max_from_generic = 1.5;  // spreads between people: a smile in the first seconds must not
                                  // become "neutral" in full [p]
  // A learned face counts as smiling when the expression model calls it happy and its mouth is
  // wider or more lifted than this many spreads; without the model, than the second number.
  double smile_happiness = 0.6;      // [p]
  double smile_spreads = 0.7;        // [p]
  double smile_spreads_alone = 2.0;  // [p]
  int most_refusals = 2;  // afterwards it is taken as it is: some faces look so while calm [p]
  // Afterwards the neutral follows slow changes: every step, by a share of the way to the median of
  // the calm frames since, and only where these lie close by, so that a mood is not absorbed.
  double drift_step_s = 10.0;  // of calm frames [p]
  double drift_share = 0.15;   // time constant about a minute of calm frames [p]
  double drift_gate = 0.5;     // spreads between people: farther is no drift [p]
  double max_drift = 1.0;      // spreads from what was learned, in all [p]
  // Another seat or another place of the camera: the head's angles and size lie elsewhere for this
  // long while the face itself is calm.
  double move_s = 60.0;  // of calm frames [p]
};

struct CueOptions {
  ViewOptions view;
  GazeOptions gaze;
  EyeContactOptions eye_contact;
  EyeOpennessOptions eye_openness;
  BlinkOptions blinks;
  GlanceOptions glances;
  OffsetOptions offset;
  BrowOptions brows;
  MouthOptions mouth;
  ActionUnitOptions action_units;
  FurrowOptions furrow;
  SmileOptions smile;
  SpeechOptions speech;
  GestureOptions gestures;
  TensionOptions tension;
  PresenceOptions presence;
  PostureOptions posture;
  MovementOptions movement;
  PhotoOptions photo;
  PoseDoubtOptions pose_doubt;
  HeadOptions head;
  LeanOptions lean;
  SmoothingOptions smoothing;
  BaselineOptions baseline;
  // Calm faces of different people, in the order of Feature, as each backend places its points [s].
  using Neutrals = std::array<GenericNeutral, kFeatureCount>;
  Neutrals mesh_faces = mesh_neutrals();
  Neutrals classic_faces = classic_neutrals();
  const Neutrals& generic(core::Backend backend) const {
    return backend == core::Backend::mesh ? mesh_faces : classic_faces;
  }

  static Neutrals mesh_neutrals();
  static Neutrals classic_neutrals();
};

}  // namespace attune::cues
