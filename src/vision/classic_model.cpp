#include "vision/classic_model.hpp"

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/error.hpp"
#include "vision/classic_shape.hpp"
#include "vision/crop.hpp"
#include "vision/model_file.hpp"

namespace attune::vision {
namespace {

// shape_predictor_68_face_landmarks.dat of Debian's libdlib-data 19.24; unchanged since 2018.
constexpr const char* kPredictorSha256 =
    "fbdc2cb80eb9aa7a758672cbfdda32ba6300efe9b6e6c7a299ff7e736b11b92f";
constexpr const char* kPredictorRemedy = "reinstall the Debian package libdlib-data";

constexpr int kUsualLonger_px = 400;      // detector's picture in running video; 7 ms
constexpr int kFineLonger_px = 720;       // when the usual size found nobody
constexpr int kThoroughLonger_px = 960;   // stills; finds faces of a twelfth of the width
constexpr double kThreshold = 0.0;        // dlib's usual
constexpr double kLocalThreshold = -0.5;  // where a face was a moment ago, less is proof enough
constexpr double kSameFace = 0.3;

// The landmark crop shows twice the detector's box, which is scaled to so many pixels.
constexpr int kFace_px = 160;
constexpr int kCrop_px = 2 * kFace_px;
constexpr double kLocalScale = 0.6;  // of the crop, for the detector: faces from 80 px up are found

// The detector's box against the box of the landmarks: means over photos with both.
constexpr float kBoxSide = 1.04F;    // side against the landmarks' mean of width and height
constexpr float kBoxShift = -0.02F;  // of the centre, downwards, against the same

// Likeness of the face to what it was when the detector last saw it (correlation of grey values).
constexpr float kSurelyTheSame = 0.85F;
constexpr float kStillTheSame = 0.55F;
// A head comes nearer by less than this factor between two frames; landmarks that jump do not.
constexpr float kMaxGrowth = 1.08F;
constexpr int kAppearance_px = 32;

cv::Mat to_gray(const cv::Mat& image) {
  cv::Mat gray;
  cv::cvtColor(image, gray, cv::COLOR_BGR2GRAY);
  return gray;
}

TurnedSquare region_of(const std::vector<cv::Point2f>& points) {
  const cv::Point2f right = (points[36] + points[39]) * 0.5F;
  const cv::Point2f left = (points[42] + points[45]) * 0.5F;
  const float angle = direction_rad(right, left);
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  std::vector<cv::Point2f> level;
  level.reserve(points.size());
  for (const auto& p : points) {
    level.emplace_back((c * p.x) + (s * p.y), (c * p.y) - (s * p.x));
  }
  const cv::Rect2f box = bounding_box(level);
  const float size = (box.width + box.height) / 2.0F;
  const cv::Point2f middle = center(box) + cv::Point2f(0.0F, kBoxShift * size);
  return {
      {(c * middle.x) - (s * middle.y), (s * middle.x) + (c * middle.y)}, kBoxSide * size, angle};
}

// Grey values of the upright face without their mean and spread; the product of two is their
// correlation.
cv::Mat appearance_of(const cv::Mat& image, const TurnedSquare& region) {
  cv::Mat gray = to_gray(crop_square(image, region, kAppearance_px, cv::BORDER_REPLICATE));
  cv::Mat values;
  gray.convertTo(values, CV_32F);
  values -= cv::mean(values);
  const double length = cv::norm(values);
  return length > 1.0 ? cv::Mat(values / length) : values;
}

class ClassicModel : public FaceModel {
 public:
  explicit ClassicModel(dlib::shape_predictor predictor)
      : detector_(dlib::get_frontal_face_detector()), predictor_(std::move(predictor)) {}

  core::Backend backend() const override { return core::Backend::classic; }

  std::vector<FaceCandidate> detect(const cv::Mat& image, Effort effort) override {
    int longer = kUsualLonger_px;
    if (effort == Effort::thorough) {
      longer = kThoroughLonger_px;
    } else if (nobody_found_ % 2 == 1) {
      longer = kFineLonger_px;
    }
    auto found = detect_at(image, longer, effort == Effort::thorough);
    nobody_found_ = found.empty() ? nobody_found_ + 1 : 0;
    return found;
  }

  std::optional<FittedFace> fit(const cv::Mat& image, const TurnedSquare& region,
                                const FittedFace* previous) override {
    if (previous == nullptr) {
      // The detector's boxes are coarse and upright: look again where the landmarks lie.
      const auto rough = predict(image, region);
      return all_finite(rough) ? make_face(image, predict(image, region_of(rough)), 1.0F)
                               : std::nullopt;
    }
    auto face = make_face(image, predict(image, region), 0.0F);
    if (!face) {
      return {};
    }
    const auto likeness = static_cast<float>(face->appearance.dot(previous->appearance));
    const float growth = face->next_region.side_px / region.side_px;
    const bool steady = growth < kMaxGrowth && growth > 1.0F / kMaxGrowth;
    if (likeness < kSurelyTheSame || !steady) {
      // The predictor draws a face wherever it is told to look, so that landmarks that follow
      // landmarks may wander off when the head turns: let the detector say where the face is.
      if (const auto seen = find_near(image, region)) {
        return make_face(image, predict(image, *seen), 1.0F);
      }
      if (likeness < kStillTheSame) {
        return {};
      }
    }
    face->score = std::clamp(likeness, 0.0F, 1.0F);
    face->appearance = previous->appearance;
    if (!steady) {
      face->next_region = region;
    }
    return face;
  }

