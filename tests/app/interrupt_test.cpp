#include "app/interrupt.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <stdexcept>
#include <thread>

namespace attune::app {
namespace {

TEST(Interrupt, TurnsASignalIntoAWish) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Interrupt interrupt;
    EXPECT_FALSE(interrupt.requested());
    EXPECT_FALSE(interrupt.wait_for(0.0));
    ::raise(signal);
    EXPECT_TRUE(interrupt.requested());
    EXPECT_TRUE(interrupt.wait_for(3600.0)) << "does not wait any more";
  }
}

TEST(Interrupt, WakesEveryThreadThatWaits) {
  const Interrupt interrupt;
  bool first = false;
  bool second = false;
  {
    const std::jthread one([&] { first = interrupt.wait_for(3600.0); });
    const std::jthread two([&] { second = interrupt.wait_for(3600.0); });
    ::raise(SIGINT);
  }
  EXPECT_TRUE(first);
  EXPECT_TRUE(second);
}

TEST(Interrupt, SecondSignalKills) {
  EXPECT_EXIT(
      {
        const Interrupt interrupt;
        ::raise(SIGINT);
        ::raise(SIGINT);
      },
      ::testing::KilledBySignal(SIGINT), "");
}

TEST(Interrupt, GivesTheSignalsBackAndIsOneAtATime) {
  struct sigaction before {};
  ::sigaction(SIGINT, nullptr, &before);
  {
    const Interrupt interrupt;
    EXPECT_THROW(Interrupt(), std::logic_error);
  }
  struct sigaction after {};
  ::sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

}  // namespace
}  // namespace attune::app
