#pragma once

#include <memory>
#include <string>

#include "capture/source.hpp"

namespace attune::capture {

// A camera at `path` (/dev/videoN or a link to one), through OpenCV's V4L2. Asks for the size and
// rate of `options` (640 x 480 at 30 where not given); what the camera gives instead stands in
// info().note. Frames carry the device's stamp on `clock`, which must outlive the source.
//
// The first picture is waited for here, at most kSilence_s. Throws core::Error{source} with a
// remedy when there is none. A camera that is lost later (unplugged, silent for kSilence_s, taken
// by another program) comes as SourceLost; the next read looks for it again, by its name, since its
// number may change when it is plugged in anew. No other camera is taken in its place.
std::unique_ptr<FrameSource> make_camera_source(const std::string& path,
                                                const SourceOptions& options, core::Clock& clock);

// OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT in the environment, in seconds, takes precedence.
inline constexpr int kSilence_s = 5;

}  // namespace attune::capture
