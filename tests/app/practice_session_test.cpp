#include "app/practice_session.hpp"

#include <gtest/gtest.h>

#include <mutex>
#include <semaphore>

#include "app/practice_testing.hpp"
#include "store/store.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

using practice::Kind;
using Screen = PracticeScreen;

// Moved by the test; the loader does not look at it.
class HandClock : public core::Clock {
 public:
  double now_s() override { return now_s_; }
  void advance(double seconds) { now_s_ += seconds; }

 private:
  double now_s_ = 100.0;
};

class PracticeSessionTest : public ::testing::Test {
 protected:
  PracticeSessionTest()
      : store_(store::Store::open(folder_.path())),
        log_(store_, store_.profile("Ada")),
        loader_(testing::open_clip, testing::make_reader) {
    lesson_.id = "l";
    lesson_.name = "A lesson";
    lesson_.items = {testing::make_item("cue", Kind::cue, 2),
                     testing::make_item("state", Kind::state, 4),
                     testing::make_item("parts", Kind::parts, 6)};
  }

  PracticeSession make_session() {
    return PracticeSession({{lesson_, [](const std::string& source) { return source; }}}, loader_,
                           &log_, clock_, [this] { return unix_s_; });
  }

  // Waits for the clip and lets it play to its end.
  void settle(PracticeSession& session) {
    testing::await([&] {
      session.update();
      return session.screen() != Screen::loading;
    });
    clock_.advance(3);
    session.update();
  }

  static std::size_t index_of(const ui::PracticeModel& model, const std::string& label) {
    for (std::size_t i = 0; i < model.choices.size(); ++i) {
      if (model.choices[i].label == label) return i;
    }
    ADD_FAILURE() << label << " is not offered";
    return 0;
  }
  static void press(PracticeSession& session, const std::string& label) {
    session.choose(index_of(session.model(), label));
  }

  attune::testing::TempFolder folder_;
  store::Store store_;
  store::PracticeLog log_;
  MomentLoader loader_;
  HandClock clock_;
  std::int64_t unix_s_ = 1'000'000;
  practice::Lesson lesson_;
};

TEST_F(PracticeSessionTest, AWholeSittingIsKept) {
  PracticeSession session = make_session();
  EXPECT_EQ(session.model().title, "A lesson");
  press(session, "Start");
  press(session, "In between");
  settle(session);

  // The cue.
  ASSERT_EQ(session.screen(), Screen::asking);
  EXPECT_EQ(session.model().title, "What do the brows do?");
  clock_.advance(1.5);
  press(session, "Raised");
  press(session, "Sure");
  ASSERT_EQ(session.screen(), Screen::reveal);
  EXPECT_EQ(session.model().title, "Yes: raised.");
  press(session, "Next");
  settle(session);

  // The state, missed.
  press(session, "Not sure");
  press(session, "Mouth");
  EXPECT_EQ(session.model().title, "Most people would say: happy.");
  press(session, "Next");
  settle(session);

  // Parts and whole.
  for (int i = 0; i < 3; ++i) press(session, "Happy");
  press(session, "A guess");
  press(session, "Mouth");
  press(session, "Next");
  settle(session);

  // What was missed, once more.
  ASSERT_EQ(session.screen(), Screen::asking);
  EXPECT_NE(session.model().note.find("missed"), std::string::npos);
  press(session, "Happy");
  press(session, "Sure");
  press(session, "Mouth");
  press(session, "Next");
  ASSERT_EQ(session.screen(), Screen::comfort_after);
  unix_s_ += 300;
  press(session, "At ease");
  ASSERT_EQ(session.screen(), Screen::done);
  EXPECT_EQ(session.model().lines[0], "4 moments, 3 right.");
  press(session, "See progress");
  ASSERT_TRUE(session.model().progress.has_value());
  EXPECT_NE(session.model().progress->summary.find("6 answers in 1 sitting"), std::string::npos)
      << session.model().progress->summary;

  const auto sittings = log_.sittings();
  ASSERT_EQ(sittings.size(), 1U);
  EXPECT_EQ(sittings[0].comfort_before, 3);
  EXPECT_EQ(sittings[0].comfort_after, 5);
  EXPECT_EQ(sittings[0].ended_at_s, unix_s_);
  const auto trials = log_.trials();
  ASSERT_EQ(trials.size(), 6U);
  EXPECT_NEAR(trials[0].response_s, 1.5, 1.5) << "from when the clip stood still";
  EXPECT_EQ(trials[0].sure, 2);
  EXPECT_TRUE(trials[0].new_face);
  EXPECT_EQ(trials[1].answer, "not_sure");
  EXPECT_EQ(trials[2].asked, "state_eyes");
  EXPECT_EQ(log_.items("l").size(), 3U);
  EXPECT_EQ(log_.items("l").at("state").answered, 2);
  EXPECT_GT(log_.help_levels().at("cue:brows"), 0.0);
  EXPECT_EQ(session.notice(), "");
}

