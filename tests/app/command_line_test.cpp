#include "app/command_line.hpp"

#include <gtest/gtest.h>

#include "support/fake_clock.hpp"

namespace attune::app {
namespace {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

Outcome run(const std::vector<std::string>& arguments) {
  attune::testing::FakeClock clock;
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  Outcome outcome;
  outcome.code = run_command_line(arguments, clock);
  outcome.out = ::testing::internal::GetCapturedStdout();
  outcome.err = ::testing::internal::GetCapturedStderr();
  return outcome;
}

bool one_line(const std::string& text) { return text.find('\n') == text.size() - 1; }

TEST(CommandLine, HelpAndVersionAreNoErrors) {
  const Outcome help = run({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* word : {"analyze", "bench", "evaluate", "doctor", "--backend", "--mirror",
                           "synthetic", "practice", "profile", "--profile"}) {
    EXPECT_NE(help.out.find(word), std::string::npos) << word;
  }
  for (const char* hidden : {"--keys", "--stats", "--window-width"}) {
    EXPECT_EQ(help.out.find(hidden), std::string::npos) << hidden;
  }
  EXPECT_EQ(run({"--version"}).out.find("attune "), 0U);
  EXPECT_EQ(run({"analyze", "--help"}).code, 0);
  EXPECT_EQ(run({"evaluate", "landmarks", "--help"}).code, 0);
}

TEST(CommandLine, WrongUsageIsTwoAndOneLine) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"--bogus"},
           {"analyze"},
           {"analyze", "demo"},
           {"analyze", "demo", "--out", "x.csv", "--format", "excel"},
           {"demo", "--backend", "magic"},
           {"demo", "--at", "3"},
           {"demo", "extra"},
           {"demo", "--mirror", "--no-mirror"},
           {"bench", "--frames", "0"},
           {"bench", "--threads", "none"},
           {"evaluate"},
           {"evaluate", "landmarks", "--images", "/no/such/folder", "--landmarks", "x"},
           {"doctor", "now"},
           {"practice", "/no/such/lesson.json", "more"},
           {"profile"},
           {"profile", "export"},
           {"profile", "delete", "--data-dir", "/tmp", "--profile", ""}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments[0];
    EXPECT_TRUE(one_line(outcome.err)) << outcome.err;
    EXPECT_TRUE(outcome.err.starts_with("attune: ")) << outcome.err;
    EXPECT_TRUE(outcome.out.empty()) << outcome.out;
  }
}

TEST(CommandLine, AMistypedCommandIsToldTheRightOne) {
  const Outcome outcome = run({"analyse"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("did you mean `attune analyze`"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace attune::app
