#include "app/commands/doctor.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "app/assets.hpp"
#include "app/commands/watch.hpp"
#include "app/guide.hpp"
#include "core/error.hpp"
#include "vision/body_model.hpp"
#include "vision/brow_model.hpp"
#include "vision/expression_model.hpp"
#include "vision/face_reader.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLittleSpace = 200'000'000;  // bytes; an hour of CSV takes about 100 MB

Check check_backend(const std::string& subject, const vision::FaceReaderOptions& options,
                    core::Clock& clock) {
  try {
    vision::make_face_reader(options, clock);
  } catch (const core::Error& error) {
    return {Finding::problem, subject, error.what()};
  }
  return {Finding::ok, subject,
          options.backend == core::Backend::mesh ? options.model_dir : options.predictor_path};
}

Check check_expression(const Assets& assets) {
  try {
    const vision::ExpressionModel model(assets.model_dir());
    const vision::BrowModel brows(assets.model_dir());
  } catch (const core::Error& error) {
    return {Finding::problem, "expression", error.what()};
  }
  return {
      Finding::ok, "expression",
      fmt::format("{}/{}, {}", assets.model_dir(), vision::kExpressionModel, vision::kBrowModel)};
}

// Faces are read without it.
Check check_body(const Assets& assets) {
  try {
    const vision::BodyModel model(assets.model_dir());
  } catch (const core::Error& error) {
    return {Finding::note, "body", fmt::format("posture is not read: {}", error.what())};
  }
  return {Finding::ok, "body", assets.model_dir() + "/" + vision::kBodyModel};
}

Check check_demo(const Assets& assets) {
  std::error_code error;
  if (fs::is_regular_file(assets.demo_clip(), error)) {
    return {Finding::ok, "demo clip", assets.demo_clip()};
  }
  return {Finding::problem, "demo clip",
          fmt::format("{} is not there: run tools/fetch_assets", assets.demo_clip())};
}

Check check_states(const CommonOptions& common, const Assets& assets) {
  try {
    CommonOptions with_states = common;
    with_states.cues_only = false;
    const auto options = analyzer_options(with_states, assets);
    return {Finding::ok, "states",
            fmt::format("{} ({} states)", assets.state_table(), options.states->rows.size())};
  } catch (const core::Error& error) {
    return {Finding::problem, "states", error.what()};
  }
}

// The window goes on without it.
Check check_guide(const CommonOptions& common, const Assets& assets) {
  try {
    const LoadedGuides loaded = load_guides(assets.root, common.language);
    if (!loaded.trouble.empty()) return {Finding::problem, "guide", loaded.trouble};
    std::vector<std::string> names;
    for (const ui::GuideTexts& guide : loaded.guides) names.push_back(guide.name);
    return {Finding::ok, "guide", fmt::format("{}", fmt::join(names, ", "))};
  } catch (const core::Error& error) {
    return {Finding::problem, "guide", error.what()};
  }
}

std::optional<std::uint64_t> free_bytes(const std::string& folder) {
  std::error_code error;
  const fs::space_info space = fs::space(folder, error);
  if (error) return std::nullopt;
  return space.available;
}

// The nearest folder upwards that is there.
std::string existing_part(fs::path folder) {
  std::error_code error;
  while (folder.has_relative_path() && !fs::exists(folder, error)) folder = folder.parent_path();
  return folder.empty() ? "." : folder.string();
}

void check_assets(std::vector<Check>& checks, const CommonOptions& common, core::Clock& clock) {
  try {
    const Assets assets = find_assets(common.assets_dir);
    vision::FaceReaderOptions mesh;
    mesh.model_dir = assets.model_dir();
    mesh.expressions = false;
    mesh.bodies = false;
    checks.push_back(check_backend("mesh models", mesh, clock));
    checks.push_back(check_expression(assets));
    checks.push_back(check_body(assets));
    checks.push_back(check_states(common, assets));
    checks.push_back(check_guide(common, assets));
    checks.push_back(check_demo(assets));
  } catch (const core::Error& error) {
    checks.push_back({Finding::problem, "assets", error.what()});
  }
}

}  // namespace

std::string check_line(const Check& check) {
  const char* word = check.finding == Finding::ok     ? "ok"
                     : check.finding == Finding::note ? "note"
                                                      : "PROBLEM";
  return fmt::format("{:<9}{:<15}{}\n", word, check.subject, check.text);
}

