#include "capture/stream_source.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "capture/backoff.hpp"
#include "capture/live_time.hpp"
#include "capture/media_reader.hpp"
#include "capture/source_error.hpp"

namespace attune::capture {
namespace {

class StreamSource : public FrameSource {
 public:
  StreamSource(std::string url, const SourceOptions& options, core::Clock& clock, double silence_s)
      : url_(std::move(url)),
        name_(printable_url(url_)),
        media_options_{.threads = options.decode_threads,
                       .open_timeout_s = silence_s,
                       .read_timeout_s = silence_s},
        clock_(clock) {
    info_.name = name_;
    info_.live = true;
    MediaResult first = connect();
    if (const auto* broken = std::get_if<MediaBroken>(&first)) {
      throw cannot_open(name_, "no picture arrives (" + broken->why + ")",
                        "check that the phone or camera is sending a video");
    }
    first_ = as_frame(std::move(std::get<MediaPicture>(first)));
  }

  const SourceInfo& info() const override { return info_; }

  ReadResult read() override {
    if (first_) return std::exchange(first_, {});
    MediaResult result = MediaBroken{};
    try {
      result = reader_ ? reader_->next() : connect();
    } catch (const core::Error& error) {
      return lost(error.what());
    }
    if (auto* picture = std::get_if<MediaPicture>(&result)) {
      backoff_.reset();
      return as_frame(std::move(*picture));
    }
    const auto* broken = std::get_if<MediaBroken>(&result);
    return lost(fmt::format("lost {}: {}; check that the phone or camera is on and in this network",
                            name_, broken != nullptr ? broken->why : "it ended"));
  }

 private:
  // Opens the address and reads the first picture; never MediaEnd.
  MediaResult connect() {
    reader_.emplace(MediaReader::open_url(url_, media_options_, clock_));
    info_.frame_rate = reader_->facts().frame_rate;
    MediaResult result = reader_->next();
    if (std::holds_alternative<MediaEnd>(result)) return MediaBroken{"it ended"};
    return result;
  }

  SourceLost lost(std::string message) {
    reader_.reset();
    return {std::move(message), backoff_.next_s()};
  }

  core::FramePtr as_frame(MediaPicture picture) {
    auto frame = std::make_shared<core::Frame>();
    frame->index = index_++;
    frame->time_s = time_.next(clock_.now_s());
    frame->image = std::move(picture.image);
    return frame;
  }

  std::string url_;
  std::string name_;
  MediaReader::Options media_options_;
  core::Clock& clock_;
  SourceInfo info_;
  Backoff backoff_;
  std::optional<MediaReader> reader_;  // empty while lost
  core::FramePtr first_;               // read while opening, not yet handed out
  LiveTime time_;
  std::int64_t index_ = 0;
};

}  // namespace

std::unique_ptr<FrameSource> make_stream_source(const std::string& url,
                                                const SourceOptions& options, core::Clock& clock,
                                                double silence_s) {
  return std::make_unique<StreamSource>(url, options, clock, silence_s);
}

}  // namespace attune::capture
