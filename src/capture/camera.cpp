#include "capture/camera.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "capture/backoff.hpp"
#include "capture/devices.hpp"
#include "capture/jpeg_decoder.hpp"
#include "capture/live_time.hpp"
#include "capture/picture_pool.hpp"
#include "capture/source_error.hpp"

namespace attune::capture {
namespace {

constexpr int kDefaultWidth_px = 640;
constexpr int kDefaultHeight_px = 480;
constexpr double kDefaultRate_hz = 30.0;
// So many damaged pictures in a row are skipped before the camera counts as lost.
constexpr int kMostDamagedInARow = 30;

constexpr int fourcc(char a, char b, char c, char d) {
  return a | (b << 8) | (c << 16) | (d << 24);
}
constexpr int kMotionJpeg = fourcc('M', 'J', 'P', 'G');
constexpr int kJpeg = fourcc('J', 'P', 'E', 'G');
constexpr int kNv12 = fourcc('N', 'V', '1', '2');
constexpr int kNv21 = fourcc('N', 'V', '2', '1');

// OpenCV waits in select() for as long as this says, and reads it once per process.
void set_up_opencv() {
  static std::once_flag once;
  std::call_once(once, [] {
    ::setenv("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", std::to_string(kSilence_s).c_str(), 0);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
  });
}

std::string other_cameras() {
  std::string text;
  for (const Device& device : list_devices()) {
    if (!device.can_capture) continue;
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", device.path, device.name);
  }
  return text;
}

core::Error why_not(const std::string& path, DeviceState state) {
  const std::string name = "camera " + printable(path);
  switch (state) {
    case DeviceState::no_device: {
      const std::string others = other_cameras();
      return others.empty()
                 ? cannot_open(name, "there is no camera", "plug one in, or name a file or demo")
                 : cannot_open(name, "there is no such camera", "choose one of: " + others);
    }
    case DeviceState::no_permission:
      return cannot_open(name, "you have no permission to use it",
                         "run: sudo usermod -aG video $USER, then log out and in again");
    case DeviceState::busy:
      return cannot_open(name, "another program uses it", "close that program and try again");
    case DeviceState::not_a_camera: {
      const std::string others = other_cameras();
      return cannot_open(name, "this device gives no pictures",
                         others.empty() ? "plug in a camera" : "choose one of: " + others);
    }
    case DeviceState::ready:
      break;
  }
  return cannot_open(name, "it gives no picture that can be read",
                     "unplug it and plug it in again");
}

class CameraSource : public FrameSource {
 public:
  CameraSource(std::string path, const SourceOptions& options, core::Clock& clock)
      : path_(std::move(path)), options_(options), clock_(clock) {
    set_up_opencv();
    info_.live = true;
    open();
    first_ = next_frame();
    if (!first_) {
      const DeviceState state = probe_after_closing();
      if (state != DeviceState::ready) throw why_not(path_, state);
      throw cannot_open(shown(), "it sends no pictures",
                        "open its shutter if it has one, or unplug it and plug it in again");
    }
  }

  const SourceInfo& info() const override { return info_; }

  ReadResult read() override {
    if (first_) return std::exchange(first_, {});
    try {
      if (!camera_.isOpened()) {
        find_again();
        open();
      }
    } catch (const core::Error& error) {
      camera_.release();
      return SourceLost{error.what(), backoff_.next_s()};
    }
    if (core::FramePtr frame = next_frame()) {
      backoff_.reset();
      return frame;
    }
    const DeviceState state = probe_after_closing();
    return SourceLost{state == DeviceState::ready
                          ? fmt::format("lost {}: it sends no more pictures; unplug it and plug it "
                                        "in again",
                                        shown())
                          : gone_message(),
                      backoff_.next_s()};
  }

 private:
  std::string shown() const {
    return device_ ? fmt::format("camera {} ({})", printable(path_), device_->name)
                   : "camera " + printable(path_);
  }

  std::string gone_message() const {
    return fmt::format("lost {}: it is unplugged; plug it in again", shown());
  }

  DeviceState probe_after_closing() {
    camera_.release();
    return probe_device(path_);
  }

  // What stands behind path_, which may be a link to the numbered device.
  std::optional<Device> find_device() const {
    std::error_code error;
    const std::string target = std::filesystem::weakly_canonical(path_, error).string();
    for (const Device& device : list_devices()) {
      if (device.path == path_ || (!error && device.path == target)) return device;
    }
    return std::nullopt;
  }

  // Sets path_ to where the camera is now. Throws when it is not there.
  void find_again() {
    if (!device_) return;
    std::optional<std::string> elsewhere;
    for (const Device& device : list_devices()) {
      if (!device.can_capture || device.name != device_->name) continue;
      if (device.path == path_) return;
      // The same socket counts for more than the first of several cameras of a kind.
      if (!elsewhere || device.bus == device_->bus) elsewhere = device.path;
    }
    if (!elsewhere) throw core::Error(core::ErrorKind::source, gone_message());
    path_ = *elsewhere;
  }

