#include "vision/model_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "core/error.hpp"
#include "vision/temp_folder.hpp"

namespace attune::vision {
namespace {

using testing::HasSubstr;

const std::vector<unsigned char> kAbc{'a', 'b', 'c'};
// FIPS 180-2, appendix B.1.
constexpr const char* kAbcSha256 =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::string message_of(const std::string& path, const std::string& sum) {
  try {
    load_verified(path, sum, "mend it");
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::model);
    return error.what();
  }
  return "no error";
}

TEST(Sha256OfFile, MatchesThePublishedExamples) {
  const TempFolder folder;
  folder.write("abc", kAbc);
  EXPECT_EQ(sha256_of_file(folder.path("abc")), kAbcSha256);
  folder.write("none", {});
  EXPECT_EQ(sha256_of_file(folder.path("none")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  // A million times "a" (appendix B.3): more than one piece.
  folder.write("million", std::vector<unsigned char>(1000000, 'a'));
  EXPECT_EQ(sha256_of_file(folder.path("million")),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(LoadVerified, GivesTheBytesOfThePinnedFile) {
  const TempFolder folder;
  folder.write("abc", kAbc);
  EXPECT_EQ(load_verified(folder.path("abc"), kAbcSha256, ""), kAbc);
  EXPECT_NO_THROW(verify_file(folder.path("abc"), kAbcSha256, ""));
}

TEST(LoadVerified, SaysWhatIsWrongAndHowToMendIt) {
  const TempFolder folder;
  folder.write("abc", {'a', 'b', 'd'});
  const auto damaged = message_of(folder.path("abc"), kAbcSha256);
  EXPECT_THAT(damaged, HasSubstr(folder.path("abc")));
  EXPECT_THAT(damaged, HasSubstr("SHA-256"));
  EXPECT_THAT(damaged, HasSubstr("mend it"));
  EXPECT_THAT(message_of(folder.path("gone"), kAbcSha256), HasSubstr("missing"));
  EXPECT_THAT(message_of(folder.path(), kAbcSha256), HasSubstr("missing"));  // a folder
  EXPECT_THAT(message_of("/dev/zero", kAbcSha256), HasSubstr("missing"));    // endless
  folder.write("abc", {});
  EXPECT_THAT(message_of(folder.path("abc"), kAbcSha256), HasSubstr("damaged"));
}

TEST(LoadVerified, RefusesAFileThatNobodyPins) {
  const TempFolder folder;
  folder.write("abc", kAbc);
  EXPECT_THROW(load_verified(folder.path("abc"), "", ""), core::Error);
  EXPECT_EQ(pinned_sha256("no such file"), "");
}

TEST(LoadVerified, RefusesEveryMutation) {
  const TempFolder folder;
  std::mt19937 random(1);
  std::vector<unsigned char> bytes(3000);
  for (auto& byte : bytes) {
    byte = static_cast<unsigned char>(random());
  }
  folder.write("model", bytes);
  const auto sum = sha256_of_file(folder.path("model"));
  for (int i = 0; i < 300; ++i) {
    auto mutated = bytes;
    switch (i % 3) {
      case 0:
        mutated[random() % mutated.size()] ^= static_cast<unsigned char>(1U << (random() % 8));
        break;
      case 1:
        mutated.resize(random() % mutated.size());
        break;
      default:
        mutated.push_back(static_cast<unsigned char>(random()));
    }
    folder.write("model", mutated);
    EXPECT_THROW(load_verified(folder.path("model"), sum, ""), core::Error);
  }
}

TEST(PinnedSha256, KnowsEveryModel) {
  for (const char* name :
       {"face_detector.onnx", "face_mesh.onnx", "face_mesh_left_eye.onnx",
        "face_mesh_right_eye.onnx", "face_mesh_lips.onnx", "face_mesh_parts.json"}) {
    EXPECT_EQ(pinned_sha256(name).size(), 64U) << name;
  }
}

}  // namespace
}  // namespace attune::vision
