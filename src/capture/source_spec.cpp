#include "capture/source_spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "capture/source_error.hpp"
#include "capture/synthetic_people.hpp"
#include "core/error.hpp"

namespace attune::capture {
namespace {

constexpr std::size_t kMostDigits = 4;

bool is_scheme(std::string_view text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.';
         });
}

SourceSpec parse_address(std::string_view word, std::string_view scheme) {
  std::string lower(scheme);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::string_view rest = word.substr(scheme.size());
  if (lower == "file") return {SourceKind::path, std::string(rest.substr(3))};
  if (lower == "http" || lower == "https" || lower == "rtsp" || lower == "rtsps") {
    return {SourceKind::url, lower + std::string(rest)};
  }
  throw core::Error(core::ErrorKind::usage,
                    fmt::format("cannot open {}: addresses of this kind are not known; use http, "
                                "https or rtsp",
                                printable_url(word)));
}

SourceSpec parse_people(std::string_view word, std::string_view number) {
  const bool one_digit = number.size() == 1 && number[0] >= '0' && number[0] <= '9';
  const int people = one_digit ? number[0] - '0' : 0;
  if (people < 1 || people > kMostSyntheticPeople) {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("cannot open {}: 1 to {} people can be drawn, as in synthetic:{}",
                                  printable(word), kMostSyntheticPeople, kMostSyntheticPeople));
  }
  return {SourceKind::synthetic, {}, people};
}

}  // namespace

SourceSpec parse_source_spec(std::string_view word) {
  if (word.empty() || word.find('\0') != std::string_view::npos) {
    throw core::Error(core::ErrorKind::usage,
                      "no source is named; give a camera number, a file, a folder, an address, "
                      "demo or synthetic");
  }
  if (word == "demo") return {SourceKind::demo, {}};
  if (word == "synthetic") return {SourceKind::synthetic, {}};
  constexpr std::string_view kSeveral = "synthetic:";
  if (word.starts_with(kSeveral)) return parse_people(word, word.substr(kSeveral.size()));
  if (word.size() <= kMostDigits &&
      std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const std::size_t first = std::min(word.find_first_not_of('0'), word.size() - 1);
    return {SourceKind::camera, "/dev/video" + std::string(word.substr(first))};
  }
  if (word.starts_with("/dev/video") || word.starts_with("/dev/v4l/")) {
    return {SourceKind::camera, std::string(word)};
  }
  const std::size_t scheme_end = word.find("://");
  if (scheme_end != std::string_view::npos && is_scheme(word.substr(0, scheme_end))) {
    return parse_address(word, word.substr(0, scheme_end));
  }
  return {SourceKind::path, std::string(word)};
}

}  // namespace attune::capture
