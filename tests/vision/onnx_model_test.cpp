#include "vision/onnx_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "vision/temp_folder.hpp"

namespace attune::vision {
namespace {

using testing::HasSubstr;

std::string message_of(const std::string& folder, const std::string& name) {
  try {
    load_onnx(folder, name);
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    return error.what();
  }
  return "no error";
}

TEST(LoadOnnx, NamesTheFileAndTheRemedy) {
  const TempFolder folder;
  EXPECT_THAT(
      message_of(folder.path(), "face_mesh.onnx"),
      testing::AllOf(HasSubstr("face_mesh.onnx is missing"), HasSubstr("tools/fetch_assets")));
  folder.write("face_mesh.onnx", {1, 2, 3});
  EXPECT_THAT(message_of(folder.path(), "face_mesh.onnx"), HasSubstr("damaged"));
}

TEST(LoadOnnx, RefusesAFileThatIsNotPinned) {
  const TempFolder folder;
  folder.write("other.onnx", {1, 2, 3});
  EXPECT_THAT(message_of(folder.path(), "other.onnx"), HasSubstr("SHA-256"));
}

}  // namespace
}  // namespace attune::vision
