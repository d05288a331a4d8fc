#include "app/commands/evaluate_cues.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/assets.hpp"
#include "app/labelled_picture.hpp"
#include "app/progress.hpp"
#include "app/result_file.hpp"
#include "core/error.hpp"
#include "cues/face_view.hpp"
#include "cues/gaze.hpp"
#include "cues/photo_measures.hpp"
#include "pipeline/analyzer.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  return std::round(value * 1e6) / 1e6;
}

core::FramePtr load_picture(const std::string& path, std::int64_t index) {
  return std::make_shared<core::Frame>(
      core::Frame{index, static_cast<double>(index), load_labelled_picture(path, true, "ratings")});
}

std::vector<RatedFace> read_faces(const EvaluateCuesOptions& options, const Ratings& ratings,
                                  core::Clock& clock) {
  pipeline::AnalyzerOptions settings =
      analyzer_options(options.common, find_assets(options.common.assets_dir));
  settings.states.reset();  // the expression helps to read the cues, states do not
  pipeline::Analyzer analyzer(std::move(settings), clock);
  Progress progress(static_cast<std::int64_t>(ratings.images.size()), ::isatty(STDERR_FILENO) == 1,
                    clock);
  std::vector<RatedFace> pictures;
  for (const RatedImage& rated : ratings.images) {
    const std::string path = (std::filesystem::path(options.images) / rated.image).string();
    analyzer.reset();
    core::FrameAnalysis analysis =
        analyzer.analyze(load_picture(path, static_cast<std::int64_t>(pictures.size())));
    std::vector<core::Face> faces;
    for (const core::FaceAnalysis& face : analysis.faces) faces.push_back(face.face);
    RatedFace picture{rated, std::nullopt};
    const auto chosen = find_rated(faces, analysis.frame->image.size());
    if (chosen) picture.face = std::move(analysis.faces[*chosen]);
    pictures.push_back(std::move(picture));
    progress.add_frames(1);
  }
  return pictures;
}

void append(std::string& row, const std::optional<double>& value) {
  row += ',';
  if (value && std::isfinite(*value)) fmt::format_to(std::back_inserter(row), "{:.5f}", *value);
}

std::string details_head(const std::vector<std::string>& columns, std::size_t points) {
  std::string text = "image";
  for (const std::string& column : columns) text += fmt::format(",rated_{0},answer_{0}", column);
  text +=
      ",quality,quality_reasons,iod_px,yaw_rad,pitch_rad,roll_rad,head_x_mm,head_y_mm,head_z_mm"
      ",seen_yaw_rad,seen_pitch_rad,iris_right_x,iris_right_y,iris_left_x,iris_left_y";
  for (const core::CueInfo& cue : core::all_cues()) {
    text += fmt::format(",{0},{0}_confidence,{0}_missing", cue.name);
  }
  for (std::size_t i = 0; i < cues::kPhotoMeasureCount; ++i) {
    text += fmt::format(",m_{}", cues::name(static_cast<cues::PhotoMeasure>(i)));
  }
  for (std::size_t i = 0; i < points; ++i) text += fmt::format(",px{0},py{0}", i);
  return text + '\n';
}

void append_face(std::string& row, const core::FaceAnalysis& analysis) {
  const core::Face& face = analysis.face;
  append(row, face.quality.score);
  row += ',';
  for (std::size_t i = 0; i < face.quality.problems.size(); ++i) {
    if (i > 0) row += ';';
    row += core::name(face.quality.problems[i]);
  }
  append(row, face.quality.inter_ocular_px);
  if (face.pose) {
    const cv::Point3d& head = face.pose->head_in_camera_mm;
    for (const double value :
         {face.pose->yaw_rad, face.pose->pitch_rad, face.pose->roll_rad, head.x, head.y, head.z}) {
      append(row, value);
    }
  } else {
    row.append(6, ',');
  }
  const cues::FaceView view(face, {});
  if (const auto irises = cues::find_iris_offsets(view)) {
    for (const double value : {irises->yaw_rad, irises->pitch_rad, irises->right.x, irises->right.y,
                               irises->left.x, irises->left.y}) {
      append(row, value);
    }
  } else {
    row.append(6, ',');
  }
  for (const core::CueReading& cue : analysis.cues.readings) {
    append(row, cue.value);
    append(row, cue.value ? std::optional(cue.confidence) : std::nullopt);
    row += ',';
    if (cue.missing) row += core::name(*cue.missing);
  }
  for (const auto& measure : cues::measure_photo(view, face)) append(row, measure);
  for (const cv::Point2f& point : face.points) {
    fmt::format_to(std::back_inserter(row), ",{:.2f},{:.2f}", point.x, point.y);
  }
}

