#include "support/clip_writer.hpp"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <opencv2/core.hpp>
#include <stdexcept>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libswscale/swscale.h>
}

namespace attune::testing {
namespace {

constexpr AVRational kMilliseconds{1, 1000};
constexpr int kFrame_ms = 40;
constexpr int kSampleRate_hz = 8000;

void check(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("cannot write the clip: ") + what);
}

struct Free {
  void operator()(AVFormatContext* c) const {
    if (c->pb != nullptr) avio_closep(&c->pb);
    avformat_free_context(c);
  }
  void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
  void operator()(AVFrame* f) const { av_frame_free(&f); }
  void operator()(AVPacket* p) const { av_packet_free(&p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

struct Track {
  AVStream* stream = nullptr;
  Owned<AVCodecContext> encoder;
};

Track add_pictures(AVFormatContext& out, const ClipPlan& plan) {
  const AVCodec* codec = avcodec_find_encoder_by_name(plan.codec.c_str());
  check(codec != nullptr, "no such encoder");
  Track track{avformat_new_stream(&out, nullptr),
              Owned<AVCodecContext>(avcodec_alloc_context3(codec))};
  AVCodecContext& encoder = *track.encoder;
  encoder.width = plan.width;
  encoder.height = plan.height;
  encoder.time_base = kMilliseconds;
  encoder.framerate = {25, 1};
  encoder.gop_size = 5;
  encoder.thread_count = 1;
  encoder.pix_fmt = codec->pix_fmts != nullptr ? codec->pix_fmts[0] : AV_PIX_FMT_YUV420P;
  encoder.flags |= AV_CODEC_FLAG_QSCALE;
  encoder.global_quality = 3 * FF_QP2LAMBDA;
  if ((out.oformat->flags & AVFMT_GLOBALHEADER) != 0) encoder.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  check(avcodec_open2(&encoder, codec, nullptr) >= 0, "the encoder does not open");
  check(avcodec_parameters_from_context(track.stream->codecpar, &encoder) >= 0, "parameters");
  track.stream->time_base = kMilliseconds;
  if (plan.quarter_turns != 0) {
    auto* matrix = reinterpret_cast<std::int32_t*>(
        av_stream_new_side_data(track.stream, AV_PKT_DATA_DISPLAYMATRIX, 9 * sizeof(std::int32_t)));
    av_display_rotation_set(matrix, 90.0 * plan.quarter_turns);
  }
  return track;
}

Track add_sound(AVFormatContext& out) {
  const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_PCM_S16LE);
  Track track{avformat_new_stream(&out, nullptr),
              Owned<AVCodecContext>(avcodec_alloc_context3(codec))};
  AVCodecContext& encoder = *track.encoder;
  encoder.sample_fmt = AV_SAMPLE_FMT_S16;
  encoder.sample_rate = kSampleRate_hz;
  av_channel_layout_default(&encoder.ch_layout, 1);
  encoder.time_base = {1, kSampleRate_hz};
  check(avcodec_open2(&encoder, codec, nullptr) >= 0, "the sound encoder does not open");
  check(avcodec_parameters_from_context(track.stream->codecpar, &encoder) >= 0, "parameters");
  track.stream->time_base = encoder.time_base;
  return track;
}

void encode(AVFormatContext& out, Track& track, const AVFrame* frame) {
  check(avcodec_send_frame(track.encoder.get(), frame) >= 0, "the encoder refuses a frame");
  const Owned<AVPacket> packet(av_packet_alloc());
  while (avcodec_receive_packet(track.encoder.get(), packet.get()) >= 0) {
    if (packet->duration == 0) packet->duration = kFrame_ms;  // else the last one has no length
    av_packet_rescale_ts(packet.get(), track.encoder->time_base, track.stream->time_base);
    packet->stream_index = track.stream->index;
    check(av_interleaved_write_frame(&out, packet.get()) >= 0, "the container refuses a frame");
  }
}

void write_pictures(AVFormatContext& out, Track& track, const ClipPlan& plan) {
  const AVCodecContext& encoder = *track.encoder;
  SwsContext* scaler =
      sws_getContext(plan.width, plan.height, AV_PIX_FMT_BGR24, plan.width, plan.height,
                     encoder.pix_fmt, SWS_BICUBIC | SWS_ACCURATE_RND, nullptr, nullptr, nullptr);
  for (std::size_t i = 0; i < plan.times_ms.size(); ++i) {
    const cv::Mat image = clip_picture(plan, static_cast<int>(i));
    const Owned<AVFrame> frame(av_frame_alloc());
    frame->format = encoder.pix_fmt;
    frame->width = plan.width;
    frame->height = plan.height;
    frame->pts = plan.times_ms[i];
    frame->quality = encoder.global_quality;
    check(av_frame_get_buffer(frame.get(), 0) >= 0, "memory");
    const std::uint8_t* planes[] = {image.data, nullptr, nullptr, nullptr};
    const int strides[] = {static_cast<int>(image.step[0]), 0, 0, 0};
    sws_scale(scaler, planes, strides, 0, plan.height, frame->data, frame->linesize);
    encode(out, track, frame.get());
  }
  sws_freeContext(scaler);
  encode(out, track, nullptr);
}

void write_sound(AVFormatContext& out, Track& track) {
  const Owned<AVFrame> frame(av_frame_alloc());
  frame->format = AV_SAMPLE_FMT_S16;
  frame->sample_rate = kSampleRate_hz;
  frame->nb_samples = kSampleRate_hz / 10;
  av_channel_layout_default(&frame->ch_layout, 1);
  check(av_frame_get_buffer(frame.get(), 0) >= 0, "memory");
  std::fill_n(frame->data[0], frame->nb_samples * 2, std::uint8_t{0});
  frame->pts = 0;
  encode(out, track, frame.get());
  encode(out, track, nullptr);
}

}  // namespace

cv::Mat clip_picture(const ClipPlan& plan, int index) {
  cv::Mat image(plan.height, plan.width, CV_8UC3);
  for (int y = 0; y < image.rows; ++y) {
    for (int x = 0; x < image.cols; ++x) {
      const int grey = std::min(255, 40 + 100 * x / image.cols + 10 * (index % 10));
      image.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<unsigned char>(grey));
    }
  }
  image(cv::Rect(0, 0, plan.width / 4, plan.height / 4)).setTo(cv::Scalar(0, 0, 255));
  return image;
}

void write_clip(const std::string& path, const ClipPlan& plan) {
  av_log_set_level(AV_LOG_QUIET);
  AVFormatContext* made = nullptr;
  check(avformat_alloc_output_context2(&made, nullptr, nullptr, path.c_str()) >= 0, "container");
  const Owned<AVFormatContext> out(made);
  Track pictures;
  Track sound;
  if (plan.pictures) pictures = add_pictures(*out, plan);
  if (plan.sound) sound = add_sound(*out);
  check(avio_open(&out->pb, path.c_str(), AVIO_FLAG_WRITE) >= 0, "the file does not open");
  check(avformat_write_header(out.get(), nullptr) >= 0, "header");
  if (plan.sound) write_sound(*out, sound);
  if (plan.pictures) write_pictures(*out, pictures, plan);
  check(av_write_trailer(out.get()) >= 0, "trailer");
}

std::vector<unsigned char> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::string& path, const std::vector<unsigned char>& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

}  // namespace attune::testing
