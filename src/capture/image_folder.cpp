#include "capture/image_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "capture/media_reader.hpp"
#include "capture/natural_order.hpp"
#include "capture/source_error.hpp"
#include "capture/stream_time.hpp"

namespace attune::capture {
namespace {

namespace fs = std::filesystem;

bool has_ending(const fs::path& path, std::initializer_list<std::string_view> endings) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_named_like_a_picture(const fs::path& path) {
  return has_ending(
      path, {".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".ppm", ".pgm", ".pbm"});
}

bool is_named_like_a_video(const fs::path& path) {
  return has_ending(path, {".mp4", ".m4v", ".mov", ".avi", ".webm", ".mkv", ".mpg", ".mpeg"});
}

class ImageFolder : public FrameSource {
 public:
  ImageFolder(const std::string& path, const SourceOptions& options)
      : loop_(options.loop), rate_hz_(options.rate_hz.value_or(kFolderRate_hz)) {
    if (!(rate_hz_ > 0.0)) rate_hz_ = kFolderRate_hz;
    const std::string name = printable(path);
    const bool has_videos = list(path);
    if (files_.empty()) {
      throw cannot_open("folder " + name, "there are no pictures in it",
                        has_videos ? "name one of its videos"
                                   : "put jpg or png files into it, or name another folder");
    }
    info_.name = fs::path(name).lexically_normal().filename().string();
    if (info_.name.empty() || info_.name == ".") info_.name = name;
    info_.frame_count = static_cast<int>(files_.size());
    info_.duration_s = static_cast<double>(files_.size()) / rate_hz_;
    info_.frame_rate = rate_hz_;
    first_ = next_image();
    if (first_.empty()) {
      throw cannot_open("folder " + name,
                        files_.size() == 1
                            ? std::string("its only picture cannot be read")
                            : fmt::format("none of its {} pictures can be read", files_.size()),
                        "copy them again, or name another folder");
    }
  }

  const SourceInfo& info() const override { return info_; }

  ReadResult read() override {
    cv::Mat image = first_.empty() ? next_image() : std::exchange(first_, cv::Mat());
    if (image.empty() && loop_) {
      at_ = 0;
      count_skipped_ = false;  // they were counted the first time round
      image = next_image();
    }
    if (image.empty()) return EndOfSource{};
    auto frame = std::make_shared<core::Frame>();
    frame->index = index_;
    frame->time_s = static_cast<double>(index_) / rate_hz_;
    frame->image = std::move(image);
    ++index_;
    return core::FramePtr(std::move(frame));
  }

 private:
  // Fills files_; says whether videos lie beside the pictures.
  bool list(const std::string& path) {
    std::error_code error;
    fs::directory_iterator entries(path, error);
    if (error) {
      if (error == std::errc::permission_denied) {
        throw cannot_open("folder " + printable(path), "you have no permission to read it",
                          "ask its owner, or change it with chmod");
      }
      throw cannot_open(path, error.value());
    }
    bool has_videos = false;
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      if (error) break;
      const fs::path& file = entries->path();
      if (file.filename().string().starts_with('.')) continue;
      has_videos = has_videos || is_named_like_a_video(file);
      if (is_named_like_a_picture(file) && !entries->is_directory(error)) files_.push_back(file);
    }
    std::sort(files_.begin(), files_.end(), [](const fs::path& a, const fs::path& b) {
      return natural_less(a.filename().string(), b.filename().string());
    });
    return has_videos;
  }

  // Empty at the end of the folder.
  cv::Mat next_image() {
    while (at_ < files_.size()) {
      const fs::path& file = files_[at_++];
      try {
        MediaResult result = MediaReader::open_file(file.string(), {}).next();
        if (auto* picture = std::get_if<MediaPicture>(&result)) return std::move(picture->image);
      } catch (const core::Error&) {
        // Counted below like a file that opens but holds no picture.
      }
      if (count_skipped_) ++skipped_;
      info_.note =
          fmt::format("{} of {} pictures cannot be read and are skipped", skipped_, files_.size());
    }
    return {};
  }

  bool loop_;
  double rate_hz_;
  std::vector<fs::path> files_;
  std::size_t at_ = 0;
  int skipped_ = 0;
  bool count_skipped_ = true;
  SourceInfo info_;
  cv::Mat first_;  // decoded while opening, not yet handed out
  std::int64_t index_ = 0;
};

}  // namespace

std::unique_ptr<FrameSource> make_image_folder(const std::string& path,
                                               const SourceOptions& options) {
  return std::make_unique<ImageFolder>(path, options);
}

}  // namespace attune::capture
