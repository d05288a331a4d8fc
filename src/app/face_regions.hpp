#pragma once

#include <map>
#include <opencv2/core/types.hpp>
#include <vector>

#include "core/analysis.hpp"
#include "core/face.hpp"
#include "practice/vocabulary.hpp"

namespace attune::app {

// The face that counts where one is asked for: the largest; null when there is none.
const core::Face* find_largest(const std::vector<core::Face>& faces);
const core::FaceAnalysis* find_largest(const std::vector<core::FaceAnalysis>& faces);

// Where the parts of a face lie in its picture, with some room around: for spotlights. In pixels,
// inside the picture.
std::map<practice::Part, cv::Rect2f> face_regions(const core::Face& face, cv::Size picture);

// What is shown when only the eyes (with their brows) or only the mouth may be seen.
cv::Rect2f eyes_view(const std::map<practice::Part, cv::Rect2f>& regions);
cv::Rect2f mouth_view(const std::map<practice::Part, cv::Rect2f>& regions);

// The part of a picture that is worth showing: the face with its surroundings down to the chest,
// in the shape of the picture; the whole picture when the face fills it.
cv::Rect2f portrait_view(const std::map<practice::Part, cv::Rect2f>& regions, cv::Size picture);

}  // namespace attune::app