  core::FaceShape shape(const FittedFace& face) const override {
    return shape_from_68(face.points);
  }

 private:
  std::vector<FaceCandidate> detect_at(const cv::Mat& image, int longer_px, bool may_enlarge) {
    const int longer = std::max(image.cols, image.rows);
    double scale = static_cast<double>(longer_px) / longer;
    if (!may_enlarge) {
      scale = std::min(scale, 1.0);
    }
    scale = std::min(scale, 2.0);
    cv::Mat small;
    cv::resize(image, small,
               {std::max(1, static_cast<int>(std::lround(image.cols * scale))),
                std::max(1, static_cast<int>(std::lround(image.rows * scale)))},
               0, 0, scale < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Mat gray = to_gray(small);
    std::vector<dlib::rect_detection> found;
    detector_(dlib::cv_image<unsigned char>(gray), found, kThreshold);
    std::vector<FaceCandidate> candidates;
    for (const auto& detection : found) {
      const auto& r = detection.rect;
      FaceCandidate candidate;
      const auto to_image = [&](double v) { return static_cast<float>(((v + 0.5) / scale) - 0.5); };
      candidate.box = {cv::Point2f(to_image(double(r.left())), to_image(double(r.top()))),
                       cv::Point2f(to_image(double(r.right())), to_image(double(r.bottom())))};
      candidate.region = {center(candidate.box), candidate.box.width, 0.0F};
      candidate.score =
          static_cast<float>(1.0 / (1.0 + std::exp(-2.0 * detection.detection_confidence)));
      candidates.push_back(candidate);
    }
    return candidates;
  }

  std::optional<FittedFace> make_face(const cv::Mat& image, std::vector<cv::Point2f> points,
                                      float score) const {
    if (!all_finite(points)) {
      return {};
    }
    FittedFace face;
    face.next_region = region_of(points);
    face.appearance = appearance_of(image, face.next_region);
    face.points = std::move(points);
    face.score = score;
    return face;
  }

  // Where the detector sees the face of the region, at any of its poses.
  std::optional<TurnedSquare> find_near(const cv::Mat& image, const TurnedSquare& region) {
    TurnedSquare around = region;
    around.side_px *= 2.0F;
    constexpr int kSize = static_cast<int>(kCrop_px * kLocalScale);
    const cv::Mat gray = to_gray(crop_square(image, around, kSize, cv::BORDER_CONSTANT));
    std::vector<dlib::rect_detection> found;
    detector_(dlib::cv_image<unsigned char>(gray), found, kLocalThreshold);
    const cv::Rect2f expected(kSize / 4.0F, kSize / 4.0F, kSize / 2.0F, kSize / 2.0F);
    std::optional<TurnedSquare> best;
    double best_overlap = kSameFace;
    for (const auto& detection : found) {
      const auto& r = detection.rect;
      const cv::Rect2f box(static_cast<float>(r.left()), static_cast<float>(r.top()),
                           static_cast<float>(r.width()), static_cast<float>(r.height()));
      const double shared = overlap(box, expected);
      if (shared > best_overlap) {
        best_overlap = shared;
        best = {transform(image_from_crop(around, kSize), center(box) - cv::Point2f(0.5F, 0.5F)),
                box.width * around.side_px / kSize, region.angle_rad};
      }
    }
    return best;
  }

  std::vector<cv::Point2f> predict(const cv::Mat& image, const TurnedSquare& region) const {
    TurnedSquare around = region;
    around.side_px *= 2.0F;
    const cv::Mat gray = to_gray(crop_square(image, around, kCrop_px, cv::BORDER_REPLICATE));
    constexpr long kStart = (kCrop_px - kFace_px) / 2;
    const dlib::rectangle box(kStart, kStart, kStart + kFace_px - 1, kStart + kFace_px - 1);
    const auto result = predictor_(dlib::cv_image<unsigned char>(gray), box);
    const cv::Matx23f map = image_from_crop(around, kCrop_px);
    std::vector<cv::Point2f> points;
    points.reserve(result.num_parts());
    for (unsigned long i = 0; i < result.num_parts(); ++i) {
      points.push_back(transform(
          map, {static_cast<float>(result.part(i).x()), static_cast<float>(result.part(i).y())}));
    }
    ATTUNE_REQUIRE(points.size() == 68);
    return points;
  }

  dlib::frontal_face_detector detector_;
  dlib::shape_predictor predictor_;
  int nobody_found_ = 0;  // detector runs in a row without a face
};

dlib::shape_predictor load_predictor(const std::string& path) {
  verify_file(path, kPredictorSha256, kPredictorRemedy);
  try {
    dlib::shape_predictor predictor;
    dlib::deserialize(path) >> predictor;
    return predictor;
  } catch (const dlib::error& error) {
    throw core::Error(core::ErrorKind::model, fmt::format("model file {} cannot be read ({}); {}",
                                                          path, error.what(), kPredictorRemedy));
  } catch (const std::bad_alloc&) {
    throw core::Error(core::ErrorKind::model,
                      fmt::format("not enough memory to load {} (it needs 100 MB); close other "
                                  "programs and try again",
                                  path));
  }
}

}  // namespace

std::unique_ptr<FaceModel> make_classic_model(const std::string& predictor_path) {
  return std::make_unique<ClassicModel>(load_predictor(predictor_path));
}

}  // namespace attune::vision
