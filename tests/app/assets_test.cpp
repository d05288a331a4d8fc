#include "app/assets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

void make_assets(const fs::path& folder) {
  fs::create_directories(folder);
  std::ofstream(folder / "states.json") << "{}";
}

TEST(Assets, ChoiceGoesBeforeEverything) {
  const attune::testing::TempFolder folder;
  make_assets(folder.path() / "mine");
  make_assets(folder.path() / "src/assets");
  const std::string mine = folder.file("mine");
  EXPECT_EQ(find_assets(mine, folder.file("src/bin/attune"), folder.file("src")).root, mine);
}

TEST(Assets, WrongChoiceIsToldNotPassedOver) {
  const attune::testing::TempFolder folder;
  make_assets(folder.path() / "src/assets");
  try {
    find_assets(folder.file("other"), folder.file("src/bin/attune"), folder.file("src"));
    FAIL() << "no error";
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    EXPECT_NE(std::string(error.what()).find(folder.file("other")), std::string::npos);
  }
}

TEST(Assets, AreFoundInstalledAndInABuildTreeAndWhereItWasBuilt) {
  const attune::testing::TempFolder folder;
  make_assets(folder.path() / "usr/share/attune/assets");
  EXPECT_EQ(find_assets({}, folder.file("usr/bin/attune"), "/nowhere").root,
            folder.file("usr/share/attune/assets"));

  make_assets(folder.path() / "tree/assets");
  EXPECT_EQ(find_assets({}, folder.file("tree/build/dev/bin/attune"), "/nowhere").root,
            folder.file("tree/assets"));
  EXPECT_EQ(find_assets({}, "/usr/local/bin/attune", folder.file("tree")).root,
            folder.file("tree/assets"));
}

TEST(Assets, NowhereIsAnErrorWithARemedy) {
  try {
    find_assets({}, "/no/such/bin/attune", "/no/such/tree");
    FAIL() << "no error";
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::file);
    EXPECT_NE(std::string(error.what()).find("--assets"), std::string::npos);
  }
}

}  // namespace
}  // namespace attune::app
