#include "app/gaze_place.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

TEST(GazePlace, IsKeptFromRunToRunByProfile) {
  const attune::testing::TempFolder folder;
  const std::filesystem::path data = folder.path() / "data";
  EXPECT_FALSE(GazePlace(data, "").load());
  EXPECT_FALSE(std::filesystem::exists(data)) << "looking makes nothing";
  GazePlace(data, "").keep({0.1, -0.2});
  const auto offset = GazePlace(data, "").load();
  ASSERT_TRUE(offset);
  EXPECT_EQ(offset->yaw_rad, 0.1);
  EXPECT_EQ(offset->pitch_rad, -0.2);
  EXPECT_FALSE(GazePlace(data, "other").load());
  GazePlace(data, "other").clear();
  GazePlace(data, "").clear();
  EXPECT_FALSE(GazePlace(data, "").load());
}

TEST(GazePlace, WithoutAFolderNothingIsRemembered) {
  GazePlace("", "").keep({0.1, 0.1});
  EXPECT_FALSE(GazePlace("", "").load());
}

}  // namespace
}  // namespace attune::app
