#include "app/eye_contact_model.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/error.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::json;

Json shipped() {
  std::ifstream file(ATTUNE_SOURCE_DIR "/assets/models/eye_contact.json");
  return Json::parse(file);
}

void expect_refused(const std::string& text) {
  cues::CueOptions options;
  try {
    apply_eye_contact_model(text, "m.json", options);
    FAIL() << text;
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    const std::string message = error.what();
    EXPECT_NE(message.find("m.json"), std::string::npos) << message;
    EXPECT_NE(message.find("restore it"), std::string::npos) << message;
  }
  EXPECT_EQ(options.eye_contact.slope, cues::CueOptions{}.eye_contact.slope) << "half taken over";
}

TEST(EyeContactModel, TheShippedOneIsRead) {
  cues::CueOptions options;
  options.eye_contact.slope = 0.0;
  options.gaze.eyeball_depth = 0.0;
  load_eye_contact_model(ATTUNE_SOURCE_DIR "/assets/models", options);
  const Json weights = shipped()["weights"];
  EXPECT_EQ(options.eye_contact.slope, weights["slope"]);
  EXPECT_EQ(options.eye_contact.split_weight, weights["split_weight"]);
  EXPECT_EQ(options.gaze.eyeball_depth, weights["eyeball_depth"]);
  EXPECT_EQ(options.gaze.vergence_rad, weights["vergence_rad"]);
}

TEST(EyeContactModel, ConstantsInTheSourceAreTheTrainedOnesRounded) {
  const cues::CueOptions built_in;
  cues::CueOptions trained;
  load_eye_contact_model(ATTUNE_SOURCE_DIR "/assets/models", trained);
  EXPECT_NEAR(built_in.gaze.eyeball_depth, trained.gaze.eyeball_depth, 0.006);
  EXPECT_NEAR(built_in.gaze.vertical_zero, trained.gaze.vertical_zero, 0.004);
  EXPECT_NEAR(built_in.eye_contact.offset / built_in.eye_contact.slope,
              trained.eye_contact.offset / trained.eye_contact.slope, 0.015)
      << "where contact turns into away";
}

TEST(EyeContactModel, DamageIsRefusedWithARemedy) {
  expect_refused("");
  expect_refused("{");
  expect_refused("[]");
  Json other = shipped();
  other["kind"] = "something else";
  expect_refused(other.dump());
  Json newer = shipped();
  newer["version"] = 2;
  expect_refused(newer.dump());
  Json partial = shipped();
  partial["weights"].erase("vertical_zero");
  expect_refused(partial.dump());
  Json wild = shipped();
  wild["weights"]["slope"] = -3.0;
  expect_refused(wild.dump());
  Json words = shipped();
  words["weights"]["offset"] = "much";
  expect_refused(words.dump());
}

TEST(EyeContactModel, AMissingFileSaysWhere) {
  cues::CueOptions options;
  try {
    load_eye_contact_model("/nowhere", options);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    EXPECT_NE(std::string(error.what()).find("/nowhere/eye_contact.json"), std::string::npos);
  }
}

}  // namespace
}  // namespace attune::app
