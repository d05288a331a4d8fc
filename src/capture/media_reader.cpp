#include "capture/media_reader.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "capture/ffmpeg_support.hpp"
#include "capture/file_bytes.hpp"
#include "capture/picture_converter.hpp"
#include "capture/source_error.hpp"
#include "core/error.hpp"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
}

namespace attune::capture {
namespace {

// Containers that hold pictures. Playlists and session descriptions (hls, dash, concat, sdp, ...)
// are left out: they name other files and hosts.
constexpr const char* kFileFormats =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,gif,mjpeg,h264,"
    "hevc,m4v,ivf,av1,obu,dv,mxf,nut,yuv4mpegpipe,apng,jpeg_pipe,png_pipe,bmp_pipe,webp_pipe,"
    "tiff_pipe,ppm_pipe,pgm_pipe,pbm_pipe,pam_pipe,wav,mp3,flac,aac";
constexpr const char* kStreamFormats =
    "mpjpeg,mjpeg,jpeg_pipe,mpegts,mpeg,flv,mov,mp4,matroska,webm,ogg,avi,asf,hls,rtsp,rtp,h264,"
    "hevc,m4v,mpegvideo";
constexpr const char* kStreamProtocols = "http,https,tcp,tls,crypto,rtsp,rtp,rtcp,udp,srtp";

constexpr std::int64_t kLargestPicture_px = 64'000'000;
constexpr std::int64_t kLargestPicture_bytes = 200'000'000;
// Limits on useless work, so that a damaged file ends instead of keeping us busy.
constexpr int kMostPacketsWithoutPicture = 3000;
constexpr int kMostReadErrorsInARow = 100;
// Some encoders make decoders complain all the time; after so many pictures in a row that are said
// to be damaged they are shown all the same.
constexpr int kMostDamagedInARow = 60;

bool is_picture_format(const AVFormatContext& format) {
  const std::string_view name = format.iformat->name;
  return name.ends_with("_pipe") && name != "yuv4mpegpipe";
}

int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
  return AVERROR(EPERM);
}

}  // namespace

struct MediaReader::Impl {
  explicit Impl(const Options& asked) : options(asked) {}
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void open_path(const std::string& path);
  void open_address(const std::string& url, core::Clock& given_clock);
  MediaResult next();

  // What an open shares. Each returns the reason of a failure, or nothing.
  struct Failure {
    std::string why;
    std::string remedy;
  };
  std::optional<Failure> choose_stream();
  std::optional<Failure> open_decoder();
  int find_stream_facts();
  void collect_facts();

  enum class Step { picture, again, end, broken };
  Step decode_step();
  bool is_damaged(const AVFrame& decoded) const;
  std::optional<MediaPicture> take_picture();
  const std::int32_t* display_matrix() const;

  void allow_time(double seconds) {
    if (clock != nullptr) deadline_s = clock->now_s() + seconds;
  }
  static int is_too_late(void* self);

  Options options;
  core::Clock* clock = nullptr;  // network only
  double deadline_s = std::numeric_limits<double>::infinity();
  bool timed_out = false;

  std::unique_ptr<FileBytes> file;  // files only
  AVFormatContext* format = nullptr;
  AVCodecContext* codec = nullptr;
  AVPacket* packet = av_packet_alloc();
  AVFrame* frame = av_frame_alloc();
  AVStream* stream = nullptr;  // of `format`
  std::optional<PictureConverter> converter;
  MediaFacts facts;

  bool draining = false;
  bool ended = false;
  int read_errors = 0;
  int last_error = 0;
  int damaged_in_a_row = 0;
};

MediaReader::Impl::~Impl() {
  av_frame_free(&frame);
  av_packet_free(&packet);
  avcodec_free_context(&codec);
  avformat_close_input(&format);
}

int MediaReader::Impl::is_too_late(void* self) {
  auto* impl = static_cast<Impl*>(self);
  if (impl->clock->now_s() < impl->deadline_s) return 0;
  impl->timed_out = true;
  return 1;
}

void MediaReader::Impl::open_path(const std::string& path) {
  const std::string name = printable(path);
  file = std::make_unique<FileBytes>(path);
  format = avformat_alloc_context();
  format->pb = file->io();
  format->flags |= AVFMT_FLAG_CUSTOM_IO;
  format->io_open = &refuse_to_open;
  AVDictionary* settings = nullptr;
  av_dict_set(&settings, "format_whitelist", kFileFormats, 0);
  av_dict_set(&settings, "protocol_whitelist", "none", 0);
  // A picture comes in one piece: not every picture format has a parser that joins pieces.
  if (file->size() <= kLargestPicture_bytes) {
    av_dict_set_int(&settings, "frame_size", file->size(), 0);
  }
  // The name is not handed on: kinds are told by content, never by ending.
  const int opened = avformat_open_input(&format, "", nullptr, &settings);
  av_dict_free(&settings);
  const int found = opened < 0 ? opened : find_stream_facts();
  if (opened < 0 || found < 0) {
    if (file->begins_like_media()) {
      throw cannot_open(name, "the file is damaged or cut short", "copy or record it again");
    }
    throw cannot_open(name, "this is not a video or picture that can be read",
                      "use for example mp4, webm, mov, avi, jpg or png");
  }
  if (auto failure = choose_stream()) throw cannot_open(name, failure->why, failure->remedy);
  if (auto failure = open_decoder()) throw cannot_open(name, failure->why, failure->remedy);
  collect_facts();
}

