#include "ui/top_bar.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

Actions draw(Headless& ui, const TopBarModel& model) {
  return ui.in_window([&](const Canvas& canvas) {
    const float height = 2.3F * canvas.em();
    return draw_top_bar(model, {10, 10, ui.screen().width - 20, height}, canvas);
  });
}

TopBarModel make_model() {
  return {
      {"Watch"}, 0, "Integrated Camera", {ReadingSign::Shape::dot, "reading: ON", "Space pauses"}};
}

TEST(TopBar, EveryPartAnswers) {
  Headless ui({1280, 200}, 1.0F);
  const TopBarModel model = make_model();
  const auto step = [&] { return draw(ui, model); };
  step();
  step();
  const std::pair<const char*, Command> parts[] = {{"?", Command::open_help},
                                                   {"Aa", Command::open_display},
                                                   {"reading: ON", Command::toggle_pause},
                                                   {"Integrated Camera", Command::open_sources}};
  for (const auto& [text, command] : parts) {
    const cv::Rect2f at = ui.find_text(text);
    EXPECT_EQ(ui.click(at.x + 2, at.y + 2, step).commands, std::vector{command}) << text;
  }
}

TEST(TopBar, TabsOpenTheirPages) {
  Headless ui({1280, 200}, 1.0F);
  TopBarModel model = make_model();
  model.tabs = {"Watch", "Practice"};
  const auto step = [&] { return draw(ui, model); };
  step();
  step();
  for (const auto& [text, command] :
       {std::pair{"Watch", Command::open_watch}, {"Practice", Command::open_practice}}) {
    const cv::Rect2f at = ui.find_text(text);
    EXPECT_EQ(ui.click(at.x + 2, at.y + 2, step).commands, std::vector{command}) << text;
  }
}

TEST(TopBar, ShowsOnlyPagesThatExist) {
  Headless ui({1280, 200}, 1.0F);
  draw(ui, make_model());
  EXPECT_TRUE(ui.shows("Watch"));
  EXPECT_FALSE(ui.shows("Practice"));
}

TEST(TopBar, CutsALongSourceNameNotTheSign) {
  Headless ui({1000, 200}, 1.5F);
  TopBarModel model = make_model();
  model.source = std::string(300, 'w') + ".mp4";
  draw(ui, model);
  EXPECT_TRUE(ui.shows("reading: ON"));
  EXPECT_TRUE(ui.shows("www..."));
  for (const TextRecord& record : ui.records().texts) {
    EXPECT_LE(record.rect.x + record.rect.width, 1000);
  }
}

TEST(StatusLineDrawing, ANoticeHasAShapeToo) {
  Headless ui({1000, 200}, 1.0F);
  const auto step = [&](bool notice) {
    ui.in_window([&](const Canvas& canvas) {
      return draw_status_line({"Words", notice}, {}, {10, 10, 900, 30}, canvas).commands.size();
    });
    return ui.find_text("Words").x;
  };
  const float plain = step(false);
  EXPECT_GT(step(true), plain) << "room for the triangle";
}

Actions draw_line(Headless& ui, const StatusLine& line, float width) {
  return ui.in_window([&](const Canvas& canvas) {
    return draw_status_line(line, make_key_buttons(true, false), {10, 10, width, 26}, canvas);
  });
}

TEST(StatusLineDrawing, ButtonsShowTheirKeysAndDoWhatTheyDo) {
  Headless ui({1280, 100}, 1.0F);
  const auto step = [&] { return draw_line(ui, {"30 frames/s", false}, 1200); };
  step();
  step();
  testing::expect_texts_fit(ui.records(), ui.screen());
  testing::expect_ids_unique(ui.records());
  const std::pair<const char*, Command> buttons[] = {{"G  Guide", Command::open_guide},
                                                     {"W  They said", Command::they_said},
                                                     {"S  Spotlight", Command::spotlight},
                                                     {"E  Why", Command::explain_state}};
  for (const auto& [text, command] : buttons) {
    const cv::Rect2f at = ui.find_text(text);
    EXPECT_EQ(ui.click(at.x + 2, at.y + 2, step).commands, std::vector{command}) << text;
  }
}

TEST(StatusLineDrawing, WithLittleRoomKeysAloneThenTheLineGivesWay) {
  const StatusLine line{"30 frames/s   12 ms a frame   12 of 1234 frames skipped", false};
  Headless ui({1280, 100}, 1.0F);
  draw_line(ui, line, 560);
  draw_line(ui, line, 560);
  testing::expect_texts_fit(ui.records(), ui.screen());
  EXPECT_TRUE(ui.shows("30 frames/s"));
  EXPECT_FALSE(ui.shows("Guide"));
  EXPECT_EQ(ui.records().ids.size(), 4U);
  draw_line(ui, line, 400);
  testing::expect_texts_fit(ui.records(), ui.screen());
  EXPECT_FALSE(ui.shows("30 frames/s"));
  EXPECT_TRUE(ui.shows("G  Guide"));
}

// What is wrong goes before what can be pressed.
TEST(StatusLineDrawing, ANoticeGoesBeforeTheButtons) {
  const StatusLine line{"camera /dev/video0 is used by another program; close that program", true};
  Headless ui({1280, 100}, 1.0F);
  draw_line(ui, line, 600);
  draw_line(ui, line, 600);
  EXPECT_TRUE(ui.shows("close that program"));
  EXPECT_TRUE(ui.records().ids.empty());
  testing::expect_texts_fit(ui.records(), ui.screen());
}

}  // namespace
}  // namespace attune::ui
