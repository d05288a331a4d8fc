#include "capture/file_source.hpp"

#include <optional>
#include <utility>

#include "capture/media_reader.hpp"
#include "capture/source_error.hpp"
#include "capture/stream_time.hpp"

namespace attune::capture {
namespace {

class FileSource : public FrameSource {
 public:
  FileSource(std::string path, std::string name, const SourceOptions& options)
      : path_(std::move(path)),
        media_options_{.threads = options.decode_threads},
        loop_(options.loop),
        reader_(MediaReader::open_file(path_, media_options_)),
        time_(reader_.facts().frame_rate.value_or(0.0)) {
    const MediaFacts& facts = reader_.facts();
    info_.name = std::move(name);
    info_.frame_count = facts.frame_count;
    info_.duration_s = facts.duration_s;
    info_.frame_rate = facts.frame_rate;
    first_ = next_picture();
    if (!first_) {
      throw cannot_open(printable(path_), "no picture in it can be read, it is damaged",
                        "copy or record it again");
    }
  }

  const SourceInfo& info() const override { return info_; }

  ReadResult read() override {
    std::optional<MediaPicture> picture = first_ ? std::exchange(first_, {}) : next_picture();
    if (!picture && loop_) {
      reader_ = MediaReader::open_file(path_, media_options_);
      time_.restart();
      picture = next_picture();
    }
    if (!picture) return EndOfSource{};
    auto frame = std::make_shared<core::Frame>();
    frame->index = index_++;
    frame->time_s = time_.next(picture->time_s);
    frame->image = std::move(picture->image);
    return core::FramePtr(std::move(frame));
  }

 private:
  std::optional<MediaPicture> next_picture() {
    MediaResult result = reader_.next();
    if (auto* picture = std::get_if<MediaPicture>(&result)) return std::move(*picture);
    return std::nullopt;
  }

  std::string path_;
  MediaReader::Options media_options_;
  bool loop_;
  MediaReader reader_;
  StreamTime time_;
  SourceInfo info_;
  std::optional<MediaPicture> first_;  // decoded while opening, not yet handed out
  std::int64_t index_ = 0;
};

}  // namespace

std::unique_ptr<FrameSource> make_file_source(const std::string& path, const std::string& name,
                                              const SourceOptions& options) {
  return std::make_unique<FileSource>(path, name, options);
}

}  // namespace attune::capture
