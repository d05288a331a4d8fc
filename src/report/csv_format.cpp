#include <fmt/format.h>

#include <iterator>
#include <optional>

#include "report/analysis_writer.hpp"
#include "report/text.hpp"

namespace attune::report {
namespace {

constexpr int kStates = 3;  // readings that have columns
constexpr std::size_t kAffectColumns = 4;
constexpr std::size_t kEyeColumns = 13;

// Columns, in order:
//   frame,time_s,face,detected,quality,quality_reasons
//   box_x,box_y,box_width,box_height
//   head_yaw_deg,head_pitch_deg,head_roll_deg,head_x_mm,head_y_mm,head_z_mm
//   baseline_ready,baseline_progress
//   NAME,NAME_confidence,NAME_missing for every cue (NAME ends in _deg for angles)
//   expression,expression_NAME for each of the eight,expression_missing
//   state,state_probability,state_2,...,state_3_probability,state_confidence,state_missing,
//   state_reason,valence,arousal,valence_sd,arousal_sd
//   contact_share,...,gaze_offset_pitch_deg (kEyeColumns: what the eyes did over the last minute)
//   px0,py0,... with points
class CsvFormat : public AnalysisFormat {
 public:
  explicit CsvFormat(WriterOptions options) : options_(std::move(options)) {
    if (options_.points) points_ = point_count(options_.run.backend);
  }

  std::string head() const override {
    const RunInfo& run = options_.run;
    std::string text = comment("attune " + run.version);
    text += comment("source " + run.source);
    text += comment(fmt::format("backend {}", name(run.backend)));
    for (const auto& [file, sum] : run.models) text += comment("model " + file + " sha256 " + sum);
    if (points_ > 0) {
      const bool corner = point_shift_px(run.backend) > 0;
      text += comment(corner ? "points in pixels from the picture's corner, as MediaPipe counts"
                             : "points in pixels from the centre of the first pixel");
    }
    return text + columns() + '\n';
  }

  std::string lines(const core::FrameAnalysis& analysis) const override {
    std::string text;
    for (const core::FaceAnalysis& face : analysis.faces) append_face(text, *analysis.frame, face);
    if (analysis.faces.empty()) append_no_face(text, *analysis.frame);
    return text;
  }

 private:
  static std::string comment(std::string text) {
    for (char& c : text) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    return "# " + text + '\n';
  }

  std::string columns() const {
    std::string text =
        "frame,time_s,face,detected,quality,quality_reasons,box_x,box_y,box_width,box_height,"
        "head_yaw_deg,head_pitch_deg,head_roll_deg,head_x_mm,head_y_mm,head_z_mm,"
        "baseline_ready,baseline_progress";
    for (const core::CueInfo& cue : core::all_cues()) {
      fmt::format_to(std::back_inserter(text), ",{0},{0}_confidence,{0}_missing", column_name(cue));
    }
    text += ",expression";
    for (const std::string_view name : core::kExpressionNames) {
      fmt::format_to(std::back_inserter(text), ",expression_{}", name);
    }
    text += ",expression_missing,state,state_probability";
    for (int i = 2; i <= kStates; ++i) {
      fmt::format_to(std::back_inserter(text), ",state_{0},state_{0}_probability", i);
    }
    text += ",state_confidence,state_missing,state_reason";
    text += ",valence,arousal,valence_sd,arousal_sd";
    text +=
        ",contact_share,contact_now_s,contact_mean_s,aversions_per_min,aversions_left,"
        "aversions_right,aversions_up,aversions_down,blinks_per_min,blinks,long_closures,"
        "gaze_offset_yaw_deg,gaze_offset_pitch_deg";
    for (int i = 0; i < points_; ++i) {
      fmt::format_to(std::back_inserter(text), ",px{0},py{0}", i);
    }
    return text;
  }

  static void append_frame(std::string& row, const core::Frame& frame) {
    fmt::format_to(std::back_inserter(row), "{}", frame.index);
    append_number(row, frame.time_s, 4);
  }

  void append_no_face(std::string& row, const core::Frame& frame) const {
    append_frame(row, frame);
    row += ",,0,,no_face";
    row.append(4 + 6 + 2, ',');
    for (int i = 0; i < core::kCueCount; ++i) row += ",,,no_face";
    row.append(1 + core::kExpressionCount, ',');
    row += ",no_face";
    row.append(2 * kStates + 1, ',');
    row += ",no_face,";
    row.append(kAffectColumns + kEyeColumns, ',');
    row.append(2 * static_cast<std::size_t>(points_), ',');
    row += '\n';
  }

