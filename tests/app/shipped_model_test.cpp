#include "app/shipped_model.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

TEST(ShippedModel, AMissingOneNamesTheFileAndTheRemedy) {
  const attune::testing::TempFolder folder;
  try {
    read_model(folder.path().string(), "some.json");
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    const std::string message = error.what();
    EXPECT_NE(message.find((folder.path() / "some.json").string()), std::string::npos) << message;
    EXPECT_NE(message.find("git checkout assets/models/some.json"), std::string::npos) << message;
  }
}

TEST(ShippedModel, ADamagedOneNamesThePlaceAndWhatIsWrong) {
  try {
    refuse_model("some.json", "/there/some.json", "a weight is missing");
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    EXPECT_EQ(std::string(error.what()).rfind("/there/some.json: a weight is missing; ", 0), 0U);
  }
}

}  // namespace
}  // namespace attune::app
