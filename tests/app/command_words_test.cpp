#include "app/command_words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/atomic_file.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

TEST(CommandWords, AResultsFileIsToldFromASource) {
  const testing::TempFolder folder;
  const std::string clip = (folder.path() / "clip.mp4").string();
  const std::string kept = (folder.path() / "kept.json").string();
  const std::string bare = (folder.path() / "numbers").string();
  for (const std::string& file : {clip, kept, bare}) write_file(file, "x");
  for (const std::string& source : std::vector<std::string>{
           "demo", "synthetic", "0", "/dev/video1", "http://a/b", clip, folder.path().string()}) {
    EXPECT_TRUE(names_source(source)) << source;
  }
  for (const std::string& file : std::vector<std::string>{"-", "", "out.json", kept, bare,
                                                          clip + ".new", "/no/such/folder/out"}) {
    EXPECT_FALSE(names_source(file)) << file;
  }
}

TEST(CommandWords, MistypedCommandsAreRecognised) {
  EXPECT_EQ(nearest_command("analze"), "analyze");
  EXPECT_EQ(nearest_command("analyse"), "analyze");
  EXPECT_EQ(nearest_command("bnech"), "bench");
  EXPECT_EQ(nearest_command("doktor"), "doctor");
  EXPECT_EQ(nearest_command("practise"), "practice");
  EXPECT_EQ(nearest_command("demo"), "");
  EXPECT_EQ(nearest_command("clip.mp4"), "");
  EXPECT_EQ(nearest_command("0"), "");
  EXPECT_EQ(nearest_command(std::string(100000, 'a')), "");
}

}  // namespace
}  // namespace attune::app
