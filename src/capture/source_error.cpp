#include "capture/source_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace attune::capture {
namespace {

constexpr std::size_t kLongestName = 200;

}  // namespace

std::string printable(std::string_view name) {
  std::string text;
  if (name.size() > kLongestName) {
    text = "...";
    name.remove_prefix(name.size() - kLongestName);
    // Not from the middle of a UTF-8 character.
    while (!name.empty() && (static_cast<unsigned char>(name[0]) & 0xC0U) == 0x80U) {
      name.remove_prefix(1);
    }
  }
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte < 0x20 || byte == 0x7F ? '?' : c;
  }
  return text;
}

std::string printable_url(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return printable(url);
  const std::size_t host = scheme_end + 3;
  const std::string_view authority = url.substr(host, url.find_first_of("/?#", host) - host);
  const std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos) return printable(url);
  return printable(std::string(url.substr(0, host)) + std::string(url.substr(host + at + 1)));
}

core::Error cannot_open(std::string_view name, std::string_view why, std::string_view remedy) {
  return {core::ErrorKind::source, fmt::format("cannot open {}: {}; {}", name, why, remedy)};
}

core::Error cannot_open(std::string_view name, int error_number) {
  const std::string shown = printable(name);
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return cannot_open(shown, "no such file", "check the name and the folder");
    case EACCES:
    case EPERM:
      return cannot_open(shown, "you have no permission to read it",
                         "ask its owner, or change it with chmod");
    case ENAMETOOLONG:
      return cannot_open(shown, "the name is too long", "check the name");
    case EMFILE:
    case ENFILE:
      return cannot_open(shown, "too many files are open", "close other programs and try again");
    default:
      return cannot_open(shown, std::strerror(error_number), "check the disk and try again");
  }
}

}  // namespace attune::capture
