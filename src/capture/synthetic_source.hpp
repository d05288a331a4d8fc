#pragma once

#include <memory>

#include "capture/source.hpp"
#include "capture/synthetic_face.hpp"

namespace attune::capture {

// The drawn face playing synthetic_script: 640 x 480 pictures, 30 a second by their times
// (index / 30, from 0), as fast as they are read. With `loop` it goes on for ever; without, it ends
// after `length_s`, by default one run of the script (720 frames). Size and rate of the options are
// for cameras and change nothing.
std::unique_ptr<FrameSource> make_synthetic_source(const SourceOptions& options,
                                                   double length_s = kSyntheticScriptLength_s);

}  // namespace attune::capture