void MediaReader::Impl::open_address(const std::string& url, core::Clock& given_clock) {
  const std::string name = printable_url(url);
  clock = &given_clock;
  allow_time(options.open_timeout_s);
  format = avformat_alloc_context();
  format->interrupt_callback = {&is_too_late, this};
  // Live pictures: do not hold any back, and look only briefly at what the stream holds.
  format->flags |= AVFMT_FLAG_NOBUFFER;
  AVDictionary* settings = nullptr;
  av_dict_set(&settings, "format_whitelist", kStreamFormats, 0);
  av_dict_set(&settings, "protocol_whitelist", kStreamProtocols, 0);
  av_dict_set(&settings, "rtsp_flags", "prefer_tcp", 0);
  av_dict_set(&settings, "user_agent", "attune", 0);
  av_dict_set_int(&settings, "analyzeduration", 1'000'000, 0);
  const int opened = avformat_open_input(&format, url.c_str(), nullptr, &settings);
  av_dict_free(&settings);
  const int found = opened < 0 ? opened : find_stream_facts();
  if (found < 0) {
    const char* remedy =
        "check the address, and that the phone or camera is on and in this network";
    if (timed_out) throw cannot_open(name, "it does not answer", remedy);
    if (found == AVERROR_INVALIDDATA) {
      throw cannot_open(name, "it does not send a video", "give the address of the video itself");
    }
    throw cannot_open(name, ffmpeg_words(found), remedy);
  }
  if (auto failure = choose_stream()) throw cannot_open(name, failure->why, failure->remedy);
  if (auto failure = open_decoder()) throw cannot_open(name, failure->why, failure->remedy);
  collect_facts();
  facts.still = false;
}

int MediaReader::Impl::find_stream_facts() {
  // The demuxers of pictures and of motion JPEG know all that we need; looking further would decode
  // the first pictures twice, and wait for them on a network.
  const std::string_view name = format->iformat->name;
  if (is_picture_format(*format) || name == "mpjpeg") return 0;
  std::vector<AVDictionary*> settings(format->nb_streams, nullptr);
  for (AVDictionary*& entry : settings) {
    av_dict_set_int(&entry, "max_pixels", kLargestPicture_px, 0);
    av_dict_set_int(&entry, "threads", 1, 0);
  }
  const int result =
      avformat_find_stream_info(format, settings.empty() ? nullptr : settings.data());
  for (AVDictionary*& entry : settings) av_dict_free(&entry);
  return result;
}

std::optional<MediaReader::Impl::Failure> MediaReader::Impl::choose_stream() {
  const int best = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
  // A cover picture of a song is not a video.
  if (best < 0 || (format->streams[best]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0) {
    if (av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0) >= 0) {
      return Failure{"it holds sound but no pictures", "choose a video"};
    }
    return Failure{"it holds no pictures", "choose a video or a picture"};
  }
  stream = format->streams[best];
  for (unsigned i = 0; i < format->nb_streams; ++i) {
    if (static_cast<int>(i) != best) format->streams[i]->discard = AVDISCARD_ALL;
  }
  return std::nullopt;
}

std::optional<MediaReader::Impl::Failure> MediaReader::Impl::open_decoder() {
  const AVCodecParameters& parameters = *stream->codecpar;
  const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
  if (decoder == nullptr) {
    return Failure{fmt::format("its coding ({}) cannot be decoded here",
                               avcodec_get_name(parameters.codec_id)),
                   "convert it to H.264"};
  }
  codec = avcodec_alloc_context3(decoder);
  int result = avcodec_parameters_to_context(codec, &parameters);
  codec->thread_count = options.threads;
  codec->max_pixels = kLargestPicture_px;
  codec->pkt_timebase = stream->time_base;
  const AVCodecDescriptor* descriptor = avcodec_descriptor_get(parameters.codec_id);
  if (descriptor != nullptr && (descriptor->props & AV_CODEC_PROP_INTRA_ONLY) != 0 &&
      parameters.codec_id != AV_CODEC_ID_TIFF) {
    // Each picture stands alone: a damaged one is left out rather than shown in part. (For TIFF
    // FFmpeg would also count every tag that it does not know as damage.)
    codec->err_recognition |= AV_EF_EXPLODE | AV_EF_CRCCHECK;
  }
  if (result >= 0) result = avcodec_open2(codec, decoder, nullptr);
  if (result < 0) return Failure{"the file is damaged", "copy or record it again"};
  return std::nullopt;
}