TEST_F(PracticeSessionTest, TheNextSittingKnowsTheLast) {
  {
    PracticeSession session = make_session();
    press(session, "Start");
    press(session, "Rather not say");
    settle(session);
    press(session, "Raised");
    press(session, "Sure");
    press(session, "Finish for today");
    press(session, "Rather not say");
  }
  PracticeSession session = make_session();
  const auto lines = session.model().lines;
  EXPECT_EQ(lines.back(), "2 moments are new.");
  unix_s_ += 30 * 86400;
  press(session, "Start");
  press(session, "In between");
  settle(session);
  EXPECT_NE(session.model().note.find("due again"), std::string::npos);
  press(session, "Not sure");
  EXPECT_FALSE(log_.trials().back().new_face) << "this face was seen in an earlier sitting";
}

TEST_F(PracticeSessionTest, ACheckWithoutHelpIsOfferedAfterTwoWeeksAndTellsNothing) {
  {
    PracticeSession session = make_session();
    press(session, "Start");
    press(session, "In between");
    settle(session);
    press(session, "Raised");
    press(session, "Sure");
    press(session, "Finish for today");
    press(session, "In between");
  }
  const double level = log_.help_levels().at("cue:brows");
  unix_s_ += 15 * 86400;
  PracticeSession session = make_session();
  press(session, "Check without help");
  press(session, "In between");
  settle(session);
  ASSERT_EQ(session.screen(), Screen::asking);
  while (session.screen() == Screen::asking) {
    EXPECT_TRUE(session.model().lines.empty());
    EXPECT_TRUE(session.model().picture.spotlights.empty());
    session.choose(0);
    EXPECT_NE(session.screen(), Screen::reveal);
    settle(session);
  }
  ASSERT_EQ(session.screen(), Screen::comfort_after);
  press(session, "In between");
  EXPECT_EQ(log_.sittings().back().probe_weeks, 2);
  EXPECT_TRUE(log_.trials().back().probe);
  EXPECT_EQ(log_.help_levels().at("cue:brows"), level);
  press(session, "Back to the start");
  for (const ui::PracticeChoice& choice : session.model().choices) {
    EXPECT_NE(choice.label, "Check without help") << "done is done";
  }
}

TEST_F(PracticeSessionTest, AStopIsSuggestedAndNothingIsLost) {
  PracticeSession session = make_session();
  press(session, "Start");
  press(session, "In between");
  settle(session);
  press(session, "Raised");
  press(session, "Sure");
  unix_s_ += 16 * 60;
  press(session, "Next");
  ASSERT_EQ(session.screen(), Screen::pause);
  EXPECT_NE(session.model().title.find("quarter of an hour"), std::string::npos);
  press(session, "Go on");
  settle(session);
  EXPECT_EQ(session.screen(), Screen::asking);
  session.stop();
  ASSERT_EQ(session.screen(), Screen::pause);
  press(session, "Go on");
  EXPECT_EQ(session.screen(), Screen::asking);
  session.stop();
  press(session, "Finish for today");
  EXPECT_EQ(session.screen(), Screen::comfort_after);
  EXPECT_EQ(log_.trials().size(), 1U);
}