std::string interval_text(const ScoredValue& value) {
  if (!std::isfinite(value.value)) return "-";
  return fmt::format("{:.3f} [{:.3f}, {:.3f}]", value.value, value.interval[0], value.interval[1]);
}

}  // namespace

std::string cues_json(const std::vector<ColumnScore>& scores) {
  Json json = Json::object();
  for (const ColumnScore& score : scores) {
    Json& entry = json[score.column];
    entry["n"] = score.n;
    entry["n_unreadable"] = score.n_unreadable;
    for (const auto& [name, value] : score.measures) entry[name] = number(value.value);
    for (const auto& [name, value] : score.measures) {
      entry["intervals"][name] = {number(value.interval[0]), number(value.interval[1])};
    }
    entry["confusion"] = score.confusion;
  }
  return json.dump(2) + '\n';
}

std::string cues_table(const std::vector<ColumnScore>& scores) {
  std::string text =
      fmt::format("{:<14}{:>5}{:>12}  {:<22}{:<22}\n", "", "n", "unreadable", "kappa", "macro F1");
  for (const ColumnScore& score : scores) {
    text += fmt::format("{:<14}{:>5}{:>12}  {:<22}{:<22}\n", score.column, score.n,
                        score.n_unreadable, interval_text(score.measures.at("kappa")),
                        interval_text(score.measures.at("macro_f1")));
  }
  for (const ColumnScore& score : scores) {
    if (!score.measures.contains("auc")) continue;
    text += fmt::format("\n{}, unreadable counts as wrong (auc: answered pictures alone)\n",
                        score.column);
    for (const auto& [name, value] : score.measures) {
      if (name == "kappa" || name == "macro_f1") continue;
      text += fmt::format("  {:<20}{}\n", name, interval_text(value));
    }
  }
  return text + "in brackets: 95 % intervals by bootstrap over pictures\n";
}

std::string details_csv(const std::vector<RatedFace>& pictures,
                        const std::vector<std::string>& columns) {
  std::size_t points = 0;
  for (const RatedFace& picture : pictures) {
    if (picture.face) points = std::max(points, picture.face->face.points.size());
  }
  std::string text = details_head(columns, points);
  const auto cells = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
  for (const RatedFace& picture : pictures) {
    std::string row = picture.rated.image;
    const CueAnswers answers = picture.face ? answers_from(picture.face->cues) : CueAnswers{};
    for (const std::string& column : columns) {
      const auto rated = picture.rated.ratings.find(column);
      const auto said = answers.answers.find(column);
      row += ',' + (rated == picture.rated.ratings.end() ? std::string() : rated->second);
      row += ',' + (said == answers.answers.end() ? std::string() : said->second);
    }
    if (picture.face) append_face(row, *picture.face);
    row.append(cells - static_cast<std::size_t>(std::count(row.begin(), row.end(), ',')), ',');
    text += row + '\n';
  }
  return text;
}

int run_evaluate_cues(const EvaluateCuesOptions& options, core::Clock& clock) {
  const Ratings ratings = parse_ratings(read_text(options.ratings), options.ratings);
  const std::vector<RatedFace> pictures = read_faces(options, ratings, clock);
  std::vector<RatedAnswer> answers;
  for (const RatedFace& picture : pictures) {
    answers.push_back({picture.rated, picture.face ? std::optional(answers_from(picture.face->cues))
                                                   : std::nullopt});
  }
  const std::vector<ColumnScore> scores = score_cues(answers, ratings.columns, {});
  if (options.details) write_result(*options.details, details_csv(pictures, ratings.columns));
  if (options.json) write_result(*options.json, cues_json(scores));
  if (options.json != "-") {
    fmt::print("{}", cues_table(scores));
    if (ratings.unclear > 0) {
      fmt::print("left out: {} cells rated unclear\n", ratings.unclear);
    }
  }
  if (ratings.unknown > 0) {
    fmt::print(stderr, "{}: left out {} cells with words that are no class of their column\n",
               options.ratings, ratings.unknown);
  }
  return 0;
}

}  // namespace attune::app
