#include "ui/source_popup.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

struct Page {
  testing::Headless ui{{1280, 720}, 1.0F};
  SourcePickerModel model = make_source_picker({{"Desk camera", "/dev/video0"}}, "demo");
  SourceEntry entry;
  Actions step() {
    return ui.frame([this](const Canvas& canvas) {
      return draw_source_picker(model, entry, ui.screen(), canvas);
    });
  }
  Actions click(const std::string& text) {
    const cv::Rect2f at = ui.find_text(text);
    return ui.click(at.x + 3, at.y + 3, [this] { return step(); });
  }
};

TEST(SourcePopup, ChoosesWhatIsClicked) {
  Page page;
  page.step();
  page.step();
  EXPECT_EQ(page.click("Desk camera").choose_source, "/dev/video0");
  EXPECT_EQ(page.click("Drawn face").choose_source, "synthetic");
  EXPECT_TRUE(page.click("Ask again whom the camera watches").ask_again);
}

TEST(SourcePopup, OpensWhatIsTypedAndNothingWhenNothingIs) {
  Page page;
  page.step();
  page.step();
  EXPECT_FALSE(page.click("Open").choose_source);
  std::strcpy(page.entry.text.data(), "  http://10.0.0.2:8080/video ");
  EXPECT_EQ(page.click("Open").choose_source, "http://10.0.0.2:8080/video");
}

TEST(SourcePopup, TakesTypingAndEnter) {
  Page page;
  page.step();
  page.step();
  const auto step = [&] { return page.step(); };
  const cv::Rect2f title = page.ui.find_text("Open");
  page.ui.click(title.x - 200, title.y, step);
  for (const char c : std::string("a.mp4")) ImGui::GetIO().AddInputCharacter(c);
  page.step();
  EXPECT_STREQ(page.entry.text.data(), "a.mp4");
  EXPECT_TRUE(ImGui::GetIO().WantTextInput) << "so that letters are no shortcuts now";
  EXPECT_EQ(page.ui.press(ImGuiKey_Enter, step).choose_source, "a.mp4");
}

}  // namespace
}  // namespace attune::ui