TEST_F(PracticeSessionTest, TheClipPlaysThenStandsStill) {
  PracticeSession session = make_session();
  press(session, "Start");
  press(session, "In between");
  testing::await([&] {
    session.update();
    return session.screen() == Screen::asking;
  });
  EXPECT_TRUE(session.busy());
  EXPECT_TRUE(session.model().choices.empty());
  EXPECT_NEAR(session.frame()->time_s, 1.0, 0.01);
  clock_.advance(0.5);
  session.update();
  EXPECT_NEAR(session.frame()->time_s, 1.5, 0.06);
  session.choose(0);
  EXPECT_TRUE(session.busy()) << "nothing can be answered yet";
  clock_.advance(0.6);
  session.update();
  EXPECT_FALSE(session.busy());
  EXPECT_NEAR(session.frame()->time_s, 2.0, 0.01);
  EXPECT_FALSE(session.model().choices.empty());
  session.repeat();
  EXPECT_TRUE(session.busy());
}

TEST_F(PracticeSessionTest, AClipThatIsGoneIsToldAndPassedOver) {
  lesson_.items[0].source = "missing.mp4";
  PracticeSession session = make_session();
  press(session, "Start");
  press(session, "In between");
  settle(session);
  ASSERT_EQ(session.screen(), Screen::trouble);
  EXPECT_NE(session.model().lines[0].find("missing.mp4"), std::string::npos);
  press(session, "Next");
  settle(session);
  EXPECT_EQ(session.screen(), Screen::asking);
}

TEST_F(PracticeSessionTest, ADiskThatFailsDoesNotStopPractice) {
  PracticeSession session = make_session();
  press(session, "Start");
  press(session, "In between");
  settle(session);
  store_.database().script("PRAGMA query_only = ON");
  press(session, "Raised");
  press(session, "Sure");
  EXPECT_EQ(session.screen(), Screen::reveal);
  EXPECT_NE(session.notice().find("Not stored"), std::string::npos);
}

TEST_F(PracticeSessionTest, RoundsWithAPartnerAreKept) {
  PracticeSession session = make_session();
  press(session, "With a partner");
  const std::string truth = session.model().choices.at(0).label;
  session.choose(0);
  press(session, "I have looked");
  press(session, truth);
  press(session, "Sure");
  press(session, "Eyes");
  ASSERT_EQ(log_.trials().size(), 1U);
  EXPECT_EQ(log_.trials()[0].lesson, "partner");
  EXPECT_TRUE(log_.trials()[0].right);
  EXPECT_TRUE(log_.items("partner").empty()) << "a person is no item to review";
  press(session, "Another round");
  EXPECT_EQ(session.screen(), Screen::round);
  session.stop();
  EXPECT_EQ(session.screen(), Screen::start);
}

TEST_F(PracticeSessionTest, AttunesReadingComesAfterTheAnswerAndHoldsNothingUp) {
  attune::testing::FakeClock stages;
  std::binary_semaphore may_read(0);
  MomentAnalyst analyst(testing::open_clip, [&] {
    may_read.acquire();
    return std::make_unique<pipeline::Analyzer>(testing::make_reader(), pipeline::AnalyzerOptions{},
                                                stages);
  });
  PracticeSession session = make_session();
  session.set_analyst(analyst);
  press(session, "Start");
  press(session, "In between");
  settle(session);
  EXPECT_TRUE(session.model().aside.lines.empty()) << "it would give the answer away";
  press(session, "Raised");
  press(session, "Sure");
  ASSERT_EQ(session.screen(), Screen::reveal);
  EXPECT_NE(session.model().aside.lines.at(0).find("is looking"), std::string::npos);
  EXPECT_TRUE(session.busy());
  may_read.release();
  testing::await([&] { return !session.busy(); });
  EXPECT_TRUE(session.model().aside.lines.at(0).starts_with("Brows: "))
      << session.model().aside.lines.at(0);
  EXPECT_EQ(session.model().title, "Yes: raised.") << "the lesson's answer counts";
  testing::await([&] {
    session.update();
    return analyst.find({"clip.mp4", 4.0, 1.0}) != nullptr;
  });
}