  void append_face(std::string& row, const core::Frame& frame,
                   const core::FaceAnalysis& analysis) const {
    const core::Face& face = analysis.face;
    append_frame(row, frame);
    fmt::format_to(std::back_inserter(row), ",{},1", face.id);
    append_number(row, face.quality.score, 3);
    row += ',';
    for (std::size_t i = 0; i < face.quality.problems.size(); ++i) {
      if (i > 0) row += ';';
      row += core::name(face.quality.problems[i]);
    }
    for (const float side : {face.box.x, face.box.y, face.box.width, face.box.height}) {
      append_number(row, side, 1);
    }
    append_pose(row, face.pose);
    row += analysis.baseline.ready ? ",1" : ",0";
    append_number(row, analysis.baseline.progress, 2);
    for (const core::CueReading& cue : analysis.cues.readings) append_cue(row, cue);
    append_expression(row, face);
    append_state(row, analysis.state);
    append_affect(row, analysis.state.affect);
    append_eyes(row, analysis.eyes);
    append_points(row, face);
    row += '\n';
  }

  static void append_pose(std::string& row, const std::optional<core::HeadPose>& pose) {
    if (!pose) {
      row.append(6, ',');
      return;
    }
    for (const double angle : {pose->yaw_rad, pose->pitch_rad, pose->roll_rad}) {
      append_number(row, degrees(angle), 2);
    }
    const cv::Point3d& head = pose->head_in_camera_mm;
    for (const double position : {head.x, head.y, head.z}) append_number(row, position, 1);
  }

  static void append_cue(std::string& row, const core::CueReading& cue) {
    if (!cue.value) {
      row += ",,,";
      row += core::name(cue.missing.value_or(core::Missing::not_provided));
      return;
    }
    const core::CueInfo& info = core::info(cue.id);
    append_number(row, in_column_unit(info, *cue.value), info.is_angle ? 2 : 4);
    append_number(row, cue.confidence, 3);
    row += ',';
  }

  static void append_expression(std::string& row, const core::Face& face) {
    if (!face.expression) {
      row.append(1 + core::kExpressionCount, ',');
      row += ',';
      row += core::name(face.expression_missing.value_or(core::Missing::not_provided));
      return;
    }
    row += ',';
    row += core::name(face.expression->top());
    for (const double probability : face.expression->probability) {
      append_number(row, probability, 4);
    }
    row += ',';
  }

  static void append_state(std::string& row, const core::StateEstimate& state) {
    for (std::size_t i = 0; i < kStates; ++i) {
      if (i >= state.readings.size()) {
        row += ",,";
        continue;
      }
      row += ',' + cell(state.readings[i].key);
      append_number(row, state.readings[i].probability, 3);
    }
    if (state.readings.empty()) {
      const core::Missing reason = state.abstained.value_or(core::Missing::too_little);
      row += ",,";
      row += core::name(reason);
      row += ',' + cell(core::words(reason));
      return;
    }
    append_number(row, state.confidence, 3);
    std::string why;
    for (const core::Reason& reason : state.readings.front().reasons) {
      if (reason.weight <= 0.0) continue;
      if (!why.empty()) why += ' ';
      why += reason.sentence;
    }
    // A calm reading stands on what is not there.
    row += ",," + cell(why.empty() ? "No cue stands out." : why);
  }

  static void append_affect(std::string& row, const std::optional<core::Affect>& affect) {
    if (!affect) {
      row.append(kAffectColumns, ',');
      return;
    }
    for (const double value :
         {affect->valence, affect->arousal, affect->valence_sd, affect->arousal_sd}) {
      append_number(row, value, 3);
    }
  }

  static void append_measured(std::string& row, const core::Measured& measured, int decimals) {
    if (measured.value) {
      append_number(row, *measured.value, decimals);
    } else {
      row += ',';
    }
  }

  static void append_eyes(std::string& row, const core::EyeActivity& eyes) {
    append_measured(row, eyes.contact_share, 3);
    append_measured(row, eyes.contact_now_s, 2);
    append_measured(row, eyes.contact_mean_s, 2);
    append_measured(row, eyes.aversions_per_min, 2);
    for (const int count : eyes.aversions) fmt::format_to(std::back_inserter(row), ",{}", count);
    append_measured(row, eyes.blinks_per_min, 2);
    fmt::format_to(std::back_inserter(row), ",{},{}", eyes.blinks, eyes.long_closures);
    if (eyes.offset) {
      append_number(row, degrees(eyes.offset->yaw_rad), 2);
      append_number(row, degrees(eyes.offset->pitch_rad), 2);
    } else {
      row += ",,";
    }
  }

  void append_points(std::string& row, const core::Face& face) const {
    const float shift = point_shift_px(options_.run.backend);
    for (std::size_t i = 0; i < static_cast<std::size_t>(points_); ++i) {
      if (i < face.points.size()) {
        append_number(row, face.points[i].x + shift, 2);
        append_number(row, face.points[i].y + shift, 2);
      } else {
        row += ",,";
      }
    }
  }

  WriterOptions options_;
  int points_ = 0;
};

}  // namespace

std::unique_ptr<AnalysisFormat> make_csv_format(const WriterOptions& options) {
  return std::make_unique<CsvFormat>(options);
}

}  // namespace attune::report
