#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis.hpp"

namespace attune::ui {

// What one face shows, in a line.
struct FaceLine {
  int id = 0;                 // for choosing
  std::string name;           // "Face 2"
  std::string eyes;           // "toward you"; for what cannot be read the reason
  std::string state;          // "perhaps happy", "not enough to say"; empty with cues only
  std::string state_briefly;  // without the word of likelihood
  bool chosen = false;
};

// The faces in view, one line each; empty when there is none or only one.
std::vector<FaceLine> make_face_lines(const std::vector<core::FaceAnalysis>& faces, int chosen,
                                      bool cues_only);

// How many faces the window keeps room for: the most that were in view together for a while. It
// grows only, so that the picture moves at most a few times.
class FaceCount {
 public:
  void add(int faces, double time_s);
  void clear() { *this = {}; }
  int most() const { return most_; }

  static constexpr double kSteady_s = 1.0;  // shorter ones do not count [p]

 private:
  int most_ = 1;
  std::optional<double> several_since_s_;
};

}  // namespace attune::ui
