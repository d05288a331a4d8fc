#pragma once

#include <string>
#include <string_view>

namespace attune::capture {

enum class SourceKind { camera, path, url, demo, synthetic };

struct SourceSpec {
  SourceKind kind = SourceKind::path;
  std::string target{};  // device path, file or folder, or address; empty for demo and synthetic
  int people = 1;        // that a synthetic source draws
};

// What the user's word names, from the word alone: no file or device is looked at.
//   "0", "12"              camera /dev/video0, /dev/video12
//   "/dev/video2", "/dev/v4l/by-id/..."   camera
//   "http://", "https://", "rtsp://", "rtsps://"   stream (upper case too)
//   "file://PATH"          PATH
//   "demo", "synthetic"    the built-in ones; "./demo" is a file of that name
//   "synthetic:3"          so many drawn people, 1 .. kMostSyntheticPeople
//   anything else          a file or folder
// Throws core::Error{usage} for an empty word, other kinds of address and other numbers of people.
SourceSpec parse_source_spec(std::string_view word);

}  // namespace attune::capture
