#include "practice/exercise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace attune::practice {
namespace {

Item cue_item() {
  Item item;
  item.id = "brows-1";
  item.source = "demo";
  item.face = "A";
  item.part = Part::brows;
  item.right = {"raised"};
  item.seen = "Both brows go up.";
  item.also = "Here he asks something.";
  return item;
}

Item state_item(Kind kind = Kind::state) {
  Item item = cue_item();
  item.id = "state-1";
  item.kind = kind;
  item.right = {"happy", "excited"};
  item.telling = {Part::mouth, Part::eyes};
  return item;
}

std::size_t index_of(const Question& question, const std::string& key) {
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if (question.choices[i].key == key) return i;
  }
  ADD_FAILURE() << key << " is not offered";
  return 0;
}

void say(Exercise& exercise, const std::string& key, double response_s = 1.0) {
  ASSERT_FALSE(exercise.done());
  exercise.answer(index_of(exercise.question(), key), response_s);
}

TEST(Exercise, AFeelingMayBeNamedThatIsNotOffered) {
  Item item = state_item();
  item.choices = {"happy", "angry"};
  Exercise exercise(item, HelpStage::after, 1);
  ASSERT_TRUE(exercise.takes_words());
  exercise.answer_in_words("excited", 3.0);
  EXPECT_EQ(exercise.question().ask, Ask::sure);
  EXPECT_FALSE(exercise.takes_words());
  say(exercise, "sure");
  say(exercise, "mouth");
  const Trial trial = exercise.trials().back();
  EXPECT_EQ(trial.answer, "excited");
  EXPECT_TRUE(trial.right) << "it is the second right answer";
  EXPECT_EQ(trial.response_s, 3.0);
  EXPECT_EQ(trial.sure, 2);
  EXPECT_EQ(exercise.reveal().verdict, "Yes: the person looks excited.");
  EXPECT_FALSE(Exercise(cue_item(), HelpStage::after, 1).takes_words());
}

TEST(Exercise, SpotTheCue) {
  Exercise exercise(cue_item(), HelpStage::after, 1);
  EXPECT_EQ(exercise.question().text, "What do the brows do?");
  ASSERT_EQ(exercise.question().choices.size(), 4U);
  EXPECT_EQ(exercise.question().choices[2].label, "Pulled together");
  EXPECT_EQ(exercise.question().choices[3].label, "Not sure");
  EXPECT_TRUE(exercise.question().help.empty());
  EXPECT_TRUE(exercise.question().spotlight.empty());
  say(exercise, "raised", 2.5);
  EXPECT_EQ(exercise.question().ask, Ask::sure);
  say(exercise, "sure");
  ASSERT_TRUE(exercise.done());
  const auto trials = exercise.trials();
  ASSERT_EQ(trials.size(), 1U);
  EXPECT_EQ(trials[0].asked, "brows");
  EXPECT_EQ(trials[0].truth, "raised");
  EXPECT_TRUE(trials[0].right);
  EXPECT_EQ(trials[0].response_s, 2.5);
  EXPECT_EQ(trials[0].sure, 2);
  EXPECT_FALSE(trials[0].cue_right.has_value());
  const Reveal reveal = exercise.reveal();
  EXPECT_TRUE(reveal.right);
  EXPECT_EQ(reveal.verdict, "Yes: raised.");
  EXPECT_EQ(reveal.seen, "Both brows go up.");
  EXPECT_NE(reveal.reading.find("may go with"), std::string::npos);
  EXPECT_NE(reveal.reading.find("Here he asks something."), std::string::npos);
  EXPECT_EQ(reveal.spotlight, std::vector<Part>{Part::brows});
}

TEST(Exercise, NotSureIsNoGuess) {
  Exercise exercise(cue_item(), HelpStage::after, 1);
  say(exercise, "not_sure");
  ASSERT_TRUE(exercise.done()) << "and is not asked how sure";
  EXPECT_FALSE(exercise.trials()[0].right);
  EXPECT_FALSE(exercise.trials()[0].sure.has_value());
  EXPECT_TRUE(exercise.reveal().unsure);
  EXPECT_EQ(exercise.reveal().verdict, "Most people would say: raised.");
}

TEST(Exercise, ReadThePersonAsksForTheCueToo) {
  Exercise exercise(state_item(), HelpStage::after, 1);
  EXPECT_LE(exercise.question().choices.size(), 6U);
  index_of(exercise.question(), "no_clear");
  EXPECT_EQ(exercise.question().choices.back().key, "not_sure");
  say(exercise, "happy");
  say(exercise, "guess");
  EXPECT_EQ(exercise.question().ask, Ask::telling);
  say(exercise, "eyes");
  ASSERT_TRUE(exercise.done());
  const Trial trial = exercise.trials().at(0);
  EXPECT_EQ(trial.asked, "state");
  EXPECT_EQ(trial.sure, 0);
  EXPECT_EQ(trial.cue_answer, "eyes");
  EXPECT_EQ(trial.cue_right, true) << "each of the telling parts will do";
  EXPECT_EQ(exercise.reveal().verdict, "Yes: the person looks happy.");
}

