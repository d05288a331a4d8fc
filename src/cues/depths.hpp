#pragma once

#include <array>

namespace attune::cues {

// How far parts of the face stand before the corners of the eyes, in IOD, for FaceView::frontal.
// With these, what is measured on calm faces does not change with the pitch of the head (rated
// photographs).
inline constexpr std::array<double, 5> kBrowDepth{-0.10, 0.02, 0.10, 0.17, 0.22};  // from outside
inline constexpr double kLidDepth = 0.05;  // the lids bulge about 3 mm in front of the corners
// The middle of the lips is about 23 mm in front, the corners of the mouth lie 10 mm behind it.
inline constexpr double kCornerDepth = 0.20;
inline constexpr double kOuterUpperDepth = 0.38;
inline constexpr double kInnerUpperDepth = 0.36;
inline constexpr double kInnerLowerDepth = 0.35;
inline constexpr double kOuterLowerDepth = 0.36;

}  // namespace attune::cues
