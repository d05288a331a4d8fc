#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/likelihood.hpp"
#include "report/analysis_writer.hpp"
#include "report/text.hpp"

namespace attune::report {
namespace {

using Json = nlohmann::ordered_json;

// Rounded, so that a file is not longer than its numbers are good; null when not finite.
Json number(double value, int decimals) {
  if (!std::isfinite(value)) return nullptr;
  const double scale = std::pow(10.0, decimals);
  const double rounded = std::round(value * scale) / scale;
  return rounded == 0.0 ? 0.0 : rounded;
}

Json to_json(const core::CueReading& cue) {
  if (!cue.value) {
    return {{"missing", core::name(cue.missing.value_or(core::Missing::not_provided))}};
  }
  const core::CueInfo& info = core::info(cue.id);
  return {{"value", number(in_column_unit(info, *cue.value), info.is_angle ? 2 : 4)},
          {"confidence", number(cue.confidence, 3)},
          {"active", cue.active},
          {"fitted", cue.fitted},
          {"word", cue.word}};
}

void add_affect(Json& json, const std::optional<core::Affect>& affect) {
  if (!affect) return;
  json["valence"] = number(affect->valence, 3);
  json["arousal"] = number(affect->arousal, 3);
  json["valence_sd"] = number(affect->valence_sd, 3);
  json["arousal_sd"] = number(affect->arousal_sd, 3);
}

Json to_json(const core::StateEstimate& state) {
  if (state.readings.empty()) {
    Json json{{"missing", core::name(state.abstained.value_or(core::Missing::too_little))}};
    add_affect(json, state.affect);
    return json;
  }
  Json readings = Json::array();
  for (std::size_t i = 0; i < state.readings.size(); ++i) {
    const core::StateReading& reading = state.readings[i];
    Json reasons = Json::array();
    for (const core::Reason& reason : reading.reasons) {
      reasons.push_back({{"cue", reason.cue ? core::info(*reason.cue).name : "expression"},
                         {"weight", number(reason.weight, 3)},
                         {"sentence", reason.sentence}});
    }
    readings.push_back({{"state", reading.key},
                        {"probability", number(reading.probability, 3)},
                        {"likelihood", core::likelihood_word(core::trusted_probability(state, i))},
                        {"reasons", std::move(reasons)}});
  }
  Json json{{"readings", std::move(readings)},
            {"confidence", number(state.confidence, 3)},
            {"how_sure", state.how_sure}};
  add_affect(json, state.affect);
  return json;
}

Json expression_of(const core::Face& face) {
  if (!face.expression) {
    return {{"missing", core::name(face.expression_missing.value_or(core::Missing::not_provided))}};
  }
  Json json;
  for (std::size_t i = 0; i < core::kExpressionCount; ++i) {
    json[std::string(core::kExpressionNames[i])] = number(face.expression->probability[i], 4);
  }
  return json;
}

Json to_json(const core::Measured& measured) {
  if (measured.value) return number(*measured.value, 3);
  return {{"missing", core::name(measured.missing.value_or(core::Missing::too_short))}};
}

Json to_json(const core::EyeActivity& eyes) {
  Json json{{"contact_share", to_json(eyes.contact_share)},
            {"contact_now_s", to_json(eyes.contact_now_s)},
            {"contact_mean_s", to_json(eyes.contact_mean_s)},
            {"aversions_per_min", to_json(eyes.aversions_per_min)},
            {"blinks_per_min", to_json(eyes.blinks_per_min)},
            {"blinks", eyes.blinks},
            {"long_closures", eyes.long_closures}};
  for (std::size_t i = 0; i < core::kGazeSideCount; ++i) {
    json["aversions"][std::string(core::name(static_cast<core::GazeSide>(i)))] = eyes.aversions[i];
  }
  if (eyes.offset) {
    json["offset"] = {{"yaw_deg", number(degrees(eyes.offset->yaw_rad), 2)},
                      {"pitch_deg", number(degrees(eyes.offset->pitch_rad), 2)}};
  }
  return json;
}

Json to_json(const core::EyeEpisode& episode) {
  Json json{{"kind", core::name(episode.kind)},
            {"face", episode.face},
            {"start_s", number(episode.start_s, 3)},
            {"length_s", number(episode.length_s, 3)}};
  if (episode.side) json["side"] = core::name(*episode.side);
  return json;
}

Json to_json(const core::FaceAnalysis& analysis, bool points) {
  const core::Face& face = analysis.face;
  Json json;
  json["face"] = face.id;
  json["quality"] = number(face.quality.score, 3);
  json["quality_reasons"] = Json::array();
  for (const core::Missing problem : face.quality.problems) {
    json["quality_reasons"].push_back(core::name(problem));
  }
  json["box"] = {number(face.box.x, 1), number(face.box.y, 1), number(face.box.width, 1),
                 number(face.box.height, 1)};
  if (face.pose) {
    const cv::Point3d& head = face.pose->head_in_camera_mm;
    json["head"] = {{"yaw_deg", number(degrees(face.pose->yaw_rad), 2)},
                    {"pitch_deg", number(degrees(face.pose->pitch_rad), 2)},
                    {"roll_deg", number(degrees(face.pose->roll_rad), 2)},
                    {"x_mm", number(head.x, 1)},
                    {"y_mm", number(head.y, 1)},
                    {"z_mm", number(head.z, 1)}};
  }
  json["baseline"] = {{"ready", analysis.baseline.ready},
                      {"progress", number(analysis.baseline.progress, 2)}};
  for (const core::CueReading& cue : analysis.cues.readings) {
    json["cues"][column_name(core::info(cue.id))] = to_json(cue);
  }
  json["expression"] = expression_of(face);
  json["state"] = to_json(analysis.state);
  json["eyes"] = to_json(analysis.eyes);
  if (points) {
    const float shift = point_shift_px(face.backend);
    json["points"] = Json::array();
    for (const cv::Point2f& point : face.points) {
      json["points"].push_back({number(point.x + shift, 2), number(point.y + shift, 2)});
    }
  }
  return json;
}

// A name may hold bytes that are no UTF-8 (file names do); they are replaced, never a reason to
// stop.
std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

// First line: {"attune":VERSION,"source":..,"backend":..,"models":{FILE:SHA256}}; then one object a
// frame: {"frame","time_s","faces":[..],"events":[..],"eye_episodes":[..]}.
class JsonLinesFormat : public AnalysisFormat {
 public:
  explicit JsonLinesFormat(WriterOptions options) : options_(std::move(options)) {}

