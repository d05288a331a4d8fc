#pragma once

#include <memory>
#include <string>

#include "vision/face_model.hpp"

namespace attune::vision {

// BlazeFace short-range and the attention mesh. Throws core::Error{model} when one of their files
// in `model_dir` is missing or damaged.
std::unique_ptr<FaceModel> make_mesh_model(const std::string& model_dir);

}  // namespace attune::vision
