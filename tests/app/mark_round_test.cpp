#include "app/mark_round.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "app/lesson_files.hpp"
#include "app/practice_testing.hpp"
#include "core/error.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

class MarkRoundTest : public ::testing::Test {
 protected:
  std::unique_ptr<MarkRound> make(std::vector<std::filesystem::path> clips = {"clip.mp4"}) {
    auto round = std::make_unique<MarkRound>(
        MarkOptions{std::move(clips), folder_.file("own.json")}, testing::open_clip, clock_);
    settle(*round);
    return round;
  }
  static void settle(MarkRound& round) {
    testing::await([&] {
      round.update();
      return !round.busy();
    });
  }
  static void key(MarkRound& round, char32_t c) {
    EXPECT_TRUE(round.press({c, ui::Key::none}));
    settle(round);
  }
  static void await_time(MarkRound& round, double time_s) {
    testing::await([&] {
      round.update();
      return std::abs(round.frame()->time_s - time_s) < 0.05;
    });
  }
  static void press(MarkRound& round, const std::string& label) {
    const ui::PracticeModel model = round.model();
    for (std::size_t i = 0; i < model.choices.size(); ++i) {
      if (model.choices[i].label == label) return round.choose(i);
    }
    FAIL() << label << " is not offered";
  }
  std::vector<practice::Item> saved() const {
    return load_lesson(folder_.file("own.json")).lesson.items;
  }

  attune::testing::TempFolder folder_;
  attune::testing::FakeClock clock_{100.0};
};

TEST_F(MarkRoundTest, KeysLeadToTheMoment) {
  auto round = make();
  EXPECT_NEAR(round->frame()->time_s, 0.0, 1e-6);
  key(*round, U'l');
  EXPECT_NEAR(round->frame()->time_s, 5.0, 1e-6);
  key(*round, U'.');
  EXPECT_NEAR(round->frame()->time_s, 5.1, 1e-6);
  key(*round, U',');
  key(*round, U',');
  EXPECT_NEAR(round->frame()->time_s, 4.9, 1e-6);
  key(*round, U'j');
  EXPECT_NEAR(round->frame()->time_s, 0.0, 1e-6);
  EXPECT_FALSE(round->press({U't', ui::Key::none})) << "the theme's key is not its own";
}

TEST_F(MarkRoundTest, PlaysAtItsOwnRateToTheEnd) {
  auto round = make();
  EXPECT_TRUE(round->press({U'k', ui::Key::none}));
  EXPECT_TRUE(round->busy());
  clock_.advance(2.0);
  await_time(*round, 2.0);
  EXPECT_TRUE(round->press({U'k', ui::Key::none}));
  clock_.advance(2.0);
  settle(*round);
  EXPECT_NEAR(round->frame()->time_s, 2.0, 1e-6) << "it stands still";
  EXPECT_TRUE(round->press({U'k', ui::Key::none}));
  clock_.advance(60.0);
  await_time(*round, 9.9);
  settle(*round);
  EXPECT_FALSE(round->busy()) << "the end stops it";
}

TEST_F(MarkRoundTest, AMarkIsSavedAtOnceAndCanBeTakenBack) {
  auto round = make();
  key(*round, U'l');
  press(*round, "Mark");
  EXPECT_EQ(round->model().title, "What is asked about this moment?");
  press(*round, "Brows");
  press(*round, "Pulled together");
  ASSERT_EQ(saved().size(), 1U);
  EXPECT_NEAR(saved()[0].time_s, 5.0, 1e-6);
  EXPECT_EQ(saved()[0].right, std::vector<std::string>{"together"});
  EXPECT_NE(round->model().lines.back().find("saved"), std::string::npos);
  EXPECT_EQ(round->model().aside.lines.at(0), "0:05.00  Brows: Pulled together");
  press(*round, "Mark");
  press(*round, "Mouth");
  press(*round, "Corners down");
  EXPECT_EQ(saved()[1].seen, "Corners down.");
  press(*round, "Undo");
  press(*round, "Mark");
  press(*round, "The feeling");
  for (const char32_t c : std::u32string_view(U"worried")) {
    EXPECT_TRUE(round->press({c, ui::Key::none}));
  }
  EXPECT_EQ(round->model().field, "worried");
  press(*round, "Tense or worried");
  press(*round, "Mouth");
  ASSERT_EQ(saved().size(), 2U);
  EXPECT_EQ(saved()[1].telling, std::vector<practice::Part>{practice::Part::mouth});
  press(*round, "Undo");
  EXPECT_EQ(saved().size(), 1U);
  press(*round, "Done");
  EXPECT_EQ(round->outcome(), PracticeRound::Outcome::back);
}

TEST_F(MarkRoundTest, EscLeadsBackToTheClip) {
  auto round = make();
  press(*round, "Mark");
  press(*round, "Eyes");
  EXPECT_TRUE(round->press({0, ui::Key::escape}));
  EXPECT_EQ(round->model().title, "Go to a moment, and mark it.");
  EXPECT_FALSE(round->press({0, ui::Key::escape})) << "now it is the page's";
  EXPECT_FALSE(std::filesystem::exists(folder_.file("own.json")));
}

TEST_F(MarkRoundTest, ClipsFollowOneAnotherAndTroubleIsTold) {
  auto round = make({"clip.mp4", "missing.mp4"});
  press(*round, "Next clip");
  settle(*round);
  EXPECT_EQ(round->model().title, "This clip cannot be shown.");
  EXPECT_NE(round->model().lines[0].find("missing.mp4"), std::string::npos);
  press(*round, "Next clip");
  settle(*round);
  EXPECT_TRUE(round->frame());
}

TEST_F(MarkRoundTest, ADiskThatFailsIsTold) {
  MarkRound round({{"clip.mp4"}, folder_.file("none/own.json")}, testing::open_clip, clock_);
  settle(round);
  press(round, "Mark");
  press(round, "Mouth");
  press(round, "Open");
  EXPECT_NE(round.model().lines.back().find("not saved yet"), std::string::npos);
}

TEST_F(MarkRoundTest, FindsTheClipsOfAFolder) {
  for (const char* name : {"b.MP4", "a.png", "note.txt"}) std::ofstream(folder_.file(name)) << "x";
  EXPECT_EQ(find_clips(folder_.path()),
            (std::vector<std::filesystem::path>{folder_.file("a.png"), folder_.file("b.MP4")}));
  EXPECT_EQ(find_clips("demo"), std::vector<std::filesystem::path>{"demo"});
  EXPECT_THROW(find_clips(folder_.path() / "none"), core::Error);
}

}  // namespace
}  // namespace attune::app
