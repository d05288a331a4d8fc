#include "vision/body_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/time_slack.hpp"
#include "vision/body_model.hpp"

namespace attune::vision {
namespace {

using core::kTimeSlack_s;
using core::Missing;

std::vector<core::Face*> largest_first(std::vector<core::Face>& faces) {
  std::vector<core::Face*> order;
  for (core::Face& face : faces) order.push_back(&face);
  std::stable_sort(order.begin(), order.end(), [](const core::Face* a, const core::Face* b) {
    return a->box.area() > b->box.area();
  });
  return order;
}

// How far a point lies outside of the picture, in pixels.
float beyond_edge(const cv::Point2f& p, const cv::Size& picture) {
  const float x = std::max({0.0F, -p.x, p.x - static_cast<float>(picture.width - 1)});
  const float y = std::max({0.0F, -p.y, p.y - static_cast<float>(picture.height - 1)});
  return std::max(x, y);
}

}  // namespace

BodyReader::BodyReader(ReadBody read, const BodyReaderOptions& options)
    : read_(std::move(read)), options_(options) {}

void BodyReader::fill(const cv::Mat& image, double time_s, std::vector<core::Face>& faces) {
  for (core::Face& face : faces) {
    face.body.reset();
    face.body_missing = !read_ ? Missing::not_provided
                        : !on_ ? Missing::switched_off
                               : Missing::not_provided;
  }
  if (!read_ || !on_) {
    known_.clear();
    return;
  }
  std::erase_if(known_, [&](const auto& entry) {
    return time_s - entry.second.looked_s > options_.max_age_s || time_s < entry.second.looked_s;
  });

  std::vector<core::Face*> chosen = largest_first(faces);
  const auto limit = static_cast<std::size_t>(std::max(0, options_.max_bodies));
  if (chosen.size() > limit) chosen.resize(limit);
  std::erase_if(chosen, [&](core::Face* face) {
    const bool small = face->box.width < options_.min_face_px;
    if (small) face->body_missing = Missing::too_small;
    return small;
  });

  // The one that has waited longest; a new face before all.
  core::Face* due = nullptr;
  double waited_s = options_.interval_s - kTimeSlack_s;
  for (core::Face* face : chosen) {
    const auto known = known_.find(face->id);
    const double wait_s = known == known_.end() ? 1e9 : time_s - known->second.looked_s;
    if (wait_s > waited_s || (due == nullptr && wait_s >= waited_s)) {
      due = face;
      waited_s = wait_s;
    }
  }
  if (due != nullptr) look(image, time_s, *due);

  for (core::Face* face : chosen) {
    const auto known = known_.find(face->id);
    if (known == known_.end()) {
      face->body_missing = Missing::too_short;
    } else if (known->second.body) {
      face->body = known->second.body;
      face->body_missing.reset();
    } else {
      face->body_missing = known->second.missing;
    }
  }
}

void BodyReader::look(const cv::Mat& image, double time_s, const core::Face& face) {
  TurnedSquare square = body_square(face.box);
  if (const auto known = known_.find(face.id); known != known_.end()) {
    const TurnedSquare& held = known->second.square;
    const bool near = distance(held.center, square.center) <= options_.hold_shift * held.side_px;
    const bool alike = std::abs(square.side_px / held.side_px - 1.0F) <= options_.hold_size;
    if (near && alike) square = held;
  }
  Known now{square, read_(image, square), Missing::covered, time_s};
  if (now.body) {
    now.body->time_s = time_s;
    if (const auto why = refuse(image.size(), face, *now.body)) {
      now.missing = *why;
      now.body.reset();
    }
  }
  known_.insert_or_assign(face.id, std::move(now));
}

// Lowers the visibility of points beyond the picture's edge; the reason when the body is of no use.
std::optional<Missing> BodyReader::refuse(const cv::Size& picture, const core::Face& face,
                                          core::Body& body) const {
  const cv::Point2f ears = (body.right_ear.at + body.left_ear.at) * 0.5F;
  if (distance(ears, center(face.box)) > options_.max_from_face * face.box.width) {
    return Missing::covered;
  }
  const float reach = options_.max_beyond_edge * face.box.width;
  for (core::BodyPoint* point :
       {&body.right_ear, &body.left_ear, &body.right_shoulder, &body.left_shoulder,
        &body.right_elbow, &body.left_elbow, &body.right_wrist, &body.left_wrist, &body.right_hand,
        &body.left_hand, &body.right_hip, &body.left_hip}) {
    point->visibility *= std::clamp(1.0F - beyond_edge(point->at, picture) / reach, 0.0F, 1.0F);
  }
  const bool seen = std::max(body.right_shoulder.visibility, body.left_shoulder.visibility) >=
                    options_.min_shoulders;
  return seen ? std::nullopt : std::optional(Missing::out_of_view);
}

}  // namespace attune::vision
