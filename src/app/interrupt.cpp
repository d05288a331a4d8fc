#include "app/interrupt.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

#include "core/error.hpp"

namespace attune::app {
namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
constexpr double kLongestWait_s = 1e6;

// What a signal handler may touch: a flag without locks and a pipe that wakes whoever waits. The
// byte in the pipe is never read, so that it wakes every waiter.
std::atomic<bool> wish_to_end = false;
static_assert(std::atomic<bool>::is_always_lock_free);
std::array<int, 2> wake_pipe{-1, -1};
std::array<struct sigaction, kSignals.size()> earlier;

extern "C" void on_signal(int signal_number) {
  if (wish_to_end.exchange(true)) {  // the user insists
    ::signal(signal_number, SIG_DFL);
    ::raise(signal_number);
    return;
  }
  const char byte = 0;
  [[maybe_unused]] const ssize_t ignored = ::write(wake_pipe[1], &byte, 1);
}

}  // namespace

Interrupt::Interrupt() {
  ATTUNE_REQUIRE(wake_pipe[0] < 0);
  ATTUNE_REQUIRE(::pipe2(wake_pipe.data(), O_CLOEXEC | O_NONBLOCK) == 0);
  wish_to_end = false;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &action, &earlier[i]);
  }
}

Interrupt::~Interrupt() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &earlier[i], nullptr);
  }
  for (int& end : wake_pipe) {
    ::close(end);
    end = -1;
  }
}

bool Interrupt::requested() const { return wish_to_end; }

bool Interrupt::wait_for(double seconds) const {
  if (!requested() && seconds > 0.0) {
    pollfd wake{wake_pipe[0], POLLIN, 0};
    ::poll(&wake, 1, static_cast<int>(std::ceil(std::min(seconds, kLongestWait_s) * 1e3)));
  }
  return requested();
}

}  // namespace attune::app
