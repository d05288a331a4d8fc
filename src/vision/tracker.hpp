#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

namespace attune::vision {

struct TrackerOptions {
  // A face that was gone for longer gets a new id. A blink of the detector, a hand passing by or a
  // turn of the head take less.
  double max_gap_s = 1.0;
  // A lost face is where it was expected within so many face sizes, plus so many a second of the
  // gap: people in front of a desk move by less than their head's size in a second.
  double reach = 0.6;
  double reach_per_s = 0.8;
  // The face's size may have changed by this factor meanwhile.
  double max_growth = 1.7;
  // Two boxes that overlap by more (intersection over union) hold the same face.
  double same_face = 0.45;
  // Likewise when the smaller one lies in the larger by this share of its area: a mouth alone is
  // taken for a face now and then.
  double inside = 0.7;
};

// Gives ids to boxes: continues the id of a face that was lost a moment ago near by, else the next
// new one. Ids start at 1 and are never used twice. Knows nothing about what a face looks like.
class Tracker {
 public:
  explicit Tracker(const TrackerOptions& options = {}) : options_(options) {}

  // The face `id` was seen (again) in this box.
  void saw(int id, const cv::Rect2f& box, double time_s);

  // The lost face that the box continues, or a new id. Lost is every known face that `saw` has not
  // been told about at `time_s`.
  int id_for(const cv::Rect2f& box, double time_s);

  // Forgets faces that have been gone for too long.
  void expire(double time_s);

  void forget(int id);
  void reset() { known_.clear(); }

  bool is_same_face(const cv::Rect2f& a, const cv::Rect2f& b) const;

 private:
  struct Known {
    int id;
    cv::Rect2f box;
    cv::Point2f velocity;  // of the box's centre, pixels a second; smoothed
    double seen_s;
  };
  Known* find(int id);

  TrackerOptions options_;
  std::vector<Known> known_;
  int next_id_ = 1;
};

}  // namespace attune::vision
