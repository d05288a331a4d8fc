#include "vision/tracking_reader.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>
#include <utility>

#include "core/time_slack.hpp"
#include "vision/brow_folds.hpp"
#include "vision/expression_model.hpp"
#include "vision/geometry.hpp"
#include "vision/head_pose.hpp"

namespace attune::vision {
namespace {

// A lost face is looked for in every frame for so long; afterwards only as often as any new one.
constexpr double kSearch_s = 1.0;
// An empty room gets a second, thorough look (small faces, faces at the edge) every so many runs of
// the detector: it costs ten times as much.
constexpr int kThoroughEvery = 15;

struct Track {
  int id = 0;
  cv::Rect2f box;
  float detection = 0.0F;
  FittedFace fitted;
  std::optional<core::HeadPose> pose;
  std::optional<core::Expression> brows;
  double brows_s = 0.0;  // when they were read
  bool is_new = false;
};

// Eight-bit BGR, or empty when the picture cannot be read as such.
cv::Mat as_bgr(const cv::Mat& image) {
  cv::Mat bgr;
  if (image.empty() || image.dims != 2 || image.depth() != CV_8U) {
    return bgr;
  }
  if (image.channels() == 3) {
    return image;
  }
  if (image.channels() == 1) {
    cv::cvtColor(image, bgr, cv::COLOR_GRAY2BGR);
  } else if (image.channels() == 4) {
    cv::cvtColor(image, bgr, cv::COLOR_BGRA2BGR);
  }
  return bgr;
}

float size_of(const Track& track) { return std::max(track.box.width, track.box.height); }

class TrackingReader : public FaceReader {
 public:
  TrackingReader(std::unique_ptr<FaceModel> model, const TrackingOptions& options,
                 core::Clock& clock, ReadExpression read_expression, ReadBody read_body,
                 ReadExpression read_brows)
      : model_(std::move(model)),
        options_(options),
        clock_(&clock),
        read_expression_(std::move(read_expression)),
        read_brows_(std::move(read_brows)),
        bodies_(std::move(read_body), options.bodies),
        motion_(options.motion),
        tracker_(options.tracker) {}

  std::vector<core::Face> read(const core::Frame& frame) override {
    for (const char* stage :
         {"detect", "landmarks", "pose", "quality", "expression", "motion", "body"}) {
      stage_ms_[stage] = 0.0;
    }
    const cv::Mat image = as_bgr(frame.image);
    if (image.empty()) {
      tracks_.clear();
      return {};
    }
    if (image.size() != image_size_) {
      tracks_.clear();  // places in the old picture mean nothing in this one
      image_size_ = image.size();
    }
    tracker_.expire(frame.time_s);
    follow(image, frame.time_s);
    if (detector_is_due(frame.time_s)) {
      find_more(image, frame.time_s);
    }
    keep_largest();
    return describe(image, frame.time_s);
  }

  const std::map<std::string, double>& stage_ms() const override { return stage_ms_; }

  void set_expressions(bool on) override { expressions_ = on; }

  void set_bodies(bool on) override { bodies_.set_on(on); }

  void reset() override {
    tracks_.clear();
    bodies_.reset();
    motion_.reset();
    tracker_.reset();
    frames_since_detection_ = 0;
    empty_runs_ = 0;
    lost_s_.reset();
  }

 private:
  template <typename Work>
  auto timed(const char* stage, Work&& work) {
    struct Stopwatch {
      core::Clock& clock;
      double& sum_ms;
      double start_s;
      ~Stopwatch() { sum_ms += (clock.now_s() - start_s) * 1000.0; }
    };
    const Stopwatch stopwatch{*clock_, stage_ms_[stage], clock_->now_s()};
    return work();
  }

  std::optional<FittedFace> fit(const cv::Mat& image, const TurnedSquare& region,
                                const FittedFace* previous) {
    auto fitted = timed("landmarks", [&] { return model_->fit(image, region, previous); });
    if (fitted && !plausible(*fitted, image.size())) {
      fitted.reset();
    }
    return fitted;
  }

  // A face that has left the picture or collapsed to a point is not followed further.
  static bool plausible(const FittedFace& face, const cv::Size& image) {
    const cv::Rect2f box = bounding_box(face.points);
    const cv::Rect2f seen =
        box & cv::Rect2f(0, 0, static_cast<float>(image.width), static_cast<float>(image.height));
    return all_finite(face.points) && box.area() >= 16.0F && seen.area() >= 0.3F * box.area();
  }

  void follow(const cv::Mat& image, double time_s) {
    std::vector<Track> kept;
    for (auto& track : tracks_) {
      auto fitted = fit(image, track.fitted.next_region, &track.fitted);
      if (!fitted) {
        lost_s_ = time_s;
        continue;
      }
      track.detection = fitted->score;
      track.box = bounding_box(fitted->points);
      track.fitted = std::move(*fitted);
      track.is_new = false;
      // Two tracks that ran onto one face: the older id stays.
      if (std::any_of(kept.begin(), kept.end(), [&](const Track& other) {
            return tracker_.is_same_face(other.box, track.box);
          })) {
        tracker_.forget(track.id);
        continue;
      }
      kept.push_back(std::move(track));
    }
    tracks_ = std::move(kept);
    for (const auto& track : tracks_) {
      tracker_.saw(track.id, track.box, time_s);
    }
  }

  bool detector_is_due(double time_s) {
    ++frames_since_detection_;
    const bool searching = lost_s_ && time_s - *lost_s_ <= kSearch_s;
    return tracks_.empty() || searching || frames_since_detection_ >= options_.detect_every;
  }

