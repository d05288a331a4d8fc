#include "report/text.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numbers>

namespace attune::report {
namespace {

std::string number(double value, int decimals) {
  std::string row;
  append_number(row, value, decimals);
  return row;
}

TEST(Text, CellsAreQuotedWhenNeeded) {
  EXPECT_EQ(cell("plain words"), "plain words");
  EXPECT_EQ(cell("a, b"), "\"a, b\"");
  EXPECT_EQ(cell("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(cell("two\r\nlines"), "two  lines");
  EXPECT_EQ(cell("no # comment"), "\"no # comment\"");
}

TEST(Text, NumbersAreRoundedAndMissingOnesEmpty) {
  EXPECT_EQ(number(1.23456, 3), ",1.235");
  EXPECT_EQ(number(-0.001, 2), ",0.00");
  EXPECT_EQ(number(-0.01, 2), ",-0.01");
  EXPECT_EQ(number(-10.0, 0), ",-10");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 3), ",");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 3), ",");
}

TEST(Text, AnglesAreInDegreesAndSayso) {
  const core::CueInfo& turn = core::info(core::CueId::head_turn);
  EXPECT_EQ(column_name(turn), "head_turn_deg");
  EXPECT_NEAR(in_column_unit(turn, std::numbers::pi / 6), 30.0, 1e-9);
  const core::CueInfo& lean = core::info(core::CueId::lean);
  EXPECT_EQ(column_name(lean), "lean");
  EXPECT_EQ(in_column_unit(lean, 0.2), 0.2);
}

TEST(Text, BackendsHaveNames) {
  EXPECT_EQ(name(core::Backend::mesh), "mesh");
  EXPECT_EQ(name(core::Backend::classic), "classic");
}

}  // namespace
}  // namespace attune::report
