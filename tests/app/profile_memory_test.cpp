#include "app/profile_memory.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

core::FrameAnalysis one_face() {
  core::FrameAnalysis analysis;
  analysis.faces.emplace_back();
  return analysis;
}

// The frames of a step that learns the place of eye contact.
void learn_offset(ProfileMemory& memory, const core::GazeOffset& offset) {
  core::FrameAnalysis analysis = one_face();
  analysis.faces[0].eyes.offset_step.state = core::OffsetStep::State::running;
  memory.observe(analysis);
  analysis.faces[0].eyes.offset_step.state = core::OffsetStep::State::done;
  analysis.faces[0].eyes.offset = offset;
  memory.observe(analysis);
}

std::shared_ptr<const core::PersonalNeutral> some_neutral(double brows) {
  core::PersonalNeutral neutral;
  neutral.backend = core::Backend::classic;
  neutral.measures["brow_height"] = {brows, 0.01, 120};
  return std::make_shared<const core::PersonalNeutral>(neutral);
}

TEST(ProfileMemory, PlaceOfEyeContactIsKeptFromRunToRunByProfile) {
  const attune::testing::TempFolder folder;
  const std::filesystem::path data = folder.path() / "data";
  const auto loaded = [&](const char* profile) {
    ProfileMemory memory(data, profile);
    memory.load();
    return memory.offset();
  };
  EXPECT_FALSE(loaded(""));
  EXPECT_FALSE(std::filesystem::exists(data)) << "looking makes nothing";
  ProfileMemory first(data, "");
  learn_offset(first, {0.1, -0.2});
  ASSERT_TRUE(loaded(""));
  EXPECT_EQ(loaded("")->yaw_rad, 0.1);
  EXPECT_EQ(loaded("")->pitch_rad, -0.2);
  EXPECT_FALSE(loaded("other"));
  ProfileMemory(data, "other").clear_offset();
  ProfileMemory(data, "").clear_offset();
  EXPECT_FALSE(loaded(""));
}

TEST(ProfileMemory, AnOldStepThatIsStillToldOfIsNotKept) {
  ProfileMemory memory("", "");
  core::FrameAnalysis analysis = one_face();
  analysis.faces[0].eyes.offset_step.state = core::OffsetStep::State::done;
  analysis.faces[0].eyes.offset = core::GazeOffset{0.1, 0.1};
  memory.observe(analysis);
  EXPECT_FALSE(memory.offset());
}

TEST(ProfileMemory, NeutralFaceIsKeptUnderAName) {
  const attune::testing::TempFolder folder;
  core::FrameAnalysis analysis = one_face();
  ProfileMemory anna(folder.path(), "Anna");
  EXPECT_FALSE(anna.observe(analysis)) << "nothing learned yet";
  analysis.faces[0].neutral = some_neutral(0.31);
  EXPECT_TRUE(anna.observe(analysis));
  EXPECT_FALSE(anna.observe(analysis)) << "kept already";
  analysis.faces[0].neutral = some_neutral(0.29);
  EXPECT_TRUE(anna.observe(analysis)) << "learned anew";

  ProfileMemory later(folder.path(), "Anna");
  later.load();
  ASSERT_TRUE(later.neutral());
  EXPECT_EQ(later.neutral()->backend, core::Backend::classic);
  const auto& measure = later.neutral()->measures.at("brow_height");
  EXPECT_EQ(measure.center, 0.29);
  EXPECT_EQ(measure.noise, 0.01);
  EXPECT_EQ(measure.count, 120);

  ProfileMemory other(folder.path(), "Ben");
  other.load();
  EXPECT_FALSE(other.neutral());
}

TEST(ProfileMemory, NeutralFaceOfTheProfileIsNotWrittenBack) {
  const attune::testing::TempFolder folder;
  core::FrameAnalysis analysis = one_face();
  analysis.faces[0].neutral = some_neutral(0.31);
  analysis.faces[0].baseline.from_profile = true;
  EXPECT_FALSE(ProfileMemory(folder.path(), "Anna").observe(analysis));
}

TEST(ProfileMemory, WithoutANameNoNeutralFaceIsKept) {
  const attune::testing::TempFolder folder;
  core::FrameAnalysis analysis = one_face();
  analysis.faces[0].neutral = some_neutral(0.31);
  EXPECT_FALSE(ProfileMemory(folder.path(), "").observe(analysis));
}

TEST(ProfileMemory, WithoutAFolderNothingIsWritten) {
  ProfileMemory memory("", "Anna");
  learn_offset(memory, {0.1, 0.1});
  EXPECT_EQ(memory.offset()->yaw_rad, 0.1) << "it holds for this run";
  ProfileMemory later("", "Anna");
  later.load();
  EXPECT_FALSE(later.offset());
}

}  // namespace
}  // namespace attune::app
