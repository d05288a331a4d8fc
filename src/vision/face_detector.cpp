#include "vision/face_detector.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/error.hpp"
#include "vision/onnx_model.hpp"

namespace attune::vision {
namespace {

constexpr float kMinScore = 0.5F;     // as in the original's graph
constexpr double kSameFace = 0.3;     // overlap above which boxes are blended; as in the original
constexpr float kRegionScale = 1.5F;  // landmark region against the box; as in the original
constexpr float kBorderScale = 1.6F;  // picture with border against the picture
constexpr double kTileShare = 0.5;    // side of a tile against the longer side of the picture
constexpr int kMinTilePx = 96;        // smaller tiles only enlarge noise

// The square that holds the picture, `scale` times as large.
cv::Rect whole_picture(const cv::Size& size, double scale) {
  const int side =
      std::max(1, static_cast<int>(std::lround(std::max(size.width, size.height) * scale)));
  return {static_cast<int>(std::lround((size.width - side) / 2.0)),
          static_cast<int>(std::lround((size.height - side) / 2.0)), side, side};
}

// Starts of tiles of the given side that cover `length` and overlap by at least a third.
std::vector<int> tile_starts(int length, int side) {
  if (length <= side) {
    return {(length - side) / 2};
  }
  const int count = 1 + static_cast<int>(std::ceil((length - side) / (side * 2.0 / 3.0)));
  std::vector<int> starts;
  for (int i = 0; i < count; ++i) {
    starts.push_back(static_cast<int>(std::lround(double(length - side) * i / (count - 1))));
  }
  return starts;
}

// Where to look beside the whole picture; never empty.
std::vector<cv::Rect> further_places(const cv::Size& size) {
  std::vector<cv::Rect> places{whole_picture(size, kBorderScale)};
  const int side = static_cast<int>(std::max(size.width, size.height) * kTileShare);
  if (side >= kMinTilePx) {
    for (const int y : tile_starts(size.height, side)) {
      for (const int x : tile_starts(size.width, side)) {
        places.emplace_back(x, y, side, side);
      }
    }
  }
  return places;
}

FaceCandidate to_candidate(const BlazeDetection& detection) {
  FaceCandidate candidate;
  candidate.box = detection.box;
  candidate.score = detection.score;
  candidate.region = {center(detection.box),
                      kRegionScale * std::max(detection.box.width, detection.box.height),
                      direction_rad(detection.points[kRightEye], detection.points[kLeftEye])};
  return candidate;
}

}  // namespace

FaceDetector::FaceDetector(const std::string& model_dir)
    : net_(load_onnx(model_dir, "face_detector.onnx")) {}

void FaceDetector::look(const cv::Mat& image, const cv::Rect& square,
                        std::vector<BlazeDetection>& found) {
  const cv::Rect seen = square & cv::Rect({0, 0}, image.size());
  if (seen.empty()) {
    return;
  }
  // Shrinks only what is seen and puts it into a black square: the same as shrinking the square.
  const double scale = static_cast<double>(kBlazeSize) / square.width;
  const auto scaled = [&](int length) {
    return std::clamp(static_cast<int>(std::lround(length * scale)), 1, kBlazeSize);
  };
  const cv::Size size(scaled(seen.width), scaled(seen.height));
  const cv::Point at(std::clamp(static_cast<int>(std::lround((seen.x - square.x) * scale)), 0,
                                kBlazeSize - size.width),
                     std::clamp(static_cast<int>(std::lround((seen.y - square.y) * scale)), 0,
                                kBlazeSize - size.height));
  cv::Mat input(kBlazeSize, kBlazeSize, CV_8UC3, cv::Scalar::all(0));
  cv::resize(image(seen), input(cv::Rect(at, size)), size, 0, 0,
             scale < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::dnn::blobFromImage(input, blob_, 1 / 127.5, {}, cv::Scalar::all(127.5), true);
  net_.setInput(blob_);
  static const std::vector<cv::String> kOutputs{"boxes", "scores"};
  std::vector<cv::Mat> results;
  net_.forward(results, kOutputs);
  const auto values = [](const cv::Mat& m) { return std::span(m.ptr<float>(), m.total()); };
  if (results[0].total() != std::size_t{kBlazeAnchors} * kBlazeValuesPerBox ||
      results[1].total() != kBlazeAnchors) {
    throw core::Error(core::ErrorKind::model,
                      std::string("face_detector.onnx gives another number of values than "
                                  "expected; ") +
                          kFetchRemedy);
  }
  // To pixels, the exact scale of what was seen; half a pixel because pixel centres are integers.
  const double sx = static_cast<double>(seen.width) / size.width;
  const double sy = static_cast<double>(seen.height) / size.height;
  const auto to_image = [&](const cv::Point2f& p) {
    return cv::Point2f(static_cast<float>((((p.x * kBlazeSize) - at.x) * sx) + seen.x - 0.5),
                       static_cast<float>((((p.y * kBlazeSize) - at.y) * sy) + seen.y - 0.5));
  };
  for (auto detection : blend_overlapping(
           decode_blaze(values(results[0]), values(results[1]), kMinScore), kSameFace)) {
    detection.box = cv::Rect2f(to_image(detection.box.tl()), to_image(detection.box.br()));
    for (auto& point : detection.points) {
      point = to_image(point);
    }
    found.push_back(detection);
  }
}

std::vector<FaceCandidate> FaceDetector::detect(const cv::Mat& image, Effort effort) {
  std::vector<BlazeDetection> found;
  look(image, whole_picture(image.size(), 1.0), found);
  const std::vector<cv::Rect> places = further_places(image.size());
  if (effort == Effort::thorough) {
    for (const auto& place : places) {
      look(image, place, found);
    }
  } else {
    look(image, places[next_place_++ % places.size()], found);
  }
  std::vector<FaceCandidate> candidates;
  for (const auto& detection : blend_overlapping(std::move(found), kSameFace)) {
    candidates.push_back(to_candidate(detection));
  }
  return candidates;
}

}  // namespace attune::vision
