// The body network looks at the drawn person: postures that were drawn must be found, and nothing
// else.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <map>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "capture/synthetic_face.hpp"
#include "capture/synthetic_source.hpp"
#include "cues/cue_engine.hpp"
#include "support/fake_clock.hpp"
#include "vision/face_reader.hpp"

namespace attune {
namespace {

using core::CueId;

struct Span {
  CueId cue;
  double start_s, end_s;
};

// How far the network's shoulders lie from the drawn ones, in shoulder widths.
struct ShoulderError {
  double sum = 0.0, worst = 0.0, least_visibility = 1.0;
  int looks = 0;
  void add(const core::Body& found, const core::Body& truth) {
    const double width = cv::norm(truth.left_shoulder.at - truth.right_shoulder.at);
    const double error = std::max(cv::norm(found.left_shoulder.at - truth.left_shoulder.at),
                                  cv::norm(found.right_shoulder.at - truth.right_shoulder.at)) /
                         width;
    sum += error;
    worst = std::max(worst, error);
    least_visibility = std::min(
        {least_visibility, found.right_shoulder.visibility, found.left_shoulder.visibility});
    ++looks;
  }
};

class DrawnBody : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string models = std::string(ATTUNE_ASSETS) + "/models";
    there_ = std::filesystem::exists(models + "/pose.onnx");
    if (there_) play(models);
  }
  void SetUp() override {
    if (!there_) GTEST_SKIP() << "the models are absent; run tools/fetch_assets";
  }

  static void play(const std::string& models) {
    vision::FaceReaderOptions options;
    options.backend = core::Backend::mesh;
    options.model_dir = models;
    attune::testing::FakeClock clock(0.0, 0.001);
    const auto reader = vision::make_face_reader(options, clock);
    const auto source = capture::make_synthetic_source({});
    cues::CueEngine engine;
    double last_look_s = -1.0;
    for (capture::ReadResult result = source->read();
         std::holds_alternative<core::FramePtr>(result); result = source->read()) {
      const core::FramePtr frame = std::get<core::FramePtr>(result);
      const auto faces = reader->read(*frame);
      ASSERT_EQ(faces.size(), 1U) << frame->time_s;
      const core::Face& face = faces.front();
      if (face.body && face.body->time_s > last_look_s) {
        last_look_s = face.body->time_s;
        shoulders_.add(*face.body,
                       capture::make_synthetic_body(capture::synthetic_script(last_look_s)));
      }
      keep(engine.update(face, frame->time_s), frame->time_s);
    }
  }

  static void keep(const core::CueSet& cues, double time_s) {
    for (const CueId id : {CueId::shoulders, CueId::slouch, CueId::lean_side, CueId::body_turn,
                           CueId::hand_to_face, CueId::arms_crossed}) {
      const core::CueReading& cue = cues[id];
      if (cue.active && !open_.contains(id)) {
        open_[id] = spans_.size();
        spans_.push_back({id, time_s, time_s});
        EXPECT_GT(*cue.value, 0.0) << core::info(id).name << " points the other way";
      }
      if (!cue.active) {
        open_.erase(id);
      } else {
        spans_[open_[id]].end_s = time_s;
      }
    }
  }

  static inline bool there_ = false;
  static inline ShoulderError shoulders_;
  static inline std::vector<Span> spans_;
  static inline std::map<CueId, std::size_t> open_;
};

TEST_F(DrawnBody, ShouldersAreFoundWhereTheyAreDrawn) {
  const double mean = shoulders_.sum / shoulders_.looks;
  std::cout << "shoulders: mean " << mean << ", largest " << shoulders_.worst
            << " shoulder widths off in " << shoulders_.looks << " looks, visibility at least "
            << shoulders_.least_visibility << '\n';
  EXPECT_GE(shoulders_.looks, 65) << "no look is lost";
  EXPECT_LT(mean, 0.10);
  EXPECT_LT(shoulders_.worst, 0.16);
  EXPECT_GT(shoulders_.least_visibility, 0.5);
}

TEST_F(DrawnBody, EveryPostureIsSaidDuringItsEventAndNothingElse) {
  const std::map<std::string, CueId> expected{{"shoulders_up", CueId::shoulders},
                                              {"slouch", CueId::slouch},
                                              {"lean_left", CueId::lean_side},
                                              {"hand_to_face", CueId::hand_to_face},
                                              {"arms_crossed", CueId::arms_crossed}};
  // The body is looked at each 0.85 s, two looks settle a posture, and it is held for 0.5 s.
  constexpr double kLate_s = 2.2;
  for (const Span& span : spans_) {
    std::cout << core::info(span.cue).name << " from " << span.start_s << " to " << span.end_s
              << " s\n";
  }
  std::size_t found = 0;
  for (const capture::ScriptedEvent& event : capture::synthetic_events()) {
    const auto cue = expected.find(event.what);
    if (cue == expected.end()) continue;
    const auto n = std::count_if(spans_.begin(), spans_.end(), [&](const Span& span) {
      return span.cue == cue->second && span.start_s > event.start_s &&
             span.start_s < event.end_s && span.end_s < event.end_s + kLate_s;
    });
    EXPECT_EQ(n, 1) << event.what;
    found += static_cast<std::size_t>(n);
  }
  EXPECT_EQ(found, spans_.size()) << "something was said that was not drawn";
}

}  // namespace
}  // namespace attune
