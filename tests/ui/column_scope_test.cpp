#include "ui/column_scope.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

struct Seen {
  bool closed = false;
  float top = 0.0F;
  float width = 0.0F;
};

Seen draw(Headless& ui, float content_px) {
  return ui.in_window([&](const Canvas& canvas) {
    ColumnScope column(canvas, "Eyes", {50, 40, 300, 200});
    const Seen seen{column.wants_close(), column.top(), column.width()};
    column.end(column.top() + content_px);
    return seen;
  });
}

TEST(ColumnScope, ClosesByItsButton) {
  Headless ui({600, 400}, 1.0F);
  const auto step = [&] { return draw(ui, 50); };
  step();
  EXPECT_FALSE(step().closed);
  const float side = 2.0F * ui.em();
  EXPECT_TRUE(
      ui.click(350 - 0.5F * ui.em() - side / 2, 40 + 0.4F * ui.em() + side / 2, step).closed);
}

TEST(ColumnScope, ScrollsByPageKeysOnlyWhenLong) {
  Headless ui({600, 400}, 1.0F);
  const auto scrolled = [&](float content_px) {
    const auto step = [&] { return draw(ui, content_px); };
    step();
    const float before = step().top;
    ui.press(ImGuiKey_PageDown, step);
    step();
    const float after = step().top;
    return before - after;
  };
  EXPECT_EQ(scrolled(50), 0.0F);
  EXPECT_GT(scrolled(900), 50.0F);
}

TEST(ColumnScope, TheContentStaysInside) {
  Headless ui({600, 400}, 1.0F);
  const Seen seen = draw(ui, 50);
  EXPECT_GT(seen.width, 200);
  EXPECT_LT(seen.width, 300);
  testing::expect_texts_fit(ui.records(), ui.screen());
}

}  // namespace
}  // namespace attune::ui
