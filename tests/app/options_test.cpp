#include "app/options.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

const Assets kOurs{ATTUNE_SOURCE_DIR "/assets"};

TEST(Options, BecomeThoseOfTheAnalyzer) {
  CommonOptions common;
  common.backend = core::Backend::classic;
  const auto options = analyzer_options(common, kOurs);
  EXPECT_EQ(options.vision.backend, core::Backend::classic);
  EXPECT_EQ(options.vision.model_dir, kOurs.model_dir());
  ASSERT_TRUE(options.states.has_value());
  EXPECT_FALSE(options.states->rows.empty());
}

TEST(Options, TheMeshBringsItsEyeContactModel) {
  CommonOptions common;
  common.cues_only = true;
  EXPECT_THROW(analyzer_options(common, Assets{"/nowhere"}), core::Error);
  EXPECT_GT(analyzer_options({}, kOurs).cues.eye_contact.slope, 1.0);
}

TEST(Options, CuesOnlyDoesNotEvenReadTheStates) {
  CommonOptions common;
  common.cues_only = true;
  common.backend = core::Backend::classic;
  EXPECT_FALSE(analyzer_options(common, Assets{"/nowhere"}).states.has_value());
}

TEST(Options, WrongOrMissingStatesAreToldByName) {
  const attune::testing::TempFolder folder;
  const Assets assets{folder.path().string()};
  const auto kind_of_error = [&] {
    try {
      analyzer_options({}, assets);
    } catch (const core::Error& error) {
      EXPECT_NE(std::string(error.what()).find(assets.state_table()), std::string::npos);
      return error.kind();
    }
    ADD_FAILURE() << "no error";
    return core::ErrorKind::display;
  };
  EXPECT_EQ(kind_of_error(), core::ErrorKind::file);
  std::ofstream(assets.state_table()) << "{ not json";
  EXPECT_EQ(kind_of_error(), core::ErrorKind::usage);
}

TEST(Options, BecomeThoseOfTheSource) {
  CommonOptions common;
  common.width = 1280;
  common.height = 720;
  common.rate_hz = 25.0;
  const auto options = source_options(common, kOurs);
  EXPECT_EQ(options.width, 1280);
  EXPECT_EQ(options.height, 720);
  EXPECT_EQ(options.rate_hz, 25.0);
  EXPECT_EQ(options.demo_path, kOurs.demo_clip());
}

TEST(Options, SumsNameTheModelsOfTheBackend) {
  const attune::testing::TempFolder folder;
  std::ofstream(folder.file("face_mesh.onnx")) << "x";
  std::ofstream(folder.file("notes.txt")) << "x";
  vision::FaceReaderOptions mesh;
  mesh.model_dir = folder.path().string();
  const auto sums = model_sums(mesh);
  ASSERT_EQ(sums.size(), 1U);
  EXPECT_EQ(sums[0].first, "face_mesh.onnx");
  EXPECT_EQ(sums[0].second.size(), 64U);

  std::ofstream(folder.file("expression.onnx")) << "x";
  std::ofstream(folder.file("brows.onnx")) << "x";
  EXPECT_EQ(model_sums(mesh).size(), 3U);
  mesh.expressions = false;
  EXPECT_EQ(model_sums(mesh).size(), 1U) << "only what is used";

  vision::FaceReaderOptions classic;
  classic.backend = core::Backend::classic;
  classic.predictor_path = folder.file("notes.txt");
  EXPECT_EQ(model_sums(classic).at(0).second,
            "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
  classic.predictor_path = "/nowhere";
  EXPECT_TRUE(model_sums(classic).empty());
}

TEST(Options, FolderIsNoText) { EXPECT_THROW(read_text("/tmp"), core::Error); }

TEST(Options, ThereIsACore) { EXPECT_GE(usable_cores(), 1); }

}  // namespace
}  // namespace attune::app
