#include "app/commands/evaluate_landmarks.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace attune::app {
namespace {

std::map<std::string, LandmarkScore> scores() {
  LandmarkScore mesh;
  mesh.n = 300;
  mesh.n_missed = 2;
  mesh.nme = 0.041;
  mesh.nme_inner = 0.034;
  mesh.nme_p90 = 0.06;
  mesh.by_part = {{"jaw", 0.07}, {"brows", 0.05}, {"nose", 0.03}, {"eyes", 0.02}, {"mouth", 0.03}};
  LandmarkScore classic = mesh;
  classic.n_missed = 300;
  classic.nme = std::numeric_limits<double>::quiet_NaN();
  return {{"mesh", mesh}, {"classic", classic}};
}

TEST(EvaluateLandmarks, JsonHasTheAgreedNames) {
  const auto json = nlohmann::json::parse(landmarks_json(scores()));
  EXPECT_EQ(json.size(), 2U);
  const auto& mesh = json["mesh"];
  EXPECT_EQ(mesh.size(), 6U);
  EXPECT_EQ(mesh["n"], 300);
  EXPECT_EQ(mesh["n_missed"], 2);
  EXPECT_EQ(mesh["nme"], 0.041);
  EXPECT_EQ(mesh["nme_inner"], 0.034);
  EXPECT_EQ(mesh["nme_p90"], 0.06);
  EXPECT_EQ(mesh["by_part"].size(), 5U);
  EXPECT_EQ(mesh["by_part"]["eyes"], 0.02);
  EXPECT_TRUE(json["classic"]["nme"].is_null()) << "what is not known is no number";
}

TEST(EvaluateLandmarks, TableIsInPercent) {
  const std::string table = landmarks_table(scores());
  EXPECT_NE(table.find("mesh"), std::string::npos);
  EXPECT_NE(table.find("3.40"), std::string::npos) << table;
}

}  // namespace
}  // namespace attune::app
