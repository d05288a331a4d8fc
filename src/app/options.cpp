#include "app/options.hpp"

#include <fmt/format.h>
#include <sched.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include "app/eye_contact_model.hpp"
#include "app/photo_cues_model.hpp"
#include "core/error.hpp"
#include "vision/body_model.hpp"
#include "vision/brow_model.hpp"
#include "vision/expression_model.hpp"
#include "vision/model_file.hpp"

namespace attune::app {

pipeline::AnalyzerOptions analyzer_options(const CommonOptions& common, const Assets& assets) {
  pipeline::AnalyzerOptions options;
  options.vision.backend = common.backend;
  options.vision.model_dir = assets.model_dir();
  options.vision.expressions = !common.cues_only;
  options.vision.bodies = !common.no_body;
  if (!common.cues_only) {
    const std::string path = assets.state_table();
    options.states = state::parse_state_table(read_text(path), path);
  }
  if (common.backend == core::Backend::mesh) {  // the classic backend sees no irises
    load_eye_contact_model(assets.model_dir(), options.cues);
    load_photo_cues_model(assets.model_dir(), options.cues);
  }
  return options;
}

capture::SourceOptions source_options(const CommonOptions& common, const Assets& assets) {
  capture::SourceOptions options;
  options.width = common.width;
  options.height = common.height;
  options.rate_hz = common.rate_hz;
  options.demo_path = assets.demo_clip();
  return options;
}

std::string read_text(const std::string& path) {
  errno = 0;
  std::ifstream file(path);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || text.bad() || std::filesystem::is_directory(path)) {
    const int error = errno != 0 ? errno : EISDIR;
    throw core::Error(core::ErrorKind::file,
                      fmt::format("cannot read {}: {}; check its name and "
                                  "that you may read it",
                                  path, std::generic_category().message(error)));
  }
  return text.str();
}

std::vector<std::pair<std::string, std::string>> model_sums(
    const vision::FaceReaderOptions& options) {
  namespace fs = std::filesystem;
  std::vector<std::pair<std::string, std::string>> sums;
  std::error_code error;
  const auto add_used = [&](const char* model, bool used) {
    if (used && fs::is_regular_file(fs::path(options.model_dir) / model, error)) {
      sums.emplace_back(model, vision::pinned_sha256(model));
    }
  };
  add_used(vision::kExpressionModel, options.expressions);
  add_used(vision::kBrowModel, options.expressions);
  add_used(vision::kBodyModel, options.bodies);
  if (options.backend == core::Backend::classic) {
    const fs::path predictor(options.predictor_path);
    if (fs::is_regular_file(predictor, error)) {
      sums.emplace_back(predictor.filename().string(), vision::sha256_of_file(predictor.string()));
    }
    return sums;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(options.model_dir, error)) {
    const std::string name = entry.path().filename().string();
    // A model that is not the pinned one is never run, so the pinned sum is the used one's.
    const std::string_view sum = vision::pinned_sha256(name);
    const bool other = name == vision::kExpressionModel || name == vision::kBrowModel ||
                       name == vision::kBodyModel;
    if (!sum.empty() && !other) sums.emplace_back(name, sum);
  }
  std::sort(sums.begin(), sums.end());
  return sums;
}

int usable_cores() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof(set), &set) == 0) return std::max(1, CPU_COUNT(&set));
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace attune::app
