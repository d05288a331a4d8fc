#include "app/result_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "core/error.hpp"

namespace attune::app {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void fail(const std::string& path, int error) {
  throw core::Error(core::ErrorKind::file,
                    fmt::format("cannot write {}: {}; choose another place for the result", path,
                                std::generic_category().message(error)));
}

void write_to(std::FILE* file, const std::string& path, std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (!written || std::fflush(file) != 0) fail(path, errno);
}

}  // namespace

void write_result(const std::string& path, std::string_view text) {
  if (path == "-") return write_to(stdout, "standard output", text);
  std::error_code error;
  // A device or pipe is written as it is; a file through a neighbour that then takes its place.
  const bool direct =
      std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error);
  const std::string target = direct ? path : path + ".part";
  try {
    const std::unique_ptr<std::FILE, Close> file(std::fopen(target.c_str(), "we"));
    if (!file) fail(path, errno);
    write_to(file.get(), path, text);
  } catch (const core::Error&) {
    if (!direct) std::filesystem::remove(target, error);
    throw;
  }
  if (direct) return;
  std::filesystem::rename(target, path, error);
  if (error) fail(path, error.value());
}

}  // namespace attune::app
