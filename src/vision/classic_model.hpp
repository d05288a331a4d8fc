#pragma once

#include <memory>
#include <string>

#include "vision/face_model.hpp"

namespace attune::vision {

// dlib's frontal face detector (King 2009, "Dlib-ml") and its 68-point predictor (Kazemi & Sullivan
// 2014, "One Millisecond Face Alignment with an Ensemble of Regression Trees"). Needs Debian
// packages only. The predictor's file holds 100 MB and takes most of a second to load.
//
// Throws core::Error{model} when the file is missing or is not the one of Debian's libdlib-data:
// the library trusts what it reads, so a damaged file could make it read beyond its memory.
std::unique_ptr<FaceModel> make_classic_model(const std::string& predictor_path);

}  // namespace attune::vision
