#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace attune::cues {

// The numbers that the cues are made of. Lengths are inter-ocular distances of the frontal face
// (IOD), angles radians; left and right are the subject's. "Frontal" means: as if the head were
// turned straight to the camera.
enum class Feature {
  gaze_yaw,       // eyes against the line to the camera, > 0 to the subject's left
  gaze_pitch,     // > 0 up
  gaze_split,     // how far the angles of the two eyes lie apart, beyond what is usual, >= 0
  eye_gap_right,  // between the lids, frontal
  eye_gap_left,
  brow_height,       // mean of both brows over the line of the eyes, frontal
  brow_gap,          // between the inner ends of the brows, frontal
  mouth_width,       // between the corners, frontal
  mouth_lift,        // corners above the middle of the upper lip's inner edge, frontal
  mouth_gap,         // between the lips' inner edges, frontal
  lip_thickness,     // upper plus lower lip, frontal
  inner_brow_right,  // inner end of the brow over the line of the eye, frontal
  inner_brow_left,
  outer_brow_right,  // outer end, likewise
  outer_brow_left,
  upper_lid_right,  // upper lid over the line of the eye's corners, frontal
  upper_lid_left,
  lower_lid_right,  // lower lid below it
  lower_lid_left,
  corner_lift_right,  // corner of the mouth over the middle of the upper lip's inner edge
  corner_lift_left,
  corner_out_right,  // corner of the mouth from the midline of the lips
  corner_out_left,
  nose_lip,    // from the septum down to the upper lip's outer edge
  wing_drop,   // wings of the nose below the line of the eyes
  chin_drop,   // chin below the line of the eyes
  chin_lip,    // from the lower lip's outer edge to the chin
  brow_folds,  // natural logarithm of core::Face::brow_folds
  yaw,         // head pose against the camera's axis, as core::HeadPose
  pitch,
  roll,
  size_px,  // IOD of the frontal face in pixels
};
inline constexpr std::size_t kFeatureCount = 32;

// One value a feature; empty where it could not be measured.
struct FeatureSet {
  std::array<std::optional<double>, kFeatureCount> values;

  const std::optional<double>& operator[](Feature f) const {
    return values[static_cast<std::size_t>(f)];
  }
  std::optional<double>& operator[](Feature f) { return values[static_cast<std::size_t>(f)]; }
};

// Stable names, under which a person's neutral is kept: "brow_height".
std::string_view name(Feature feature);

}  // namespace attune::cues
