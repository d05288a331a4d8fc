#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>

#include "report/analysis_writer.hpp"
#include "report/table.hpp"

namespace attune::report {
namespace {

using test::Table;

WriterOptions options(bool points = false) {
  WriterOptions made;
  made.run = {"1.2.3", "a\nclip.mp4", core::Backend::classic, {{"model.dat", "abc123"}}};
  made.points = points;
  return made;
}

Table table_of(const core::FrameAnalysis& analysis, const WriterOptions& made) {
  const auto format = make_csv_format(made);
  return Table(format->head() + format->lines(analysis));
}

TEST(CsvFormat, HeadTellsVersionSourceBackendAndModels) {
  const Table table(make_csv_format(options())->head());
  EXPECT_THAT(table.comments,
              testing::ElementsAre("# attune 1.2.3", "# source a clip.mp4", "# backend classic",
                                   "# model model.dat sha256 abc123"));
  EXPECT_THAT(std::vector(table.columns.begin(), table.columns.begin() + 5),
              testing::ElementsAre("frame", "time_s", "face", "detected", "quality"));
  for (const core::CueInfo& cue : core::all_cues()) {
    const std::string column = std::string(cue.name) + (cue.is_angle ? "_deg" : "");
    EXPECT_THAT(table.columns, testing::Contains(column));
    EXPECT_THAT(table.columns, testing::Contains(column + "_confidence"));
    EXPECT_THAT(table.columns, testing::Contains(column + "_missing"));
  }
}

TEST(CsvFormat, RowHoldsWhatIsKnown) {
  const Table table = table_of(test::known_analysis(), options());
  ASSERT_EQ(table.rows.size(), 1U);
  auto row = table.rows[0];
  EXPECT_EQ(row["frame"], "7");
  EXPECT_EQ(row["time_s"], "0.2800");
  EXPECT_EQ(row["face"], "2");
  EXPECT_EQ(row["detected"], "1");
  EXPECT_EQ(row["quality"], "0.750");
  EXPECT_EQ(row["quality_reasons"], "too_dark;blurred");
  EXPECT_EQ(row["box_width"], "30.5");
  EXPECT_EQ(row["head_yaw_deg"], "28.65");
  EXPECT_EQ(row["head_pitch_deg"], "-14.32");
  EXPECT_EQ(row["head_roll_deg"], "7.16");
  EXPECT_EQ(row["head_z_mm"], "600.0");
  EXPECT_EQ(row["baseline_ready"], "1");
  EXPECT_EQ(row["eye_contact"], "0.5000");
  EXPECT_EQ(row["eye_contact_confidence"], "0.800");
  EXPECT_EQ(row["eye_contact_missing"], "");
  EXPECT_EQ(row["gaze_horizontal_deg"], "28.65");
  EXPECT_EQ(row["state"], "effort");
  EXPECT_EQ(row["state_probability"], "0.600");
  EXPECT_EQ(row["state_2"], "worry");
  EXPECT_EQ(row["state_3"], "");
  EXPECT_EQ(row["state_confidence"], "0.400");
  EXPECT_EQ(row["state_missing"], "");
  EXPECT_EQ(row["state_reason"], "The brows, both, are lowered.");
  EXPECT_EQ(row["contact_share"], "0.625");
  EXPECT_EQ(row["contact_now_s"], "");
  EXPECT_EQ(row["aversions_left"], "1");
  EXPECT_EQ(row["aversions_down"], "2");
  EXPECT_EQ(row["blinks_per_min"], "");
  EXPECT_EQ(row["blinks"], "5");
  EXPECT_EQ(row["gaze_offset_pitch_deg"], "-14.32");
}

TEST(CsvFormat, WhatIsMissingIsEmptyWithItsReasonNeverZero) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces[0].face.pose.reset();
  analysis.faces[0].state = {};
  analysis.faces[0].state.abstained = core::Missing::too_little;
  auto row = table_of(analysis, options()).rows.at(0);
  EXPECT_EQ(row["lips_pressed"], "");
  EXPECT_EQ(row["lips_pressed_confidence"], "");
  EXPECT_EQ(row["lips_pressed_missing"], "covered");
  EXPECT_EQ(row["head_yaw_deg"], "");
  EXPECT_EQ(row["head_z_mm"], "");
  EXPECT_EQ(row["state"], "");
  EXPECT_EQ(row["state_confidence"], "");
  EXPECT_EQ(row["state_missing"], "too_little");
  EXPECT_NE(row["state_reason"], "");
}

TEST(CsvFormat, ExpressionIsThatOfThePicture) {
  core::FrameAnalysis analysis = test::known_analysis();
  core::Face& face = analysis.faces[0].face;
  face.expression = core::Expression{{0.1, 0.7, 0.2, 0, 0, 0, 0, 0}};
  face.expression_missing.reset();
  auto row = table_of(analysis, options()).rows.at(0);
  EXPECT_EQ(row["expression"], "happiness");
  EXPECT_EQ(row["expression_happiness"], "0.7000");
  EXPECT_EQ(row["expression_contempt"], "0.0000");
  EXPECT_EQ(row["expression_missing"], "");
  face.expression.reset();
  face.expression_missing = core::Missing::covered;
  row = table_of(analysis, options()).rows.at(0);
  EXPECT_EQ(row["expression"], "");
  EXPECT_EQ(row["expression_happiness"], "");
  EXPECT_EQ(row["expression_missing"], "covered");
}

TEST(CsvFormat, ReadingThatStandsOnNoCueSaysSo) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces[0].state.readings[0].reasons.clear();
  EXPECT_EQ(table_of(analysis, options()).rows.at(0).at("state_reason"), "No cue stands out.");
}

