#include "capture/picture_converter.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <string_view>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace attune::capture {
namespace {

// The scaler may write whole blocks beyond the end of a row, so rows get room for one more block.
constexpr int kBlock_px = 32;

// Width that makes pixels square; unchanged when the ratio is not known, senseless or next to 1.
int square_pixel_width(const AVFrame& frame) {
  const AVRational ratio = frame.sample_aspect_ratio;
  if (ratio.num <= 0 || ratio.den <= 0) return frame.width;
  const double stretch = static_cast<double>(ratio.num) / ratio.den;
  if (stretch < 0.25 || stretch > 4.0 || std::abs(stretch - 1.0) < 0.02) return frame.width;
  return std::max(1, static_cast<int>(std::lround(frame.width * stretch)));
}

// BT.709 for high definition and BT.601 otherwise, where the stream does not say.
int colour_space(const AVFrame& frame) {
  switch (frame.colorspace) {
    case AVCOL_SPC_BT709:
      return SWS_CS_ITU709;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
      return SWS_CS_BT2020;
    case AVCOL_SPC_UNSPECIFIED:
      return frame.height >= 720 && frame.color_range != AVCOL_RANGE_JPEG ? SWS_CS_ITU709
                                                                          : SWS_CS_ITU601;
    default:
      return SWS_CS_ITU601;
  }
}

// Whether brightness covers 0..255 and not 16..235. Grey pictures do unless they say otherwise.
bool is_full_range(const AVFrame& frame, const AVPixFmtDescriptor& descriptor) {
  if (frame.color_range == AVCOL_RANGE_JPEG) return true;
  if (frame.color_range == AVCOL_RANGE_MPEG) return false;
  return descriptor.nb_components <= 2 || std::string_view(descriptor.name).starts_with("yuvj");
}

// The matrix maps a picture point (x, y) to (a x + c y, b x + d y). Only quarter turns and flips
// are used; anything between counts as the nearest.
cv::Mat turned(const cv::Mat& image, const std::int32_t* matrix) {
  const double a = matrix[0];
  const double b = matrix[1];
  const double c = matrix[3];
  const double d = matrix[4];
  const double determinant = a * d - b * c;
  if (determinant == 0.0) return image;
  cv::Mat result = image;
  // A flip is done first, left to right; what is left is then a pure turn.
  const bool flip = determinant < 0.0;
  if (flip) cv::flip(result, result, 1);
  const double angle = std::atan2(flip ? -b : b, flip ? -a : a);
  const int quarters = (static_cast<int>(std::lround(angle / (CV_PI / 2))) + 4) % 4;
  if (quarters == 0) return result;
  constexpr int kTurns[] = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                            cv::ROTATE_90_COUNTERCLOCKWISE};
  cv::Mat upright;
  cv::rotate(result, upright, kTurns[quarters - 1]);
  return upright;
}

}  // namespace

void PictureConverter::Free::operator()(SwsContext* context) const { sws_freeContext(context); }

cv::Mat PictureConverter::convert(const AVFrame& frame, const std::int32_t* display_matrix) {
  const auto format = static_cast<AVPixelFormat>(frame.format);
  const AVPixFmtDescriptor* descriptor = av_pix_fmt_desc_get(format);
  if (descriptor == nullptr || sws_isSupportedInput(format) == 0) return {};
  if ((descriptor->flags & AV_PIX_FMT_FLAG_HWACCEL) != 0 || frame.data[0] == nullptr) return {};
  const int width = square_pixel_width(frame);
  if (frame.width <= 0 || frame.height <= 0 || frame.width > kLargestSide_px ||
      frame.height > kLargestSide_px || width > kLargestSide_px) {
    return {};
  }

  const int quality = smooth_ ? SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT : SWS_BICUBIC;
  context_.reset(sws_getCachedContext(context_.release(), frame.width, frame.height, format, width,
                                      frame.height, AV_PIX_FMT_BGR24, quality, nullptr, nullptr,
                                      nullptr));
  if (!context_) return {};
  const int* coefficients = sws_getCoefficients(colour_space(frame));
  sws_setColorspaceDetails(context_.get(), coefficients, is_full_range(frame, *descriptor) ? 1 : 0,
                           coefficients, 1, 0, 1 << 16, 1 << 16);

  const bool aligned = width % kBlock_px == 0;
  cv::Mat picture = pool_.take(frame.height + 1, width, CV_8UC3);
  if (!aligned) scratch_.create(frame.height + 1, width + 2 * kBlock_px, CV_8UC3);
  const cv::Mat& target = aligned ? picture : scratch_;
  std::uint8_t* planes[4] = {target.data, nullptr, nullptr, nullptr};
  const int strides[4] = {static_cast<int>(target.step[0]), 0, 0, 0};
  if (sws_scale(context_.get(), frame.data, frame.linesize, 0, frame.height, planes, strides) !=
      frame.height) {
    return {};
  }
  const cv::Rect area(0, 0, width, frame.height);
  cv::Mat image = picture(area);
  if (!aligned) scratch_(area).copyTo(image);
  return display_matrix != nullptr ? turned(image, display_matrix) : image;
}

}  // namespace attune::capture
