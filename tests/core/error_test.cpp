#include "core/error.hpp"

#include <gtest/gtest.h>

namespace attune::core {
namespace {

TEST(Error, KeepsKindAndMessage) {
  const Error error(ErrorKind::model, "mesh.onnx is damaged; run tools/fetch_assets");
  EXPECT_EQ(error.kind(), ErrorKind::model);
  EXPECT_STREQ(error.what(), "mesh.onnx is damaged; run tools/fetch_assets");
}

TEST(Error, BrokenPreconditionNamesThePlace) {
  EXPECT_NO_THROW(ATTUNE_REQUIRE(1 + 1 == 2));
  try {
    ATTUNE_REQUIRE(1 + 1 == 3);
    FAIL() << "did not throw";
  } catch (const std::logic_error& error) {
    EXPECT_NE(std::string(error.what()).find("error_test.cpp"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("1 + 1 == 3"), std::string::npos);
  }
}

}  // namespace
}  // namespace attune::core
