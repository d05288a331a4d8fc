#pragma once

#include <deque>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

#include "core/face.hpp"

namespace attune::vision {

struct MotionOptions {
  int width = 160;            // of the small grey picture that is compared, in pixels
  double step_s = 0.1;        // between the two pictures compared, whatever the frame rate
  double max_step_s = 0.5;    // with a longer gap there is no motion to speak of
  double threshold = 9.0;     // grey levels of 255 by which a changed pixel differs; a webcam's
                              // noise is below 3 at this size
  double head_scale = 1.3;    // head's region against the box of the landmarks: with hair
  double body_widths = 3.4;   // body's region, in face widths and face heights
  double body_heights = 2.2;  // from just below the head
  double min_visible = 0.25;  // of the body's region inside the picture, face areas
  // The camera moves, or the light changes, when most parts of the background change at once: of a
  // 4 x 3 grid, those with at least `min_edges` pixels on edges. Background begins well away from
  // the person: hair and shoulders before a bare wall are edges that move, as on the clips of the
  // demonstration, whose camera stands still.
  double clear_beside = 0.45;  // of the face's box, in its widths to either side
  double clear_above = 0.55;   // and its heights
  double clear_body_widths = 4.2;
  int min_edges = 12;
  double edge = 24.0;          // grey levels between neighbours that make an edge
  double changed_part = 0.35;  // share of a part's edge pixels that changed
  double changed_parts = 0.6;  // share of the parts, and at least two
  double light = 4.0;          // grey levels by which the whole background got brighter or darker
  double settle_s = 0.4;       // so long after the last sign of it
};

// Motion energy of every person: the share of pixels in a region that changed within a tenth of a
// second (Grammer 1999; Ramseyer & Tschacher 2011). A background without edges tells nothing about
// the camera, which then counts as still. One thread.
class MotionMeter {
 public:
  explicit MotionMeter(const MotionOptions& options = {}) : options_(options) {}

  // Fills `motion` of every face. `image`: BGR, 8 bits. Frames come in order; one that does not, or
  // that has another size, starts anew.
  void fill(const cv::Mat& image, double time_s, std::vector<core::Face>& faces);
  void reset();

 private:
  struct Small {
    double time_s;
    cv::Mat grey;
  };
  bool background_changed(const cv::Mat& before, const cv::Mat& now, const cv::Mat& changed,
                          const cv::Mat& people) const;

  MotionOptions options_;
  cv::Size picture_;
  std::deque<Small> past_;  // the last `step_s`, oldest first
  std::optional<double> moved_s_;
};

}  // namespace attune::vision