  void open() {
    const DeviceState state = probe_device(path_);
    if (state != DeviceState::ready) throw why_not(path_, state);
    if (!device_) device_ = find_device();
    info_.name = device_ ? device_->name : printable(path_);
    time_.restart();
    // The probe and this are two steps: another program may come between them.
    if (!camera_.open(path_, cv::CAP_V4L2)) throw why_not(path_, probe_device(path_));
    ask_for_size_and_rate();
  }

  void ask_for_size_and_rate() {
    const int width = options_.width.value_or(kDefaultWidth_px);
    const int height = options_.height.value_or(kDefaultHeight_px);
    const double rate_hz = options_.rate_hz.value_or(kDefaultRate_hz);
    // USB carries larger or faster pictures only when they are compressed.
    if (width * height > kDefaultWidth_px * kDefaultHeight_px || rate_hz > kDefaultRate_hz) {
      camera_.set(cv::CAP_PROP_FOURCC, kMotionJpeg);
    }
    camera_.set(cv::CAP_PROP_FPS, rate_hz);
    // Each new size stops and starts the device, so it is not set without need.
    if (camera_.get(cv::CAP_PROP_FRAME_WIDTH) != width ||
        camera_.get(cv::CAP_PROP_FRAME_HEIGHT) != height) {
      camera_.set(cv::CAP_PROP_FRAME_WIDTH, width);
      camera_.set(cv::CAP_PROP_FRAME_HEIGHT, height);
    }
    format_ = static_cast<int>(camera_.get(cv::CAP_PROP_FOURCC));
    is_jpeg_ = format_ == kMotionJpeg || format_ == kJpeg;
    if (is_jpeg_) camera_.set(cv::CAP_PROP_CONVERT_RGB, 0);

    width_px_ = static_cast<int>(camera_.get(cv::CAP_PROP_FRAME_WIDTH));
    height_px_ = static_cast<int>(camera_.get(cv::CAP_PROP_FRAME_HEIGHT));
    const double given_hz = camera_.get(cv::CAP_PROP_FPS);
    info_.frame_rate = given_hz > 0.0 ? std::optional(given_hz) : std::nullopt;
    info_.note.clear();
    const bool other_rate = options_.rate_hz && info_.frame_rate &&
                            std::abs(*info_.frame_rate - *options_.rate_hz) > 0.5;
    if ((options_.width && width_px_ != width) || (options_.height && height_px_ != height) ||
        other_rate) {
      info_.note =
          fmt::format("asked for {} x {} at {:.0f}, the camera gives {} x {} at {:.0f}", width,
                      height, rate_hz, width_px_, height_px_, std::max(given_hz, 0.0));
    }
  }

  // Null when no picture came in time or the device is gone.
  core::FramePtr next_frame() {
    try {
      for (int damaged = 0; damaged < kMostDamagedInARow; ++damaged) {
        if (!camera_.grab()) return nullptr;
        const double now_s = clock_.now_s();
        cv::Mat image = take_image();
        if (image.empty()) continue;
        auto frame = std::make_shared<core::Frame>();
        frame->index = index_++;
        frame->time_s = time_.next(now_s, camera_.get(cv::CAP_PROP_POS_MSEC) / 1000.0);
        frame->image = std::move(image);
        return frame;
      }
    } catch (const cv::Exception&) {
      // OpenCV checks what the driver tells it this way; a driver that talks nonsense is lost too.
    }
    return nullptr;
  }

  cv::Mat take_image() {
    if (is_jpeg_) {
      return camera_.retrieve(jpeg_) ? decoder_.decode(jpeg_) : cv::Mat();
    }
    cv::Mat image = pool_.take(height_px_, width_px_, CV_8UC3);
    if (!camera_.retrieve(image) || image.type() != CV_8UC3) return {};
    // OpenCV 4.6 mixes up red and blue of these two.
    if (format_ == kNv12 || format_ == kNv21) cv::cvtColor(image, image, cv::COLOR_RGB2BGR);
    return image;
  }

  std::string path_;
  SourceOptions options_;
  core::Clock& clock_;
  std::optional<Device> device_;  // what it was at first; empty for a link
  SourceInfo info_;
  cv::VideoCapture camera_;
  int format_ = 0;
  bool is_jpeg_ = false;
  int width_px_ = 0;
  int height_px_ = 0;
  cv::Mat jpeg_;
  JpegDecoder decoder_;
  PicturePool pool_;
  LiveTime time_;
  Backoff backoff_;
  core::FramePtr first_;  // read while opening, not yet handed out
  std::int64_t index_ = 0;
};

}  // namespace

std::unique_ptr<FrameSource> make_camera_source(const std::string& path,
                                                const SourceOptions& options, core::Clock& clock) {
  return std::make_unique<CameraSource>(path, options, clock);
}

}  // namespace attune::capture
