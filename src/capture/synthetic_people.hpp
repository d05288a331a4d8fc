#pragma once

#include <opencv2/core/mat.hpp>

#include "capture/synthetic_face.hpp"

// Several drawn people side by side, each playing the script at a time of their own.
namespace attune::capture {

inline constexpr int kMostSyntheticPeople = 4;
// By which each person begins the script later than the one before; until then they sit calmly.
inline constexpr double kSyntheticDelay_s = 7.0;

// Size of a picture with so many people, 1 .. kMostSyntheticPeople: 640 x 480 for one, else
// 1280 x 720. Throws std::logic_error for other numbers, as the functions below.
cv::Size synthetic_picture_size(int people);

// What the person at `index`, from 0 and from the left of the picture, does at a time from 0 on.
// One alone plays synthetic_script; of several each has a place and size of their own
// and is turned to the camera.
SyntheticPose synthetic_person(int index, int people, double time_s);

// Until the last of them has played the whole script.
double synthetic_length_s(int people);

// All of them before a wall.
cv::Mat draw_synthetic_people(int people, double time_s);

}  // namespace attune::capture
