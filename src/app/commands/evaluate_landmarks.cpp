#include "app/commands/evaluate_landmarks.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "app/assets.hpp"
#include "app/labelled_picture.hpp"
#include "app/progress.hpp"
#include "app/result_file.hpp"
#include "core/error.hpp"
#include "vision/face_reader.hpp"
#include "vision/landmark_map.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  return std::round(value * 1e6) / 1e6;
}

const char* name(core::Backend backend) {
  return backend == core::Backend::mesh ? "mesh" : "classic";
}

core::Frame load_picture(const std::string& path, std::int64_t index) {
  return {index, static_cast<double>(index), load_labelled_picture(path, true, "landmarks")};
}

LandmarkScore evaluate(vision::FaceReader& reader, const EvaluateLandmarksOptions& options,
                       const std::vector<AnnotatedImage>& annotated, Progress& progress) {
  std::vector<std::optional<LandmarkErrors>> errors;
  for (const AnnotatedImage& row : annotated) {
    const std::string path = (std::filesystem::path(options.images) / row.image).string();
    reader.reset();
    std::vector<std::vector<cv::Point2f>> found;
    const core::Frame frame = load_picture(path, static_cast<std::int64_t>(errors.size()));
    for (const core::Face& face : reader.read(frame)) found.push_back(vision::to_68(face));
    const auto match = find_annotated(found, row.points);
    errors.push_back(match ? std::optional(landmark_errors(found[*match], row.points))
                           : std::nullopt);
    progress.add_frames(1);
  }
  return score_landmarks(errors);
}

}  // namespace

std::string landmarks_json(const std::map<std::string, LandmarkScore>& scores) {
  Json json = Json::object();
  for (const char* backend : {"mesh", "classic"}) {
    const auto it = scores.find(backend);
    if (it == scores.end()) continue;
    const LandmarkScore& score = it->second;
    Json& entry = json[backend];
    entry["n"] = score.n;
    entry["n_missed"] = score.n_missed;
    entry["nme"] = number(score.nme);
    entry["nme_inner"] = number(score.nme_inner);
    entry["nme_p90"] = number(score.nme_p90);
    for (const char* part : {"jaw", "brows", "nose", "eyes", "mouth"}) {
      const auto error = score.by_part.find(part);
      if (error != score.by_part.end()) entry["by_part"][part] = number(error->second);
    }
  }
  return json.dump(2) + '\n';
}

std::string landmarks_table(const std::map<std::string, LandmarkScore>& scores) {
  std::string text =
      fmt::format("{:<9}{:>6}{:>8}{:>8}{:>8}{:>8}", "", "n", "missed", "all", "inner", "90 %");
  for (const char* part : {"jaw", "brows", "nose", "eyes", "mouth"}) {
    text += fmt::format("{:>8}", part);
  }
  text += '\n';
  for (const auto& [backend, score] : scores) {
    text += fmt::format("{:<9}{:>6}{:>8}{:>8.2f}{:>8.2f}{:>8.2f}", backend, score.n, score.n_missed,
                        100 * score.nme, 100 * score.nme_inner, 100 * score.nme_p90);
    for (const char* part : {"jaw", "brows", "nose", "eyes", "mouth"}) {
      text += fmt::format("{:>8.2f}", 100 * score.by_part.at(part));
    }
    text += '\n';
  }
  return text + "mean distance in % of the distance between the outer corners of the eyes\n";
}

int run_evaluate_landmarks(const EvaluateLandmarksOptions& options, core::Clock& clock) {
  const std::vector<AnnotatedImage> annotated =
      parse_landmarks(read_text(options.landmarks), options.landmarks);
  const Assets assets = find_assets(options.common.assets_dir);
  std::vector<core::Backend> backends{core::Backend::mesh, core::Backend::classic};
  if (options.only) backends = {*options.only};

  std::vector<std::unique_ptr<vision::FaceReader>> readers;
  for (const core::Backend backend : backends) {
    vision::FaceReaderOptions reader_options;
    reader_options.backend = backend;
    reader_options.expressions = false;
    reader_options.model_dir = assets.model_dir();
    readers.push_back(vision::make_face_reader(reader_options, clock));
  }
  std::vector<LandmarkScore> results(backends.size());
  std::vector<std::exception_ptr> failures(backends.size());
  Progress progress(static_cast<std::int64_t>(annotated.size() * backends.size()),
                    ::isatty(STDERR_FILENO) == 1, clock);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < backends.size(); ++i) {
      threads.emplace_back([&, i] {
        try {
          results[i] = evaluate(*readers[i], options, annotated, progress);
        } catch (const std::exception&) {
          failures[i] = std::current_exception();
        }
      });
    }
  }
  std::map<std::string, LandmarkScore> scores;
  for (std::size_t i = 0; i < backends.size(); ++i) {
    if (failures[i]) std::rethrow_exception(failures[i]);
    scores[name(backends[i])] = results[i];
  }
  if (options.json) write_result(*options.json, landmarks_json(scores));
  if (options.json != "-") fmt::print("{}", landmarks_table(scores));
  return 0;
}

}  // namespace attune::app
