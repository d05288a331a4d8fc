#include "ui/popup.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

struct Seen {
  cv::Rect2f inner;
  bool close = false;
};

Seen draw(Headless& ui, cv::Size2f content) {
  return ui.frame([&](const Canvas& canvas) {
    const PopupScope popup(canvas, "Title", ui.screen(), content);
    return Seen{popup.inner(), popup.wants_close()};
  });
}

TEST(Popup, StandsInTheMiddleWithItsContentsSize) {
  Headless ui({1280, 720}, 1.0F);
  draw(ui, {300, 200});
  const Seen seen = draw(ui, {300, 200});
  EXPECT_NEAR(seen.inner.width, 300, 1);
  EXPECT_NEAR(seen.inner.x + seen.inner.width / 2, 640, 2);
  EXPECT_TRUE(ui.shows("Title"));
}

TEST(Popup, TooLargeContentScrollsInsideTheScreen) {
  Headless ui({1280, 720}, 1.0F);
  const cv::Size2f content{5000, 3000};
  draw(ui, content);
  const Seen before = draw(ui, content);
  EXPECT_LT(before.inner.x + before.inner.width, 1280);
  const auto step = [&] { return draw(ui, content); };
  ui.press(ImGuiKey_PageDown, step);
  step();
  EXPECT_LT(step().inner.y, before.inner.y - 100) << "the content moved up";
  ui.press(ImGuiKey_PageUp, step);
  step();
  EXPECT_NEAR(step().inner.y, before.inner.y, 1);
}

TEST(Popup, ClosesByItsButton) {
  Headless ui({1280, 720}, 1.0F);
  const auto step = [&] { return draw(ui, {300, 200}); };
  step();
  const cv::Rect2f title = ui.find_text("Title");
  const Seen seen = step();
  EXPECT_TRUE(
      ui.click(seen.inner.x + seen.inner.width - 5, title.y + title.height / 2, step).close);
}

}  // namespace
}  // namespace attune::ui
