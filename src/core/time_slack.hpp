#pragma once

namespace attune::core {

// Stream times are multiples of a frame's length that was rounded: an interval counts as over when
// no more than this is left of it.
inline constexpr double kTimeSlack_s = 1e-3;

}  // namespace attune::core
