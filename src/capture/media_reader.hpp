#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <variant>

#include "core/clock.hpp"

namespace attune::capture {

// What a container says about its pictures.
struct MediaFacts {
  bool still = false;              // a picture format (PNG, JPEG, ...), not a video
  std::optional<int> frame_count;  // where known; an estimate for some containers
  std::optional<double> duration_s;
  std::optional<double> frame_rate;
};

struct MediaPicture {
  cv::Mat image;  // BGR, upright, square pixels, continuous; owned by this picture alone
  std::optional<double> time_s;  // from the start of the container, as it says; not repaired
};

struct MediaEnd {};

// The stream broke off or was silent for too long; `why` is a few words.
struct MediaBroken {
  std::string why;
};

using MediaResult = std::variant<MediaPicture, MediaEnd, MediaBroken>;

// Reads pictures from a file or a network stream through FFmpeg's libraries.
//
// FFmpeg is used directly and not through cv::VideoCapture because that (4.6) decodes with one
// thread per core, keeps its colour conversion when a stream changes its size (reading outside the
// picture, as damaged clips and turned phones make it do), and lets a local playlist open sockets.
// Not thread safe. Nothing is written to stdout or stderr.
class MediaReader {
 public:
  struct Options {
    int threads = 1;              // that decode; 0: one for each core
    double open_timeout_s = 5.0;  // network only
    double read_timeout_s = 5.0;  // network only
  };

  // A local file, read through a file handle of our own: whatever it says inside, no other file
  // and no socket is opened. Throws core::Error{source} with a remedy.
  static MediaReader open_file(const std::string& path, const Options& options);

  // An http, https or rtsp address; local files cannot be reached from it. `clock` measures the
  // timeouts and must outlive the reader. Throws core::Error{source}.
  static MediaReader open_url(const std::string& url, const Options& options, core::Clock& clock);

  MediaReader(MediaReader&&) noexcept;
  MediaReader& operator=(MediaReader&&) noexcept;
  ~MediaReader();

  const MediaFacts& facts() const;

  // The next picture; damaged ones are skipped. MediaBroken only from a network stream.
  MediaResult next();

 private:
  struct Impl;
  explicit MediaReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::capture
