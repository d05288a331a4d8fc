#include "app/commands/profile.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/error.hpp"
#include "store/store.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

class Profile : public ::testing::Test {
 protected:
  Profile() {
    options_.common.data_dir = (folder_.path() / "data").string();
    options_.common.profile = "Ada";
    options_.file = folder_.file("ada.json");
    store::Store store = store::Store::open(*options_.common.data_dir);
    store.set_gaze_offset(store.profile("Ada"), {0.1, 0.2, 3});
  }
  std::string list() const {
    ::testing::internal::CaptureStdout();
    EXPECT_EQ(run_profile_list(options_), 0);
    std::fflush(stdout);
    return ::testing::internal::GetCapturedStdout();
  }

  attune::testing::TempFolder folder_;
  ProfileOptions options_;
};

TEST_F(Profile, IsListedExportedDeletedAndImported) {
  EXPECT_EQ(list(), "Ada\n");
  EXPECT_EQ(run_profile_export(options_), 0);
  struct stat status {};
  ASSERT_EQ(::stat(options_.file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  options_.confirmed = true;
  EXPECT_EQ(run_profile_delete(options_), 0);
  EXPECT_EQ(list(), "");
  options_.common.profile = "Bo";
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(run_profile_import(options_), 0);
  std::fflush(stdout);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "Bo\n");
  store::Store store = store::Store::open(*options_.common.data_dir);
  EXPECT_EQ(store.gaze_offset(store.profile("Bo"))->pitch_rad, 0.2);
}

TEST_F(Profile, DeletingWantsAWord) {
  EXPECT_THROW(run_profile_delete(options_), core::Error);
  EXPECT_EQ(list(), "Ada\n");
}

TEST_F(Profile, AnUnknownOneIsNamed) {
  options_.common.profile = "Nobody";
  try {
    run_profile_export(options_);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    EXPECT_NE(std::string(error.what()).find("Nobody"), std::string::npos);
  }
}

}  // namespace
}  // namespace attune::app
