#pragma once

#include <atomic>
#include <opencv2/core/mat.hpp>
#include <string>
#include <thread>
#include <vector>

namespace attune::testing {

// A camera on the network as phones are: motion JPEG over HTTP, on a free port of this machine
// only. Serves one caller at a time on a thread of its own. The public functions are for one
// thread.
class MjpegServer {
 public:
  enum class Manner {
    video,     // sends the frames round and round
    silent,    // answers, then sends nothing
    mute,      // takes the call and never answers
    not_video  // sends a page of text
  };

  // Listens at once. Throws std::runtime_error when it cannot.
  explicit MjpegServer(const std::vector<cv::Mat>& frames, double rate_hz = 100.0);
  ~MjpegServer();
  MjpegServer(const MjpegServer&) = delete;
  MjpegServer& operator=(const MjpegServer&) = delete;

  std::string url() const;
  void set_manner(Manner manner) { manner_ = manner; }

  // Hangs up and stops listening; callers are refused until start(), which uses the same port.
  void stop();
  void start();

 private:
  void serve(int listener);
  void serve_caller(int caller);
  // Waits for the stop signal or the time; true when it is time to stop.
  bool wait(int milliseconds) const;
  bool send_all(int caller, const std::string& bytes) const;

  std::vector<std::string> jpegs_;
  int interval_ms_;
  int port_ = 0;
  int stop_event_ = -1;
  std::atomic<Manner> manner_ = Manner::video;
  std::jthread thread_;
};

}  // namespace attune::testing
