#include "ui/consent_popup.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

struct Question {
  Headless ui{{1280, 720}, 1.0F};
  ConsentDraft draft;
  Actions step() {
    return ui.frame(
        [this](const Canvas& canvas) { return draw_consent(draft, ui.screen(), canvas); });
  }
  Actions click(const std::string& text) {
    const cv::Rect2f at = ui.find_text(text);
    return ui.click(at.x + 3, at.y + 3, [this] { return step(); });
  }
};

TEST(ConsentPopup, NeedsAChoiceAndTheAgreement) {
  Question question;
  question.step();
  question.step();
  EXPECT_FALSE(question.click("Start reading").consent);
  question.click("This person knows and has agreed.");
  EXPECT_FALSE(question.draft.agreed) << "there is nothing to agree to before the choice";
  question.click("Myself");
  EXPECT_EQ(question.draft.watched, Watched::myself);
  EXPECT_FALSE(question.click("Start reading").consent);
  question.click("I agree to being read on this computer.");
  EXPECT_EQ(question.click("Start reading").consent, Watched::myself);
}

TEST(ConsentPopup, AnotherChoiceTakesTheAgreementBack) {
  Question question;
  question.step();
  question.step();
  question.click("Myself");
  question.click("I agree to being read on this computer.");
  ASSERT_TRUE(question.draft.agreed);
  question.click("Another person");
  EXPECT_FALSE(question.draft.agreed);
}

TEST(ConsentPopup, OffersTheDemonstrationInstead) {
  Question question;
  question.step();
  question.step();
  EXPECT_EQ(question.click("Only the demonstration").choose_source, "demo");
}

TEST(ConsentPopup, WorksByKeyboardAlone) {
  Question question;
  const auto step = [&] { return question.step(); };
  step();
  step();
  question.ui.press(ImGuiKey_DownArrow, step);
  question.ui.press(ImGuiKey_Space, step);
  ASSERT_TRUE(question.draft.watched);
  for (int i = 0; i < 8 && !question.draft.agreed; ++i) {
    question.ui.press(ImGuiKey_DownArrow, step);
    const auto before = question.draft.watched;
    question.ui.press(ImGuiKey_Space, step);
    if (question.draft.watched != before) continue;
  }
  ASSERT_TRUE(question.draft.agreed);
  Actions actions;
  for (int i = 0; i < 6 && !actions.consent; ++i) {
    question.ui.press(i % 2 == 0 ? ImGuiKey_DownArrow : ImGuiKey_RightArrow, step);
    actions = question.ui.press(ImGuiKey_Space, step);
  }
  EXPECT_TRUE(actions.consent);
}

class ConsentSizes : public ::testing::TestWithParam<float> {};

TEST_P(ConsentSizes, Fits) {
  for (const cv::Size2f screen : {cv::Size2f{1280, 720}, cv::Size2f{1920, 1080}}) {
    Headless ui(screen, GetParam());
    ConsentDraft draft;
    for (int i = 0; i < 2; ++i) {
      ui.frame([&](const Canvas& canvas) { return draw_consent(draft, screen, canvas); });
    }
    testing::expect_texts_fit(ui.records(), screen, screen.height < 800 && GetParam() > 1.2F);
    testing::expect_ids_unique(ui.records());
  }
}

INSTANTIATE_TEST_SUITE_P(ConsentPopup, ConsentSizes, ::testing::Values(1.0F, 1.25F, 1.5F, 2.0F));

}  // namespace
}  // namespace attune::ui
