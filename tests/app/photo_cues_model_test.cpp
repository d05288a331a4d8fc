#include "app/photo_cues_model.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/error.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::json;

Json shipped() {
  std::ifstream file(ATTUNE_SOURCE_DIR "/assets/models/photo_cues.json");
  return Json::parse(file);
}

void expect_refused(const std::string& text) {
  cues::CueOptions options;
  try {
    apply_photo_cues_model(text, "m.json", options);
    FAIL() << text;
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    const std::string message = error.what();
    EXPECT_NE(message.find("m.json"), std::string::npos) << message;
    EXPECT_NE(message.find("restore it"), std::string::npos) << message;
  }
  EXPECT_FALSE(options.photo.brows.with_expression) << "half taken over";
}

double weight(const cues::PhotoRule& rule, cues::PhotoMeasure measure) {
  return rule.weights[static_cast<std::size_t>(measure)];
}

TEST(PhotoCuesModel, TheShippedOneIsRead) {
  cues::CueOptions options;
  load_photo_cues_model(ATTUNE_SOURCE_DIR "/assets/models", options);
  const Json rules = shipped()["rules"];
  ASSERT_TRUE(options.photo.smile.with_expression);
  ASSERT_TRUE(options.photo.smile.shape);
  EXPECT_EQ(options.photo.smile.with_expression->high, rules["smile"]["high"]);
  EXPECT_EQ(weight(*options.photo.smile.shape, cues::PhotoMeasure::mouth_width),
            rules["smile_shape"]["weights"]["mouth_width"]);
  EXPECT_EQ(weight(*options.photo.corners.with_expression, cues::PhotoMeasure::looks_happiness),
            rules["mouth_corners"]["weights"]["looks_happiness"]);
}

TEST(PhotoCuesModel, TheShippedWeightsPointWhereTheFaceGoes) {
  cues::CueOptions options;
  load_photo_cues_model(ATTUNE_SOURCE_DIR "/assets/models", options);
  const cues::PhotoRule& smile = *options.photo.smile.with_expression;
  EXPECT_GT(weight(smile, cues::PhotoMeasure::looks_happiness), 0.0);
  EXPECT_GT(weight(smile, cues::PhotoMeasure::mouth_width), 0.0);
  EXPECT_GT(weight(smile, cues::PhotoMeasure::lift_middle), 0.0);
  const cues::PhotoRule& brows = *options.photo.brows.with_expression;
  EXPECT_GT(weight(brows, cues::PhotoMeasure::brow_height), 0.0);
  EXPECT_GT(weight(brows, cues::PhotoMeasure::brow_gap), 0.0);
  EXPECT_LT(weight(brows, cues::PhotoMeasure::looks_anger), 0.0);
  const cues::PhotoRule& eyes = *options.photo.eyes.with_expression;
  EXPECT_GT(weight(eyes, cues::PhotoMeasure::eye_gap), 0.0);
  EXPECT_GT(weight(eyes, cues::PhotoMeasure::lid_iris), 0.0);
  EXPECT_GT(weight(eyes, cues::PhotoMeasure::looks_surprise), 0.0);
}

TEST(PhotoCuesModel, DamageIsRefusedWithARemedy) {
  expect_refused("");
  expect_refused("[]");
  const auto changed = [](auto change) {
    Json file = shipped();
    change(file);
    expect_refused(file.dump());
  };
  changed([](Json& f) { f["kind"] = "attune eye contact"; });
  changed([](Json& f) { f["version"] = 2; });
  changed([](Json& f) { f.erase("rules"); });
  changed([](Json& f) { f["rules"].erase("smile_shape"); });
  changed([](Json& f) { f["rules"].erase("eyes"); });
  changed([](Json& f) { f["rules"]["brows"] = 3; });
  changed([](Json& f) { f["rules"]["brows"].erase("low"); });
  changed([](Json& f) { f["rules"]["brows"]["low"] = 999.0; });
  changed([](Json& f) { f["rules"]["smile"]["weights"]["teeth"] = 1.0; });
  changed([](Json& f) { f["rules"]["smile"]["weights"]["pitch"] = 1e9; });
  changed([](Json& f) { f["rules"]["smile"]["weights"]["pitch"] = "up"; });
  changed([](Json& f) { f["rules"]["smile_shape"]["weights"]["looks_anger"] = 1.0; });
}

TEST(PhotoCuesModel, AMissingFileIsNamed) {
  cues::CueOptions options;
  try {
    load_photo_cues_model("/nowhere", options);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    EXPECT_NE(std::string(error.what()).find("/nowhere/photo_cues.json"), std::string::npos);
  }
}

}  // namespace
}  // namespace attune::app
