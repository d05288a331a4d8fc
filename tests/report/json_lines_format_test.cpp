#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "report/analysis_writer.hpp"
#include "report/table.hpp"

namespace attune::report {
namespace {

WriterOptions options(bool points) {
  WriterOptions made;
  made.format = Format::json_lines;
  made.run = {"1.2.3", "clip\xff.mp4", core::Backend::mesh, {{"face_mesh.onnx", "abc"}}};
  made.points = points;
  return made;
}

nlohmann::json parsed_line(const std::string& text) {
  EXPECT_EQ(text.find('\n'), text.size() - 1) << "one object is one line";
  return nlohmann::json::parse(text);
}

TEST(JsonLinesFormat, HeadNamesTheRunAlsoWhenAFileNameIsNoText) {
  const auto json = parsed_line(make_json_lines_format(options(false))->head());
  EXPECT_EQ(json["attune"], "1.2.3");
  EXPECT_EQ(json["backend"], "mesh");
  EXPECT_EQ(json["models"]["face_mesh.onnx"], "abc");
}

TEST(JsonLinesFormat, LineHoldsFacesCuesStatesAndEvents) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces[0].face.points = {{1.0F, 2.5F}};
  const auto json = parsed_line(make_json_lines_format(options(true))->lines(analysis));
  EXPECT_EQ(json["frame"], 7);
  EXPECT_EQ(json["time_s"], 0.28);
  const auto& face = json["faces"].at(0);
  EXPECT_EQ(face["face"], 2);
  EXPECT_EQ(face["quality_reasons"], nlohmann::json({"too_dark", "blurred"}));
  EXPECT_EQ(face["head"]["yaw_deg"], 28.65);
  EXPECT_EQ(face["cues"]["eye_contact"]["value"], 0.5);
  EXPECT_EQ(face["cues"]["head_turn_deg"]["value"], 28.65);
  EXPECT_EQ(face["cues"]["lips_pressed"], nlohmann::json({{"missing", "covered"}}));
  EXPECT_EQ(face["expression"], nlohmann::json({{"missing", "switched_off"}}));
  EXPECT_EQ(face["state"]["readings"].at(0)["state"], "effort");
  EXPECT_EQ(face["state"]["readings"].at(0)["reasons"].at(0)["cue"], "brow_lower");
  EXPECT_EQ(face["points"], nlohmann::json({{1.5, 3.0}}));
  EXPECT_EQ(json["events"].at(0)["cue"], "mouth_open");
  EXPECT_EQ(face["eyes"]["contact_share"], 0.625);
  EXPECT_EQ(face["eyes"]["blinks_per_min"], nlohmann::json({{"missing", "no_baseline"}}));
  EXPECT_EQ(face["eyes"]["aversions"]["down"], 2);
  EXPECT_EQ(face["eyes"]["offset"]["pitch_deg"], -14.32);
  EXPECT_EQ(json["eye_episodes"].at(0)["kind"], "aversion");
  EXPECT_EQ(json["eye_episodes"].at(0)["side"], "down");
}

TEST(JsonLinesFormat, WhatIsMissingIsLeftOutWithItsReason) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces[0].face.pose.reset();
  analysis.faces[0].state = {};
  analysis.faces[0].state.abstained = core::Missing::conflicting;
  analysis.faces[0].face.quality.score = std::numeric_limits<double>::quiet_NaN();
  const auto json = parsed_line(make_json_lines_format(options(false))->lines(analysis));
  const auto& face = json["faces"].at(0);
  EXPECT_FALSE(face.contains("head"));
  EXPECT_FALSE(face.contains("points"));
  EXPECT_TRUE(face["quality"].is_null());
  EXPECT_EQ(face["state"], nlohmann::json({{"missing", "conflicting"}})) << "no affect either";
}

TEST(JsonLinesFormat, FrameWithoutAFaceIsALineToo) {
  const auto json =
      parsed_line(make_json_lines_format(options(false))->lines(test::empty_analysis()));
  EXPECT_EQ(json["frame"], 8);
  EXPECT_TRUE(json["faces"].empty());
}

}  // namespace
}  // namespace attune::report
