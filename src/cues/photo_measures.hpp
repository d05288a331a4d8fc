#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/face.hpp"

namespace attune::cues {

class FaceView;

// What the rule for faces whose neutral is not known yet is made of. Lengths are in inter-ocular
// distances of the frontal face (IOD), y up unless said. Both sides of the face together, so that a
// mirrored face measures the same.
enum class PhotoMeasure {
  brow_height,    // over the line of each eye's corners, mean of five places
  brow_gap,       // between the inner ends
  brow_inner,     // height of the inner end
  brow_tilt,      // inner two places over the outer two
  brow_arch,      // middle over the ends
  brow_lid,       // brow over the upper lid
  eye_gap,        // between the lids
  lid_iris,       // upper lid over the middle of the iris; empty without irises
  pitch,          // of the head against the ray to the camera, radians
  mouth_width,    // between the corners
  lift_middle,    // corners over the line between the lips
  lift_inner,     // over the upper lip's inner edge
  lift_lower,     // over the lower lip's outer edge
  mouth_gap,      // between the inner edges
  lip_thickness,  // upper plus lower lip
  nose_corner,    // from the septum down to the corners
  nose_lip,       // from the septum down to the upper lip's outer edge
  curve_upper,    // how far the middle of the upper lip's inner edge hangs below its sides
  curve_lower,    // likewise of the lower lip
  // Logarithms of the expression's probabilities, not below -7; in core::ExpressionClass's order.
  looks_neutral,
  looks_happiness,
  looks_surprise,
  looks_sadness,
  looks_anger,
  looks_disgust,
  looks_fear,
  looks_contempt,
  // Likewise of what forehead, brows and eyes alone look like.
  brows_neutral,
  brows_happiness,
  brows_surprise,
  brows_sadness,
  brows_anger,
  brows_disgust,
  brows_fear,
  brows_contempt,
};
inline constexpr std::size_t kPhotoMeasureCount = 35;

constexpr bool is_of_expression(PhotoMeasure m) { return m >= PhotoMeasure::looks_neutral; }

// Stable names, as in assets/models/photo_cues.json: "brow_height".
std::string_view name(PhotoMeasure measure);

using PhotoMeasures = std::array<std::optional<double>, kPhotoMeasureCount>;

// Empty where the face cannot be measured; those of the expression, and those of the brows', are
// empty without one. `view` is of `face`.
PhotoMeasures measure_photo(const FaceView& view, const core::Face& face);

}  // namespace attune::cues
