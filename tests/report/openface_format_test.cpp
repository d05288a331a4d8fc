#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/analysis_writer.hpp"
#include "report/table.hpp"

namespace attune::report {
namespace {

using test::Table;

WriterOptions options() {
  WriterOptions made;
  made.format = Format::openface;
  made.points_68 = [](const core::Face&) {
    std::vector<cv::Point2f> points;
    for (int i = 0; i < 68; ++i) points.emplace_back(100.0F + i, 200.0F + i);
    return points;
  };
  return made;
}

Table table_of(const core::FrameAnalysis& analysis, const WriterOptions& made) {
  const auto format = make_openface_format(made);
  return Table(format->head() + format->lines(analysis));
}

TEST(OpenfaceFormat, BeginsLikeOpenfaceAndHasNoComments) {
  const Table table = table_of(test::known_analysis(), options());
  EXPECT_TRUE(table.comments.empty());
  const std::vector<std::string> start(table.columns.begin(), table.columns.begin() + 6);
  EXPECT_THAT(start, testing::ElementsAre("frame", "face_id", "timestamp", "confidence", "success",
                                          "gaze_0_x"));
  EXPECT_THAT(table.columns,
              testing::IsSupersetOf({"gaze_angle_x", "gaze_angle_y", "pose_Tx", "pose_Rz", "x_0",
                                     "x_67", "y_0", "y_67", "AU12_r", "AU12_c", "AU45_r"}));
  EXPECT_THAT(table.columns, testing::Not(testing::Contains("AU01_r")))
      << "inner brows are not measured alone";
}

TEST(OpenfaceFormat, UnitsAndSignsAreOpenfaces) {
  core::FrameAnalysis analysis = test::known_analysis();
  core::CueSet& cues = analysis.faces[0].cues;
  cues[core::CueId::gaze_horizontal].value = 0.2;
  cues[core::CueId::gaze_vertical].value = 0.1;
  cues[core::CueId::mouth_corners].value = 0.6;
  cues[core::CueId::mouth_corners].active = true;
  auto row = table_of(analysis, options()).rows.at(0);
  EXPECT_EQ(row["frame"], "8") << "OpenFace counts from 1";
  EXPECT_EQ(row["success"], "1");
  EXPECT_EQ(row["confidence"], "0.75");
  EXPECT_EQ(row["gaze_angle_x"], "0.200");
  EXPECT_EQ(row["gaze_angle_y"], "-0.100") << "up is negative";
  EXPECT_LT(std::stod(row["gaze_0_z"]), -0.9);
  EXPECT_EQ(row["pose_Tz"], "600.0");
  EXPECT_EQ(row["x_0"], "100.0");
  EXPECT_EQ(row["y_67"], "267.0");
  EXPECT_EQ(row["AU12_r"], "3.00");
  EXPECT_EQ(row["AU12_c"], "1");
  EXPECT_EQ(row["AU15_r"], "0.00");
  EXPECT_EQ(row["AU15_c"], "0");
}

TEST(OpenfaceFormat, WhatIsMissingIsEmpty) {
  core::FrameAnalysis analysis = test::known_analysis();
  core::CueReading& gaze = analysis.faces[0].cues[core::CueId::gaze_vertical];
  gaze.value.reset();
  gaze.missing = core::Missing::eyes_closed;
  core::CueReading& mouth = analysis.faces[0].cues[core::CueId::mouth_corners];
  mouth.value.reset();
  mouth.missing = core::Missing::covered;
  analysis.faces[0].face.pose.reset();
  auto row = table_of(analysis, {}).rows.at(0);
  for (const char* column : {"gaze_0_x", "gaze_1_z", "gaze_angle_x", "gaze_angle_y", "pose_Rx",
                             "x_0", "y_67", "AU12_r", "AU12_c", "AU15_r"}) {
    EXPECT_EQ(row[column], "") << column;
  }
}

TEST(OpenfaceFormat, FrameWithoutAFaceHasNoSuccess) {
  auto row = table_of(test::empty_analysis(), options()).rows.at(0);
  EXPECT_EQ(row["success"], "0");
  EXPECT_EQ(row["confidence"], "0");
  EXPECT_EQ(row["pose_Tx"], "");
  EXPECT_EQ(row["AU45_c"], "");
}

}  // namespace
}  // namespace attune::report
