#include "ui/choices.hpp"

#include <gtest/gtest.h>

namespace attune::ui {
namespace {

TEST(Consent, IsAskedForEverythingButTheBuiltInSources) {
  EXPECT_FALSE(needs_consent("demo"));
  EXPECT_FALSE(needs_consent("synthetic"));
  EXPECT_FALSE(needs_consent("synthetic:3"));
  EXPECT_TRUE(needs_consent("synthetic.mp4"));
  for (const char* source :
       {"0", "/dev/video0", "clip.mp4", "http://10.0.0.2:8080/video", "", "demo.mp4", "./demo"}) {
    EXPECT_TRUE(needs_consent(source)) << source;
  }
}

TEST(Consent, LiveSourcesAreCamerasAndStreams) {
  for (const char* source : {"0", "12", "/dev/video0", "http://a/b", "https://a", "rtsp://a"}) {
    EXPECT_TRUE(is_live(source)) << source;
  }
  for (const char* source : {"", "demo", "synthetic", "clip.mp4", "1.mp4", "folder/"}) {
    EXPECT_FALSE(is_live(source)) << source;
  }
}

TEST(Consent, EveryAnswerHasItsOwnAgreement) {
  ASSERT_EQ(consent_choices().size(), 3U);
  for (const ConsentChoice& choice : consent_choices()) {
    EXPECT_EQ(find_watched(name(choice.watched)), choice.watched);
    EXPECT_FALSE(choice.agree.empty());
  }
  EXPECT_NE(consent_choices()[0].agree, consent_choices()[1].agree);
  EXPECT_FALSE(find_watched("somebody"));
  EXPECT_FALSE(find_watched(""));
}

TEST(Consent, OnlyOneselfIsMirrored) {
  EXPECT_TRUE(mirrored_by_default(Watched::myself));
  EXPECT_FALSE(mirrored_by_default(Watched::other_person));
  EXPECT_FALSE(mirrored_by_default(Watched::recording));
}

TEST(SourcePicker, ListsCamerasByNameThenWhatIsBuiltIn) {
  const auto model =
      make_source_picker({{"Desk camera", "/dev/video0"}, {"", "/dev/video2"}}, "/dev/video2");
  ASSERT_EQ(model.choices.size(), 4U);
  EXPECT_EQ(model.choices[0].label, "Desk camera");
  EXPECT_EQ(model.choices[0].detail, "/dev/video0");
  EXPECT_EQ(model.choices[1].label, "/dev/video2");
  EXPECT_EQ(model.choices[2].spec, "demo");
  EXPECT_EQ(model.choices[3].spec, "synthetic");
  EXPECT_EQ(model.current, 1);
  EXPECT_TRUE(model.no_camera.empty());
}

TEST(SourcePicker, KnowsACameraByItsNumber) {
  EXPECT_EQ(make_source_picker({{"Desk camera", "/dev/video3"}}, "3").current, 0);
}

TEST(SourcePicker, SaysThatThereIsNoCamera) {
  const auto model = make_source_picker({}, "clip.mp4");
  EXPECT_FALSE(model.no_camera.empty());
  EXPECT_EQ(model.current, -1);
}

TEST(SourcePicker, TitlesAreForReading) {
  EXPECT_EQ(source_title("demo", "demo"), "Demonstration clip");
  EXPECT_EQ(source_title("synthetic", ""), "Drawn face");
  EXPECT_EQ(source_title("synthetic:3", "3 drawn people"), "3 drawn people");
  EXPECT_EQ(source_title("/dev/video0", "Desk camera"), "Desk camera");
  EXPECT_EQ(source_title("/dev/video0", ""), "/dev/video0");
}

TEST(SourcePicker, CleansWhatIsTyped) {
  EXPECT_EQ(cleaned_source("  /a b.mp4\n"), "/a b.mp4");
  EXPECT_EQ(cleaned_source("'/a b.mp4'"), "/a b.mp4");
  EXPECT_EQ(cleaned_source("\"x\""), "x");
  EXPECT_EQ(cleaned_source(" \t"), "");
  EXPECT_EQ(cleaned_source("''"), "''");
}

}  // namespace
}  // namespace attune::ui
