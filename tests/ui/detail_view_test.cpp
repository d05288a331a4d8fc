#include "ui/detail_view.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueGroup;
using core::CueId;

constexpr std::array kOpenable{CueGroup::eyes,    CueGroup::brows,   CueGroup::mouth,
                               CueGroup::tension, CueGroup::posture, CueGroup::movement};

GuideTexts make_guide() {
  GuideTexts guide;
  guide.headings = {"", "", "What it is", "How", "May go with", "What else", "Cannot see"};
  for (const CueGroup group : kGuideGroups) {
    GuideEntry entry;
    entry.title = label(group);
    entry.what = "What " + entry.title + " is.";
    entry.how = "How it is seen.";
    entry.may = "What it may go with.";
    guide.cues.push_back(entry);
  }
  guide.single = {
      {"brow_raise", "Brows raised", "Brows go up.", "From points.", "Surprise.", "A greeting.",
       "Under hair."},
      {"au04", "AU4, brow lowerer", "Brows go down.", "From points.", "Effort.", "", ""}};
  return guide;
}

const DetailCue& find(const DetailModel& model, CueId id) {
  for (const DetailSection& section : model.sections) {
    for (const DetailCue& cue : section.cues) {
      if (cue.id == id) return cue;
    }
  }
  throw std::out_of_range("not in the details");
}

DetailModel make(CueGroup group, const core::FaceAnalysis& face) {
  return make_detail(group, {&face, 1, 1}, CueHistory(), make_guide());
}

TEST(DetailView, EveryCueHasOnePlace) {
  std::set<CueId> seen;
  for (const CueGroup group : kOpenable) {
    for (const CueId id : detail_cues(group)) {
      EXPECT_TRUE(seen.insert(id).second) << core::info(id).name << " twice";
    }
  }
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(core::kCueCount));
}

TEST(DetailView, TensionBeginsWithItsSumAndHasEightParts) {
  const std::vector<CueId> cues = detail_cues(CueGroup::tension);
  EXPECT_EQ(cues.front(), CueId::tension);
  int parts = 0;
  for (const CueId id : cues) parts += core::info(id).name.starts_with("tension_") ? 1 : 0;
  EXPECT_EQ(parts, 8);
}

TEST(DetailView, TellsWordNumberCertaintyAndBasis) {
  core::FaceAnalysis face = testing::make_face(1);
  face.cues[CueId::brow_raise] =
      testing::active(CueId::brow_raise, 0.62, "strongly raised", {core::Part::left_brow});
  face.cues[CueId::brow_lower].fitted = false;
  const DetailModel model = make(CueGroup::brows, face);
  const DetailCue& cue = find(model, CueId::brow_raise);
  EXPECT_EQ(cue.name, "Brows raised");
  EXPECT_EQ(cue.word, "strongly raised");
  EXPECT_EQ(cue.number, "0.62 of 1");
  EXPECT_EQ(cue.basis, "compared with this person's neutral face");
  EXPECT_EQ(cue.certainty, Certainty::high);
  EXPECT_TRUE(cue.active);
  EXPECT_EQ(find(model, CueId::brow_lower).basis, "not yet fitted to this person");
  EXPECT_EQ(model.summary, "The sentence of brow_raise.");
}

TEST(DetailView, AMissingCueSaysWhyAndHasNoNumber) {
  core::FaceAnalysis face = testing::make_face(1);
  face.cues[CueId::shoulders] = testing::make_missing(CueId::shoulders, core::Missing::out_of_view);
  const DetailModel model = make(CueGroup::posture, face);
  const DetailCue& cue = find(model, CueId::shoulders);
  EXPECT_EQ(cue.word, "cannot be read: partly out of the picture");
  EXPECT_EQ(cue.number, "");
  EXPECT_EQ(cue.basis, "");
  EXPECT_EQ(cue.certainty, Certainty::none);
}

TEST(DetailView, ActionUnitsStandApartWithTheirNumbers) {
  const DetailModel model = make(CueGroup::brows, testing::make_face(1));
  ASSERT_EQ(model.sections.size(), 2U);
  EXPECT_EQ(model.sections[0].cues.size(), 2U);
  EXPECT_EQ(model.sections[1].heading, "Single movements");
  EXPECT_EQ(find(model, CueId::au01_right).name, "AU1 Inner brow raised, right");
  const DetailModel mouth = make(CueGroup::mouth, testing::make_face(1));
  EXPECT_EQ(find(mouth, CueId::au12_left).name, "AU12 Lip corner pulled up, left");
  EXPECT_EQ(make(CueGroup::posture, testing::make_face(1)).sections.size(), 1U);
}

