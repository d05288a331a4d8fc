#pragma once

#include <opencv2/core/mat.hpp>
#include <span>

#include "core/body.hpp"
#include "core/face.hpp"

namespace attune::capture {

// The camera that looks at the drawn face: a pinhole. The focal length is 1.2 times the picture's
// width, like a webcam's.
struct SyntheticCamera {
  double focal_px = 1.2 * 640.0;
  cv::Point2d principal_px{320.0, 240.0};  // where the camera axis meets the picture
};

// How the drawn person sits, against an upright body with hanging arms.
struct SyntheticBody {
  double shoulder_raise =
      0.0;                // shoulders up, as a share of the way from them to the ears; < 0 down
  double slouch = 0.0;    // head sunk towards the shoulders, likewise
  double lean_rad = 0.0;  // upper body tipped over, > 0 to the subject's left
  double turn_rad = 0.0;  // upper body turned under the head, > 0 to the subject's left
  double right_hand_to_face = 0.0;  // 0 hanging .. 1 hand at cheek and chin
  double left_hand_to_face = 0.0;
  double arms_crossed = 0.0;  // 0 hanging .. 1 crossed on the chest
};

// What the drawn face does: the ground truth of unit tests. Defaults are a calm face that looks
// into the camera.
struct SyntheticPose {
  double yaw_rad = 0.0;  // as core::HeadPose
  double pitch_rad = 0.0;
  double roll_rad = 0.0;
  double gaze_yaw_rad = 0.0;              // eyes against the head, > 0 to the subject's left
  double gaze_pitch_rad = 0.0;            // > 0 up; the lids follow a little, as they do in people
  double openness_right = 1.0;            // lids: 0 closed .. 1 open
  double openness_left = 1.0;             // the iris stays in place under closed lids
  double brow_raise = 0.0;                // -1 lowered and drawn together .. +1 raised
  double mouth_corners = 0.0;             // -1 down .. +1 up
  double mouth_open = 0.0;                // 0 .. 1
  double lips_pressed = 0.0;              // 0 .. 1; pressed lips are closed
  double inter_ocular_px = 80.0;          // size of the face when frontal, > 0; leaning in grows it
  cv::Point2f center_px{320.0F, 240.0F};  // where the point between the eyes is seen
  SyntheticCamera camera;
  SyntheticBody body;
};

// The head goes where the body takes it: the place of the upright person is changed so that the
// hips stay where they are, and a leaning body tips the head half as far as itself.
SyntheticPose moved_with_body(SyntheticPose pose);

// The same moment in a picture `factor` times as large (a camera with more pixels): every point of
// the shape is multiplied by exactly `factor`.
SyntheticPose scaled_picture(SyntheticPose pose, double factor);

// The same moment in a picture with its origin elsewhere (a crop): every point moves by exactly
// `shift_px`. Moving `center_px` alone means that the person moves, which is then seen a little
// from the side.
SyntheticPose shifted_picture(SyntheticPose pose, cv::Point2d shift_px);

// The person in a mirror that stands on the camera axis: x becomes 2 * principal x - x, left and
// right change places.
SyntheticPose mirrored(SyntheticPose pose);

// The face's shape as the pinhole camera sees it, irises included; exact, not drawn.
core::FaceShape make_synthetic_shape(const SyntheticPose& pose);

// The same wrapped as a tracked face with perfect quality and the pose as `core::HeadPose`.
// `points` stays empty: no backend has looked.
core::Face make_synthetic_face(const SyntheticPose& pose, int id = 1);

// The upper body under that head, exact and whole: every point counts as seen, wherever it lies.
core::Body make_synthetic_body(const SyntheticPose& pose);

// Draws the person into a BGR picture of the given size; near enough to a photo for both backends
// and the body model to find it. `image` is made (640x480) when empty, otherwise drawn over
// (several faces in one picture). `image` must be CV_8UC3.
void draw_synthetic_face(cv::Mat& image, const SyntheticPose& pose);

// A calm wall out of focus, CV_8UC3: light from a window on the left, a plant on the right.
cv::Mat make_synthetic_wall(cv::Size size);

// What the source `synthetic` shows at a time: a script of turns, glances, blinks, smiles and lean,
// then of postures, that repeats after kSyntheticScriptLength_s. Calm for its first 4 s, so that a
// neutral baseline can be learned.
SyntheticPose synthetic_script(double time_s);

// Length of the script before it repeats, and of its first part, in which the body sits upright.
inline constexpr double kSyntheticScriptLength_s = 59.0;
inline constexpr double kSyntheticFacePart_s = 24.0;

// One thing that happens in the script, ramps included; between events the face is calm.
struct ScriptedEvent {
  double start_s;
  double end_s;
  const char* what;  // stable word for tests, e.g. "turn_left", "blink", "smile"
};

// The script's events in order of time, within one run of the script.
std::span<const ScriptedEvent> synthetic_events();

}  // namespace attune::capture
