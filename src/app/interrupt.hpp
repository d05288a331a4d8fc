#pragma once

namespace attune::app {

// Ctrl-C (SIGINT), SIGTERM and SIGHUP as a wish to end in good order. While it lives the signals do
// not kill the process; the second of them does. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  // Any thread.
  bool requested() const;
  // Waits so long, or until the wish comes; true when it has come. Any thread.
  bool wait_for(double seconds) const;
};

}  // namespace attune::app
