#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/face.hpp"
#include "core/frame.hpp"

namespace attune::vision {

struct FaceReaderOptions {
  core::Backend backend = core::Backend::mesh;
  std::string model_dir;  // holds the ONNX files (mesh)
  std::string predictor_path = "/usr/share/dlib/shape_predictor_68_face_landmarks.dat";  // classic
  int max_faces = 8;
  int detect_every = 15;    // frames between detector runs while every known face is tracked
  bool expressions = true;  // load the models of expression; without, no face has an expression
  // Look for bodies, where the model is there. A model that is missing only means that bodies are
  // (not_provided); `attune doctor` tells.
  bool bodies = true;
};

// Finds and follows faces, and fills every field of core::Face. One thread uses one reader.
class FaceReader {
 public:
  virtual ~FaceReader() = default;
  // Faces by id. Tracks faces between calls; frames must come in order.
  virtual std::vector<core::Face> read(const core::Frame& frame) = 0;
  // Milliseconds that the last read() spent: "detect", "landmarks", "pose", "quality",
  // "expression", "motion", "body".
  virtual const std::map<std::string, double>& stage_ms() const = 0;
  // Whether faces get an expression, where the model was loaded; on at first.
  virtual void set_expressions(bool /*on*/) {}
  // Whether bodies are looked for, where the model was loaded; on at first.
  virtual void set_bodies(bool /*on*/) {}
  // Forgets every track; ids go on.
  virtual void reset() = 0;
};

// Throws core::Error{model} when a model is missing or damaged (its SHA-256 is not the pinned one),
// that of the body excepted: without it faces are still read.
std::unique_ptr<FaceReader> make_face_reader(const FaceReaderOptions& options, core::Clock& clock);

}  // namespace attune::vision
