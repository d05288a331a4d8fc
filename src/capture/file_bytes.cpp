#include "capture/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <new>
#include <string_view>

#include "capture/ffmpeg_support.hpp"
#include "capture/source_error.hpp"

extern "C" {
#include <libavformat/avio.h>
#include <libavutil/error.h>
#include <libavutil/mem.h>
}

namespace attune::capture {
namespace {

constexpr int kBuffer_bytes = 1 << 16;

}  // namespace

FileBytes::FileBytes(const std::string& path)
    // Non-blocking, so that a named pipe cannot make us wait; for a file it means nothing.
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (descriptor_ < 0) throw cannot_open(path, errno);
  try {
    check(path);
    auto* buffer = static_cast<unsigned char*>(av_malloc(kBuffer_bytes));
    io_ = avio_alloc_context(buffer, kBuffer_bytes, 0, this, &FileBytes::read, nullptr,
                             &FileBytes::seek);
    if (io_ == nullptr) {
      av_free(buffer);
      throw std::bad_alloc();
    }
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

FileBytes::~FileBytes() {
  // FFmpeg may have changed the buffer for another one.
  av_freep(&io_->buffer);
  avio_context_free(&io_);
  ::close(descriptor_);
}

void FileBytes::check(const std::string& path) {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw cannot_open(path, errno);
  if (!S_ISREG(status.st_mode)) {
    throw cannot_open(printable(path), "it is not an ordinary file", "name a video or a picture");
  }
  if (status.st_size == 0) {
    throw cannot_open(printable(path), "the file is empty", "copy or record it again");
  }
  size_ = status.st_size;
  std::array<char, 16> head{};
  const ssize_t count = ::pread(descriptor_, head.data(), head.size(), 0);
  if (count < 0) throw cannot_open(path, errno);
  begins_like_media_ =
      capture::begins_like_media(std::string_view(head.data(), static_cast<std::size_t>(count)));
}

int FileBytes::read(void* self, std::uint8_t* buffer, int size) {
  const ssize_t count =
      ::read(static_cast<FileBytes*>(self)->descriptor_, buffer, static_cast<std::size_t>(size));
  if (count < 0) return AVERROR(errno);
  return count == 0 ? AVERROR_EOF : static_cast<int>(count);
}

std::int64_t FileBytes::seek(void* self, std::int64_t offset, int whence) {
  const int descriptor = static_cast<FileBytes*>(self)->descriptor_;
  if ((whence & AVSEEK_SIZE) != 0) {
    // Asked anew: the file may still be growing.
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 ? status.st_size : AVERROR(errno);
  }
  const off_t position = ::lseek(descriptor, offset, whence & ~AVSEEK_FORCE);
  return position < 0 ? AVERROR(errno) : position;
}

}  // namespace attune::capture
