#include "capture/source.hpp"

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "capture/camera.hpp"
#include "capture/file_source.hpp"
#include "capture/image_folder.hpp"
#include "capture/source_error.hpp"
#include "capture/source_spec.hpp"
#include "capture/stream_source.hpp"
#include "capture/synthetic_source.hpp"

namespace attune::capture {
namespace {

std::unique_ptr<FrameSource> open_path(const std::string& path, const SourceOptions& options) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return make_image_folder(path, options);
  const std::string name = std::filesystem::path(path).filename().string();
  return make_file_source(path, printable(name), options);
}

std::unique_ptr<FrameSource> open_demo(const SourceOptions& options) {
  std::error_code error;
  if (options.demo_path.empty() || !std::filesystem::exists(options.demo_path, error)) {
    throw cannot_open("demo", "the demonstration clip is not there",
                      "run tools/fetch_assets to get it");
  }
  return make_file_source(options.demo_path, "demo", options);
}

}  // namespace

std::unique_ptr<FrameSource> open_source(const std::string& spec, const SourceOptions& options,
                                         core::Clock& clock) {
  const SourceSpec parsed = parse_source_spec(spec);
  switch (parsed.kind) {
    case SourceKind::camera:
      return make_camera_source(parsed.target, options, clock);
    case SourceKind::path:
      return open_path(parsed.target, options);
    case SourceKind::url:
      return make_stream_source(parsed.target, options, clock);
    case SourceKind::demo:
      return open_demo(options);
    case SourceKind::synthetic:
      return make_synthetic_source(options, parsed.people);
  }
  throw core::Error(core::ErrorKind::usage, "this kind of source is not known yet");
}

}  // namespace attune::capture
