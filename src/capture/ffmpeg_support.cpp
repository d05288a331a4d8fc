#include "capture/ffmpeg_support.hpp"

#include <array>
#include <mutex>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace attune::capture {

void silence_ffmpeg() {
  static std::once_flag once;
  std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

std::string ffmpeg_words(int code) {
  if (code == AVERROR(EIO) || code == AVERROR_EOF) return "the connection broke off";
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(code, text.data(), text.size());
  return text.data();
}

std::optional<double> frame_rate_of(int numerator, int denominator) {
  if (numerator <= 0 || denominator <= 0) return std::nullopt;
  const double rate_hz = static_cast<double>(numerator) / denominator;
  constexpr double kSlowest_hz = 0.01;
  constexpr double kFastest_hz = 1000.0;
  if (rate_hz < kSlowest_hz || rate_hz >= kFastest_hz) return std::nullopt;
  return rate_hz;
}

bool begins_like_media(std::string_view head) {
  if (head.size() < 12) return false;
  using namespace std::string_view_literals;
  for (const std::string_view box : {"ftyp"sv, "moov"sv, "mdat"sv, "free"sv, "wide"sv}) {
    if (head.substr(4, 4) == box) return true;
  }
  for (const std::string_view magic :
       {"\x1A\x45\xDF\xA3"sv, "RIFF"sv, "\xFF\xD8\xFF"sv, "\x89PNG"sv, "OggS"sv, "FLV"sv, "GIF8"sv,
        "\x30\x26\xB2\x75"sv, "\0\0\x01\xBA"sv, "II*\0"sv, "MM\0*"sv}) {
    if (head.starts_with(magic)) return true;
  }
  return false;
}

}  // namespace attune::capture
