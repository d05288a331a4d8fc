#pragma once

#include <cstdint>
#include <string>

struct AVIOContext;

namespace attune::capture {

// An ordinary, non-empty file opened for FFmpeg, which sees bytes and neither a name nor a folder.
// Not thread safe.
class FileBytes {
 public:
  // Throws core::Error{source} with a remedy when there is no such file, it may not be read, is
  // empty, or is a folder, pipe or device.
  explicit FileBytes(const std::string& path);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  // For AVFormatContext::pb; owned here and valid as long as this is.
  AVIOContext* io() { return io_; }
  std::int64_t size() const { return size_; }
  // Whether the file begins as a known kind of video or picture does.
  bool begins_like_media() const { return begins_like_media_; }

 private:
  static int read(void* self, std::uint8_t* buffer, int size);
  static std::int64_t seek(void* self, std::int64_t offset, int whence);
  void check(const std::string& path);

  int descriptor_;
  std::int64_t size_ = 0;
  bool begins_like_media_ = false;
  AVIOContext* io_ = nullptr;
};

}  // namespace attune::capture
