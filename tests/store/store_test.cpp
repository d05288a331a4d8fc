#include "store/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "store/store_testing.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

using ::testing::HasSubstr;
using testing::message_of;

TEST(Store, RemembersFromOneOpeningToTheNext) {
  const attune::testing::TempFolder folder;
  const auto data = folder.path() / "data";
  {
    Store store = Store::open(data);
    const ProfileId ada = store.profile("Ada");
    store.set_gaze_offset(ada, {0.1, -0.05, 1234});
    store.set_baseline(ada,
                       {{{"brow_height", {0.6, 0.02, 240}}, {"mouth_width", {0.9, 0.1, 9}}}, 5});
    store.set_setting(ada, "pace", "slow");
  }
  Store store = Store::open(data);
  const ProfileId ada = store.profile("Ada");
  const auto offset = store.gaze_offset(ada);
  ASSERT_TRUE(offset.has_value());
  EXPECT_EQ(offset->yaw_rad, 0.1);
  EXPECT_EQ(offset->pitch_rad, -0.05);
  EXPECT_EQ(offset->learned_at_s, 1234);
  const auto baseline = store.baseline(ada);
  ASSERT_TRUE(baseline.has_value());
  ASSERT_EQ(baseline->features.size(), 2U);
  EXPECT_EQ(baseline->features.at("mouth_width").median, 0.9);
  EXPECT_EQ(baseline->features.at("mouth_width").spread, 0.1);
  EXPECT_EQ(baseline->learned_at_s, 5);
  EXPECT_EQ(store.setting(ada, "pace"), "slow");
}

TEST(Store, TheFolderIsForItsOwnerAlone) {
  const attune::testing::TempFolder folder;
  const auto data = folder.path() / "new/data";
  Store::open(data);
  struct stat status {};
  ASSERT_EQ(::stat(data.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
}

TEST(Store, WhatIsNotKnownIsEmpty) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  EXPECT_FALSE(store.find_profile("Ada").has_value());
  EXPECT_TRUE(store.profile_names().empty()) << "asking makes no profile";
  const ProfileId ada = store.profile("Ada");
  EXPECT_FALSE(store.gaze_offset(ada).has_value());
  EXPECT_FALSE(store.baseline(ada).has_value());
  EXPECT_FALSE(store.setting(ada, "pace").has_value());
}

TEST(Store, ProfilesStandApart) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  const ProfileId ada = store.profile(" Ada ");
  const ProfileId bo = store.profile("Bo");
  EXPECT_EQ(store.profile("Ada"), ada) << "spaces at the ends do not count";
  EXPECT_FALSE(ada == bo);
  store.set_gaze_offset(ada, {0.1, 0, 1});
  EXPECT_FALSE(store.gaze_offset(bo).has_value());
  EXPECT_EQ(store.profile_names(), (std::vector<std::string>{"Ada", "Bo"}));
  EXPECT_EQ(store.profile_name(bo), "Bo");
}

TEST(Store, NewValuesReplaceOldOnesAndCanBeForgotten) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  const ProfileId ada = store.profile("Ada");
  store.set_gaze_offset(ada, {0.1, 0, 1});
  store.set_gaze_offset(ada, {0.2, 0, 2});
  EXPECT_EQ(store.gaze_offset(ada)->yaw_rad, 0.2);
  store.set_baseline(ada, {{{"a", {1, 1, 1}}, {"b", {1, 1, 1}}}, 1});
  store.set_baseline(ada, {{{"a", {2, 1, 1}}}, 2});
  EXPECT_EQ(store.baseline(ada)->features.size(), 1U);
  EXPECT_EQ(store.baseline(ada)->features.at("a").median, 2);
  store.clear_gaze_offset(ada);
  store.clear_baseline(ada);
  EXPECT_FALSE(store.gaze_offset(ada).has_value());
  EXPECT_FALSE(store.baseline(ada).has_value());
}

TEST(Store, NumbersThatAreNoneAreBugs) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  const ProfileId ada = store.profile("Ada");
  EXPECT_THROW(store.set_gaze_offset(ada, {std::nan(""), 0, 0}), std::logic_error);
  EXPECT_FALSE(store.gaze_offset(ada).has_value());
}

TEST(Store, NamesMustBeReadable) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  for (const std::string name : {"", "  ", "a\nb", "\xC3", "\xFF", "a\xC0\xAF"}) {
    EXPECT_THAT(message_of([&] { store.profile(name); }, core::ErrorKind::usage),
                HasSubstr("--profile NAME"));
  }
  EXPECT_NE(message_of([&] { store.profile(std::string(81, 'a')); }, core::ErrorKind::usage), "");
  store.profile("Zoë Ω 山 🙂; DROP TABLE profile");
  EXPECT_EQ(store.profile_names().size(), 1U);
}

TEST(Store, DeletingLeavesNoTraceInAnyFile) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  const ProfileId ada = store.profile("Adalbertine");
  store.profile("Bo");
  Transaction many(store.database());
  for (int i = 0; i < 300; ++i) {
    store.set_setting(ada, "diary " + std::to_string(i), "xylophone " + std::string(300, 'y'));
  }
  many.commit();
  store.set_baseline(ada, {{{"zygomatic", {1, 1, 1}}}, 1});
  store.database().empty_log();
  store.set_setting(ada, "diary 7", "xylophone, now in the log");
  ASSERT_TRUE(testing::found_in_files(folder.path(), "Adalbertine"));
  ASSERT_TRUE(testing::found_in_files(folder.path(), "xylophone"));
  store.delete_profile(ada);
  for (const char* trace : {"Adalbertine", "xylophone", "zygomatic", "diary"}) {
    EXPECT_FALSE(testing::found_in_files(folder.path(), trace)) << trace;
  }
  EXPECT_TRUE(testing::found_in_files(folder.path(), "Bo"));
  EXPECT_EQ(store.profile_names(), std::vector<std::string>{"Bo"});
}

TEST(Store, DeletingWhileAnotherProgramReadsIsTold) {
  const attune::testing::TempFolder folder;
  Store store = Store::open(folder.path());
  const ProfileId ada = store.profile("Adalbertine");
  store.database().script("PRAGMA busy_timeout = 1");
  Store other = Store::open(folder.path());
  {
    // Holds what it has begun to read.
    other.database().script("BEGIN; SELECT * FROM profile");
    other.database().query("SELECT count(*) FROM profile");
    EXPECT_THAT(message_of([&] { store.delete_profile(ada); }),
                HasSubstr("close the other Attune"));
    other.database().script("COMMIT");
  }
  store.delete_profile(ada);
  EXPECT_FALSE(testing::found_in_files(folder.path(), "Adalbertine"));
}

}  // namespace
}  // namespace attune::store
