#include "report/line_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace attune::report {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

std::string remedy(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "make its folder first, or choose another place with --out";
    case EISDIR:
      return "give the name of a file, not of a folder, with --out";
    case ENOSPC:
    case EDQUOT:
      return "free some space, or choose another place with --out";
    default:
      return "choose another place with --out";
  }
}

[[noreturn]] void fail(const std::string& path, int error, const std::string& more = {}) {
  throw core::Error(core::ErrorKind::file, fmt::format("cannot write {}: {}{}; {}", path,
                                                       reason(error), more, remedy(error)));
}

}  // namespace

LineFile::LineFile(std::string path) : path_(std::move(path)) {
  struct stat before {};
  if (::stat(path_.c_str(), &before) == 0 && S_ISREG(before.st_mode) && before.st_size > 0) {
    kept_as_ = path_ + "~";
    if (::rename(path_.c_str(), kept_as_.c_str()) != 0) fail(path_, errno);
  }
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor_ < 0) {
    const int error = errno;
    if (!kept_as_.empty()) ::rename(kept_as_.c_str(), path_.c_str());  // as it was
    fail(path_, error);
  }
  struct stat now {};
  regular_ = ::fstat(descriptor_, &now) == 0 && S_ISREG(now.st_mode);
  if (regular_) ::fchmod(descriptor_, 0600);  // an empty file may have been there with wider rights
}

LineFile::~LineFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void LineFile::append(std::string_view lines) {
  ATTUNE_REQUIRE(!lines.empty() && lines.back() == '\n');
  std::size_t written = 0;
  while (written < lines.size()) {
    const ssize_t n = ::write(descriptor_, lines.data() + written, lines.size() - written);
    if (n >= 0) {
      written += static_cast<std::size_t>(n);
      continue;
    }
    if (errno == EINTR) continue;
    const int error = errno;
    std::string more;
    if (regular_) {  // take back what there is of the line that did not fit
      const std::size_t whole = lines.substr(0, written).rfind('\n');
      if (whole != std::string_view::npos) whole_bytes_ += static_cast<std::int64_t>(whole) + 1;
      if (::ftruncate(descriptor_, whole_bytes_) == 0) {
        more = " (what is written so far stays valid)";
      }
    }
    fail(path_, error, more);
  }
  whole_bytes_ += static_cast<std::int64_t>(lines.size());
}

}  // namespace attune::report
