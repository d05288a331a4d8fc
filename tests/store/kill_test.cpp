// What is left when the program is ended at any moment, without a chance to tidy up.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "store/practice_log.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

// Two trials, one memory and one level a step, so that a half written one would show.
PracticeStep make_step(std::int64_t index) {
  TrialRow trial;
  trial.sitting = 1;
  trial.at_s = index;
  trial.item = "item";
  trial.kind = "cue";
  return {
      {trial, trial}, "first", "item", ItemRow{1, 1, 0, 0, index}, {{"cue:mouth", 1.0 * index}}};
}

// Writes steps and reports each that is done, until it is killed.
[[noreturn]] void practise(const std::filesystem::path& folder, int done_pipe) {
  Store store = Store::open(folder);
  PracticeLog log(store, store.profile("Ada"));
  for (std::int64_t index = static_cast<std::int64_t>(log.trials().size()) / 2 + 1;; ++index) {
    log.record(make_step(index));
    if (::write(done_pipe, &index, sizeof(index)) != sizeof(index)) ::_exit(1);
  }
}

TEST(Kill, AHundredTimesLosesAtMostTheRunningTrial) {
  const attune::testing::TempFolder folder;
  std::mt19937 random(20);
  std::int64_t all = 0;
  int while_writing = 0;
  for (int round = 0; round < 100; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(pipe[0]);
      practise(folder.path(), pipe[1]);
    }
    ::close(pipe[1]);
    std::int64_t reported = all;
    std::int64_t index = 0;
    // One in five dies while it opens the store, the others somewhere in or between their steps.
    const bool early = round % 5 == 0;
    if (!early && ::read(pipe[0], &index, sizeof(index)) == sizeof(index)) reported = index;
    ::usleep(static_cast<useconds_t>(random() % 20'000));
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    while (::read(pipe[0], &index, sizeof(index)) == sizeof(index)) reported = index;
    ::close(pipe[0]);

    Store store = Store::open(folder.path());
    PracticeLog log(store, store.profile("Ada"));
    const auto trials = static_cast<std::int64_t>(log.trials().size());
    ASSERT_EQ(trials % 2, 0) << "round " << round << ": a step is half written";
    const std::int64_t steps = trials / 2;
    ASSERT_GE(steps, reported) << "round " << round << ": a finished step is lost";
    ASSERT_LE(steps, reported + 1) << "round " << round;
    if (steps > 0) {
      ASSERT_EQ(log.items("first").at("item").answered, steps);
      ASSERT_EQ(log.help_levels().at("cue:mouth"), static_cast<double>(steps));
    }
    if (reported > all) ++while_writing;
    all = steps;
  }
  EXPECT_GT(while_writing, 40) << "most kills must fall into the writing, not the opening";
  RecordProperty("steps", std::to_string(all));
}

}  // namespace
}  // namespace attune::store