TEST(CsvFormat, AffectHasItsDoubtAndIsEmptyWhenNotKnown) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces[0].state.affect.reset();
  auto row = table_of(analysis, options()).rows.at(0);
  EXPECT_EQ(row["valence"], "");
  EXPECT_EQ(row["arousal_sd"], "");
  analysis.faces[0].state.affect = core::Affect{-0.25, 0.5, 0.3, 0.4, 0.0};
  row = table_of(analysis, options()).rows.at(0);
  EXPECT_EQ(row["valence"], "-0.250");
  EXPECT_EQ(row["arousal"], "0.500");
  EXPECT_EQ(row["valence_sd"], "0.300");
  EXPECT_EQ(row["arousal_sd"], "0.400");
}

TEST(CsvFormat, ReasonsAgainstAreNotGivenAsReasons) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces[0].state.readings[0].reasons.push_back(
      {std::nullopt, -1.0, "The face as a whole looks neutral."});
  EXPECT_EQ(table_of(analysis, options()).rows.at(0).at("state_reason"),
            "The brows, both, are lowered.");
}

TEST(CsvFormat, FrameWithoutAFaceIsOneRow) {
  const Table table = table_of(test::empty_analysis(), options(true));
  ASSERT_EQ(table.rows.size(), 1U);
  for (const auto& [column, value] : table.rows[0]) {
    if (column == "frame") {
      EXPECT_EQ(value, "8");
    } else if (column == "detected") {
      EXPECT_EQ(value, "0");
    } else if (column == "time_s") {
      EXPECT_EQ(value, "0.3200");
    } else if (column.ends_with("_missing") || column == "quality_reasons") {
      EXPECT_EQ(value, "no_face") << column;
    } else {
      EXPECT_EQ(value, "") << column;
    }
  }
}

TEST(CsvFormat, EveryFaceHasItsRow) {
  core::FrameAnalysis analysis = test::known_analysis();
  analysis.faces.push_back(analysis.faces[0]);
  analysis.faces[1].face.id = 5;
  const Table table = table_of(analysis, options());
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].at("face"), "2");
  EXPECT_EQ(table.rows[1].at("face"), "5");
}

TEST(CsvFormat, PointsAreInPixelsAndAsManyAsTheBackendHas) {
  core::FrameAnalysis analysis = test::known_analysis();
  for (int i = 0; i < 68; ++i) analysis.faces[0].face.points.emplace_back(1.25F * i, 100.0F - i);
  auto row = table_of(analysis, options(true)).rows.at(0);
  EXPECT_EQ(row["px0"], "0.00");
  EXPECT_EQ(row["px2"], "2.50");
  EXPECT_EQ(row["py67"], "33.00");
  EXPECT_EQ(row.count("px68"), 0U);
  EXPECT_EQ(table_of(analysis, options(false)).rows.at(0).count("px0"), 0U);

  WriterOptions mesh = options(true);
  mesh.run.backend = core::Backend::mesh;
  EXPECT_THAT(Table(make_csv_format(mesh)->head()).columns, testing::Contains("py477"));
  EXPECT_THAT(make_csv_format(mesh)->head(), testing::HasSubstr("from the picture's corner"));
  row = table_of(analysis, mesh).rows.at(0);
  EXPECT_EQ(row["px2"], "3.00") << "MediaPipe counts from the corner: half a pixel more";
  EXPECT_EQ(row["py67"], "33.50");
}

TEST(CsvFormat, LocaleDoesNotMatter) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  const auto format = make_csv_format(options());
  const std::string usual = format->lines(test::known_analysis());
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it is installed
  EXPECT_EQ(format->lines(test::known_analysis()), usual);
  std::setlocale(LC_ALL, before.c_str());
}

}  // namespace
}  // namespace attune::report
