#include "app/commands/watch.hpp"

#include <cstdlib>
#include <string>

#include "app/assets.hpp"
#include "core/error.hpp"
#ifdef ATTUNE_HAS_WINDOW
#include "app/settings.hpp"
#include "app/window.hpp"
#endif

namespace attune::app {

#ifdef ATTUNE_HAS_WINDOW
std::string choose_data_dir(const CommonOptions& common) {
  return common.data_dir ? *common.data_dir : default_data_dir().string();
}

int run_watch(const WatchOptions& options, core::Clock& clock) {
  const Assets assets = find_assets(options.common.assets_dir);
  WindowOptions window;
  window.source = options.source;
  window.analyzer = analyzer_options(options.common, assets);
  window.capture = source_options(options.common, assets);
  window.data_dir = choose_data_dir(options.common);
  window.cues_only = options.common.cues_only;
  window.width = options.window_width;
  window.height = options.window_height;
  if (options.screenshot) window.screenshot = *options.screenshot;
  window.screenshot_at_s = options.screenshot_at_s;
  window.keys = options.keys;
  if (options.stats) window.stats = *options.stats;
  window.leave_after_s = options.leave_after_s;
  return run_window(window, clock);
}

#else
std::string choose_data_dir(const CommonOptions& common) { return common.data_dir.value_or("."); }

int run_watch(const WatchOptions&, core::Clock&) {
  throw core::Error(core::ErrorKind::display, "this build has no window; use `attune analyze`");
}
#endif

std::string window_trouble() { return {}; }

}  // namespace attune::app
