#include "app/moment_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/practice_testing.hpp"
#include "ui/ui_testing.hpp"

namespace attune::app {
namespace {

using core::CueId;
using practice::Kind;

bool holds(const std::vector<std::string>& lines, const std::string& text) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

MomentReading make_reading() {
  core::FaceAnalysis face;
  face.cues = ui::testing::calm_cues();
  face.cues[CueId::brow_raise] =
      ui::testing::active(CueId::brow_raise, 0.7, "raised", {core::Part::right_brow});
  face.state.readings = {{"surprised", "surprised", 0.5, {}}, {"happy", "happy", 0.3, {}}};
  face.state.confidence = 0.7;
  face.state.how_sure = "high";
  return {face};
}

TEST(MomentWords, TellsTheAskedCueAndWhetherItIsTheLessons) {
  practice::Item item = testing::make_item("i", Kind::cue, 1);
  std::vector<std::string> lines = words_for_moment(make_reading(), item, false);
  EXPECT_TRUE(lines[0].starts_with("Brows: raised (how sure: high).")) << lines[0];
  EXPECT_TRUE(holds(lines, "May go with: likely surprised."));
  EXPECT_TRUE(holds(lines, "Also possible: perhaps happy."));
  EXPECT_TRUE(holds(lines, "How sure: high."));
  EXPECT_TRUE(holds(lines, "Attune reads what the lesson says."));
  item.right = {"together"};
  lines = words_for_moment(make_reading(), item, false);
  EXPECT_TRUE(holds(lines, "differently"));
  EXPECT_TRUE(holds(lines, "The lesson's answer counts"));
}

TEST(MomentWords, APartAtRestIsToldWhenItWasAskedAbout) {
  practice::Item item = testing::make_item("i", Kind::cue, 1);
  item.part = practice::Part::mouth;
  item.right = {"level"};
  const auto lines = words_for_moment(make_reading(), item, true);
  EXPECT_TRUE(holds(lines, "Mouth: corners level"));
  EXPECT_TRUE(holds(lines, "Brows: raised"));
  EXPECT_FALSE(holds(lines, "May go with")) << "cues only";
  EXPECT_FALSE(holds(lines, "Posture"));
}

TEST(MomentWords, StatesAreHeldAgainstTheLesson) {
  practice::Item item = testing::make_item("i", Kind::state, 1);
  item.right = {"surprised"};
  EXPECT_TRUE(holds(words_for_moment(make_reading(), item, false), "what the lesson says"));
  item.right = {"happy"};
  EXPECT_TRUE(holds(words_for_moment(make_reading(), item, false), "among what Attune holds"));
  item.right = {"sad"};
  EXPECT_TRUE(holds(words_for_moment(make_reading(), item, false), "differently"));
}

TEST(MomentWords, NotReadingIsToldWithItsReason) {
  const practice::Item item = testing::make_item("i", Kind::cue, 1);
  EXPECT_EQ(words_for_moment({}, item, false).size(), 1U);
  MomentReading reading = make_reading();
  for (const CueId cue : {CueId::brow_raise, CueId::brow_lower}) {
    reading.face->cues[cue] = ui::testing::make_missing(cue, core::Missing::covered);
  }
  for (core::CueReading& cue : reading.face->cues.readings) {
    if (core::info(cue.id).group == core::CueGroup::brows) {
      cue = ui::testing::make_missing(cue.id, core::Missing::covered);
    }
  }
  reading.face->state = {};
  reading.face->state.abstained = core::Missing::covered;
  const auto lines = words_for_moment(reading, item, false);
  EXPECT_TRUE(holds(lines, "Brows: cannot be read (covered).")) << lines[0];
  EXPECT_TRUE(holds(lines, "Not enough to say"));
  EXPECT_FALSE(holds(lines, "lesson")) << "what is not read neither fits nor differs";
}

}  // namespace
}  // namespace attune::app
