#include "ui/theme.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

TEST(Theme, ContrastIsThatOfWcag) {
  const Color black{0, 0, 0};
  const Color white{1, 1, 1};
  EXPECT_NEAR(contrast_ratio(black, white), 21.0, 1e-6);
  EXPECT_NEAR(contrast_ratio(white, white), 1.0, 1e-6);
  // 0x767676 on white is the well-known border case of 4.54.
  const float grey = 0x76 / 255.0F;
  EXPECT_NEAR(contrast_ratio({grey, grey, grey}, white), 4.54, 0.01);
  EXPECT_DOUBLE_EQ(contrast_ratio(black, {grey, grey, grey}),
                   contrast_ratio({grey, grey, grey}, black));
}

class EveryTheme : public ::testing::TestWithParam<ThemeId> {};

TEST_P(EveryTheme, ReachesTheContrastOfEveryPair) {
  for (const ColorPair& pair : color_pairs(palette(GetParam()))) {
    EXPECT_EQ(pair.front.a, 1.0F) << pair.what;
    EXPECT_EQ(pair.back.a, 1.0F) << pair.what;
    EXPECT_GE(contrast_ratio(pair.front, pair.back), pair.least) << pair.what;
  }
}

INSTANTIATE_TEST_SUITE_P(Theme, EveryTheme,
                         ::testing::Values(ThemeId::calm, ThemeId::high_contrast));

TEST(Theme, HighContrastReachesSevenForText) {
  const Palette& p = palette(ThemeId::high_contrast);
  EXPECT_GE(contrast_ratio(p.text, p.panel), 7.0);
  EXPECT_GE(contrast_ratio(p.muted, p.raised), 7.0);
}

TEST(Theme, NextWalksThroughAllAndNamesDiffer) {
  EXPECT_EQ(next(next(ThemeId::calm)), ThemeId::calm);
  EXPECT_NE(next(ThemeId::calm), ThemeId::calm);
  EXPECT_NE(name(ThemeId::calm), name(ThemeId::high_contrast));
  EXPECT_NE(words(ThemeId::calm), words(ThemeId::high_contrast));
}

TEST(Theme, AlphaMultiplies) { EXPECT_FLOAT_EQ(with_alpha({1, 1, 1, 0.5F}, 0.5F).a, 0.25F); }

}  // namespace
}  // namespace attune::ui
