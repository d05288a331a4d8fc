#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "ui/watch_view.hpp"

namespace attune::app {

// What the program remembers from run to run. No picture, no name, nothing about anybody's face.
struct Settings {
  ui::ViewSettings view;
  std::string last_source;
};

struct LoadedSettings {
  Settings settings;
  std::string message;  // one line for the screen when something was wrong; else empty
};

// $XDG_DATA_HOME/attune, or ~/.local/share/attune. Throws core::Error{file} when neither variable
// is set.
std::filesystem::path default_data_dir();

// Makes the folder if it is missing, open to its owner alone (0700). Throws core::Error{file}.
void make_data_dir(const std::filesystem::path& data_dir);

// Settings as text and back. Parsing never throws: damaged text gives the defaults and a message; a
// field that is missing or not understood keeps its default. Consent counts only when it is
// well-formed.
std::string to_json(const Settings& settings);
LoadedSettings parse_settings(std::string_view json, std::string_view where);

// Reads `settings.json`; a missing file gives the defaults. A damaged one is kept beside it as
// settings.json.damaged.
LoadedSettings load_settings(const std::filesystem::path& data_dir);

// Writes it (0600), in one step. Throws core::Error{file}.
void save_settings(const std::filesystem::path& data_dir, const Settings& settings);

}  // namespace attune::app
