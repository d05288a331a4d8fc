#include "app/window_stats.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace attune::app {
namespace {

using Json = nlohmann::json;

TEST(WindowStats, CountsFromTheFirstResultOn) {
  WindowStats stats;
  stats.drawn(0.0);  // while the source was opened
  for (int i = 0; i < 100; ++i) {
    const double now_s = 10.0 + i * 0.02;
    stats.shown(now_s - 0.050, now_s - 0.050 + 0.001 * i, now_s);
    stats.drawn(now_s);
  }
  stats.count(120, 20);
  const Json json = Json::parse(stats.to_json());
  EXPECT_DOUBLE_EQ(json["window_fps"], 50.0);
  EXPECT_EQ(json["results"], 100);
  EXPECT_EQ(json["frames"], 120);
  EXPECT_EQ(json["dropped"], 20);
  EXPECT_NEAR(json["analysed_age_ms"]["p50"], 49, 0.1);
  EXPECT_NEAR(json["analysed_age_ms"]["p95"], 94, 0.1);
  EXPECT_NEAR(json["shown_age_ms"]["p95"], 50, 0.1);
}

TEST(WindowStats, NothingIsNullNotZero) {
  const Json json = Json::parse(WindowStats().to_json());
  EXPECT_TRUE(json["window_fps"].is_null());
  EXPECT_TRUE(json["shown_age_ms"]["p95"].is_null());
  EXPECT_TRUE(json["first_question_s"].is_null());
}

TEST(WindowStats, KeepsTheFirstQuestionAndTheLastWords) {
  WindowStats stats;
  stats.asked(2.5);
  stats.asked(9.0);
  stats.reads("A question", "");
  stats.reads("Your progress", "3 answers");
  const Json json = Json::parse(stats.to_json());
  EXPECT_EQ(json["first_question_s"], 2.5);
  EXPECT_EQ(json["practice"]["title"], "Your progress");
  EXPECT_EQ(json["practice"]["summary"], "3 answers");
}

}  // namespace
}  // namespace attune::app
