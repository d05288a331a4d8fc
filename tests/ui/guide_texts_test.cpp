#include "ui/guide_texts.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

GuideTexts numbered() {
  GuideTexts guide;
  for (const core::CueGroup group : kGuideGroups) {
    guide.cues.push_back({"", std::to_string(static_cast<int>(group)), "", "", "", "", ""});
  }
  guide.states = {{"calm", "calm", "", "", "", "", ""}, {"sad", "sad or low", "", "", "", "", ""}};
  return guide;
}

TEST(GuideTexts, EveryCueFindsItsGroup) {
  const GuideTexts guide = numbered();
  for (const core::CueInfo& cue : core::all_cues()) {
    const GuideEntry* entry = find_entry(guide, cue.id);
    ASSERT_NE(entry, nullptr) << cue.name;
    EXPECT_EQ(entry->title, std::to_string(static_cast<int>(cue.group))) << cue.name;
    EXPECT_EQ(find_entry(guide, cue.group), entry);
  }
}

TEST(GuideTexts, StatesAreFoundByKey) {
  const GuideTexts guide = numbered();
  EXPECT_EQ(find_entry(guide, "sad")->title, "sad or low");
  EXPECT_EQ(find_entry(guide, "no such state"), nullptr);
}

TEST(GuideTexts, AnEmptyGuideSaysNothing) {
  const GuideTexts guide;
  EXPECT_TRUE(guide.empty());
  EXPECT_EQ(find_entry(guide, core::CueId::smile), nullptr);
  EXPECT_EQ(find_entry(guide, "calm"), nullptr);
}

}  // namespace
}  // namespace attune::ui
