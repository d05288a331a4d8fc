#include "app/commands/evaluate_cues.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

namespace attune::app {
namespace {

std::vector<ColumnScore> scores() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  ColumnScore gaze;
  gaze.column = "gaze";
  gaze.n = 10;
  gaze.n_unreadable = 1;
  gaze.measures = {{"kappa", {0.8, {0.6, 0.95}}},
                   {"macro_f1", {0.9, {0.8, 1.0}}},
                   {"auc", {0.97, {0.9, 1.0}}},
                   {"f1_contact", {0.96, {0.9, 1.0}}},
                   {"f1_closed", {nan, {nan, nan}}}};
  gaze.confusion["contact"]["away"] = 2;
  ColumnScore brows;
  brows.column = "brows";
  brows.n = 9;
  brows.measures = {{"kappa", {0.4, {0.2, 0.6}}}, {"macro_f1", {0.5, {0.4, 0.6}}}};
  return {gaze, brows};
}

TEST(EvaluateCues, JsonHasTheAgreedNames) {
  const auto json = nlohmann::json::parse(cues_json(scores()));
  EXPECT_EQ(json.size(), 2U);
  EXPECT_EQ(json["gaze"]["n"], 10);
  EXPECT_EQ(json["gaze"]["n_unreadable"], 1);
  EXPECT_EQ(json["gaze"]["auc"], 0.97);
  EXPECT_EQ(json["gaze"]["intervals"]["auc"][0], 0.9);
  EXPECT_TRUE(json["gaze"]["f1_closed"].is_null()) << "what is not known is no number";
  EXPECT_EQ(json["gaze"]["confusion"]["contact"]["away"], 2);
  EXPECT_EQ(json["brows"]["kappa"], 0.4);
}

TEST(EvaluateCues, TableShowsIntervals) {
  const std::string table = cues_table(scores());
  EXPECT_NE(table.find("0.800 [0.600, 0.950]"), std::string::npos) << table;
  EXPECT_NE(table.find("f1_contact"), std::string::npos);
}

TEST(EvaluateCues, EveryRowOfTheDetailsHasEveryCell) {
  RatedFace seen{{"a.jpg", {{"gaze", "contact"}}}, core::FaceAnalysis{}};
  for (int i = 0; i < core::kCueCount; ++i) {
    core::CueReading& reading = seen.face->cues.readings[static_cast<std::size_t>(i)];
    reading.id = static_cast<core::CueId>(i);
    reading.missing = core::Missing::turned_away;
  }
  core::CueReading& contact = seen.face->cues[core::CueId::eye_contact];
  contact.value = 0.75;
  contact.missing.reset();
  seen.face->face.points = {{1, 2}, {3, 4}};
  const RatedFace missed{{"b.jpg", {{"gaze", "away"}}}, std::nullopt};
  std::istringstream lines(details_csv({seen, missed}, {"gaze", "brows"}));
  std::string line;
  std::vector<std::string> rows;
  while (std::getline(lines, line)) rows.push_back(line);
  ASSERT_EQ(rows.size(), 3U);
  for (const std::string& row : rows) {
    EXPECT_EQ(std::count(row.begin(), row.end(), ','),
              std::count(rows[0].begin(), rows[0].end(), ','))
        << row;
  }
  EXPECT_TRUE(rows[1].starts_with("a.jpg,contact,contact,,,"));
  EXPECT_NE(rows[1].find("0.75"), std::string::npos);
  EXPECT_NE(rows[1].find("3.00,4.00"), std::string::npos);
  EXPECT_TRUE(rows[2].starts_with("b.jpg,away,,,"));
}

}  // namespace
}  // namespace attune::app
