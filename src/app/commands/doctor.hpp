#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "capture/devices.hpp"
#include "core/clock.hpp"

namespace attune::app {

enum class Finding {
  ok,
  note,     // something is missing, but a usual way around it is taken by itself
  problem,  // a command of Attune does not work; the text says how to mend it
};

struct Check {
  Finding finding = Finding::ok;
  std::string subject;  // "camera"
  std::string text;     // what is there, or what is wrong and the remedy
};

// "ok       camera    Integrated Camera (/dev/video0)"
std::string check_line(const Check& check);

std::vector<Check> check_cameras(
    const std::vector<capture::Device>& devices,
    const std::function<capture::DeviceState(const std::string&)>& probe);

// `display`, `wayland`: the variables DISPLAY and WAYLAND_DISPLAY; `open_window` tries and gives
// what is wrong, or an empty text.
Check check_display(const char* display, const char* wayland,
                    const std::function<std::string()>& open_window);

// `free_bytes`: empty when the folder cannot be looked at.
Check check_disk(const std::string& folder, std::optional<std::uint64_t> free_bytes);

// Whether the folder (or, when it is not there yet, the one that it would be made in) can be
// written.
Check check_data_dir(const std::string& folder);

// Prints one line for each thing that Attune needs: cameras, models, graphics, folders, disk. Gives
// the exit code: 1 when there is a problem.
int run_doctor(const CommonOptions& common, core::Clock& clock);

}  // namespace attune::app
