#include "ui/callouts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace attune::ui {
namespace {

cv::Point2f center(const std::vector<cv::Point2f>& points) {
  return std::accumulate(points.begin(), points.end(), cv::Point2f{0, 0}) *
         (1.0F / static_cast<float>(points.size()));
}

cv::Rect2f grown(const cv::Rect2f& rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

bool overlap(const cv::Rect2f& a, const cv::Rect2f& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool inside(const cv::Rect2f& inner, const cv::Rect2f& outer) {
  return inner.x >= outer.x && inner.y >= outer.y &&
         inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

struct Room {
  cv::Rect2f area;
  std::vector<cv::Rect2f> taken;

  bool free(const cv::Rect2f& label) const {
    return inside(label, area) &&
           std::none_of(taken.begin(), taken.end(),
                        [&](const cv::Rect2f& other) { return overlap(label, other); });
  }

  // Walks away from `first` along the direction given by `step` to both sides, nearest first.
  std::optional<cv::Rect2f> find(cv::Rect2f first, cv::Point2f step) const {
    const float length = std::abs(step.x) + std::abs(step.y);
    const int steps = static_cast<int>((area.width + area.height) / length) + 1;
    for (int i = 0; i <= 2 * steps; ++i) {
      const auto k = static_cast<float>(i % 2 == 0 ? i / 2 : -(i + 1) / 2);
      const cv::Rect2f label = first + step * k;
      if (free(label)) return label;
    }
    return std::nullopt;
  }
};

std::optional<cv::Rect2f> find_place(const CalloutRequest& request, const cv::Rect2f& face,
                                     const Room& room, float gap) {
  const cv::Point2f target = center(request.target);
  const cv::Size2f size = request.size;
  const float y = target.y - size.height / 2;
  const cv::Point2f down{0, std::max(1.0F, size.height / 4)};
  const cv::Rect2f left{face.x - 2 * gap - size.width, y, size.width, size.height};
  const cv::Rect2f right{face.x + face.width + 2 * gap, y, size.width, size.height};
  const bool left_first = request.preferred == Side::left;
  for (const cv::Rect2f& first : {left_first ? left : right, left_first ? right : left}) {
    if (const auto found = room.find(first, down)) return found;
  }
  const float x = target.x - size.width / 2;
  const cv::Point2f across{std::max(1.0F, size.height / 2), 0};
  for (const float row : {face.y - 2 * gap - size.height, face.y + face.height + 2 * gap,
                          room.area.y, room.area.y + room.area.height - size.height}) {
    if (const auto found = room.find({x, row, size.width, size.height}, across)) return found;
  }
  return std::nullopt;
}

cv::Point2f nearest(const std::vector<cv::Point2f>& points, cv::Point2f to) {
  return *std::min_element(points.begin(), points.end(), [to](cv::Point2f a, cv::Point2f b) {
    return (a - to).dot(a - to) < (b - to).dot(b - to);
  });
}

// The middle of the label's edge that looks at the part.
cv::Point2f edge(const cv::Rect2f& label, cv::Point2f part) {
  const cv::Point2f middle = (label.tl() + label.br()) * 0.5F;
  if (part.x > label.x + label.width) return {label.x + label.width, middle.y};
  if (part.x < label.x) return {label.x, middle.y};
  return {middle.x, part.y < label.y ? label.y : label.y + label.height};
}

}  // namespace

std::vector<Callout> place_callouts(const std::vector<CalloutRequest>& requests, cv::Rect2f face,
                                    cv::Rect2f area, float gap,
                                    const std::vector<cv::Rect2f>& blocked) {
  Room room{area, {grown(face, gap)}};
  for (const cv::Rect2f& box : blocked) room.taken.push_back(grown(box, gap));
  // Shoulders lie outside of the face: no label on what another one points at, or its own.
  for (const CalloutRequest& request : requests) {
    for (const cv::Point2f& point : request.target) {
      room.taken.push_back(grown({point.x, point.y, 0, 0}, gap));
    }
  }

  // From top to bottom, so that lines cross as little as possible.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!requests[i].target.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return center(requests[a].target).y < center(requests[b].target).y;
  });

  std::vector<std::optional<Callout>> placed(requests.size());
  for (const std::size_t i : order) {
    const auto label = find_place(requests[i], face, room, gap);
    if (!label) continue;
    room.taken.push_back(grown(*label, gap));
    const cv::Point2f end = nearest(requests[i].target, (label->tl() + label->br()) * 0.5F);
    placed[i] = Callout{requests[i].key, *label, edge(*label, end), end};
  }

  std::vector<Callout> result;
  for (auto& callout : placed) {
    if (callout) result.push_back(std::move(*callout));
  }
  return result;
}

}  // namespace attune::ui
