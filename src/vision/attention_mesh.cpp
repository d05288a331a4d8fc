#include "vision/attention_mesh.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/dnn.hpp>

#include "core/error.hpp"
#include "vision/crop.hpp"
#include "vision/onnx_model.hpp"

namespace attune::vision {
namespace {

struct PartOutput {
  std::string name;
  std::vector<int> mesh_indices;  // where its points go
};

// One refined part: which points of the base mesh frame it and what its net gives.
struct Part {
  cv::dnn::Net net;
  std::vector<int> subset;
  int rotation_start = 0;
  int rotation_end = 0;
  cv::Point2f box_scale;
  cv::Point2f output_units;  // the net's points are given in so many steps a box side
  std::vector<PartOutput> outputs;
  std::vector<cv::String> output_names;
};

void require_index(int index, int count, const std::string& path) {
  if (index < 0 || index >= count) {
    throw core::Error(
        core::ErrorKind::model,
        fmt::format("{} names mesh point {}, which does not exist; {}", path, index, kFetchRemedy));
  }
}

Part parse_part(const nlohmann::json& json, const std::string& model_dir, const std::string& path) {
  Part part;
  part.subset = json.at("subset").get<std::vector<int>>();
  part.rotation_start = json.at("rotation_start").get<int>();
  part.rotation_end = json.at("rotation_end").get<int>();
  const auto scale = json.at("box_scale").get<std::array<float, 2>>();
  part.box_scale = {scale[0], scale[1]};
  const auto units = json.at("output_units").get<std::array<float, 2>>();
  part.output_units = {units[0], units[1]};
  require_index(part.rotation_start, kMeshSurfacePoints, path);
  require_index(part.rotation_end, kMeshSurfacePoints, path);
  for (const int index : part.subset) {
    require_index(index, kMeshSurfacePoints, path);
  }
  for (const auto& output : json.at("outputs")) {
    part.outputs.push_back(
        {output.at("name").get<std::string>(), output.at("mesh_indices").get<std::vector<int>>()});
    part.output_names.emplace_back(part.outputs.back().name);
    for (const int index : part.outputs.back().mesh_indices) {
      require_index(index, kMeshPoints, path);
    }
  }
  part.net = load_onnx(model_dir, json.at("model").get<std::string>());
  return part;
}

std::vector<Part> load_parts(const std::string& model_dir) {
  const std::string path = model_dir + "/face_mesh_parts.json";
  const auto bytes = load_model_bytes(model_dir, "face_mesh_parts.json");
  try {
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end());
    std::vector<Part> parts;
    for (const auto& entry : json.at("parts")) {
      parts.push_back(parse_part(entry, model_dir, path));
    }
    return parts;
  } catch (const nlohmann::json::exception& error) {
    throw core::Error(core::ErrorKind::model,
                      fmt::format("{} cannot be read ({}); {}", path, error.what(), kFetchRemedy));
  }
}

void require_size(const cv::Mat& output, std::size_t floats, const char* what) {
  if (output.total() != floats || output.depth() != CV_32F) {
    throw core::Error(core::ErrorKind::model,
                      fmt::format("the face mesh gave {} values for {} instead of {}; {}",
                                  output.total(), what, floats, kFetchRemedy));
  }
}

}  // namespace

struct AttentionMesh::Nets {
  cv::dnn::Net base;
  std::vector<Part> parts;
  // Kept between frames to spare allocations.
  cv::Mat blob;
  cv::Mat samples;

  // Points of the part in pixels of the crop, counted from its corner.
  void refine(Part& part, const cv::Mat& features, const std::vector<cv::Point2f>& base_points,
              std::vector<cv::Point2f>& points);
};

AttentionMesh::AttentionMesh(const std::string& model_dir) : nets_(std::make_unique<Nets>()) {
  nets_->parts = load_parts(model_dir);
  nets_->base = load_onnx(model_dir, "face_mesh.onnx");
}

AttentionMesh::~AttentionMesh() = default;

void AttentionMesh::Nets::refine(Part& part, const cv::Mat& features,
                                 const std::vector<cv::Point2f>& base_points,
                                 std::vector<cv::Point2f>& points) {
  constexpr float kCell = static_cast<float>(kMeshSize) / kFeatureSize;
  const int channels = features.size[1];
  std::vector<cv::Point2f> subset;
  subset.reserve(part.subset.size());
  for (const int index : part.subset) {
    subset.push_back(base_points[static_cast<std::size_t>(index)] / kCell);
  }
  const auto at = [&](int index) { return base_points[static_cast<std::size_t>(index)] / kCell; };
  const cv::Matx23f map =
      part_map(subset, at(part.rotation_start), at(part.rotation_end), part.box_scale);

  const std::array<int, 4> shape{1, channels, kPartSize, kPartSize};
  samples.create(4, shape.data(), CV_32F);
  sample_features(features.ptr<float>(), channels, map, samples.ptr<float>());
  part.net.setInput(samples);
  std::vector<cv::Mat> results;
  part.net.forward(results, part.output_names);

  const cv::Point2f step(kPartSize / part.output_units.x, kPartSize / part.output_units.y);
  for (std::size_t o = 0; o < results.size(); ++o) {
    const auto& indices = part.outputs[o].mesh_indices;
    require_size(results[o], indices.size() * 2, part.outputs[o].name.c_str());
    const auto* values = results[o].ptr<float>();
    for (std::size_t i = 0; i < indices.size(); ++i) {
      const cv::Point2f in_grid(values[2 * i] * step.x, values[(2 * i) + 1] * step.y);
      points[static_cast<std::size_t>(indices[i])] = transform(map, in_grid) * kCell;
    }
  }
}

