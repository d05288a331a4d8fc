#pragma once

#include <memory>
#include <string>

#include "capture/source.hpp"

namespace attune::capture {

// A video, or a picture as one frame, at `path`. `name` is shown. Time is the stream's own,
// repaired to grow. The first picture is decoded here, so a file without one is refused at once.
// Throws core::Error{source} with a remedy.
std::unique_ptr<FrameSource> make_file_source(const std::string& path, const std::string& name,
                                              const SourceOptions& options);

}  // namespace attune::capture
