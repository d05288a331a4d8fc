#include "vision/motion.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/time_slack.hpp"

namespace attune::vision {
namespace {

using core::kTimeSlack_s;
using core::Missing;

constexpr int kColumns = 4;
constexpr int kRows = 3;
constexpr double kShouldersDown = 0.85;  // of the face's box: as high as shoulders come
constexpr int kEnough = 4;  // source pixels along each side of a small one; more change nothing

cv::Mat small_grey(const cv::Mat& image, int width) {
  const int wide = std::min(width, image.cols);
  const double scale = static_cast<double>(wide) / image.cols;
  const cv::Size size(wide, std::max(1, static_cast<int>(std::lround(image.rows * scale))));
  cv::Mat part = image;
  if (image.cols > 2 * kEnough * wide) {  // a large picture: skip pixels first
    cv::resize(image, part, {kEnough * size.width, kEnough * size.height}, 0, 0, cv::INTER_NEAREST);
  }
  cv::Mat small;
  cv::resize(part, small, size, 0, 0, cv::INTER_AREA);
  if (small.channels() == 3) cv::cvtColor(small, small, cv::COLOR_BGR2GRAY);
  return small;
}

cv::Rect whole_pixels(const cv::Rect2d& box) {
  const cv::Point low(static_cast<int>(std::floor(box.x)), static_cast<int>(std::floor(box.y)));
  const cv::Point high(static_cast<int>(std::ceil(box.x + box.width)),
                       static_cast<int>(std::ceil(box.y + box.height)));
  return {low, high};
}

struct Regions {
  cv::Rect head;
  cv::Rect body;
  double face_area = 0.0;
};

// The face's box in the small picture.
cv::Rect2d small_box(const core::Face& face, double scale) {
  return {face.box.x * scale, face.box.y * scale, face.box.width * scale, face.box.height * scale};
}

Regions regions_of(const core::Face& face, double scale, const MotionOptions& o) {
  const cv::Rect2d box = small_box(face, scale);
  const double more_x = (o.head_scale - 1.0) * box.width / 2.0;
  const double more_y = (o.head_scale - 1.0) * box.height / 2.0;
  const cv::Rect2d head(box.x - more_x, box.y - more_y, box.width + 2 * more_x,
                        box.height + 2 * more_y);
  const double width = o.body_widths * box.width;
  const cv::Rect2d body(box.x + (box.width - width) / 2.0, head.y + head.height, width,
                        o.body_heights * box.height);
  return {whole_pixels(head), whole_pixels(body), box.area()};
}

// Where a person may be, with hair and shoulders and what moves when they do; reaches below the
// picture.
std::array<cv::Rect, 2> around(const core::Face& face, double scale, int height,
                               const MotionOptions& o) {
  const cv::Rect2d box = small_box(face, scale);
  const double top = box.y - o.clear_above * box.height;
  const double beside = o.clear_beside * box.width;
  const cv::Rect2d head(box.x - beside, top, box.width + 2 * beside, box.y + box.height - top);
  const double width = o.clear_body_widths * box.width;
  const double shoulders = box.y + kShouldersDown * box.height;
  const cv::Rect2d body(box.x + (box.width - width) / 2.0, shoulders, width,
                        std::max(0.0, height - shoulders));
  return {whole_pixels(head), whole_pixels(body)};
}

std::optional<double> changed_share(const cv::Mat& changed, const cv::Rect& region) {
  const cv::Rect seen = region & cv::Rect({0, 0}, changed.size());
  if (seen.area() == 0) return std::nullopt;
  return static_cast<double>(cv::countNonZero(changed(seen))) / seen.area();
}

bool usable(const core::Face& face) {
  const cv::Rect2f& b = face.box;
  return std::isfinite(b.x) && std::isfinite(b.y) && std::abs(b.x) < 1e5F && std::abs(b.y) < 1e5F &&
         b.width > 0.0F && b.width < 1e5F && b.height > 0.0F && b.height < 1e5F;
}

}  // namespace

void MotionMeter::reset() {
  past_.clear();
  moved_s_.reset();
}

void MotionMeter::fill(const cv::Mat& image, double time_s, std::vector<core::Face>& faces) {
  for (core::Face& face : faces) face.motion = {std::nullopt, std::nullopt, Missing::too_short};
  if (image.empty()) {
    reset();
    return;
  }
  const bool out_of_order = !past_.empty() && time_s <= past_.back().time_s;
  const bool gap = !past_.empty() && time_s - past_.back().time_s > options_.max_step_s;
  if (image.size() != picture_ || out_of_order || gap) reset();
  picture_ = image.size();

  // The newest picture that is old enough, else the oldest there is.
  while (past_.size() > 1 && time_s - past_[1].time_s >= options_.step_s - kTimeSlack_s) {
    past_.pop_front();
  }
  past_.push_back({time_s, small_grey(image, options_.width)});
  const Small& before = past_.front();
  const cv::Mat& now = past_.back().grey;
  const double step_s = time_s - before.time_s;
  if (step_s < options_.step_s - kTimeSlack_s) return;

  cv::Mat difference;
  cv::absdiff(before.grey, now, difference);
  const cv::Mat changed = difference > options_.threshold;
  const double scale = static_cast<double>(now.cols) / image.cols;
  cv::Mat people = cv::Mat::zeros(now.size(), CV_8U);
  for (const core::Face& face : faces) {
    if (!usable(face)) continue;
    for (const cv::Rect& part : around(face, scale, now.rows, options_)) {
      people(part & cv::Rect({0, 0}, now.size())) = 255;
    }
  }
  if (background_changed(before.grey, now, changed, people)) moved_s_ = time_s;
  const bool moving = moved_s_ && time_s - *moved_s_ <= options_.settle_s;

  // At less than ten frames a second there was more time for pixels to change.
  const double share = std::min(1.0, options_.step_s / step_s);
  for (core::Face& face : faces) {
    if (moving) {
      face.motion.missing = Missing::camera_moving;
      continue;
    }
    if (!usable(face)) continue;
    const Regions r = regions_of(face, scale, options_);
    face.motion = {};
    if (const auto head = changed_share(changed, r.head)) face.motion.head = share * *head;
    const cv::Rect seen = r.body & cv::Rect({0, 0}, now.size());
    if (seen.area() >= options_.min_visible * r.face_area) {
      if (const auto body = changed_share(changed, r.body)) face.motion.body = share * *body;
    }
    if (!face.motion.head || !face.motion.body) face.motion.missing = Missing::out_of_view;
  }
}

bool MotionMeter::background_changed(const cv::Mat& before, const cv::Mat& now,
                                     const cv::Mat& changed, const cv::Mat& people) const {
  const cv::Mat background = people == 0;
  const int pixels = cv::countNonZero(background);
  if (pixels < before.size().area() / 20) return false;
  if (std::abs(cv::mean(now, background)[0] - cv::mean(before, background)[0]) > options_.light) {
    return true;
  }
  cv::Mat across;
  cv::Mat down;
  cv::absdiff(before.colRange(1, before.cols), before.colRange(0, before.cols - 1), across);
  cv::absdiff(before.rowRange(1, before.rows), before.rowRange(0, before.rows - 1), down);
  cv::Mat edges = cv::Mat::zeros(before.size(), CV_8U);
  edges.colRange(1, before.cols).setTo(255, across > options_.edge);
  edges.rowRange(1, before.rows).setTo(255, down > options_.edge);
  edges &= background;
  int parts = 0;
  int moved = 0;
  for (int row = 0; row < kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      const cv::Rect part(
          {column * before.cols / kColumns, row * before.rows / kRows},
          cv::Point((column + 1) * before.cols / kColumns, (row + 1) * before.rows / kRows));
      const int here = cv::countNonZero(edges(part));
      if (here < options_.min_edges) continue;
      ++parts;
      const int different = cv::countNonZero(edges(part) & changed(part));
      moved += different >= options_.changed_part * here ? 1 : 0;
    }
  }
  return moved >= 2 && moved >= options_.changed_parts * parts;
}

}  // namespace attune::vision
