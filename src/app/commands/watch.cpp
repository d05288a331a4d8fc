#include "app/commands/watch.hpp"

#include <string>

#include "app/assets.hpp"
#include "app/guide.hpp"
#include "app/settings.hpp"

namespace attune::app {

std::string choose_data_dir(const CommonOptions& common) {
  return common.data_dir ? *common.data_dir : default_data_dir().string();
}

WindowOptions window_options(const WatchOptions& options) {
  const Assets assets = find_assets(options.common.assets_dir);
  WindowOptions window;
  window.source = options.source;
  window.analyzer = analyzer_options(options.common, assets);
  window.capture = source_options(options.common, assets);
  window.data_dir = choose_data_dir(options.common);
  window.cues_only = options.common.cues_only;
  window.mirror = options.mirror;
  window.width = options.window_width;
  window.height = options.window_height;
  if (options.screenshot) window.screenshot = *options.screenshot;
  window.screenshot_at_s = options.screenshot_at_s;
  window.keys = options.keys;
  if (options.stats) window.stats = *options.stats;
  window.leave_after_s = options.leave_after_s;
  window.guides = load_guides(assets.root, options.common.language);
  window.language = options.common.language;
  window.spoken = environment_language();
  window.practice.assets_root = assets.root;
  window.practice.data_dir = window.data_dir.string();
  window.practice.profile = options.common.profile;
  window.practice.capture = window.capture;
  window.practice.analyzer = window.analyzer;
  return window;
}

int run_watch(const WatchOptions& options, core::Clock& clock) {
  return run_window(window_options(options), clock);
}

std::string window_trouble() { return find_display_trouble(); }

}  // namespace attune::app
