#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis.hpp"
#include "ui/callouts.hpp"
#include "ui/cue_rows.hpp"
#include "ui/fader.hpp"
#include "ui/spotlight_view.hpp"

namespace attune::ui {

// Size of a text on the screen in its font; handed in, since only the panels know the font.
using MeasureText = std::function<cv::Size2f(std::string_view)>;

struct PictureLine {
  std::vector<cv::Point2f> points;  // on the screen
  bool closed = false;
  float alpha = 1.0F;
};

struct PictureLabel {
  Callout place;
  std::string text;
  float alpha = 1.0F;
};

struct FaceTag {
  int id = 0;        // for choosing
  std::string text;  // "2"
  cv::Rect2f box;    // of the face, on the screen
  cv::Rect2f tag;    // of the number
  bool chosen = false;
};

// Everything that the picture panel draws, in screen pixels.
struct PictureModel {
  std::uint64_t texture = 0;  // 0: no picture; the bed is drawn with the message
  cv::Rect2f area;
  cv::Rect2f picture;
  bool mirrored = false;
  bool dimmed = false;  // paused
  std::vector<PictureLine> lines;
  std::vector<PictureLabel> labels;
  std::vector<FaceTag> tags;  // only when there are several faces
  std::string message;        // when there is no picture
  // What a spotlight leaves dark, and how dark.
  SpotMesh shade;
  float shade_level = 0.0F;  // [0,1]
};

struct PictureInput {
  const core::FrameAnalysis* analysis = nullptr;  // null: nothing was read yet
  std::optional<std::size_t> chosen;              // index of the chosen face
  std::uint64_t texture = 0;
  cv::Rect2f area;
  float em_px = 16.0F;
  bool mirrored = false;
  bool hidden = false;  // the user hid the picture
  bool dimmed = false;
  double now_s = 0.0;   // for fading; any clock
  std::string waiting;  // said while there is no picture yet
};

// Puts the shade of a spotlight into the picture; its outlines and labels give way to it.
void put_spotlight(const SpotlightModel& spotlight, PictureModel& picture);

// Makes the picture's model; remembers what fades out.
class PictureView {
 public:
  void set_reduced_motion(bool reduced) { fader_.set_fade_s(reduced ? 0.0 : kFade_s); }
  PictureModel model(const PictureInput& input, const MeasureText& measure);
  bool moving() const { return fader_.moving(); }

 private:
  static constexpr double kFade_s = 0.25;
  Fader fader_{kFade_s};
  struct Shown {
    std::string text;
    std::vector<core::Part> parts;
  };
  std::map<std::string, Shown> shown_;  // by group, what was last shown
  int face_ = 0;
};

}  // namespace attune::ui
