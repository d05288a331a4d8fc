#include "store/transfer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "store/schema.hpp"
#include "store/store_testing.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;
using testing::message_of;

class Transfer : public ::testing::Test {
 protected:
  Transfer() : store_(Store::open(folder_.path() / "data")), ada_(store_.profile("Ada")) {
    store_.set_gaze_offset(ada_, {0.1, -0.25, 77});
    store_.set_baseline(ada_, {{{"brow_height", {0.6, 0.02, 240}}}, 5});
    store_.set_setting(ada_, "note", "\"quoted\" and Zoë");
  }

  std::string refusal(const Json& json) {
    return message_of([&] { import_profile(store_, json.dump(), "ada.json", "New"); },
                      core::ErrorKind::usage);
  }

  attune::testing::TempFolder folder_;
  Store store_;
  ProfileId ada_;
};

TEST_F(Transfer, BringsEverythingToAnotherPlace) {
  const std::string exported = export_profile(store_, ada_);
  Store other = Store::open(folder_.path() / "other");
  const ProfileId ada = import_profile(other, exported, "ada.json");
  EXPECT_EQ(other.profile_name(ada), "Ada");
  EXPECT_EQ(other.gaze_offset(ada)->pitch_rad, -0.25);
  EXPECT_EQ(other.baseline(ada)->features.at("brow_height").median, 0.6);
  EXPECT_EQ(other.setting(ada, "note"), "\"quoted\" and Zoë");
  EXPECT_EQ(export_profile(other, ada), exported);
}

TEST_F(Transfer, NamesEveryTableAndNobodyElse) {
  store_.set_setting(store_.profile("Bo"), "secret", "of Bo");
  const std::string exported = export_profile(store_, ada_);
  EXPECT_EQ(exported.find("of Bo"), std::string::npos);
  const Json json = Json::parse(exported);
  for (const std::string& table : personal_tables(store_.database())) {
    EXPECT_TRUE(json["data"].contains(table)) << table;
  }
}

TEST_F(Transfer, ATakenNameNeedsAnother) {
  const std::string exported = export_profile(store_, ada_);
  EXPECT_THAT(
      message_of([&] { import_profile(store_, exported, "ada.json"); }, core::ErrorKind::usage),
      HasSubstr("there is a profile named Ada already"));
  const ProfileId twin = import_profile(store_, exported, "ada.json", "Ada 2");
  EXPECT_EQ(store_.setting(twin, "note"), store_.setting(ada_, "note"));
}

TEST_F(Transfer, WhatIsNoExportIsRefusedWhole) {
  const Json good = Json::parse(export_profile(store_, ada_));
  EXPECT_THAT(message_of([&] { import_profile(store_, "{", "a.json"); }, core::ErrorKind::usage),
              HasSubstr("a.json"));
  EXPECT_THAT(refusal(Json::array()), HasSubstr("no profile that Attune exported"));
  EXPECT_THAT(refusal({{"attune_profile", 1}}), HasSubstr("no profile that Attune exported"));

  Json newer = good;
  newer["schema"] = 999;
  EXPECT_THAT(refusal(newer), HasSubstr("a newer Attune"));

  Json table = good;
  table["data"]["profile; DROP TABLE setting"] = Json::array();
  EXPECT_THAT(refusal(table), HasSubstr("not known"));

  Json column = good;
  column["data"]["setting"][0]["key) VALUES (1); --"] = 1;
  EXPECT_THAT(refusal(column), HasSubstr("not known"));

  Json kind = good;
  kind["data"]["setting"][0]["value"] = Json::array();
  EXPECT_THAT(refusal(kind), HasSubstr("unknown kind"));

  Json incomplete = good;
  incomplete["data"]["setting"][0].erase("value");
  EXPECT_THAT(message_of([&] { import_profile(store_, incomplete.dump(), "a.json", "New"); }),
              HasSubstr("cannot import a.json"));

  EXPECT_EQ(store_.profile_names(), std::vector<std::string>{"Ada"}) << "nothing half imported";
}

}  // namespace
}  // namespace attune::store
