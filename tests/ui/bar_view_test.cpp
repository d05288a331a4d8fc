#include "ui/bar_view.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune::ui {
namespace {

using State = SourceStatus::State;

SourceStatus in_state(State state) {
  SourceStatus status;
  status.state = state;
  status.source_name = "Camera";
  return status;
}

TEST(ReadingSign, SaysOnOnlyWhileReading) {
  EXPECT_EQ(make_reading_sign(in_state(State::running)).text, "reading: ON");
  for (const State state : {State::waiting_for_consent, State::starting, State::paused, State::lost,
                            State::ended, State::failed}) {
    const ReadingSign sign = make_reading_sign(in_state(state));
    EXPECT_EQ(sign.text.find("ON"), std::string::npos);
    EXPECT_NE(sign.shape, ReadingSign::Shape::dot);
    EXPECT_NE(sign.text.find("reading: "), std::string::npos);
  }
}

TEST(ReadingSign, ReadingAndPausedDifferInShape) {
  EXPECT_NE(make_reading_sign(in_state(State::running)).shape,
            make_reading_sign(in_state(State::paused)).shape);
}

TEST(StatusLine, CountsFramesWhileRunning) {
  SourceStatus status = in_state(State::running);
  status.analysis_fps = 29.7;
  status.analysis_ms = 12.4;
  status.frames = 300;
  status.dropped = 4;
  const StatusLine line = make_status_line(status);
  EXPECT_EQ(line.text, "30 frames/s   12 ms a frame   4 of 300 frames skipped");
  EXPECT_FALSE(line.notice);
}

TEST(StatusLine, CountsDownToTheNextTry) {
  SourceStatus status = in_state(State::lost);
  status.message = "Camera went away.";
  status.retry_in_s = 2.1;
  EXPECT_EQ(make_status_line(status).text, "Camera went away.  Trying again in 3 s.");
  EXPECT_TRUE(make_status_line(status).notice);
  status.retry_in_s = -0.2;
  EXPECT_EQ(make_status_line(status).text, "Camera went away.  Trying again now.");
}

TEST(StatusLine, EveryStateSaysSomething) {
  for (const State state :
       {State::waiting_for_consent, State::starting, State::running, State::paused, State::ended}) {
    EXPECT_FALSE(make_status_line(in_state(state)).text.empty());
  }
  SourceStatus failed = in_state(State::failed);
  failed.message = "cannot open x: no such file";
  EXPECT_EQ(make_status_line(failed).text, failed.message);
}

// A button's key must be the one that does the same.
TEST(KeyButtons, ShowTheKeyOfTheirCommand) {
  const auto buttons = make_key_buttons(true, false);
  EXPECT_EQ(buttons.size(), 4U);
  for (const KeyButton& button : buttons) {
    EXPECT_EQ(command_for({static_cast<char32_t>(button.key[0]), Key::none}), button.command);
    EXPECT_FALSE(button.text.empty());
  }
  EXPECT_EQ(make_key_buttons(true, true).size(), 3U) << "no reading to explain";
  ASSERT_EQ(make_key_buttons(false, false).size(), 1U);
  EXPECT_EQ(make_key_buttons(false, false)[0].command, Command::open_guide);
}

}  // namespace
}  // namespace attune::ui
