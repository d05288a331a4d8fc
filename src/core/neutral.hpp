#pragma once

#include <map>
#include <string>

#include "core/face.hpp"

namespace attune::core {

// What one person's calm face measures, to be kept from run to run. By the name of the measure
// (cues/features.hpp), in the measure's own unit. Numbers only: a face cannot be drawn or
// recognised from them.
struct PersonalNeutral {
  struct Measure {
    double center = 0.0;  // median over the calm seconds
    double noise = 0.0;   // robust standard deviation
    int count = 0;        // of samples
  };
  Backend backend = Backend::mesh;  // whose points it was measured with; fits no other
  std::map<std::string, Measure> measures;
};

}  // namespace attune::core
