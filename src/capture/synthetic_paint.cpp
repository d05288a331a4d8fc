#include "capture/synthetic_paint.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <opencv2/imgproc.hpp>

#include "core/error.hpp"

namespace attune::capture {
namespace {

constexpr int kShift = 4;  // fillPoly counts in sixteenths of a pixel
constexpr float kFar_px = 1e5F;

// Two box filters come near to a Gaussian and cost the same for any width.
void soften(cv::Mat& mask, float soft_px) {
  const int size = 2 * std::max(1, cvRound(soft_px / 2.0F)) + 1;
  cv::blur(mask, mask, {size, size}, {-1, -1}, cv::BORDER_CONSTANT);
  cv::blur(mask, mask, {size, size}, {-1, -1}, cv::BORDER_CONSTANT);
}

// Coverage of the outline in the box, 0 .. 255.
cv::Mat make_mask(const Outline& outline, const cv::Rect& box, float soft_px) {
  std::vector<cv::Point> fixed;
  fixed.reserve(outline.size());
  const auto to_fixed = [](float v, int origin) {
    const float place = std::clamp(v, -kFar_px, kFar_px) - static_cast<float>(origin);
    return cvRound(place * (1 << kShift));
  };
  for (const cv::Point2f& p : outline) {
    fixed.emplace_back(to_fixed(p.x, box.x), to_fixed(p.y, box.y));
  }
  constexpr int kCoarser = 4;
  const bool coarse = soft_px >= 2.0F * kCoarser;
  const auto padded = [coarse](int size) {
    return coarse ? (size + kCoarser - 1) / kCoarser * kCoarser : size;
  };
  cv::Mat mask = cv::Mat::zeros(padded(box.height), padded(box.width), CV_8UC1);
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{fixed}, cv::Scalar(255), cv::LINE_AA,
               kShift);
  if (coarse) {
    // Nothing fine is left after so much softening: soften a smaller picture.
    cv::Mat small;
    cv::resize(mask, small, {mask.cols / kCoarser, mask.rows / kCoarser}, 0, 0, cv::INTER_AREA);
    soften(small, soft_px / kCoarser);
    cv::resize(small, mask, mask.size(), 0, 0, cv::INTER_LINEAR);
  } else if (soft_px >= 0.5F) {
    soften(mask, soft_px);
  }
  return mask({0, 0, box.width, box.height});
}

bool all_zero(const std::uint8_t* eight) {
  std::uint64_t word;
  std::memcpy(&word, eight, sizeof(word));
  return word == 0;
}

std::uint8_t mix_byte(int from, int to, int weight) {  // weight 0 .. 256
  return static_cast<std::uint8_t>(from + (((to - from) * weight + 128) >> 8));
}

}  // namespace