std::vector<Check> check_cameras(
    const std::vector<capture::Device>& devices,
    const std::function<capture::DeviceState(const std::string&)>& probe) {
  using capture::DeviceState;
  std::vector<Check> checks;
  for (const capture::Device& device : devices) {
    if (!device.can_capture) continue;
    const std::string what = fmt::format("{} ({})", device.name, device.path);
    switch (probe(device.path)) {
      case DeviceState::ready:
        checks.push_back({Finding::ok, "camera", what});
        break;
      case DeviceState::no_permission:
        checks.push_back({Finding::problem, "camera",
                          what + " may not be opened: run `sudo usermod -aG video $USER`, log out "
                                 "and in again"});
        break;
      case DeviceState::busy:
        checks.push_back(
            {Finding::problem, "camera", what + " is used by another program: close that program"});
        break;
      case DeviceState::no_device:
      case DeviceState::not_a_camera:
        checks.push_back({Finding::problem, "camera",
                          what + " does not answer: unplug it and plug it in again"});
        break;
    }
  }
  if (checks.empty()) {
    checks.push_back({Finding::note, "camera",
                      "none found: plug one in, use a phone as one (attune http://...), or watch "
                      "`attune demo`, which is what `attune` shows now"});
  }
  return checks;
}

Check check_display(const char* display, const char* wayland,
                    const std::function<std::string()>& open_window) {
  const bool has_display = display != nullptr && *display != '\0';
  const bool has_wayland = wayland != nullptr && *wayland != '\0';
  if (!has_display && !has_wayland) {
    return {Finding::problem, "window",
            "there is no display (DISPLAY is not set): start Attune from a desktop, or use "
            "`attune analyze`, which needs none"};
  }
  const std::string trouble = open_window();
  if (!trouble.empty()) return {Finding::problem, "window", trouble};
  return {Finding::ok, "window", fmt::format("on display {}", has_display ? display : wayland)};
}

Check check_disk(const std::string& folder, std::optional<std::uint64_t> free) {
  if (!free) {
    return {Finding::note, "disk", fmt::format("cannot tell how much space {} has", folder)};
  }
  const std::string space =
      fmt::format("{:.1f} GB free in {}", static_cast<double>(*free) / 1e9, folder);
  if (*free >= kLittleSpace) return {Finding::ok, "disk", space};
  return {Finding::problem, "disk", space + ": an hour of CSV takes about 0.1 GB; free some space"};
}

Check check_data_dir(const std::string& folder) {
  const std::string there = existing_part(folder);
  std::error_code error;
  if (!fs::is_directory(there, error)) {
    return {Finding::problem, "data folder",
            fmt::format("{} is not a folder: remove it, or choose another with --data-dir", there)};
  }
  if (::access(there.c_str(), W_OK | X_OK) != 0) {
    return {Finding::problem, "data folder",
            fmt::format("{} may not be written: make it yours (chown), or choose another with "
                        "--data-dir",
                        there)};
  }
  return {Finding::ok, "data folder",
          there == folder ? folder : folder + " (made when it is needed)"};
}

int run_doctor(const CommonOptions& common, core::Clock& clock) {
  std::vector<Check> checks = check_cameras(capture::list_devices(), capture::probe_device);
  check_assets(checks, common, clock);
  vision::FaceReaderOptions classic;
  classic.backend = core::Backend::classic;
  classic.expressions = false;
  classic.bodies = false;
  checks.push_back(check_backend("classic model", classic, clock));
  checks.push_back(
      check_display(std::getenv("DISPLAY"), std::getenv("WAYLAND_DISPLAY"), window_trouble));
  try {
    const std::string data_dir = choose_data_dir(common);
    checks.push_back(check_data_dir(data_dir));
    const std::string there = existing_part(data_dir);
    checks.push_back(check_disk(there, free_bytes(there)));
  } catch (const core::Error& error) {
    checks.push_back({Finding::problem, "data folder", error.what()});
  }
  for (const Check& check : checks) fmt::print("{}", check_line(check));
  const bool problem = std::any_of(checks.begin(), checks.end(), [](const Check& check) {
    return check.finding == Finding::problem;
  });
  return problem ? 1 : 0;
}

}  // namespace attune::app
