#include "app/practice_desk.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <vector>

#include "core/error.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

PracticeOptions make_options(const attune::testing::TempFolder& folder) {
  PracticeOptions options;
  options.assets_root = ATTUNE_SOURCE_DIR "/assets";
  options.data_dir = (folder.path() / "data").string();
  return options;
}

TEST(PracticeDesk, FindsTheLessonsThatThereAre) {
  const attune::testing::TempFolder folder;
  PracticeOptions options = make_options(folder);
  std::string trouble;
  ASSERT_EQ(load_lessons(options, trouble).size(), 2U);
  std::filesystem::create_directories(folder.path() / "data/lessons");
  std::ofstream(folder.path() / "data/lessons/own.csv")
      << "source,time_s,kind,part,right\nanna.mp4,1,cue,mouth,up\n";
  std::ofstream(folder.path() / "data/lessons/broken.json") << "{";
  const auto lessons = load_lessons(options, trouble);
  ASSERT_EQ(lessons.size(), 3U);
  EXPECT_EQ(lessons[2].lesson.name, "own");
  EXPECT_EQ(lessons[2].resolve("anna.mp4"), (folder.path() / "data/lessons/anna.mp4").string());
  EXPECT_EQ(lessons[0].resolve("demo"), "demo");
  EXPECT_NE(trouble.find("broken.json"), std::string::npos);
}

TEST(PracticeDesk, BeginsWithMarkingWhenThatIsWanted) {
  const attune::testing::TempFolder folder;
  attune::testing::FakeClock clock;
  PracticeOptions options = make_options(folder);
  options.mark = MarkOptions{{"synthetic"}, folder.file("own.json")};
  PracticeDesk desk(options, clock);
  EXPECT_EQ(desk.session().screen(), PracticeScreen::round);
  EXPECT_TRUE(desk.session().model().note.starts_with("Marking"));
}

TEST(PracticeDesk, OffersToMarkMomentsOfTheClipThatIsOpen) {
  const attune::testing::TempFolder folder;
  attune::testing::FakeClock clock;
  PracticeDesk desk(make_options(folder), clock);
  const auto offered = [&desk]() -> std::optional<std::size_t> {
    const ui::PracticeModel model = desk.session().model();
    for (std::size_t i = 0; i < model.choices.size(); ++i) {
      if (model.choices[i].label == "Mark moments") return i;
    }
    return std::nullopt;
  };
  std::ofstream(folder.file("anna.mp4")) << "no clip, but a file";
  desk.offer_marking(folder.file("anna.mp4"));
  ASSERT_TRUE(offered());
  EXPECT_EQ(desk.session().model().choices[*offered()].detail, "a lesson from anna.mp4");
  desk.session().choose(*offered());
  EXPECT_EQ(desk.session().screen(), PracticeScreen::round);
  EXPECT_TRUE(desk.session().model().note.starts_with("Marking"));

  desk.session().stop();
  for (const char* source : {"", "0", "demo", "/dev/null"}) {
    desk.offer_marking(folder.file("anna.mp4"));
    desk.offer_marking(source);
    EXPECT_FALSE(offered()) << source;
  }
}

TEST(PracticeDesk, ADamagedLessonIsNotMarkedOver) {
  const attune::testing::TempFolder folder;
  attune::testing::FakeClock clock;
  PracticeDesk desk(make_options(folder), clock);
  std::filesystem::create_directories(folder.path() / "data/lessons");
  std::ofstream(folder.path() / "data/lessons/anna.json") << "{";
  std::ofstream(folder.file("anna.mp4")) << "no clip, but a file";
  desk.offer_marking(folder.file("anna.mp4"));
  const std::vector<ui::PracticeChoice> choices = desk.session().model().choices;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].label == "Mark moments") desk.session().choose(i);
  }
  EXPECT_EQ(desk.session().screen(), PracticeScreen::start);
  EXPECT_NE(desk.session().notice().find("anna.json"), std::string::npos);
}

TEST(PracticeDesk, AChosenLessonMustBeGood) {
  const attune::testing::TempFolder folder;
  PracticeOptions options = make_options(folder);
  std::string trouble;
  options.lesson = "demo";
  EXPECT_EQ(load_lessons(options, trouble)[0].lesson.id, "first-lesson");
  options.lesson = folder.file("none.json");
  EXPECT_THROW(load_lessons(options, trouble), core::Error);
  std::ofstream(options.lesson) << "{";
  EXPECT_THROW(load_lessons(options, trouble), core::Error);
}

TEST(PracticeDesk, AStoreThatCannotBeOpenedIsANotice) {
  const attune::testing::TempFolder folder;
  attune::testing::FakeClock clock;
  PracticeOptions options = make_options(folder);
  std::filesystem::create_directories(options.data_dir);
  std::ofstream(options.data_dir + "/attune.db") << std::string(5000, 'x');
  PracticeDesk desk(options, clock);
  EXPECT_NE(desk.session().notice().find("damaged"), std::string::npos);
  EXPECT_EQ(desk.session().screen(), PracticeScreen::start);
}

TEST(PracticeDesk, AWrongProfileNameIsTheUsersToMend) {
  const attune::testing::TempFolder folder;
  attune::testing::FakeClock clock;
  PracticeOptions options = make_options(folder);
  options.profile = "";
  EXPECT_THROW(PracticeDesk(options, clock), core::Error);
  options.profile = "Ada";
  PracticeDesk desk(options, clock);
  EXPECT_EQ(desk.session().notice(), "");
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "data/attune.db"));
}

}  // namespace
}  // namespace attune::app
