#include "vision/tracker.hpp"

#include <algorithm>
#include <cmath>

#include "vision/geometry.hpp"

namespace attune::vision {
namespace {

// Motion is predicted for this long; a head does not go on for a whole second as it started.
constexpr double kMaxPrediction_s = 0.3;
constexpr float kVelocityWeight = 0.4F;  // of the newest of the smoothed velocities

double size_of(const cv::Rect2f& box) { return std::max(box.width, box.height); }

}  // namespace

Tracker::Known* Tracker::find(int id) {
  const auto at =
      std::find_if(known_.begin(), known_.end(), [&](const Known& k) { return k.id == id; });
  return at == known_.end() ? nullptr : &*at;
}

void Tracker::saw(int id, const cv::Rect2f& box, double time_s) {
  Known* known = find(id);
  if (known == nullptr) {
    known_.push_back({id, box, {}, time_s});
    next_id_ = std::max(next_id_, id + 1);
    return;
  }
  const auto elapsed_s = static_cast<float>(time_s - known->seen_s);
  if (elapsed_s > 0) {
    const cv::Point2f velocity = (center(box) - center(known->box)) / elapsed_s;
    known->velocity += kVelocityWeight * (velocity - known->velocity);
  }
  known->box = box;
  known->seen_s = time_s;
}

int Tracker::id_for(const cv::Rect2f& box, double time_s) {
  const double size = size_of(box);
  int best_id = 0;
  double best_distance = 1.0;  // in units of the reach
  for (const auto& known : known_) {
    const double gap_s = time_s - known.seen_s;
    if (gap_s <= 0.0 || gap_s > options_.max_gap_s) {
      continue;
    }
    const double growth = size / std::max(1.0, size_of(known.box));
    if (!(growth < options_.max_growth && growth > 1.0 / options_.max_growth)) {
      continue;
    }
    const cv::Point2f expected =
        center(known.box) +
        (known.velocity * static_cast<float>(std::min(gap_s, kMaxPrediction_s)));
    const double reach = size * (options_.reach + (options_.reach_per_s * gap_s));
    // A face that stopped is as likely as one that went on.
    const double apart =
        std::min(distance(center(box), expected), distance(center(box), center(known.box))) / reach;
    if (apart < best_distance) {
      best_distance = apart;
      best_id = known.id;
    }
  }
  const int id = best_id != 0 ? best_id : next_id_++;
  saw(id, box, time_s);
  return id;
}

void Tracker::expire(double time_s) {
  std::erase_if(known_,
                [&](const Known& known) { return time_s - known.seen_s > options_.max_gap_s; });
}

void Tracker::forget(int id) {
  std::erase_if(known_, [&](const Known& known) { return known.id == id; });
}

bool Tracker::is_same_face(const cv::Rect2f& a, const cv::Rect2f& b) const {
  const double smaller = std::min(a.area(), b.area());
  return overlap(a, b) > options_.same_face ||
         (smaller > 0.0 && (a & b).area() > options_.inside * smaller);
}

}  // namespace attune::vision
