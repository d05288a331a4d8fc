#pragma once

#include <functional>
#include <map>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

#include "core/body.hpp"
#include "core/face.hpp"
#include "vision/geometry.hpp"

namespace attune::vision {

// Body in a square of the picture, as BodyModel::read.
using ReadBody =
    std::function<std::optional<core::Body>(const cv::Mat& image, const TurnedSquare& square)>;

struct BodyReaderOptions {
  int max_bodies = 2;  // of the largest faces; the network takes as long as all else together
  // Between two looks at one body. A look takes longer than all else in a frame: this seldom, fewer
  // than one frame in twenty has one at 25 frames a second, and posture is held for longer.
  double interval_s = 0.85;
  double max_age_s = 2.0;     // a body that was not seen again for so long is gone
  float min_face_px = 24.0F;  // width of the face below which shoulders are a few pixels
  // The square stays where it is until the face moved by this share of its side or changed its size
  // by this share. What the network answers depends a little on the square: held still, the
  // shoulders tremble by 0.7 % of the distance between the eyes instead of 1.9 % (first
  // clip of the demonstration).
  float hold_shift = 0.06F;
  float hold_size = 0.08F;
  double min_shoulders = 0.25;    // visibility below which both shoulders count as out of view
  float max_beyond_edge = 0.35F;  // face widths; so far outside of the picture a point is no
                                  // longer believed
  float max_from_face = 0.8F;     // face widths from the face's centre to the middle of the ears:
                                  // farther, it is somebody else's body
};

// Looks at bodies now and then, at most one a frame, and keeps them in between. One thread.
class BodyReader {
 public:
  // Without `read` every body is missing with not_provided.
  explicit BodyReader(ReadBody read, const BodyReaderOptions& options = {});

  // Fills `body` or `body_missing` of every face. Frames come in order.
  void fill(const cv::Mat& image, double time_s, std::vector<core::Face>& faces);
  // Whether bodies are looked for; on at first. Off, they are missing with switched_off.
  void set_on(bool on) { on_ = on; }
  void reset() { known_.clear(); }

 private:
  struct Known {
    TurnedSquare square;
    std::optional<core::Body> body;
    core::Missing missing;
    double looked_s;
  };
  void look(const cv::Mat& image, double time_s, const core::Face& face);
  std::optional<core::Missing> refuse(const cv::Size& picture, const core::Face& face,
                                      core::Body& body) const;

  ReadBody read_;
  BodyReaderOptions options_;
  bool on_ = true;
  std::map<int, Known> known_;  // by face
};

}  // namespace attune::vision
