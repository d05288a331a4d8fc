#include "app/partner_round.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/fake_clock.hpp"

namespace attune::app {
namespace {

std::size_t index_of(const ui::PracticeModel& model, const std::string& label) {
  for (std::size_t i = 0; i < model.choices.size(); ++i) {
    if (model.choices[i].label == label) return i;
  }
  ADD_FAILURE() << label << " is not offered";
  return 0;
}

void press(PartnerRound& round, const std::string& label) {
  round.choose(index_of(round.model(), label));
}

TEST(PartnerRound, ThePartnersWordIsTheTruth) {
  attune::testing::FakeClock clock;
  PartnerRound round(1, clock);
  const std::string truth = round.model().choices.at(0).label;
  round.choose(0);
  press(round, "I have looked");
  EXPECT_EQ(round.model().title, "What might your partner be feeling?");
  EXPECT_LE(round.model().choices.size(), 6U);
  press(round, truth);
  press(round, "Sure");
  press(round, "Mouth");
  EXPECT_EQ(round.model().title, "Your partner says: " + truth + ".");
  const auto trial = round.take_trial();
  ASSERT_TRUE(trial.has_value());
  EXPECT_TRUE(trial->right);
  EXPECT_EQ(trial->lesson, "partner");
  EXPECT_EQ(trial->cue_answer, "mouth");
  EXPECT_FALSE(trial->cue_right.has_value()) << "nobody knows which part told it";
  EXPECT_FALSE(round.take_trial().has_value()) << "once";
  press(round, "Another round");
  EXPECT_EQ(round.outcome(), PartnerRound::Outcome::another);
}

TEST(PartnerRound, NothingOfTheChoiceIsLeftOnTheScreen) {
  attune::testing::FakeClock clock;
  PartnerRound round(2, clock);
  const std::string truth = round.model().choices.at(2).label;
  round.choose(2);
  const ui::PracticeModel model = round.model();
  EXPECT_EQ(model.title.find(truth), std::string::npos);
  EXPECT_EQ(model.choices.size(), 1U);
}

TEST(PartnerRound, EveryFeelingCanBeReached) {
  attune::testing::FakeClock clock;
  PartnerRound round(3, clock);
  std::set<std::string> seen;
  for (int i = 0; i < 4; ++i) {
    ASSERT_EQ(round.model().choices.size(), 6U);
    for (std::size_t k = 0; k < 4; ++k) seen.insert(round.model().choices[k].label);
    press(round, "Other feelings");
  }
  EXPECT_EQ(seen.size(), practice::state_answers().size() - 1);
}

TEST(PartnerRound, NotSureIsAnAnswerToo) {
  attune::testing::FakeClock clock;
  PartnerRound round(4, clock);
  press(round, "No clear feeling");
  press(round, "I have looked");
  press(round, "Not sure");
  press(round, "Not sure");
  EXPECT_FALSE(round.take_trial()->right);
  EXPECT_EQ(round.model().lines[0], "You read: Not sure.");
  press(round, "Back to the start");
  EXPECT_EQ(round.outcome(), PartnerRound::Outcome::back);
}

}  // namespace
}  // namespace attune::app
