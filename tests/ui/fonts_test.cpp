#include "ui/fonts.hpp"

#include <gtest/gtest.h>

#include "ui/imgui_testing.hpp"

namespace attune::ui {
namespace {

TEST(Fonts, PreferInterThenFallBack) {
  const auto all = find_fonts([](const std::filesystem::path&) { return true; });
  ASSERT_TRUE(all);
  EXPECT_NE(all->regular.string().find("Inter"), std::string::npos);
  const auto dejavu = find_fonts([](const std::filesystem::path& path) {
    return path.string().find("dejavu") != std::string::npos;
  });
  ASSERT_TRUE(dejavu);
  EXPECT_NE(dejavu->strong.string().find("DejaVuSans-Bold"), std::string::npos);
  EXPECT_FALSE(find_fonts([](const std::filesystem::path&) { return false; }));
}

TEST(Fonts, AHalfFamilyIsNoFamily) {
  const auto fonts = find_fonts(
      [](const std::filesystem::path& path) { return path.filename() == "Inter-Regular.otf"; });
  EXPECT_FALSE(fonts);
}

TEST(Fonts, WorkWithoutAnyFile) {
  testing::Headless ui({400, 200}, 1.0F);
  const Fonts fonts = build_fonts(std::nullopt, 20.0F);
  ASSERT_NE(fonts.body, nullptr);
  EXPECT_FLOAT_EQ(fonts.body->FontSize, 20.0F);
  EXPECT_GT(fonts.title->FontSize, fonts.body->FontSize);
}

// Nothing on the screen is drawn as the "unknown character" box.
TEST(Fonts, HoldTheLettersOfNamesAndPaths) {
  testing::Headless ui({400, 200}, 2.0F);
  const ImFont* body = ImGui::GetIO().FontDefault;
  for (const ImWchar letter : {0x41, 0x7E, 0xE9, 0xDF, 0x15E, 0x3A9, 0x416, 0x2019, 0x2026}) {
    EXPECT_NE(body->FindGlyphNoFallback(letter), nullptr) << std::hex << letter;
  }
  EXPECT_FLOAT_EQ(body->FontSize, std::round(ui.em())) << "not scaled, so crisp";
}

}  // namespace
}  // namespace attune::ui
