#pragma once

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/analysis.hpp"

namespace attune::test {

// Cells of a CSV line, quotes taken off.
inline std::vector<std::string> split_csv(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// A CSV text as rows of name -> cell; comment lines apart. Fails when a row's width differs from
// the header's.
struct Table {
  std::vector<std::string> comments;
  std::vector<std::string> columns;
  std::vector<std::map<std::string, std::string>> rows;

  explicit Table(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("#")) {
        comments.push_back(line);
      } else if (columns.empty()) {
        columns = split_csv(line);
      } else {
        const std::vector<std::string> cells = split_csv(line);
        EXPECT_EQ(cells.size(), columns.size()) << line;
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
          row[columns[i]] = cells[i];
        }
      }
    }
  }
};

// One frame with one face whose every number is known.
inline core::FrameAnalysis known_analysis() {
  core::FrameAnalysis analysis;
  analysis.frame = std::make_shared<core::Frame>(core::Frame{7, 0.28, {}});
  core::FaceAnalysis& face = analysis.faces.emplace_back();
  face.face.id = 2;
  face.face.box = {10.0F, 20.0F, 30.5F, 40.0F};
  face.face.quality.score = 0.75;
  face.face.quality.problems = {core::Missing::too_dark, core::Missing::blurred};
  face.face.pose = core::HeadPose{0.5, -0.25, 0.125, {10.0, -20.0, 600.0}};
  face.baseline = {true, 1.0, {}, {}};
  for (int i = 0; i < core::kCueCount; ++i) {
    core::CueReading& cue = face.cues.readings[static_cast<std::size_t>(i)];
    cue.id = static_cast<core::CueId>(i);
    cue.value = 0.5;
    cue.confidence = 0.8;
    cue.word = "so";
  }
  core::CueReading& lips = face.cues[core::CueId::lips_pressed];
  lips.value.reset();
  lips.confidence = 0.0;
  lips.missing = core::Missing::covered;
  face.state.readings = {
      {"effort", "effort", 0.6, {{core::CueId::brow_lower, 1.2, "The brows, both, are lowered."}}},
      {"worry", "worry", 0.3, {}}};
  face.state.confidence = 0.4;
  face.state.how_sure = "low";
  face.eyes.contact_share = core::measured(0.625);
  face.eyes.blinks_per_min = core::not_measured(core::Missing::no_baseline);
  face.eyes.aversions = {1, 0, 0, 2};
  face.eyes.blinks = 5;
  face.eyes.offset = core::GazeOffset{0.0, -0.25};
  analysis.eye_episodes = {{core::EyeEpisodeKind::aversion, 2, 0.1, 0.7, core::GazeSide::down}};
  analysis.events = {{core::CueId::mouth_open, 2, true, 0.28, "open"}};
  return analysis;
}

inline core::FrameAnalysis empty_analysis() {
  core::FrameAnalysis analysis;
  analysis.frame = std::make_shared<core::Frame>(core::Frame{8, 0.32, {}});
  return analysis;
}

}  // namespace attune::test
