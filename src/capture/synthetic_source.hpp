#pragma once

#include <memory>
#include <optional>

#include "capture/source.hpp"
#include "capture/synthetic_people.hpp"

namespace attune::capture {

// Drawn people (1 .. kMostSyntheticPeople) playing the script: pictures as of
// draw_synthetic_people, 30 a second by their times (index / 30, from 0), as fast as they are read.
// With `loop` it goes on for ever; without, it ends after `length_s`, by default
// synthetic_length_s. Size and rate of the options are for cameras and change nothing.
std::unique_ptr<FrameSource> make_synthetic_source(const SourceOptions& options, int people = 1,
                                                   std::optional<double> length_s = {});

}  // namespace attune::capture
