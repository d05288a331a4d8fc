#pragma once

#include <cstdint>

#include "core/clock.hpp"

namespace attune::app {

// The machine's steady clock; the only one in the program.
class SystemClock : public core::Clock {
 public:
  double now_s() override;
};

// Seconds since 1970, UTC, of the wall clock; may jump.
std::int64_t unix_time_s();

// Seconds since this process was started, loading of libraries included, to about 10 ms (the
// kernel's own count). 0 when the kernel does not tell.
double process_age_s();

// Seconds of processor time that this process has used, all threads together.
double process_cpu_s();

// Largest memory that this process has held at once, in MB (10^6 bytes).
double process_peak_mb();

}  // namespace attune::app
