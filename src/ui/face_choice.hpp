#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis.hpp"

namespace attune::ui {

// The face that the panels speak about, among those in view.
struct ShownFace {
  const core::FaceAnalysis* face = nullptr;  // null: none in view
  int number = 0;                            // from 1, for the screen
  int faces = 0;
};
// ", face 2 of 3"; empty for a face that is alone.
std::string among_faces(const ShownFace& shown);

// Which of several faces the panels speak about. Faces are told apart by their tracking id only.
class FaceChoice {
 public:
  // Keeps the choice while its face is in view, or has been gone for less than `patience_s`;
  // otherwise takes the largest face. Times as in the frames.
  void update(const std::vector<core::FaceAnalysis>& faces, double time_s);
  void choose(int id) { id_ = id; }
  void choose_next(const std::vector<core::FaceAnalysis>& faces);

  std::optional<int> id() const { return id_; }
  // The chosen face's place in `faces`; empty while it is not in view.
  std::optional<std::size_t> find_in(const std::vector<core::FaceAnalysis>& faces) const;

 private:
  static constexpr double kPatience_s = 1.0;
  std::optional<int> id_;
  double seen_s_ = 0.0;
};

}  // namespace attune::ui
