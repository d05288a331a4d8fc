#pragma once

#include <array>
#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/analysis.hpp"
#include "ui/picture_transform.hpp"
#include "ui/spot_shape.hpp"

namespace attune::ui {

// What a spotlight can point at.
enum class SpotPart { eyes, brows, mouth, jaw, shoulders };
inline constexpr std::array kSpotParts{SpotPart::eyes, SpotPart::brows, SpotPart::mouth,
                                       SpotPart::jaw, SpotPart::shoulders};
std::string_view label(SpotPart part);
// Where the cues of a group show best; empty for groups without one place.
std::optional<SpotPart> spot_of(core::CueGroup group);

// All [p]: chosen by eye on the demonstration clip and the drawn face.
struct SpotlightOptions {
  float margin_iod = 0.22F;  // around the part, in distances between the eyes
  float rim_iod = 0.38F;     // width of the soft rim
  float shade = 0.62F;       // how much of the rest is taken
  double fade_s = 0.35;      // from nothing to full shade
  double glide_s = 0.12;     // time constant with which the light follows its part
  float card_em = 5.5F;      // about the height of the card with the sentence
};

// Where a part of a face lies, in image pixels; empty when this face lacks its points.
SpotEllipse spot_around(SpotPart part, const core::Face& face,
                        const SpotlightOptions& options = {});

// What the spotlight shows, in screen pixels.
struct SpotlightModel {
  bool open = false;  // false: at most the shade is still going
  SpotPart part = SpotPart::eyes;
  std::string sentence;  // of its cue, or why it cannot be seen
  SpotMesh mesh;         // empty when nothing is to be shaded
  cv::Rect2f clip;       // the picture; nothing outside is shaded
  float shade = 0.0F;    // [0,1], of the mesh's full shade
  float level = 0.0F;    // [0,1], how far it has come
  bool card_on_top = false;
};

struct SpotlightInput {
  const core::FaceAnalysis* face = nullptr;  // null: none in view
  std::string no_face = "No face in view.";
  PictureTransform picture;  // where the frame stands; an empty one shades nothing
  cv::Rect2f area;           // that the picture and the card share
  float em_px = 16.0F;
  double now_s = 0.0;  // any clock
  bool reduced_motion = false;
  bool low_end_taken = false;  // something else stands at the lower end of the area
};

// Draws attention to one part of the chosen face: the rest of the picture dims softly.
class SpotlightView {
 public:
  explicit SpotlightView(const SpotlightOptions& options = {}) : options_(options) {}

  void show(SpotPart part);
  // The next part, or the one before (-1), round and round; opens it where it is closed.
  void step(int by);
  void close() { open_ = false; }

  bool open() const { return open_; }
  SpotPart part() const { return part_; }
  // Something fades or glides: the screen wants drawing again soon.
  bool moving() const { return moving_; }
  SpotlightModel model(const SpotlightInput& input);

 private:
  void follow(const SpotEllipse& target, const SpotlightInput& input);
  bool place_card(const SpotlightInput& input);

  SpotlightOptions options_;
  bool open_ = false;
  SpotPart part_ = SpotPart::eyes;
  SpotEllipse shown_;  // on the screen
  float level_ = 0.0F;
  bool moving_ = false;
  bool card_on_top_ = false;
  std::optional<double> last_s_;
};

}  // namespace attune::ui
