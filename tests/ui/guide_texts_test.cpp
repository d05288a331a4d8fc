#include "ui/guide_texts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

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

TEST(GuideTexts, EveryGroupIsFound) {
  const GuideTexts guide = numbered();
  for (const core::CueInfo& cue : core::all_cues()) {
    const GuideEntry* entry = find_entry(guide, cue.group);
    ASSERT_NE(entry, nullptr) << cue.name;
    EXPECT_EQ(entry->title, std::to_string(static_cast<int>(cue.group))) << cue.name;
  }
}

TEST(GuideTexts, LeftAndRightShareAKey) {
  EXPECT_EQ(guide_key(core::CueId::au12_right), "au12");
  EXPECT_EQ(guide_key(core::CueId::au12_left), "au12");
  EXPECT_EQ(guide_key(core::CueId::eye_openness_left), "eye_openness");
  EXPECT_EQ(guide_key(core::CueId::brow_raise), "brow_raise");
}

TEST(GuideTexts, EveryCueHasItsKeyInItsGroupOnce) {
  std::set<std::string_view> seen;
  for (const core::CueGroup group : kGuideGroups) {
    for (const std::string_view key : guide_keys(group)) {
      EXPECT_TRUE(seen.insert(key).second) << key << " twice";
    }
  }
  for (const core::CueInfo& cue : core::all_cues()) {
    const std::vector<std::string_view> keys = guide_keys(cue.group);
    EXPECT_EQ(std::count(keys.begin(), keys.end(), guide_key(cue.id)), 1) << cue.name;
    seen.erase(guide_key(cue.id));
  }
  EXPECT_TRUE(seen.empty()) << "a key of no cue";
}

TEST(GuideTexts, ACueFindsTheEntryOfItsKey) {
  GuideTexts guide = numbered();
  guide.single = {{"brow_raise", "Brows raised", "", "", "", "", ""},
                  {"au12", "Corner", "", "", "", "", ""}};
  EXPECT_EQ(find_entry(guide, core::CueId::au12_left)->title, "Corner");
  EXPECT_EQ(find_entry(guide, core::CueId::au12_right)->title, "Corner");
  EXPECT_EQ(find_entry(guide, core::CueId::brow_raise)->title, "Brows raised");
  EXPECT_EQ(find_entry(guide, core::CueId::brow_lower), nullptr);
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
