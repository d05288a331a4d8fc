#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

#include "core/cue.hpp"
#include "cues/reading.hpp"

namespace attune::cues {

// Fills eye_gap_right and eye_gap_left: the lid opening of each eye that can be judged at this
// turn of the head.
void measure_eye_openness(const FaceView& view, const EyeOpennessOptions& options,
                          FeatureSet& features);

// Mean height of the middle third of a lid, where it moves most, frontal, y down; empty without
// points.
std::optional<double> lid_height(const FaceView& view, const std::vector<cv::Point2f>& lid);

// Lid opening against the neutral one: 0 shut, 1 as open as usual.
double openness(double gap, double neutral_gap, const EyeOpennessOptions& options);

// Likelihood that both eyes are closed, [0,1], from the more open eye and where the eyes look;
// empty when no eye could be measured.
std::optional<double> closed_likelihood(const FeatureSet& features, const Neutral& neutral,
                                        const EyeOpennessOptions& options);

// Sets eye_openness_right, eye_openness_left and eyes_closed.
void read_eye_openness(const Inputs& in, core::CueSet& cues);

}  // namespace attune::cues