TEST(Exercise, WrongAnswersAreNamedGently) {
  Item item = state_item();
  item.choices = {"happy", "sad", "angry", "calm"};
  Exercise exercise(item, HelpStage::after, 1);
  say(exercise, "sad");
  say(exercise, "sure");
  say(exercise, "brows");
  const Trial trial = exercise.trials().at(0);
  EXPECT_FALSE(trial.right);
  EXPECT_EQ(trial.cue_right, false);
  EXPECT_EQ(exercise.reveal().verdict, "Most people would say: happy.");
  EXPECT_EQ(exercise.reveal().spotlight, item.telling);
}

TEST(Exercise, PartsThenTheWhole) {
  Exercise exercise(state_item(Kind::parts), HelpStage::hinted, 1);
  EXPECT_EQ(exercise.question().view, View::eyes);
  EXPECT_TRUE(exercise.question().help.empty()) << "half a face is the exercise";
  say(exercise, "not_sure", 3);
  EXPECT_EQ(exercise.question().view, View::mouth);
  say(exercise, "happy", 2);
  EXPECT_EQ(exercise.question().view, View::whole);
  say(exercise, "happy", 1);
  say(exercise, "fairly");
  EXPECT_EQ(exercise.question().ask, Ask::told_more);
  ASSERT_EQ(exercise.question().choices.size(), 3U);
  say(exercise, "eyes");
  ASSERT_TRUE(exercise.done());
  const auto trials = exercise.trials();
  ASSERT_EQ(trials.size(), 3U);
  EXPECT_EQ(trials[0].asked, "state_eyes");
  EXPECT_FALSE(trials[0].right);
  EXPECT_EQ(trials[1].asked, "state_mouth");
  EXPECT_TRUE(trials[1].right);
  EXPECT_EQ(trials[2].asked, "state");
  EXPECT_EQ(trials[2].cue_right, false) << "the mouth told more";
}

TEST(Exercise, HelpFadesInFourStages) {
  const auto question = [](HelpStage stage) { return Exercise(cue_item(), stage, 1).question(); };
  EXPECT_EQ(question(HelpStage::named).help.size(), 3U);
  EXPECT_EQ(question(HelpStage::hinted).help, std::vector<std::string>{"Look at the brows."});
  EXPECT_EQ(question(HelpStage::hinted).spotlight, std::vector<Part>{Part::brows});
  EXPECT_TRUE(question(HelpStage::after).help.empty());
  EXPECT_TRUE(question(HelpStage::none).help.empty());
  EXPECT_TRUE(Exercise(cue_item(), HelpStage::after, 1).has_reveal());
  EXPECT_FALSE(Exercise(cue_item(), HelpStage::none, 1).has_reveal());
  EXPECT_EQ(Exercise(state_item(), HelpStage::named, 1).question().help,
            std::vector<std::string>{"Both brows go up."});
  EXPECT_EQ(Exercise(state_item(), HelpStage::hinted, 1).question().help,
            std::vector<std::string>{"Look at the mouth and the eyes."});
}

TEST(Exercise, ChoicesOfItsOwnHoldTheRightOneInASteadyOrder) {
  std::set<std::string> wrong;
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const Exercise exercise(state_item(), HelpStage::after, seed);
    const auto& choices = exercise.question().choices;
    ASSERT_EQ(choices.size(), 6U);
    index_of(exercise.question(), "happy");
    std::size_t before = 0;
    for (std::size_t i = 0; i + 1 < choices.size(); ++i) {
      EXPECT_NE(choices[i].key, "excited") << "another right answer would be a trap";
      wrong.insert(choices[i].key);
      const auto& all = state_answers();
      const auto place = static_cast<std::size_t>(
          std::find_if(all.begin(), all.end(),
                       [&](const Answer& a) { return a.key == choices[i].key; }) -
          all.begin());
      EXPECT_TRUE(i == 0 || place > before);
      before = place;
    }
  }
  EXPECT_GT(wrong.size(), 8U) << "they change from time to time";
}

TEST(Exercise, NoClearFeelingCanBeTheRightAnswer) {
  Item item = state_item();
  item.right = {"no_clear"};
  Exercise exercise(item, HelpStage::after, 3);
  EXPECT_EQ(exercise.question().choices.size(), 6U);
  say(exercise, "no_clear");
  say(exercise, "sure");
  say(exercise, "mouth");
  EXPECT_TRUE(exercise.trials().at(0).right);
}

TEST(Exercise, AWrongUseIsABug) {
  Exercise exercise(cue_item(), HelpStage::after, 1);
  EXPECT_THROW(exercise.answer(9, 1.0), std::logic_error);
  EXPECT_THROW(exercise.trials(), std::logic_error);
  Item broken = cue_item();
  broken.right.clear();
  EXPECT_THROW(Exercise(broken, HelpStage::after, 1), std::logic_error);
}

}  // namespace
}  // namespace attune::practice
