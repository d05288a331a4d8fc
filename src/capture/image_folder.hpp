#pragma once

#include <memory>
#include <string>

#include "capture/source.hpp"

namespace attune::capture {

// The pictures of a folder (not of its subfolders) in natural order of their names, at
// `options.rate_hz` or kFolderRate_hz frames a second; sizes may differ from frame to frame. Files
// that claim to be pictures and cannot be read are skipped and counted in info().note; other files
// and hidden ones are passed over. Throws core::Error{source} when no picture can be read.
std::unique_ptr<FrameSource> make_image_folder(const std::string& path,
                                               const SourceOptions& options);

inline constexpr double kFolderRate_hz = 25.0;

}  // namespace attune::capture