  std::string head() const override {
    Json json{{"attune", options_.run.version},
              {"source", options_.run.source},
              {"backend", name(options_.run.backend)},
              {"models", Json::object()}};
    for (const auto& [file, sum] : options_.run.models) json["models"][file] = sum;
    return line(json);
  }

  std::string lines(const core::FrameAnalysis& analysis) const override {
    Json json{{"frame", analysis.frame->index}, {"time_s", number(analysis.frame->time_s, 4)}};
    json["faces"] = Json::array();
    for (const core::FaceAnalysis& face : analysis.faces) {
      json["faces"].push_back(to_json(face, options_.points));
    }
    json["events"] = Json::array();
    for (const core::CueEvent& event : analysis.events) {
      json["events"].push_back({{"cue", core::info(event.id).name},
                                {"face", event.face},
                                {"started", event.started},
                                {"word", event.word}});
    }
    json["eye_episodes"] = Json::array();
    for (const core::EyeEpisode& episode : analysis.eye_episodes) {
      json["eye_episodes"].push_back(to_json(episode));
    }
    return line(json);
  }

 private:
  WriterOptions options_;
};

}  // namespace

std::unique_ptr<AnalysisFormat> make_json_lines_format(const WriterOptions& options) {
  return std::make_unique<JsonLinesFormat>(options);
}

}  // namespace attune::report
