#include "app/live_round.hpp"

#include <gtest/gtest.h>

#include "ui/ui_testing.hpp"

namespace attune::app {
namespace {

using core::CueId;
using Outcome = PracticeRound::Outcome;

class LiveRoundTest : public ::testing::Test {
 protected:
  // Plays a face for a while, ten frames a second, until something is asked.
  void play(const core::CueSet& cues, double seconds, int id = 1) {
    const int frames = static_cast<int>(seconds * 10 + 0.5);
    for (int i = 0; i < frames; ++i) {
      now_s_ += 0.1;
      core::FrameAnalysis analysis;
      analysis.frame =
          std::make_shared<core::Frame>(core::Frame{frame_++, now_s_, cv::Mat(60, 80, CV_8UC3)});
      core::FaceAnalysis face;
      face.face.id = id;
      face.face.box = {20, 10, 40, 45};
      face.cues = cues;
      analysis.faces = {face};
      round_.accept(analysis);
    }
  }
  bool asks() const { return round_.model().title.find('?') != std::string::npos; }

  static core::CueSet with(CueId cue, double value, double confidence = 0.9) {
    core::CueSet cues = ui::testing::calm_cues();
    cues[cue] = ui::testing::active(cue, value, "", {});
    cues[cue].confidence = confidence;
    return cues;
  }

  double now_s_ = 0.0;
  std::int64_t frame_ = 0;
  LiveRound round_{1, {2.0, 3.0, 0.5, 0.6}};
};

TEST_F(LiveRoundTest, StopsAtAClearCueAndAsks) {
  EXPECT_TRUE(round_.wants_live());
  play(ui::testing::calm_cues(), 3.0);
  EXPECT_FALSE(asks()) << "a face at rest shows nothing to spot";
  play(with(CueId::brow_raise, 0.7), 0.4);
  EXPECT_FALSE(asks()) << "not long enough";
  play(with(CueId::brow_raise, 0.7), 0.4);
  EXPECT_EQ(round_.model().title, "What do the brows do?");
  EXPECT_FALSE(round_.busy());
  const core::FramePtr stopped = round_.frame();
  play(ui::testing::calm_cues(), 0.3);
  EXPECT_EQ(round_.frame(), stopped) << "the picture stands still";
  EXPECT_TRUE(round_.model().picture.spotlights.empty()) << "it would tell where to look";
}

TEST_F(LiveRoundTest, TheAnswerIsAttunesAndSaidToBe) {
  play(with(CueId::brow_raise, 0.7), 3.0);
  ASSERT_TRUE(asks());
  round_.choose(0);
  ui::PracticeModel model = round_.model();
  EXPECT_EQ(model.title, "Attune reads it so, too: raised.");
  EXPECT_NE(model.lines.back().find("Attune's reading, not a person's"), std::string::npos);
  EXPECT_NE(model.lines.back().find("How sure: high"), std::string::npos);
  EXPECT_FALSE(round_.take_trial().has_value()) << "a model's word is no truth to be scored by";
  round_.choose(0);
  EXPECT_FALSE(asks());
  play(with(CueId::brow_raise, 0.7), 2.5);
  EXPECT_FALSE(asks()) << "too soon after the last";
  play(with(CueId::brow_raise, 0.7), 1.0);
  ASSERT_TRUE(asks());
  round_.choose(round_.model().choices.size() - 1);  // not sure
  EXPECT_TRUE(round_.model().title.starts_with("Attune reads: raised"));
  round_.choose(1);
  EXPECT_EQ(round_.outcome(), Outcome::back);
  EXPECT_EQ(round_.practised_as(), kPractisedLive);
}

TEST_F(LiveRoundTest, DoubtfulCuesAndAnotherPersonAreNotAskedFor) {
  play(with(CueId::brow_raise, 0.7, 0.5), 5.0);
  EXPECT_FALSE(asks());
  core::CueSet slight = with(CueId::brow_raise, 0.3);
  slight[CueId::brow_raise].intensity = core::Intensity::slight;
  play(slight, 5.0);
  EXPECT_FALSE(asks()) << "slight ones are hard to see";
  play(with(CueId::brow_raise, 0.7), 0.4, 1);
  play(with(CueId::brow_raise, 0.7), 0.4, 2);
  EXPECT_FALSE(asks()) << "neither face showed it for long enough";
}

TEST_F(LiveRoundTest, PartsTakeTurns) {
  core::CueSet cues = with(CueId::brow_raise, 0.7);
  cues[CueId::mouth_open] = ui::testing::active(CueId::mouth_open, 0.7, "open", {});
  play(cues, 3.0);
  const std::string first = round_.model().title;
  round_.choose(0);
  round_.choose(0);
  play(cues, 5.0);
  ASSERT_TRUE(asks());
  EXPECT_NE(round_.model().title, first);
}

TEST_F(LiveRoundTest, EveryFittingAnswerIsRight) {
  core::CueSet cues = with(CueId::mouth_corners, 0.7);
  cues[CueId::mouth_open] = ui::testing::active(CueId::mouth_open, 0.7, "open", {});
  play(cues, 3.0);
  ASSERT_EQ(round_.model().title, "What does the mouth do?");
  round_.choose(3);
  EXPECT_NE(round_.model().title.find("too"), std::string::npos);
  EXPECT_NE(round_.model().title.find("and also"), std::string::npos);
}

TEST_F(LiveRoundTest, WithoutAFaceOrAPictureThatIsSaid) {
  EXPECT_FALSE(round_.model().picture.message.empty());
  core::FrameAnalysis empty;
  empty.frame = std::make_shared<core::Frame>(core::Frame{0, 1.0, cv::Mat(60, 80, CV_8UC3)});
  round_.accept(empty);
  EXPECT_NE(round_.model().lines.back().find("No face"), std::string::npos);
  round_.choose(0);
  EXPECT_EQ(round_.outcome(), Outcome::back);
  EXPECT_EQ(round_.practised_as(), "") << "nothing was asked";
  EXPECT_FALSE(round_.wants_live());
}

}  // namespace
}  // namespace attune::app
