// Three drawn people in one picture: each keeps an id and gets the events that it acts out.

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "capture/synthetic_source.hpp"
#include "pipeline/analyzer.hpp"
#include "support/fake_clock.hpp"

namespace attune {
namespace {

constexpr int kPeople = 3;
constexpr double kWatched_s =
    20.5;                         // the last of them begins at 14 s, turns left from 18 to 19.1 s
constexpr double kFound_s = 1.0;  // small faces are looked for place by place

// The person whose drawn face holds the middle of this one's box; -1 for none.
int person_at(const core::Face& face, double time_s) {
  const cv::Point2f middle = 0.5F * (face.box.tl() + face.box.br());
  for (int i = 0; i < kPeople; ++i) {
    const auto pose = capture::synthetic_person(i, kPeople, time_s);
    if (capture::make_synthetic_face(pose).box.contains(middle)) return i;
  }
  return -1;
}

TEST(DrawnPeople, KeepTheirIdsAndHaveTheirOwnEvents) {
  pipeline::AnalyzerOptions options;
  options.vision.backend = core::Backend::mesh;
  options.vision.model_dir = std::string(ATTUNE_ASSETS) + "/models";
  if (!std::filesystem::exists(options.vision.model_dir + "/face_mesh.onnx")) {
    GTEST_SKIP() << "the models are absent; run tools/fetch_assets";
  }
  attune::testing::FakeClock clock(0.0, 0.001);
  pipeline::Analyzer analyzer(options, clock);
  const auto source = capture::make_synthetic_source({}, kPeople, kWatched_s);

  int frames = 0, complete = 0;
  std::map<int, std::set<int>> ids;                 // by person
  std::map<int, std::vector<double>> turns_left_s;  // times at which a person's turn is on
  for (capture::ReadResult result = source->read(); std::holds_alternative<core::FramePtr>(result);
       result = source->read()) {
    const core::FrameAnalysis analysis = analyzer.analyze(std::get<core::FramePtr>(result));
    const double time_s = analysis.frame->time_s;
    for (const core::FaceAnalysis& face : analysis.faces) {
      const int person = person_at(face.face, time_s);
      ASSERT_GE(person, 0) << "a face where nobody is, at " << time_s;
      ids[person].insert(face.face.id);
      const core::CueReading& turn = face.cues[core::CueId::head_turn];
      if (turn.active && turn.value.value_or(0.0) > 0.0) turns_left_s[person].push_back(time_s);
    }
    if (time_s < kFound_s) continue;
    ++frames;
    if (analysis.faces.size() == kPeople) ++complete;
  }
  EXPECT_GE(complete, 0.99 * frames);
  std::set<int> all;
  for (int person = 0; person < kPeople; ++person) {
    EXPECT_EQ(ids[person].size(), 1U) << "person " << person;
    all.insert(ids[person].begin(), ids[person].end());
    // The turn to the left lies between 4.0 and 5.1 s of the own script; an end is held a little.
    const double begin_s = person * capture::kSyntheticDelay_s;
    ASSERT_FALSE(turns_left_s[person].empty()) << "person " << person;
    EXPECT_GT(turns_left_s[person].front(), begin_s + 4.0) << "person " << person;
    EXPECT_LT(turns_left_s[person].back(), begin_s + 5.5) << "person " << person;
  }
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kPeople)) << "each has an id of its own";
}

}  // namespace
}  // namespace attune
