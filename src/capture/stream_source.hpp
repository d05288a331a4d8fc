#pragma once

#include <memory>
#include <string>

#include "capture/source.hpp"

namespace attune::capture {

// A live stream at an http, https or rtsp address, e.g. a phone as camera. Time is the arrival of
// each picture by `clock`, which must outlive the source. Waits at most `silence_s` for an answer
// or a picture. Throws core::Error{source} when it cannot be opened the first time; later losses
// come as SourceLost, and the next read connects again.
std::unique_ptr<FrameSource> make_stream_source(const std::string& url,
                                                const SourceOptions& options, core::Clock& clock,
                                                double silence_s = 5.0);

}  // namespace attune::capture
