#include "ui/actions.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

TEST(Actions, AddingKeepsEverything) {
  Actions all;
  all.commands = {Command::quit};
  all.choose_face = 3;
  Actions more;
  more.commands = {Command::next_theme};
  more.choose_source = "demo";
  more.consent = Watched::myself;
  more.text_scale = 1.5F;
  more.theme = ThemeId::high_contrast;
  more.reduced_motion = true;
  more.ask_again = true;
  more.practice = {2, true};
  more.spotlight = SpotPart::jaw;
  more.close_spotlight = true;
  more.tell_cue = core::CueId::smile;
  all.add(more);
  EXPECT_EQ(all.commands, (std::vector<Command>{Command::quit, Command::next_theme}));
  EXPECT_EQ(all.choose_face, 3) << "an empty wish does not undo another";
  EXPECT_EQ(all.choose_source, "demo");
  EXPECT_EQ(all.consent, Watched::myself);
  EXPECT_EQ(all.text_scale, 1.5F);
  EXPECT_EQ(all.theme, ThemeId::high_contrast);
  EXPECT_EQ(all.reduced_motion, true);
  EXPECT_TRUE(all.ask_again);
  EXPECT_EQ(all.spotlight, SpotPart::jaw);
  EXPECT_TRUE(all.close_spotlight);
  EXPECT_EQ(all.tell_cue, core::CueId::smile);
  EXPECT_EQ(all.practice.choose, 2U);
  EXPECT_TRUE(all.practice.repeat);
}

}  // namespace
}  // namespace attune::ui
