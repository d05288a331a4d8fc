#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "report/analysis_writer.hpp"
#include "report/openface_pose.hpp"
#include "report/text.hpp"

namespace attune::report {
namespace {

using core::CueId;

constexpr int kPoints = 68;
constexpr double kTopIntensity = 5.0;  // OpenFace's action units go from 0 to 5

// An action unit for which a cue stands. Our cues are not calibrated against FACS coders: the
// intensity is the cue's strength on OpenFace's scale, good for its course over time, not for its
// height.
struct ActionUnit {
  const char* name;
  CueId cue;
  double sign;  // which side of the cue counts
};
constexpr std::array<ActionUnit, 5> kActionUnits{{
    {"AU04", CueId::brow_lower, 1.0},
    {"AU12", CueId::mouth_corners, 1.0},
    {"AU15", CueId::mouth_corners, -1.0},
    {"AU25", CueId::mouth_open, 1.0},
    {"AU45", CueId::eyes_closed, 1.0},
}};

// Columns that OpenFace has and we leave out, because we do not measure them or not alone: eye
// landmarks (eye_lmk_*), 3-D landmarks (X_*, Y_*, Z_*), the parameters of its shape model (p_*),
// and every action unit not above; raised brows show inner and outer part (AU01, AU02) as one.
// Both eyes carry the one direction that we measure. There are no comment lines, which OpenFace's
// readers do not expect. Cells that OpenFace fills with 0 when nothing was found are empty.
class OpenfaceFormat : public AnalysisFormat {
 public:
  explicit OpenfaceFormat(WriterOptions options) : options_(std::move(options)) {}

  std::string head() const override {
    std::string text =
        "frame,face_id,timestamp,confidence,success,gaze_0_x,gaze_0_y,gaze_0_z,gaze_1_x,gaze_1_y,"
        "gaze_1_z,gaze_angle_x,gaze_angle_y,pose_Tx,pose_Ty,pose_Tz,pose_Rx,pose_Ry,pose_Rz";
    for (const char axis : {'x', 'y'}) {
      for (int i = 0; i < kPoints; ++i) {
        fmt::format_to(std::back_inserter(text), ",{}_{}", axis, i);
      }
    }
    for (const char* kind : {"r", "c"}) {
      for (const ActionUnit& unit : kActionUnits) {
        fmt::format_to(std::back_inserter(text), ",{}_{}", unit.name, kind);
      }
    }
    return text + '\n';
  }

  std::string lines(const core::FrameAnalysis& analysis) const override {
    std::string text;
    for (const core::FaceAnalysis& face : analysis.faces) append_face(text, *analysis.frame, face);
    if (analysis.faces.empty()) {
      fmt::format_to(std::back_inserter(text), "{},", analysis.frame->index + 1);
      append_number(text, analysis.frame->time_s, 3);
      text += ",0,0";
      text.append(8 + 6 + 2 * kPoints + 2 * kActionUnits.size(), ',');
      text += '\n';
    }
    return text;
  }

 private:
  void append_face(std::string& row, const core::Frame& frame,
                   const core::FaceAnalysis& analysis) const {
    const core::Face& face = analysis.face;
    fmt::format_to(std::back_inserter(row), "{},{}", frame.index + 1, face.id);
    append_number(row, frame.time_s, 3);
    append_number(row, face.quality.score, 2);
    row += ",1";
    append_gaze(row, analysis.cues);
    append_pose(row, face);
    append_points(row, face);
    append_action_units(row, analysis.cues);
    row += '\n';
  }

  static void append_gaze(std::string& row, const core::CueSet& cues) {
    const auto& horizontal = cues[CueId::gaze_horizontal].value;
    const auto& vertical = cues[CueId::gaze_vertical].value;
    if (!horizontal || !vertical) {
      row.append(8, ',');
      return;
    }
    const cv::Point3d gaze = gaze_direction(*horizontal, *vertical);
    for (int eye = 0; eye < 2; ++eye) {
      for (const double value : {gaze.x, gaze.y, gaze.z}) append_number(row, value, 6);
    }
    append_number(row, *horizontal, 3);
    append_number(row, -*vertical, 3);
  }

  static void append_pose(std::string& row, const core::Face& face) {
    if (!face.pose) {
      row.append(6, ',');
      return;
    }
    const cv::Point3d& head = face.pose->head_in_camera_mm;
    for (const double value : {head.x, head.y, head.z}) append_number(row, value, 1);
    const OpenfaceRotation rotation = to_openface(*face.pose);
    for (const double value : {rotation.x, rotation.y, rotation.z}) append_number(row, value, 3);
  }

  void append_points(std::string& row, const core::Face& face) const {
    const std::vector<cv::Point2f> points =
        options_.points_68 ? options_.points_68(face) : std::vector<cv::Point2f>{};
    if (points.size() != kPoints) {
      row.append(2 * kPoints, ',');
      return;
    }
    for (const cv::Point2f& point : points) append_number(row, point.x, 1);
    for (const cv::Point2f& point : points) append_number(row, point.y, 1);
  }

  static void append_action_units(std::string& row, const core::CueSet& cues) {
    for (const ActionUnit& unit : kActionUnits) {
      const auto& value = cues[unit.cue].value;
      row += value ? "" : ",";
      if (value) append_number(row, std::max(0.0, unit.sign * *value) * kTopIntensity, 2);
    }
    for (const ActionUnit& unit : kActionUnits) {
      const core::CueReading& cue = cues[unit.cue];
      row += !cue.value ? "," : cue.active && unit.sign * *cue.value > 0 ? ",1" : ",0";
    }
  }

  WriterOptions options_;
};

}  // namespace

std::unique_ptr<AnalysisFormat> make_openface_format(const WriterOptions& options) {
  return std::make_unique<OpenfaceFormat>(options);
}

}  // namespace attune::report
