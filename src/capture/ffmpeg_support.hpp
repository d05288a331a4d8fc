#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace attune::capture {

// Makes FFmpeg's libraries say nothing on stderr, for the whole process; our errors are our own.
void silence_ffmpeg();

// A few plain words for an error code of FFmpeg.
std::string ffmpeg_words(int code);

// The rate numerator / denominator in frames a second, unless it is no frame rate (not set, or a
// clock's ticks).
std::optional<double> frame_rate_of(int numerator, int denominator);

// Whether the first bytes of a file are those of a video or picture of a kind that we know; tells a
// damaged file from one of another kind. At least 12 bytes are needed.
bool begins_like_media(std::string_view head);

}  // namespace attune::capture
