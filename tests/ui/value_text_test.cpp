#include "ui/value_text.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "ui/ui_testing.hpp"

namespace attune::ui {
namespace {

using core::CueId;
using testing::make_missing;
using testing::make_reading;

std::string number(CueId id, double value) { return number_text(make_reading(id, value, "")); }

TEST(NumberText, HasTheUnitOfTheCue) {
  EXPECT_EQ(number(CueId::eye_contact, 0.824), "82 % likely");
  EXPECT_EQ(number(CueId::eye_openness_left, 1.04), "104 % of usual");
  EXPECT_EQ(number(CueId::au04, 0.421), "0.42 of 1");
  EXPECT_EQ(number(CueId::mouth_corners, -0.3), "-0.30 of 1");
  EXPECT_EQ(number(CueId::mouth_corners, -0.004), "0.00 of 1") << "no sign for nothing";
  EXPECT_EQ(number(CueId::attending, 0.5), "50 % of the last half minute");
  EXPECT_EQ(number(CueId::lean, -0.08), "8 % farther");
  EXPECT_EQ(number(CueId::shoulders, 0.061), "6 % higher");
}

// Degrees only in text; left and right are the subject's.
TEST(NumberText, AnglesAreDegreesWithTheirSide) {
  EXPECT_EQ(number(CueId::head_turn, 0.2094), "12 degrees to their left");
  EXPECT_EQ(number(CueId::head_turn, -0.2094), "12 degrees to their right");
  EXPECT_EQ(number(CueId::gaze_vertical, -0.0175), "1 degree down");
  EXPECT_EQ(number(CueId::head_tilt, 0.001), "0 degrees") << "no side for nothing";
}

TEST(NumberText, MissingHasNone) {
  EXPECT_EQ(number_text(make_missing(CueId::head_turn, core::Missing::blurred)), "");
  EXPECT_EQ(number(CueId::head_turn, std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(BasisText, SaysWhetherThePersonIsKnown) {
  core::CueReading reading = make_reading(CueId::brow_raise, 0.4, "raised");
  EXPECT_EQ(basis_text(reading), "compared with this person's neutral face");
  reading.fitted = false;
  EXPECT_EQ(basis_text(reading), "not yet fitted to this person");
  EXPECT_EQ(basis_text(make_reading(CueId::eye_contact, 0.4, "")), "") << "needs no neutral face";
  core::CueReading slouch = make_reading(CueId::slouch, 0.1, "");
  slouch.fitted = true;
  EXPECT_EQ(basis_text(slouch), "compared with how this person usually sits");
  EXPECT_EQ(basis_text(make_reading(CueId::nodding, 0.4, "")), "");
  EXPECT_EQ(basis_text(make_missing(CueId::brow_raise, core::Missing::covered)), "");
}

}  // namespace
}  // namespace attune::ui