cv::Rect box_around(const Outline& points, float margin_px, cv::Size picture) {
  if (points.empty()) return {};
  cv::Point2f low = points.front(), high = points.front();
  for (const cv::Point2f& p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const auto clip = [](float v) { return std::clamp(v, -kFar_px, kFar_px); };
  const cv::Point from(cvFloor(clip(low.x - margin_px)), cvFloor(clip(low.y - margin_px)));
  const cv::Point to(cvCeil(clip(high.x + margin_px)) + 1, cvCeil(clip(high.y + margin_px)) + 1);
  return cv::Rect(from, to) & cv::Rect({0, 0}, picture);
}

void fill_outline(cv::Mat& image, const Outline& outline, const Paint& paint, const Outline* clip) {
  ATTUNE_REQUIRE(image.type() == CV_8UC3);
  const cv::Rect box = box_around(outline, 1.0F + 1.5F * paint.soft_px, image.size());
  if (outline.size() < 3 || box.empty()) return;
  cv::Mat mask = make_mask(outline, box, paint.soft_px);
  if (clip != nullptr) {
    cv::multiply(mask, make_mask(*clip, box, 0.0F), mask, 1.0 / 255.0);
  }

  const int opacity = cvRound(std::clamp(paint.opacity, 0.0F, 1.0F) * 256.0F);
  const int b = cvRound(paint.bgr[0]), g = cvRound(paint.bgr[1]), r = cvRound(paint.bgr[2]);
  for (int y = 0; y < box.height; ++y) {
    const std::uint8_t* cover = mask.ptr<std::uint8_t>(y);
    std::uint8_t* pixel = image.ptr<std::uint8_t>(box.y + y) + 3 * box.x;
    for (int x = 0; x < box.width; ++x, pixel += 3) {
      if (cover[x] == 0) {
        // Most of a box lies outside of its outline: pass over eight at a time.
        if (x + 8 <= box.width && all_zero(cover + x)) x += 7, pixel += 21;
        continue;
      }
      const int weight = (cover[x] * opacity + 127) / 255;
      pixel[0] = mix_byte(pixel[0], b, weight);
      pixel[1] = mix_byte(pixel[1], g, weight);
      pixel[2] = mix_byte(pixel[2], r, weight);
    }
  }
}

void paste_outline(cv::Mat& image, const cv::Mat& patch, cv::Point at, const Outline& outline) {
  ATTUNE_REQUIRE(image.type() == CV_8UC3 && patch.type() == CV_8UC3);
  const cv::Rect box = cv::Rect(at, patch.size()) & cv::Rect({0, 0}, image.size());
  if (outline.size() < 3 || box.empty()) return;
  const cv::Mat mask = make_mask(outline, box, 0.0F);
  for (int y = 0; y < box.height; ++y) {
    const std::uint8_t* cover = mask.ptr<std::uint8_t>(y);
    const std::uint8_t* from = patch.ptr<std::uint8_t>(box.y - at.y + y) + 3 * (box.x - at.x);
    std::uint8_t* pixel = image.ptr<std::uint8_t>(box.y + y) + 3 * box.x;
    for (int i = 0; i < 3 * box.width; ++i) {
      const int weight = (cover[i / 3] * 256 + 127) / 255;
      pixel[i] = mix_byte(pixel[i], from[i], weight);
    }
  }
}

Outline stroke(const Outline& line, const std::vector<float>& width_px) {
  ATTUNE_REQUIRE(line.size() >= 2 && line.size() == width_px.size());
  Outline outline(2 * line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const cv::Point2f along = line[std::min(i + 1, line.size() - 1)] - line[i == 0 ? 0 : i - 1];
    const float length = std::max(std::hypot(along.x, along.y), 1e-6F);
    const cv::Point2f half = cv::Point2f(-along.y, along.x) * (0.5F * width_px[i] / length);
    outline[i] = line[i] + half;
    outline[outline.size() - 1 - i] = line[i] - half;
  }
  return outline;
}

Outline smooth_curve(const Outline& through, int count) {
  ATTUNE_REQUIRE(through.size() >= 2 && count >= 2);
  Outline out;
  out.reserve(static_cast<std::size_t>(count));
  const auto spans = static_cast<float>(through.size() - 1);
  for (int i = 0; i < count; ++i) {
    const float at = spans * static_cast<float>(i) / static_cast<float>(count - 1);
    const std::size_t k = std::min(static_cast<std::size_t>(at), through.size() - 2);
    const float t = at - static_cast<float>(k);
    const cv::Point2f b = through[k], c = through[k + 1];
    const cv::Point2f a = k > 0 ? through[k - 1] : b * 2.0F - c;
    const cv::Point2f d = k + 2 < through.size() ? through[k + 2] : c * 2.0F - b;
    out.push_back(0.5F * (b * 2.0F + (c - a) * t + (a * 2.0F - b * 5.0F + c * 4.0F - d) * (t * t) +
                          (b * 3.0F - a - c * 3.0F + d) * (t * t * t)));
  }
  return out;
}

}  // namespace attune::capture
