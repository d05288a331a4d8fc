#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "capture/synthetic_face.hpp"
#include "core/analysis.hpp"

// Hand-made results for the view models.
namespace attune::ui::testing {

inline core::CueReading make_reading(core::CueId id, double value, std::string word,
                                     bool active = false, double confidence = 0.9) {
  core::CueReading reading;
  reading.id = id;
  reading.value = value;
  reading.confidence = confidence;
  reading.intensity = active ? core::Intensity::clear : core::Intensity::none;
  reading.active = active;
  reading.fitted = true;
  reading.word = std::move(word);
  reading.sentence = "The sentence of " + std::string(core::info(id).name) + ".";
  return reading;
}

inline core::CueReading make_missing(core::CueId id, core::Missing why) {
  core::CueReading reading;
  reading.id = id;
  reading.missing = why;
  return reading;
}

// A face at rest: everything is readable and nothing goes on.
inline core::CueSet calm_cues() {
  using core::CueId;
  core::CueSet cues;
  for (const core::CueInfo& cue : core::all_cues()) cues[cue.id] = make_reading(cue.id, 0.0, "");
  cues[CueId::eye_contact] = make_reading(CueId::eye_contact, 0.2, "away");
  cues[CueId::eye_openness_right] = make_reading(CueId::eye_openness_right, 1.0, "open");
  cues[CueId::eye_openness_left] = make_reading(CueId::eye_openness_left, 1.0, "open");
  cues[CueId::mouth_corners] = make_reading(CueId::mouth_corners, 0.0, "level");
  cues[CueId::lips_pressed] = make_reading(CueId::lips_pressed, 0.0, "relaxed");
  cues[CueId::head_turn] = make_reading(CueId::head_turn, 0.0, "facing ahead");
  return cues;
}

inline core::CueReading active(core::CueId id, double value, std::string word,
                               std::vector<core::Part> parts) {
  core::CueReading reading = make_reading(id, value, std::move(word), true);
  reading.parts = std::move(parts);
  return reading;
}

// The longest words that a panel must hold: two things in every group, unfitted, several readings.
inline core::CueSet busy_cues() {
  using core::CueId;
  using core::Part;
  core::CueSet cues = calm_cues();
  const std::vector<Part> eyes{Part::right_eye, Part::left_eye};
  const std::vector<Part> brows{Part::right_brow, Part::left_brow};
  cues[CueId::eye_contact] = active(CueId::eye_contact, 0.9, "toward you", eyes);
  cues[CueId::eye_openness_right] =
      active(CueId::eye_openness_right, 0.4, "nearly closed", {Part::right_eye});
  cues[CueId::brow_lower] = active(CueId::brow_lower, 0.7, "strongly lowered", brows);
  cues[CueId::mouth_corners] = active(CueId::mouth_corners, -0.6, "slightly down", {Part::mouth});
  cues[CueId::mouth_open] = active(CueId::mouth_open, 0.5, "wide open", {Part::mouth});
  cues[CueId::lips_pressed] = active(CueId::lips_pressed, 0.6, "strongly pressed", {Part::mouth});
  cues[CueId::head_turn] = active(CueId::head_turn, -0.4, "slightly to their right", {Part::head});
  cues[CueId::lean] = active(CueId::lean, 0.2, "strongly leaning in", {Part::head});
  return cues;
}

inline core::StateEstimate make_state() {
  core::StateEstimate state;
  state.readings = {
      {"concentrating",
       "concentrating",
       0.5,
       {{core::CueId::brow_lower, 1.1, "The brows are strongly lowered or drawn together."},
        {core::CueId::lips_pressed, 0.8, "The lips look strongly pressed together."},
        {core::CueId::mouth_corners, -0.4, "The corners of the mouth are pulled up."},
        {core::CueId::lean, 0.3, "The person is leaning in."},
        {core::CueId::eye_contact, 0.2, "The eyes look toward the camera."}}},
      {"worried", "worried", 0.3, {}},
      {"annoyed", "annoyed", 0.1, {}}};
  state.confidence = 0.3;
  state.how_sure = "low (turned away)";
  return state;
}

inline core::FaceAnalysis make_face(int id, cv::Point2f center = {320, 240},
                                    core::CueSet cues = calm_cues()) {
  capture::SyntheticPose pose;
  pose.center_px = center;
  core::FaceAnalysis face;
  face.face = capture::make_synthetic_face(pose, id);
  face.cues = std::move(cues);
  face.baseline = {true, 1.0, {}, {}};
  face.state = make_state();
  return face;
}

inline core::FrameAnalysis make_analysis(double time_s, std::vector<core::FaceAnalysis> faces,
                                         cv::Size size = {640, 480}) {
  auto frame = std::make_shared<core::Frame>();
  frame->index = static_cast<std::int64_t>(time_s * 30);
  frame->time_s = time_s;
  frame->image = cv::Mat::zeros(size, CV_8UC3);
  core::FrameAnalysis analysis;
  analysis.frame = frame;
  analysis.faces = std::move(faces);
  return analysis;
}

}  // namespace attune::ui::testing
