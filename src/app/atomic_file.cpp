#include "app/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace attune::app {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int code) {
  throw core::Error(core::ErrorKind::file,
                    fmt::format("cannot write {}: {}; choose another place or make room",
                                path.string(), std::generic_category().message(code)));
}

// The temporary file; removed unless it was renamed.
class Temporary {
 public:
  Temporary(const std::filesystem::path& target, int mode)
      : target_(target), path_(target.string() + ".XXXXXX") {
    file_ = ::mkstemp(path_.data());
    if (file_ < 0) fail(target_, errno);
    if (::fchmod(file_, static_cast<mode_t>(mode)) != 0) give_up();
  }
  ~Temporary() {
    if (file_ >= 0) ::close(file_);
    if (!renamed_) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  void write(std::string_view content) {
    while (!content.empty()) {
      const ssize_t written = ::write(file_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) give_up();
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void rename() {
    if (::fsync(file_) != 0) give_up();
    if (::close(std::exchange(file_, -1)) != 0) give_up();
    if (::rename(path_.c_str(), target_.c_str()) != 0) give_up();
    renamed_ = true;
  }

 private:
  [[noreturn]] void give_up() {
    const int code = errno;
    if (file_ >= 0) ::close(std::exchange(file_, -1));
    ::unlink(path_.c_str());
    renamed_ = true;  // nothing is left to remove
    fail(target_, code);
  }

  std::filesystem::path target_;
  std::string path_;
  int file_ = -1;
  bool renamed_ = false;
};

}  // namespace

void write_file(const std::filesystem::path& path, std::string_view content, int mode) {
  Temporary temporary(path, mode);
  temporary.write(content);
  temporary.rename();
}

}  // namespace attune::app
