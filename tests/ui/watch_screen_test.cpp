#include "ui/watch_screen.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "ui/guide_testing.hpp"
#include "ui/imgui_testing.hpp"
#include "ui/ui_testing.hpp"
#include "ui/watch_view.hpp"

namespace attune::ui {
namespace {

using testing::Headless;

// The whole page with as many words on it as can be.
WatchView make_busy_view(float text_scale, ThemeId theme) {
  ViewSettings settings;
  settings.text_scale = text_scale;
  settings.theme = theme;
  settings.consent = Watched::other_person;
  settings.reduced_motion = true;
  WatchView view(settings, false);
  view.choose_source("/dev/video0");
  view.set_guides(testing::make_shelf());
  core::FaceAnalysis face = testing::make_face(1, {330, 260}, testing::busy_cues());
  face.baseline = {false, 0.6, core::Missing::out_of_view, {}};
  for (int i = 0; i < 100; ++i) {
    core::FrameAnalysis analysis = testing::make_analysis(i * 0.3, {face});
    if (i % 7 == 0) {
      analysis.events.push_back({core::CueId::brow_raise, 1, true, i * 0.3, "raised"});
    }
    view.accept(std::move(analysis));
  }
  SourceStatus status;
  status.state = SourceStatus::State::running;
  status.source_name = "Integrated Camera";
  status.frames = 123456;
  status.dropped = 1234;
  status.analysis_fps = 29.9;
  status.analysis_ms = 12.3;
  view.set_status(status);
  view.set_cameras({{"Integrated Camera: Integrated C", "/dev/video0"}});
  return view;
}

Actions draw(Headless& ui, WatchView& view) {
  return ui.frame([&](const Canvas& canvas) {
    const WatchModel model = view.model(
        ui.screen(), 1, 0.0, [&canvas](std::string_view text) { return canvas.measure(text); });
    return draw_watch(model, view.drafts(), canvas);
  });
}

using Look = std::tuple<cv::Size2f, float, ThemeId>;

class EveryLook : public ::testing::TestWithParam<Look> {};

TEST_P(EveryLook, NothingIsCutOrOverlaps) {
  const auto& [screen, scale, theme] = GetParam();
  Headless ui(screen, scale, theme);
  WatchView view = make_busy_view(scale, theme);
  draw(ui, view);
  draw(ui, view);
  testing::expect_texts_fit(ui.records(), screen);
  testing::expect_ids_unique(ui.records());
  for (const char* text : {"Eyes", "Posture", "Learning", "concentrating", "worried",
                           "low (turned away)", "reading: ON"}) {
    EXPECT_TRUE(ui.shows(text)) << text;
  }
}

TEST_P(EveryLook, AbstainingFits) {
  const auto& [screen, scale, theme] = GetParam();
  Headless ui(screen, scale, theme);
  WatchView view = make_busy_view(scale, theme);
  core::FaceAnalysis face = testing::make_face(1, {330, 260});
  for (const core::CueInfo& cue : core::all_cues()) {
    face.cues[cue.id] = testing::make_missing(cue.id, core::Missing::out_of_view);
  }
  face.state = {};
  face.state.abstained = core::Missing::conflicting;
  view.accept(testing::make_analysis(99, {face}));
  draw(ui, view);
  draw(ui, view);
  testing::expect_texts_fit(ui.records(), screen);
  EXPECT_TRUE(ui.shows("Not enough to say"));
  EXPECT_TRUE(ui.shows("partly out of the picture"));
}

TEST_P(EveryLook, DetailsFit) {
  const auto& [screen, scale, theme] = GetParam();
  Headless ui(screen, scale, theme);
  WatchView view = make_busy_view(scale, theme);
  view.apply(Command::detail_tension);
  draw(ui, view);
  draw(ui, view);
  testing::expect_ids_unique(ui.records());
  EXPECT_TRUE(ui.shows("AU9 Nose wrinkled"));
  EXPECT_FALSE(ui.shows("What is seen"));
}

TEST_P(EveryLook, TheExplanationFits) {
  const auto& [screen, scale, theme] = GetParam();
  Headless ui(screen, scale, theme);
  WatchView view = make_busy_view(scale, theme);
  view.apply(Command::explain_state);
  draw(ui, view);
  draw(ui, view);
  testing::expect_ids_unique(ui.records());
  testing::expect_texts_fit(ui.records(), screen, true);
  EXPECT_TRUE(ui.shows("Speaks for it"));
  EXPECT_FALSE(ui.shows("What is seen"));
}

TEST_P(EveryLook, SeveralFacesFit) {
  const auto& [screen, scale, theme] = GetParam();
  Headless ui(screen, scale, theme);
  WatchView view = make_busy_view(scale, theme);
  core::FaceAnalysis first = testing::make_face(1, {180, 260}, testing::busy_cues());
  core::FaceAnalysis second = testing::make_face(2, {460, 260}, testing::busy_cues());
  for (int i = 0; i < 10; ++i) view.accept(testing::make_analysis(40 + 0.3 * i, {first, second}));
  draw(ui, view);
  draw(ui, view);
  testing::expect_ids_unique(ui.records());
  testing::expect_texts_fit(ui.records(), screen);
  EXPECT_TRUE(ui.shows("Face 1"));
}

TEST_P(EveryLook, TheSpotlightFits) {
  const auto& [screen, scale, theme] = GetParam();
  Headless ui(screen, scale, theme);
  WatchView view = make_busy_view(scale, theme);
  view.apply(Command::spotlight);
  draw(ui, view);
  draw(ui, view);
  testing::expect_ids_unique(ui.records());
  testing::expect_texts_fit(ui.records(), screen);
  EXPECT_TRUE(ui.shows("The sentence of"));
}

TEST_P(EveryLook, PopupsFit) {
  const auto& [screen, scale, theme] = GetParam();
  for (const Command command :
       {Command::open_help, Command::open_display, Command::open_sources, Command::open_guide}) {
    Headless ui(screen, scale, theme);
    WatchView view = make_busy_view(scale, theme);
    view.apply(command);
    draw(ui, view);
    draw(ui, view);
    // The page below is drawn too; of what overlaps, only the popup's own texts count.
    DrawRecords own;
    const auto& texts = ui.records().texts;
    const auto title = std::find_if(texts.begin(), texts.end(), [](const TextRecord& record) {
      return record.text == "Help" || record.text == "Display" || record.text == "Source" ||
             record.text == "Guide";
    });
    ASSERT_NE(title, texts.end());
    own.texts.assign(title, texts.end());
    const bool scrolls =
        scale > (screen.height < 800 ? 1.3F : 1.7F) || command == Command::open_guide;
    testing::expect_texts_fit(own, screen, scrolls);
    testing::expect_ids_unique(ui.records());
  }
}

INSTANTIATE_TEST_SUITE_P(
    WatchScreen, EveryLook,
    ::testing::Combine(::testing::Values(cv::Size2f{1280, 720}, cv::Size2f{1920, 1080}),
                       ::testing::Values(1.0F, 1.25F, 1.5F, 1.75F, 2.0F),
                       ::testing::Values(ThemeId::calm, ThemeId::high_contrast)),
    [](const ::testing::TestParamInfo<Look>& look) {
      return std::to_string(static_cast<int>(std::get<0>(look.param).height)) + "p_" +
             std::to_string(static_cast<int>(std::get<1>(look.param) * 100)) + "_" +
             std::string(name(std::get<2>(look.param)));
    });

// Without a mouse: arrows walk over the buttons of the bar, the ring shows where they are.
TEST(WatchScreen, TheKeyboardReachesTheBar) {
  Headless ui({1280, 720}, 1.0F);
  WatchView view = make_busy_view(1.0F, ThemeId::calm);
  const auto step = [&] { return draw(ui, view); };
  step();
  step();
  std::vector<Command> reached;
  ui.press(ImGuiKey_DownArrow, step);
  EXPECT_EQ(ui.press(ImGuiKey_Space, step).commands, std::vector{Command::detail_brows});
  ui.press(ImGuiKey_UpArrow, step);
  ui.press(ImGuiKey_UpArrow, step);
  for (int i = 0; i < 4; ++i) ui.press(ImGuiKey_RightArrow, step);
  for (int i = 0; i < 6; ++i) {
    const Actions actions = ui.press(ImGuiKey_Space, step);
    reached.insert(reached.end(), actions.commands.begin(), actions.commands.end());
    ui.press(ImGuiKey_LeftArrow, step);
  }
  for (const Command command :
       {Command::open_help, Command::open_display, Command::toggle_pause, Command::open_sources}) {
    EXPECT_NE(std::find(reached.begin(), reached.end(), command), reached.end())
        << static_cast<int>(command);
  }
}

// While a popup is open, the page below hears neither mouse nor keyboard.
TEST(WatchScreen, APopupKeepsThePageBelowQuiet) {
  Headless ui({1280, 720}, 1.0F);
  WatchView view = make_busy_view(1.0F, ThemeId::calm);
  const auto step = [&] { return draw(ui, view); };
  step();
  const cv::Rect2f sign = ui.find_text("reading: ON");
  EXPECT_EQ(ui.click(sign.x, sign.y, step).commands, std::vector{Command::toggle_pause});
  view.apply(Command::open_help);
  step();
  EXPECT_TRUE(ui.click(sign.x, sign.y, step).commands.empty());
}

TEST(WatchScreen, DrawsEveryStateOfTheSource) {
  using State = SourceStatus::State;
  for (const State state : {State::waiting_for_consent, State::starting, State::running,
                            State::paused, State::lost, State::ended, State::failed}) {
    Headless ui({1280, 720}, 1.0F);
    WatchView view({}, false);
    SourceStatus status;
    status.state = state;
    status.source_name = "/dev/video0";
    status.message = "camera /dev/video0 is used by another program; close that program";
    status.retry_in_s = 3;
    view.set_status(status);
    draw(ui, view);
    draw(ui, view);
    testing::expect_texts_fit(ui.records(), ui.screen());
    EXPECT_TRUE(ui.shows("reading: "));
  }
}

}  // namespace
}  // namespace attune::ui
