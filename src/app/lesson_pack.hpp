#pragma once

#include <cstdint>
#include <filesystem>

namespace attune::app {

inline constexpr const char* kPackExtension = ".attune-lesson";

// What a lesson that somebody sends may hold at most.
struct PackLimits {
  std::size_t files = 500;
  std::uint64_t file_bytes = std::uint64_t{2} << 30;   // of one clip: half an hour of 8 Mbit/s
  std::uint64_t total_bytes = std::uint64_t{4} << 30;  // of all that is unpacked
};

// Puts a lesson (.json or .csv) with its clips and pictures into one file: a zip archive with
// `pack.json` (names, sizes and SHA-256 of all), `lesson.json` and `clips/NAME`. Sources that are
// built in stay as they are. Writes beside `out` and renames, so that a full disk leaves no half of
// it. Throws core::Error{usage} for a source that is no file (an address, a folder, a camera),
// core::Error{file} when something cannot be read or written.
void pack_lesson(const std::filesystem::path& lesson, const std::filesystem::path& out);

// Unpacks into a folder of its own below `folder` and gives the path of the lesson in it; the same
// lesson once more replaces what was there. Nothing is believed of such a file: only the names that
// pack_lesson() gives are written, each must have the size and the sum that `pack.json` tells, and
// until all is well nothing stands in its place. Throws core::Error{file}: damaged, not such a
// file, more than `limits`, disk full.
std::filesystem::path unpack_lesson(const std::filesystem::path& pack,
                                    const std::filesystem::path& folder,
                                    const PackLimits& limits = {});

}  // namespace attune::app