TEST(DetailView, TextsComeFromTheGuide) {
  const DetailModel model = make(CueGroup::mouth, testing::make_face(1));
  ASSERT_TRUE(model.definition);
  EXPECT_EQ(model.definition->heading, "What it is");
  EXPECT_EQ(model.definition->text, "What Mouth is.");
  ASSERT_EQ(model.texts.size(), 2U) << "empty texts are left out";
  EXPECT_EQ(model.texts[1].heading, "May go with");
  const core::FaceAnalysis face = testing::make_face(1);
  const DetailModel bare = make_detail(CueGroup::mouth, {&face, 1, 1}, CueHistory(), {});
  EXPECT_FALSE(bare.definition) << "no guide, no text";
}

TEST(DetailView, ACueThatIsOpenTellsItsEntry) {
  const core::FaceAnalysis face = testing::make_face(1);
  const std::set<CueId> open{CueId::brow_raise, CueId::au04, CueId::brow_lower};
  const DetailModel model =
      make_detail(CueGroup::brows, {&face, 1, 1}, CueHistory(), make_guide(), open);
  EXPECT_NE(model.hint, "");
  const DetailCue& raise = find(model, CueId::brow_raise);
  EXPECT_TRUE(raise.can_open);
  std::vector<std::string> told;
  for (const DetailText& text : raise.told) told.push_back(text.heading + ": " + text.text);
  EXPECT_EQ(told, (std::vector<std::string>{"What it is: Brows go up.", "How: From points.",
                                            "May go with: Surprise.", "What else: A greeting.",
                                            "Cannot see: Under hair."}));
  const DetailCue& unit = find(model, CueId::au04);
  ASSERT_EQ(unit.told.size(), 3U) << "empty texts are left out";
  EXPECT_EQ(unit.told[0].heading, "AU4, brow lowerer") << "its name in the guide says more";
  EXPECT_FALSE(find(model, CueId::brow_lower).can_open) << "the guide has nothing of it";
  EXPECT_TRUE(find(model, CueId::brow_lower).told.empty());
}

TEST(DetailView, ACueThatIsNotOpenOnlySaysThatItCanBe) {
  const DetailModel model = make(CueGroup::brows, testing::make_face(1));
  EXPECT_TRUE(find(model, CueId::brow_raise).can_open);
  EXPECT_TRUE(find(model, CueId::brow_raise).told.empty());
  const core::FaceAnalysis face = testing::make_face(1);
  const DetailModel bare =
      make_detail(CueGroup::brows, {&face, 1, 1}, CueHistory(), {}, {CueId::brow_raise});
  EXPECT_FALSE(find(bare, CueId::brow_raise).can_open);
  EXPECT_EQ(bare.hint, "") << "without a guide there is nothing to open";
}

// What cannot be read now can be read about.
TEST(DetailView, AMissingCueIsToldToo) {
  core::FaceAnalysis face = testing::make_face(1);
  face.cues[CueId::brow_raise] =
      testing::make_missing(CueId::brow_raise, core::Missing::turned_away);
  const DetailModel model =
      make_detail(CueGroup::brows, {&face, 1, 1}, CueHistory(), make_guide(), {CueId::brow_raise});
  EXPECT_EQ(find(model, CueId::brow_raise).told.size(), 5U);
}

TEST(DetailView, TalkingIsToldWithTheMouth) {
  core::FaceAnalysis face = testing::make_face(1);
  EXPECT_EQ(make(CueGroup::mouth, face).summary.find("talking"), std::string::npos);
  face.cues[CueId::speaking] = testing::active(CueId::speaking, 0.9, "talking", {});
  EXPECT_NE(make(CueGroup::mouth, face).summary.find("counts less"), std::string::npos);
}

TEST(DetailView, NamesTheFaceAmongSeveral) {
  const core::FaceAnalysis face = testing::make_face(4);
  EXPECT_EQ(make_detail(CueGroup::eyes, {&face, 2, 3}, CueHistory(), {}).title,
            "Eyes, face 2 of 3");
  const DetailModel none = make_detail(CueGroup::eyes, {}, CueHistory(), make_guide());
  EXPECT_EQ(none.empty_text, "No face in view.");
  EXPECT_TRUE(none.sections.empty());
  EXPECT_TRUE(none.definition) << "the text holds without a face";
}

TEST(DetailView, CarriesTheCurveOfItsFace) {
  CueHistory history;
  const core::FaceAnalysis face = testing::make_face(3);
  for (int i = 0; i < 8; ++i) history.add(testing::make_analysis(i * 0.25, {face}));
  const DetailModel model = make_detail(CueGroup::eyes, {&face, 1, 1}, history, {});
  EXPECT_EQ(find(model, CueId::eye_contact).curve.lines.size(), 1U);
}

}  // namespace
}  // namespace attune::ui
