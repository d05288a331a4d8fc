#include "ui/face_choice.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::ui {

std::string among_faces(const ShownFace& shown) {
  if (shown.faces < 2) return "";
  return fmt::format(", face {} of {}", shown.number, shown.faces);
}

std::optional<std::size_t> FaceChoice::find_in(const std::vector<core::FaceAnalysis>& faces) const {
  for (std::size_t i = 0; i < faces.size(); ++i) {
    if (id_ && faces[i].face.id == *id_) return i;
  }
  return std::nullopt;
}

void FaceChoice::update(const std::vector<core::FaceAnalysis>& faces, double time_s) {
  if (find_in(faces)) {
    seen_s_ = time_s;
    return;
  }
  // Time that runs backwards is another source: no reason to wait.
  const double gone_s = time_s - seen_s_;
  if (faces.empty() || (id_ && gone_s >= 0 && gone_s < kPatience_s)) return;
  const auto largest = std::max_element(
      faces.begin(), faces.end(), [](const core::FaceAnalysis& a, const core::FaceAnalysis& b) {
        return a.face.box.area() < b.face.box.area();
      });
  id_ = largest->face.id;
  seen_s_ = time_s;
}

void FaceChoice::choose_next(const std::vector<core::FaceAnalysis>& faces) {
  if (faces.empty()) return;
  const auto current = find_in(faces);
  id_ = faces[current ? (*current + 1) % faces.size() : 0].face.id;
}

}  // namespace attune::ui
