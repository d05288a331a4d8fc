#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/assets.hpp"
#include "capture/source.hpp"
#include "core/face.hpp"
#include "pipeline/analyzer.hpp"

namespace attune::app {

// Options that every command has.
struct CommonOptions {
  core::Backend backend = core::Backend::mesh;
  bool cues_only = false;
  bool no_body = false;  // look for no bodies: no shoulders, no hands
  std::optional<std::string> assets_dir;
  std::optional<std::string> data_dir;
  std::optional<std::string> language;  // of the guide; empty: as kept, else as the system speaks
  std::optional<std::string> profile;   // whose; empty: the usual one
  int threads = 1;            // for the pictures of one source; more sources run side by side
  std::optional<int> width;   // asked of a camera
  std::optional<int> height;  // likewise
  std::optional<double> rate_hz;
};

// Reads the table of states unless only cues are wanted, and for the mesh the eye-contact model and
// the rules for photos.
// Throws core::Error{model} when that is missing or damaged, core::Error{file} when it cannot be
// read, core::Error{usage} when it is wrong.
pipeline::AnalyzerOptions analyzer_options(const CommonOptions& common, const Assets& assets);

capture::SourceOptions source_options(const CommonOptions& common, const Assets& assets);

// The whole of a small text file. Throws core::Error{file}.
std::string read_text(const std::string& path);

// File name and SHA-256 of each model that the backend uses; what is missing is left out.
std::vector<std::pair<std::string, std::string>> model_sums(
    const vision::FaceReaderOptions& options);

// How many cores this process may use.
int usable_cores();

}  // namespace attune::app
