#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/frame.hpp"

namespace attune::capture {

// What a source is, for titles, progress bars and choices.
struct SourceInfo {
  std::string name;   // for the screen: "Integrated Camera", "demo", "clip.mp4"
  bool live = false;  // camera or stream: time is capture time, frames cannot be repeated
  std::optional<int> frame_count;    // files and folders, where known
  std::optional<double> duration_s;  // likewise
  std::optional<double> frame_rate;  // nominal
  std::string note;  // one line worth telling, else empty: what was asked of a camera and what it
                     // gives, how many pictures of a folder were skipped; may change while reading
};

struct EndOfSource {};

// The camera or stream is gone for now. The source reconnects by itself when read again.
struct SourceLost {
  std::string message;      // one line: what, where, remedy
  double retry_in_s = 0.0;  // read again after this; grows from 0.5 s to 10 s
};

using ReadResult = std::variant<core::FramePtr, EndOfSource, SourceLost>;

// A stream of frames. Not thread safe: one thread reads.
class FrameSource {
 public:
  virtual ~FrameSource() = default;
  virtual const SourceInfo& info() const = 0;
  // The next frame, as fast as the source gives it (a live source waits for its device, a file does
  // not). Throws core::Error{source} when it cannot continue at all (e.g. a file that turns out to
  // be damaged before its first frame). Damaged frames in the middle of a file are skipped.
  virtual ReadResult read() = 0;
};

struct SourceOptions {
  std::optional<int> width{};  // asked of a camera; it may answer otherwise
  std::optional<int> height{};
  std::optional<double> rate_hz{};
  std::string demo_path{};  // file that `demo` plays
  bool loop = false;        // files begin again at the end; time goes on
  int decode_threads = 1;   // for files and streams; 0: one for each core
};

// Opens what the user named: a camera number, /dev/videoN, a file, a folder of images, an
// http(s)/rtsp URL, "demo", "synthetic" or "synthetic:3". Throws core::Error{source} with a remedy
// when that cannot be.
std::unique_ptr<FrameSource> open_source(const std::string& spec, const SourceOptions& options,
                                         core::Clock& clock);

}  // namespace attune::capture
