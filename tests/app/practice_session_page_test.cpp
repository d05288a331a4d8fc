// What a session shows; how it gets there is told in practice_session_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "app/partner_round.hpp"
#include "app/practice_desk.hpp"
#include "support/fake_clock.hpp"

namespace attune::app {
namespace {

class PracticeSessionPage : public ::testing::Test {
 protected:
  static PracticeOptions options() {
    PracticeOptions options;
    options.assets_root = ATTUNE_SOURCE_DIR "/assets";
    options.lesson = "demo";
    return options;
  }
  bool offers(const std::string& label, const std::string& detail) {
    const ui::PracticeModel model = desk.session().model();
    return std::any_of(
        model.choices.begin(), model.choices.end(),
        [&](const ui::PracticeChoice& c) { return c.label == label && c.detail == detail; });
  }
  attune::testing::FakeClock clock;
  PracticeDesk desk{options(), clock};
};

TEST_F(PracticeSessionPage, TheStartTellsWhatThereIsToDo) {
  const ui::PracticeModel model = desk.session().model();
  EXPECT_FALSE(model.title.empty());
  EXPECT_FALSE(model.with_picture);
  EXPECT_TRUE(offers("Start", "15 minutes or less"));
  EXPECT_FALSE(offers("Mark moments", "a lesson from anna.mp4"));
  desk.session().offer_marking(
      MarkingOffer{"anna.mp4", [this] { return std::make_unique<PartnerRound>(1, clock); }});
  EXPECT_TRUE(offers("Mark moments", "a lesson from anna.mp4"));
  desk.session().offer_marking(std::nullopt);
  EXPECT_FALSE(offers("Mark moments", "a lesson from anna.mp4"));
}

TEST_F(PracticeSessionPage, ARoundShowsItsOwnPage) {
  auto round = std::make_unique<PartnerRound>(1, clock);
  const std::string title = round->model().title;
  desk.session().open_round(std::move(round));
  EXPECT_EQ(desk.session().model().title, title);
}

}  // namespace
}  // namespace attune::app
