#include "capture/jpeg_decoder.hpp"

#include <cstring>

#include "capture/ffmpeg_support.hpp"
#include "capture/picture_converter.hpp"
#include "core/error.hpp"

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace attune::capture {
namespace {

constexpr std::int64_t kLargestPicture_px = 64'000'000;

}  // namespace

struct JpegDecoder::Impl {
  Impl() {
    silence_ffmpeg();
    const AVCodec* decoder = avcodec_find_decoder(AV_CODEC_ID_MJPEG);
    codec = avcodec_alloc_context3(decoder);
    codec->thread_count = 1;
    codec->max_pixels = kLargestPicture_px;
    codec->err_recognition |= AV_EF_EXPLODE;
    if (decoder == nullptr || avcodec_open2(codec, decoder, nullptr) < 0) {
      avcodec_free_context(&codec);
      throw core::Error(core::ErrorKind::source,
                        "cannot decode the camera's pictures: FFmpeg has no JPEG decoder; install "
                        "Debian's libavcodec59");
    }
  }
  ~Impl() {
    avcodec_free_context(&codec);
    av_packet_free(&packet);
    av_frame_free(&frame);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  AVCodecContext* codec = nullptr;
  AVPacket* packet = av_packet_alloc();
  AVFrame* frame = av_frame_alloc();
  PictureConverter converter{false};
};

JpegDecoder::JpegDecoder() : impl_(std::make_unique<Impl>()) {}
JpegDecoder::JpegDecoder(JpegDecoder&&) noexcept = default;
JpegDecoder& JpegDecoder::operator=(JpegDecoder&&) noexcept = default;
JpegDecoder::~JpegDecoder() = default;

cv::Mat JpegDecoder::decode(const cv::Mat& bytes) {
  const std::size_t size = bytes.total() * bytes.elemSize();
  if (size == 0 || size > INT32_MAX / 2 || !bytes.isContinuous()) return {};
  // The packet owns a copy with the padding that the decoder reads over.
  if (av_new_packet(impl_->packet, static_cast<int>(size)) < 0) return {};
  std::memcpy(impl_->packet->data, bytes.data, size);
  const bool sent = avcodec_send_packet(impl_->codec, impl_->packet) >= 0;
  av_packet_unref(impl_->packet);
  if (!sent || avcodec_receive_frame(impl_->codec, impl_->frame) < 0) return {};
  cv::Mat image = impl_->converter.convert(*impl_->frame, nullptr);
  av_frame_unref(impl_->frame);
  return image;
}

}  // namespace attune::capture