void MediaReader::Impl::collect_facts() {
  facts.still = is_picture_format(*format);
  converter.emplace(facts.still);
  if (facts.still) {
    facts.frame_count = 1;
    return;
  }
  facts.frame_rate = frame_rate_of(stream->avg_frame_rate.num, stream->avg_frame_rate.den);
  if (!facts.frame_rate)
    facts.frame_rate = frame_rate_of(stream->r_frame_rate.num, stream->r_frame_rate.den);
  if (clock != nullptr) return;  // a live stream has no length
  if (format->duration > 0) {
    facts.duration_s = static_cast<double>(format->duration) / AV_TIME_BASE;
  }
  constexpr double kMostFrames = 1e8;
  if (stream->nb_frames > 0 && static_cast<double>(stream->nb_frames) < kMostFrames) {
    facts.frame_count = static_cast<int>(stream->nb_frames);
  } else if (facts.duration_s && facts.frame_rate &&
             *facts.duration_s * *facts.frame_rate < kMostFrames) {
    facts.frame_count = static_cast<int>(std::lround(*facts.duration_s * *facts.frame_rate));
  }
}

MediaResult MediaReader::Impl::next() {
  allow_time(options.read_timeout_s);
  for (int step = 0; !ended && step < kMostPacketsWithoutPicture; ++step) {
    switch (decode_step()) {
      case Step::picture:
        if (auto picture = take_picture()) return *std::move(picture);
        break;
      case Step::again:
        break;
      case Step::broken:
        ended = true;
        return MediaBroken{timed_out ? "no picture for some time" : ffmpeg_words(last_error)};
      case Step::end:
        ended = true;
        break;
    }
  }
  ended = true;
  if (clock != nullptr) return MediaBroken{"it stopped sending"};
  return MediaEnd{};
}

MediaReader::Impl::Step MediaReader::Impl::decode_step() {
  const int received = avcodec_receive_frame(codec, frame);
  if (received >= 0) return Step::picture;
  if (draining) return Step::end;
  // Anything but "needs more" means a damaged picture; the next packet may be sound.
  const int read = av_read_frame(format, packet);
  if (read == AVERROR_EOF || (read < 0 && clock != nullptr)) {
    if (clock != nullptr && read != AVERROR_EOF) {
      last_error = read;
      return Step::broken;
    }
    draining = true;
    avcodec_send_packet(codec, nullptr);
    return Step::again;
  }
  if (read < 0) {
    if (++read_errors <= kMostReadErrorsInARow) return Step::again;
    draining = true;
    avcodec_send_packet(codec, nullptr);
    return Step::again;
  }
  read_errors = 0;
  if (packet->stream_index == stream->index) avcodec_send_packet(codec, packet);
  av_packet_unref(packet);
  return Step::again;
}

bool MediaReader::Impl::is_damaged(const AVFrame& decoded) const {
  return (decoded.flags & AV_FRAME_FLAG_CORRUPT) != 0 || decoded.decode_error_flags != 0;
}

const std::int32_t* MediaReader::Impl::display_matrix() const {
  constexpr std::size_t kMatrix_bytes = 9 * sizeof(std::int32_t);
  const AVFrameSideData* of_frame = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
  if (of_frame != nullptr && of_frame->size >= kMatrix_bytes) {
    return reinterpret_cast<const std::int32_t*>(of_frame->data);
  }
  std::size_t size = 0;
  const std::uint8_t* of_stream = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  return of_stream != nullptr && size >= kMatrix_bytes
             ? reinterpret_cast<const std::int32_t*>(of_stream)
             : nullptr;
}

std::optional<MediaPicture> MediaReader::Impl::take_picture() {
  std::optional<MediaPicture> picture;
  damaged_in_a_row = is_damaged(*frame) ? damaged_in_a_row + 1 : 0;
  if (damaged_in_a_row == 0 || damaged_in_a_row > kMostDamagedInARow) {
    picture.emplace();
    picture->image = converter->convert(*frame, display_matrix());
    if (frame->best_effort_timestamp != AV_NOPTS_VALUE) {
      const double start_s = format->start_time == AV_NOPTS_VALUE
                                 ? 0.0
                                 : static_cast<double>(format->start_time) / AV_TIME_BASE;
      picture->time_s =
          static_cast<double>(frame->best_effort_timestamp) * av_q2d(stream->time_base) - start_s;
    }
    if (picture->image.empty()) picture.reset();
  }
  av_frame_unref(frame);
  return picture;
}

MediaReader::MediaReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MediaReader::MediaReader(MediaReader&&) noexcept = default;
MediaReader& MediaReader::operator=(MediaReader&&) noexcept = default;
MediaReader::~MediaReader() = default;

MediaReader MediaReader::open_file(const std::string& path, const Options& options) {
  silence_ffmpeg();
  auto impl = std::make_unique<Impl>(options);
  impl->open_path(path);
  return MediaReader(std::move(impl));
}

MediaReader MediaReader::open_url(const std::string& url, const Options& options,
                                  core::Clock& clock) {
  silence_ffmpeg();
  auto impl = std::make_unique<Impl>(options);
  impl->open_address(url, clock);
  return MediaReader(std::move(impl));
}

const MediaFacts& MediaReader::facts() const { return impl_->facts; }

MediaResult MediaReader::next() { return impl_->next(); }

}  // namespace attune::capture
