#include "app/commands/bench.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace attune::app {
namespace {

BenchResult result() {
  BenchResult made;
  for (int i = 0; i <= 100; ++i) {
    made.times.frame_ms.push_back(i);
    made.times.stage_ms["decode"].push_back(i * 0.5);
    made.times.stage_ms["detect"].push_back(1.0);
  }
  made.wall_s = 2.0;
  made.startup_ms = 432.1;
  made.peak_rss_mb = 123.4;
  made.threads = 2;
  made.cpu_s = 1.5;
  return made;
}

TEST(Bench, JsonHasTheAgreedNames) {
  const auto json = nlohmann::json::parse(bench_json(result()));
  EXPECT_EQ(json.size(), 8U);
  EXPECT_EQ(json["frames"], 101);
  EXPECT_EQ(json["fps"], 50.5);
  EXPECT_EQ(json["frame_ms"], nlohmann::json({{"p50", 50.0}, {"p95", 95.0}}));
  EXPECT_EQ(json["stages"]["decode"], nlohmann::json({{"p50", 25.0}, {"p95", 47.5}}));
  EXPECT_EQ(json["stages"].size(), 2U);
  EXPECT_EQ(json["startup_ms"], 432.1);
  EXPECT_EQ(json["peak_rss_mb"], 123.4);
  EXPECT_EQ(json["threads"], 2);
  EXPECT_EQ(json["cpu_s"], 1.5);
}

TEST(Bench, TableNamesEveryStage) {
  const std::string table = bench_table(result());
  for (const char* word : {"frame", "decode", "detect", "50.5 frames/s", "2 threads", "123 MB"}) {
    EXPECT_NE(table.find(word), std::string::npos) << word << "\n" << table;
  }
}

TEST(Bench, NothingMeasuredIsNoResult) {
  EXPECT_THROW(bench_json(BenchResult{}), std::logic_error);
}

}  // namespace
}  // namespace attune::app
