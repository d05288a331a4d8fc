#pragma once

#include <filesystem>
#include <string_view>

namespace attune::app {

// Writes a file so that a reader sees either the old content or all of the new one, never half:
// into a temporary file beside it, flushed to the disk, then renamed. `mode`: its permissions. On
// trouble (no such folder, no permission, disk full) throws core::Error{file} and leaves the old
// file as it was.
void write_file(const std::filesystem::path& path, std::string_view content, int mode = 0644);

}  // namespace attune::app
