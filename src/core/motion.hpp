#pragma once

#include <optional>

#include "core/missing.hpp"

namespace attune::core {

// How much of the picture around one person changed since the frame before: the share of changed
// pixels in a region (motion energy; Grammer 1999, Ramseyer & Tschacher), [0,1]. Head and body
// apart; the head's region follows the face.
struct Motion {
  std::optional<double> head;
  std::optional<double> body;      // below the head
  std::optional<Missing> missing;  // why one of them is not there: out_of_view,
                                   // camera_moving, too_short
};

}  // namespace attune::core