TEST_F(PracticeSessionTest, BeforeTheMirrorOnlyThatIsKept) {
  PracticeSession session = make_session();
  EXPECT_FALSE(session.wants_live());
  press(session, "Mirror");
  EXPECT_FALSE(session.wants_live()) << "not before it is agreed to";
  press(session, "Start");
  EXPECT_TRUE(session.wants_live());
  core::FrameAnalysis analysis;
  analysis.frame = std::make_shared<core::Frame>(core::Frame{0, 1.0, cv::Mat(60, 80, CV_8UC3)});
  session.accept(analysis);
  EXPECT_EQ(session.frame(), analysis.frame);
  press(session, "Finish");
  EXPECT_EQ(session.screen(), Screen::start);
  EXPECT_FALSE(session.wants_live());
  EXPECT_TRUE(log_.trials().empty());
  ASSERT_EQ(log_.sittings().size(), 1U);
  EXPECT_EQ(log_.sittings()[0].lesson, "mirror");
  unix_s_ += 15 * 86400;
  for (const ui::PracticeChoice& choice : session.model().choices) {
    EXPECT_NE(choice.label, "Check without help") << "no lesson was begun";
  }
  press(session, "See progress");
  EXPECT_EQ(session.model().progress->summary, "No lesson was practised yet.");
  EXPECT_EQ(session.model().progress->remarks.at(0), "Also practised: before the mirror 1 time.");
}

TEST_F(PracticeSessionTest, TheLivePictureIsLeftWithEsc) {
  PracticeSession session = make_session();
  press(session, "Live picture");
  EXPECT_TRUE(session.wants_live());
  EXPECT_TRUE(session.busy());
  session.stop();
  EXPECT_EQ(session.screen(), Screen::start);
  EXPECT_FALSE(session.wants_live());
  EXPECT_TRUE(log_.sittings().empty()) << "nothing was asked";
}

TEST_F(PracticeSessionTest, AFeelingMayBeTyped) {
  lesson_.items = {lesson_.items[1]};
  PracticeSession session = make_session();
  press(session, "Start");
  press(session, "In between");
  settle(session);
  EXPECT_FALSE(session.press({U'h', ui::Key::none})) << "letters are keys until words are wanted";
  press(session, "In your own words");
  for (const char32_t letter : std::u32string_view(U"cheer")) {
    EXPECT_TRUE(session.press({letter, ui::Key::none}));
  }
  EXPECT_FALSE(session.press({U'1', ui::Key::none})) << "digits choose";
  const ui::PracticeModel typing = session.model();
  EXPECT_EQ(typing.field, "cheer");
  ASSERT_EQ(typing.choices.size(), 3U);
  EXPECT_EQ(typing.choices[0].label, "Happy");
  EXPECT_EQ(typing.choices[0].detail, "cheerful");
  EXPECT_EQ(typing.choices[1].label, "No clear feeling");
  EXPECT_EQ(typing.choices[2].label, "Not sure");
  session.stop();
  EXPECT_FALSE(session.model().field.has_value()) << "back at the choices";
  press(session, "In your own words");
  EXPECT_EQ(session.model().field, "");
  for (const char32_t letter : std::u32string_view(U"joy")) session.press({letter, ui::Key::none});
  session.choose(0);
  press(session, "Sure");
  press(session, "Mouth");
  EXPECT_EQ(session.screen(), Screen::reveal);
  EXPECT_EQ(log_.trials().back().answer, "happy");
  EXPECT_TRUE(log_.trials().back().right);
}

TEST_F(PracticeSessionTest, NotSureMayBeSaidWhileTyping) {
  lesson_.items = {lesson_.items[1]};
  PracticeSession session = make_session();
  press(session, "Start");
  press(session, "In between");
  settle(session);
  press(session, "In your own words");
  press(session, "Not sure");
  EXPECT_EQ(session.model().title, "Which part told you most?");
}

TEST_F(PracticeSessionTest, WorksWithoutAStore) {
  PracticeSession session({{lesson_, [](const std::string& source) { return source; }}}, loader_,
                          nullptr, clock_, [this] { return unix_s_; });
  press(session, "Start");
  press(session, "In between");
  settle(session);
  press(session, "Raised");
  press(session, "Sure");
  press(session, "Finish for today");
  press(session, "In between");
  press(session, "See progress");
  EXPECT_NE(session.model().progress->summary.find("1 answer in 1 sitting"), std::string::npos);
}

}  // namespace
}  // namespace attune::app