  void find_more(const cv::Mat& image, double time_s) {
    frames_since_detection_ = 0;
    const bool thorough = tracks_.empty() && empty_runs_ % kThoroughEvery == 0;
    auto candidates = timed("detect", [&] {
      return model_->detect(image, thorough ? Effort::thorough : Effort::usual);
    });
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.box.area() > b.box.area(); });
    int looked_at = 0;
    for (const auto& candidate : candidates) {
      if (known(candidate)) {
        continue;
      }
      if (looked_at++ == options_.max_faces) {
        break;  // the rest is smaller
      }
      auto fitted = fit(image, candidate.region, nullptr);
      if (!fitted) {
        continue;
      }
      Track track;
      track.box = bounding_box(fitted->points);
      if (std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& other) {
            return tracker_.is_same_face(other.box, track.box);
          })) {
        continue;
      }
      track.detection = candidate.score;
      track.fitted = std::move(*fitted);
      track.id = tracker_.id_for(track.box, time_s);
      track.is_new = true;
      tracks_.push_back(std::move(track));
    }
    empty_runs_ = tracks_.empty() ? empty_runs_ + 1 : 0;
  }

  // Whether the detector saw a face that is followed already: its box's middle lies in the face.
  bool known(const FaceCandidate& candidate) const {
    return std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& track) {
      const cv::Point2f apart = center(candidate.box) - center(track.box);
      return std::abs(apart.x) < track.box.width * 0.4F &&
             std::abs(apart.y) < track.box.height * 0.4F;
    });
  }

  void keep_largest() {
    const auto limit = static_cast<std::size_t>(std::max(0, options_.max_faces));
    if (tracks_.size() > limit) {
      const auto rank = [&](const Track& track) {
        return size_of(track) * (track.is_new ? 1.0F : options_.newcomer_factor);
      };
      std::stable_sort(tracks_.begin(), tracks_.end(),
                       [&](const Track& a, const Track& b) { return rank(a) > rank(b); });
      tracks_.resize(limit);
    }
    std::sort(tracks_.begin(), tracks_.end(),
              [](const Track& a, const Track& b) { return a.id < b.id; });
  }

  std::vector<core::Face> describe(const cv::Mat& image, double time_s) {
    std::vector<core::Face> faces;
    for (auto& track : tracks_) {
      core::Face face;
      face.id = track.id;
      face.box = track.box;
      face.detection = std::clamp(track.detection, 0.0F, 1.0F);
      face.backend = model_->backend();
      face.points = track.fitted.points;
      face.shape = model_->shape(track.fitted);
      face.pose =
          timed("pose", [&] { return estimate_head_pose(face.shape, image.size(), track.pose); });
      track.pose = face.pose;
      face.quality = timed("quality", [&] {
        return estimate_quality(image, face.shape, face.pose, track.fitted.model_score,
                                options_.quality);
      });
      if (face.quality.problems.empty()) {  // in the dark, noise of the camera would be folds
        face.brow_folds = timed("quality", [&] { return estimate_brow_folds(image, face.shape); });
      }
      timed("expression", [&] { fill_expression(image, time_s, track, face); });
      faces.push_back(std::move(face));
    }
    timed("motion", [&] { motion_.fill(image, time_s, faces); });
    timed("body", [&] { bodies_.fill(image, time_s, faces); });
    return faces;
  }

  // A face that cannot be read well gets the reason instead: the network would answer anything.
  void fill_expression(const cv::Mat& image, double time_s, Track& track, core::Face& face) {
    if (!expressions_ || !read_expression_) {
      face.expression_missing = core::Missing::switched_off;
    } else if (!face.quality.problems.empty()) {
      face.expression_missing = face.quality.problems.front();
    } else {
      const cv::Mat crop = expression_crop(image, face.shape);
      face.expression = read_expression_(crop);
      face.expression_missing.reset();
      if (read_brows_) face.brow_expression = brows_of(crop, time_s, track);
    }
  }

  std::optional<core::Expression> brows_of(const cv::Mat& crop, double time_s, Track& track) {
    const double age_s = time_s - track.brows_s;
    if (!track.brows || age_s < 0.0 || age_s >= options_.brows_interval_s - core::kTimeSlack_s) {
      track.brows = read_brows_(crop);
      track.brows_s = time_s;
    }
    return track.brows;
  }

  std::unique_ptr<FaceModel> model_;
  TrackingOptions options_;
  core::Clock* clock_;
  ReadExpression read_expression_;
  ReadExpression read_brows_;
  bool expressions_ = true;
  BodyReader bodies_;
  MotionMeter motion_;
  Tracker tracker_;
  std::vector<Track> tracks_;  // by id
  cv::Size image_size_;
  int frames_since_detection_ = 0;
  int empty_runs_ = 0;            // detector runs in a row that left nobody in view
  std::optional<double> lost_s_;  // when a face was lost last
  std::map<std::string, double> stage_ms_;
};

}  // namespace

std::unique_ptr<FaceReader> make_tracking_reader(std::unique_ptr<FaceModel> model,
                                                 const TrackingOptions& options, core::Clock& clock,
                                                 ReadExpression read_expression, ReadBody read_body,
                                                 ReadExpression read_brows) {
  return std::make_unique<TrackingReader>(std::move(model), options, clock,
                                          std::move(read_expression), std::move(read_body),
                                          std::move(read_brows));
}

}  // namespace attune::vision
