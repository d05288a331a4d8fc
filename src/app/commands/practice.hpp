#pragma once

#include "app/commands/watch.hpp"
#include "core/clock.hpp"

namespace attune::app {

// The window on its Practice page. `options.source`: a lesson (.json), marks (.csv) or `demo`;
// empty: every lesson there is. Throws core::Error as the window does.
int run_practice(const WatchOptions& options, core::Clock& clock);

}  // namespace attune::app
