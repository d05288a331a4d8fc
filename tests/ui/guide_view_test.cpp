#include "ui/guide_view.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "ui/guide_testing.hpp"

namespace attune::ui {
namespace {

using testing::make_shelf;

TEST(GuideView, TheContentsLeadToEverySection) {
  const GuideShelf shelf = make_shelf();
  const GuidePage page = make_guide_page(shelf, 0);
  EXPECT_EQ(page.title, "English guide");
  ASSERT_EQ(page.parts.size(), 2U);
  EXPECT_EQ(page.parts[0].text, "The introduction.");
  EXPECT_EQ(page.parts[1].heading, "Numbers");
  EXPECT_EQ(page.parts[1].text, "What they mean.");
  std::set<int> sections;
  for (const GuideItem& item : page.items) {
    if (item.heading) continue;
    EXPECT_TRUE(sections.insert(item.section).second) << item.text;
    EXPECT_EQ(make_guide_page(shelf, item.section).title, item.text);
  }
  EXPECT_EQ(sections.size(), 1U + 7U + 3U + 3U);
  EXPECT_EQ(*sections.rbegin(), 1 + 7 + 3 + 3 - 1) << "without gaps";
}

std::vector<std::string> shown_cues(int section) {
  std::vector<std::string> shown;
  for (const GuideItem& item : make_guide_page(make_shelf(), section).items) {
    if (item.single && item.shown) shown.push_back(item.text);
  }
  return shown;
}

TEST(GuideView, TheCuesOfAGroupShowWhileOneReadsAboutIt) {
  using Titles = std::vector<std::string>;
  EXPECT_EQ(shown_cues(0), Titles{});
  EXPECT_EQ(shown_cues(1), Titles{"Eye contact"});
  EXPECT_EQ(shown_cues(2), (Titles{"Brows raised", "Brows lowered"}));
  EXPECT_EQ(shown_cues(13), (Titles{"Brows raised", "Brows lowered"})) << "at one of them";
  EXPECT_EQ(shown_cues(9), Titles{}) << "at a state";
  const std::vector<GuideItem> items = make_guide_page(make_shelf(), 2).items;
  const auto group = std::find_if(items.begin(), items.end(),
                                  [](const GuideItem& item) { return item.text == "Brows"; });
  ASSERT_NE(group, items.end());
  EXPECT_EQ((group + 1)->text, "Brows raised") << "below their group";
  EXPECT_TRUE((group + 1)->shown);
  EXPECT_FALSE(group->single);
}

TEST(GuideView, ACueTellsAllOfItsEntry) {
  const GuidePage page = make_guide_page(make_shelf(), 12);
  EXPECT_EQ(page.title, "Brows raised");
  ASSERT_EQ(page.parts.size(), 5U);
  EXPECT_EQ(page.parts[1].text, "How Brows raised.");
}

TEST(GuideView, ASectionTellsAllOfAnEntryInOrder) {
  const GuidePage page = make_guide_page(make_shelf(), 2);
  EXPECT_EQ(page.title, "Brows");
  ASSERT_EQ(page.parts.size(), 5U);
  EXPECT_EQ(page.parts[0].heading, "What it is");
  EXPECT_EQ(page.parts[0].text, "What Brows.");
  EXPECT_EQ(page.parts[2].heading, "May go with");
  EXPECT_EQ(page.parts[4].text, "Cannot Brows.");
}

TEST(GuideView, StatesBeginWithACapitalToo) {
  EXPECT_EQ(make_guide_page(make_shelf(), 9).title, "Sad or low");
}

TEST(GuideView, ASectionThatIsNotThereIsTheIntroduction) {
  for (const int section : {-1, 14, 1000}) {
    const GuidePage page = make_guide_page(make_shelf(), section);
    EXPECT_EQ(page.section, 0);
    EXPECT_EQ(page.title, "English guide");
  }
}

TEST(GuideView, CuesAndStatesKnowTheirSection) {
  const GuideShelf shelf = make_shelf();
  EXPECT_EQ(make_guide_page(shelf, section_of(shelf.chosen(), core::CueGroup::posture)).title,
            "Posture");
  EXPECT_EQ(make_guide_page(shelf, section_of(shelf.chosen(), "sad")).title, "Sad or low");
  EXPECT_EQ(section_of(shelf.chosen(), "no such state"), 0);
  EXPECT_EQ(section_of(GuideTexts(), core::CueGroup::posture), 0);
}

TEST(GuideView, TheShelfGivesTheLanguageThatWasChosen) {
  GuideShelf shelf = make_shelf("en");
  EXPECT_EQ(shelf.chosen().language, "en");
  EXPECT_TRUE(shelf.choose("de"));
  EXPECT_EQ(shelf.chosen().language, "de");
  EXPECT_FALSE(shelf.choose("fr"));
  EXPECT_EQ(shelf.chosen().language, "de") << "as before";
  EXPECT_EQ(make_shelf("fr").chosen().language, "de") << "the first";
  const GuidePage page = make_guide_page(shelf, 0);
  ASSERT_EQ(page.languages.size(), 2U);
  EXPECT_EQ(page.languages[1].name, "English");
  EXPECT_EQ(page.language, "de");
}

TEST(GuideView, OneLanguageIsNoChoice) {
  const GuideShelf shelf({testing::make_guide("en", "English")}, "en", "");
  EXPECT_TRUE(make_guide_page(shelf, 0).languages.empty());
}

TEST(GuideView, WithoutAGuideItTellsTheTrouble) {
  const GuidePage page = make_guide_page(GuideShelf({}, "en", "en.json: is not valid JSON"), 3);
  EXPECT_TRUE(page.items.empty());
  ASSERT_EQ(page.parts.size(), 1U);
  EXPECT_EQ(page.parts[0].text, "en.json: is not valid JSON");
}

}  // namespace
}  // namespace attune::ui