MeshResult AttentionMesh::run(const cv::Mat& image, const TurnedSquare& region) {
  const cv::Matx23f from_crop = image_from_crop(region, kMeshSize);
  // The edge is repeated rather than blackened: half a face at the border then still looks like
  // one. The original does the same.
  const cv::Mat crop = crop_square(image, region, kMeshSize, cv::BORDER_REPLICATE);
  cv::dnn::blobFromImage(crop, nets_->blob, 1.0 / 255.0, {}, {}, true);
  nets_->base.setInput(nets_->blob);
  static const std::vector<cv::String> kOutputs{"mesh", "face_flag", "features"};
  std::vector<cv::Mat> results;
  nets_->base.forward(results, kOutputs);
  require_size(results[0], std::size_t{3} * kMeshSurfacePoints, "the mesh");
  require_size(results[1], 1, "the face score");

  MeshResult result;
  result.face_score = 1.0F / (1.0F + std::exp(-results[1].ptr<float>()[0]));
  std::vector<cv::Point2f> base_points(kMeshSurfacePoints);
  const auto* values = results[0].ptr<float>();
  for (std::size_t i = 0; i < base_points.size(); ++i) {
    base_points[i] = {values[3 * i], values[(3 * i) + 1]};
  }
  result.points = base_points;
  result.points.resize(kMeshPoints);
  if (all_finite(base_points)) {
    for (auto& part : nets_->parts) {
      nets_->refine(part, results[2], base_points, result.points);
    }
  }
  for (auto& point : result.points) {
    point = transform(from_crop, point - cv::Point2f(0.5F, 0.5F));  // corner-based to centre-based
  }
  return result;
}

cv::Matx23f part_map(std::span<const cv::Point2f> subset, const cv::Point2f& start,
                     const cv::Point2f& end, const cv::Point2f& scale) {
  const float angle = direction_rad(start, end);
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  std::vector<cv::Point2f> level;
  level.reserve(subset.size());
  for (const auto& p : subset) {
    level.emplace_back((c * p.x) + (s * p.y), (c * p.y) - (s * p.x));
  }
  const cv::Rect2f box = bounding_box(level);
  const cv::Point2f middle = center(box);
  const float sx = box.width * scale.x / kPartSize;
  const float sy = box.height * scale.y / kPartSize;
  constexpr float kHalf = kPartSize / 2.0F;
  const cv::Matx22f turn(c * sx, -s * sy, s * sx, c * sy);
  const cv::Point2f origin((c * middle.x) - (s * middle.y) - (kHalf * (turn(0, 0) + turn(0, 1))),
                           (s * middle.x) + (c * middle.y) - (kHalf * (turn(1, 0) + turn(1, 1))));
  return {turn(0, 0), turn(0, 1), origin.x, turn(1, 0), turn(1, 1), origin.y};
}

void sample_features(const float* features, int channels, const cv::Matx23f& map, float* samples) {
  constexpr int kPlane = kFeatureSize * kFeatureSize;
  constexpr float kLast = kFeatureSize - 1;
  for (int i = 0; i < kPartSize * kPartSize; ++i) {
    const cv::Point2f grid(static_cast<float>(i % kPartSize) + 0.5F,
                           static_cast<float>(i / kPartSize) + 0.5F);
    const cv::Point2f at = transform(map, grid) - cv::Point2f(0.5F, 0.5F);
    const bool inside = at.x >= 0 && at.x <= kLast && at.y >= 0 && at.y <= kLast;
    if (!inside) {  // also taken when `at` is not a number
      for (int c = 0; c < channels; ++c) {
        samples[(c * kPartSize * kPartSize) + i] = 0.0F;
      }
      continue;
    }
    const int x0 = static_cast<int>(at.x);
    const int y0 = static_cast<int>(at.y);
    const int right = x0 + 1 < kFeatureSize ? 1 : 0;
    const int below = y0 + 1 < kFeatureSize ? kFeatureSize : 0;
    const float fx = at.x - static_cast<float>(x0);
    const float fy = at.y - static_cast<float>(y0);
    const float* corner = features + (y0 * kFeatureSize) + x0;
    for (int c = 0; c < channels; ++c, corner += kPlane) {
      const float top = corner[0] + (fx * (corner[right] - corner[0]));
      const float bottom = corner[below] + (fx * (corner[below + right] - corner[below]));
      samples[(c * kPartSize * kPartSize) + i] = top + (fy * (bottom - top));
    }
  }
}

}  // namespace attune::vision
