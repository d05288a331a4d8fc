#include "app/command_options.hpp"

#include <map>
#include <string>

namespace attune::app {

void add_common(CLI::App& app, CommonOptions& common) {
  const std::map<std::string, core::Backend> backends{{"mesh", core::Backend::mesh},
                                                      {"classic", core::Backend::classic}};
  app.add_option("--backend", common.backend,
                 "how faces are read: mesh (default) or classic (Debian's own data only)")
      ->transform(CLI::CheckedTransformer(backends).description(""))
      ->option_text("mesh|classic");
  app.add_flag("--cues-only", common.cues_only, "cues alone, no guess what they may go with");
  app.add_flag("--no-body", common.no_body, "the face alone: no shoulders, arms and hands");
  app.add_option("--threads", common.threads, "threads for the pictures of one source (default 1)")
      ->check(CLI::Range(1, 256).description(""))
      ->option_text("N");
  app.add_option("--width", common.width, "of the camera's picture, in pixels")
      ->check(CLI::Range(16, 16384).description(""))
      ->option_text("PIXELS");
  app.add_option("--height", common.height, "of the camera's picture, in pixels")
      ->check(CLI::Range(16, 16384).description(""))
      ->option_text("PIXELS");
  app.add_option("--rate", common.rate_hz, "pictures a second asked of the camera")
      ->check(CLI::Range(1.0, 1000.0).description(""))
      ->option_text("HZ");
  app.add_option("--data-dir", common.data_dir, "where settings and profiles are kept")
      ->option_text("DIR");
  app.add_option("--profile", common.profile, "whose neutral face and progress")
      ->option_text("NAME");
  app.add_option("--language", common.language,
                 "of the guide to the cues (key G in the window); kept for the next time")
      ->option_text("en|de");
  app.add_option("--assets", common.assets_dir,
                 "folder with models, clip and states.json (default: found beside the program)")
      ->option_text("DIR");
}

void add_window(CLI::App& app, WatchOptions& watch) {
  app.add_option("--screenshot", watch.screenshot, "draw the window into a PNG file and leave")
      ->option_text("FILE.png");
  app.add_option("--at", watch.screenshot_at_s,
                 "source time of the screenshot in seconds (default 5)")
      ->needs("--screenshot")
      ->check(CLI::Range(0.0, 1e6).description(""))
      ->option_text("SECONDS");
  CLI::Option* mirror = app.add_flag_callback(
      "--mirror", [&watch] { watch.mirror = true; },
      "show the picture like a mirror, this time (default: as set in the window)");
  // The text would be which options exclude each other.
  mirror->option_text(" ");
  app.add_flag_callback(
         "--no-mirror", [&watch] { watch.mirror = false; }, "do not, this time")
      ->excludes(mirror)
      ->option_text(" ");
  // For tests and measurements; not shown.
  app.add_option("--keys", watch.keys)->group("");
  app.add_option("--stats", watch.stats)->group("");
  app.add_option("--leave-after", watch.leave_after_s)->group("");
  app.add_option("--window-width", watch.window_width)->check(CLI::Range(320, 16384))->group("");
  app.add_option("--window-height", watch.window_height)->check(CLI::Range(240, 16384))->group("");
}

}  // namespace attune::app
