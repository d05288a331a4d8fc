#include "report/line_file.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/error.hpp"

namespace attune::report {
namespace {

namespace fs = std::filesystem;

class LineFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("line_file_" + std::to_string(::getpid()) + "_" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static std::string content(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  }

  fs::path folder_;
};

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::file);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST_F(LineFileTest, LinesAreInTheFileAsSoonAsTheyAreAppended) {
  LineFile file(path("a.csv"));
  file.append("one\ntwo\n");
  EXPECT_EQ(content(path("a.csv")), "one\ntwo\n");
  file.append("three\n");
  EXPECT_EQ(content(path("a.csv")), "one\ntwo\nthree\n");
}

TEST_F(LineFileTest, IsForItsOwnerAlone) {
  std::ofstream(path("a.csv")).flush();  // empty, with usual rights
  const LineFile file(path("a.csv"));
  struct stat status {};
  ASSERT_EQ(::stat(path("a.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(LineFileTest, KeepsAnEarlierFile) {
  std::ofstream(path("a.csv")) << "precious\n";
  LineFile file(path("a.csv"));
  file.append("new\n");
  EXPECT_EQ(file.kept_earlier_as(), path("a.csv~"));
  EXPECT_EQ(content(path("a.csv~")), "precious\n");
  EXPECT_EQ(content(path("a.csv")), "new\n");
  EXPECT_EQ(LineFile(path("b.csv")).kept_earlier_as(), "");
}

TEST_F(LineFileTest, SaysWhatAndWhereAndWhatToDo) {
  const std::string nowhere = message_of([&] { LineFile file(path("no/such/a.csv")); });
  EXPECT_NE(nowhere.find("no/such/a.csv"), std::string::npos) << nowhere;
  EXPECT_NE(nowhere.find("make its folder first"), std::string::npos) << nowhere;
  const std::string folder = message_of([&] { LineFile file(folder_.string()); });
  EXPECT_NE(folder.find("name of a file"), std::string::npos) << folder;
}

TEST_F(LineFileTest, FullDeviceIsAnError) {
  LineFile file("/dev/full");
  const std::string message = message_of([&] { file.append("line\n"); });
  EXPECT_NE(message.find("No space left"), std::string::npos) << message;
  EXPECT_NE(message.find("free some space"), std::string::npos) << message;
}

TEST_F(LineFileTest, EndsWithAWholeLineWhenTheRestDoesNotFit) {
  // A limit on file size stands for the full disk: write() first gives less, then an error.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);
  LineFile file(path("a.csv"));
  file.append("0123456789\n");
  const rlimit tight{40, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const std::string message =
      message_of([&] { file.append("second line\nthird line\nfourth line\n"); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, handler);
  EXPECT_EQ(content(path("a.csv")), "0123456789\nsecond line\nthird line\n");
  EXPECT_NE(message.find("stays valid"), std::string::npos) << message;
}

TEST_F(LineFileTest, RefusesHalfALine) {
  LineFile file(path("a.csv"));
  EXPECT_THROW(file.append("no end"), std::logic_error);
  EXPECT_THROW(file.append(""), std::logic_error);
}

}  // namespace
}  // namespace attune::report
