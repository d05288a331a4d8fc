#include "ui/faces_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/cue_rows.hpp"
#include "ui/state_view.hpp"

namespace attune::ui {

std::vector<FaceLine> make_face_lines(const std::vector<core::FaceAnalysis>& faces, int chosen,
                                      bool cues_only) {
  std::vector<FaceLine> lines;
  if (faces.size() < 2) return lines;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    FaceLine line;
    line.id = faces[i].face.id;
    line.name = fmt::format("Face {}", i + 1);
    line.eyes = make_cue_row(core::CueGroup::eyes, faces[i].cues).word;
    if (!cues_only) {
      const StatePanelModel state = make_state_panel(&faces[i], false);
      const bool read = state.kind == StatePanelModel::Kind::readings;
      line.state = read ? state.may_go_with : "not enough to say";
      line.state_briefly = read ? state.may_go_with_briefly : line.state;
    }
    line.chosen = line.id == chosen;
    lines.push_back(std::move(line));
  }
  return lines;
}

void FaceCount::add(int faces, double time_s) {
  if (faces < 2) {
    several_since_s_.reset();
    return;
  }
  if (!several_since_s_ || time_s < *several_since_s_) several_since_s_ = time_s;
  if (time_s - *several_since_s_ >= kSteady_s) most_ = std::max(most_, faces);
}

}  // namespace attune::ui
