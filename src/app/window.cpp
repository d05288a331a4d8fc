#include "app/window.hpp"

#include "app/gl_window.hpp"
#include "app/watch_window.hpp"
#include "core/error.hpp"

namespace attune::app {

std::string find_display_trouble() {
  try {
    GlWindowOptions options;
    options.hidden = true;
    const GlWindow window(options);
    return "";
  } catch (const core::Error& error) {
    return error.what();
  }
}

int run_window(const WindowOptions& options, core::Clock& clock) {
  WatchWindow window(options, clock);
  if (options.screenshot) {
    window.take_screenshot();
  } else {
    window.run();
  }
  return 0;
}

}  // namespace attune::app
