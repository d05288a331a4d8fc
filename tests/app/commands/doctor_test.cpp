#include "app/commands/doctor.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

using capture::Device;
using capture::DeviceState;

Device device(int index, bool can_capture = true) {
  Device made;
  made.path = "/dev/video" + std::to_string(index);
  made.name = "Camera " + std::to_string(index);
  made.index = index;
  made.can_capture = can_capture;
  return made;
}

TEST(Doctor, TellsTheStateOfEachCameraAndWhatHelps) {
  const auto probe = [](const std::string& path) {
    if (path == "/dev/video0") return DeviceState::ready;
    if (path == "/dev/video1") return DeviceState::no_permission;
    return DeviceState::busy;
  };
  const auto checks =
      check_cameras({device(0), device(1), device(2), device(3, /*can_capture=*/false)}, probe);
  ASSERT_EQ(checks.size(), 3U) << "metadata nodes are no cameras";
  EXPECT_EQ(checks[0].finding, Finding::ok);
  EXPECT_EQ(checks[0].text, "Camera 0 (/dev/video0)");
  EXPECT_EQ(checks[1].finding, Finding::problem);
  EXPECT_NE(checks[1].text.find("usermod -aG video"), std::string::npos);
  EXPECT_EQ(checks[2].finding, Finding::problem);
  EXPECT_NE(checks[2].text.find("close that program"), std::string::npos);
}

TEST(Doctor, NoCameraIsNoProblemSinceTheDemoIsShown) {
  const auto checks = check_cameras({}, [](const std::string&) { return DeviceState::ready; });
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].finding, Finding::note);
  EXPECT_NE(checks[0].text.find("plug one in"), std::string::npos);
}

TEST(Doctor, DisplayIsTriedNotOnlyLookedUp) {
  bool tried = false;
  const auto works = [&] {
    tried = true;
    return std::string();
  };
  EXPECT_EQ(check_display(nullptr, nullptr, works).finding, Finding::problem);
  EXPECT_EQ(check_display("", "", works).finding, Finding::problem);
  EXPECT_FALSE(tried);
  EXPECT_EQ(check_display(":0", nullptr, works).finding, Finding::ok);
  EXPECT_TRUE(tried);
  const Check broken = check_display(":0", nullptr, [] { return std::string("no OpenGL"); });
  EXPECT_EQ(broken.finding, Finding::problem);
  EXPECT_EQ(broken.text, "no OpenGL");
}

TEST(Doctor, LittleDiskIsAProblem) {
  EXPECT_EQ(check_disk("/data", 5'000'000'000U).finding, Finding::ok);
  EXPECT_EQ(check_disk("/data", 1'000U).finding, Finding::problem);
  EXPECT_EQ(check_disk("/data", std::nullopt).finding, Finding::note);
}

TEST(Doctor, DataFolderMustBeAFolderThatCanBeMade) {
  const attune::testing::TempFolder folder;
  EXPECT_EQ(check_data_dir(folder.path().string()).finding, Finding::ok);
  EXPECT_EQ(check_data_dir(folder.file("not/yet/there")).finding, Finding::ok);
  EXPECT_FALSE(std::filesystem::exists(folder.file("not"))) << "looking makes nothing";
  std::ofstream(folder.file("file")) << "x";
  EXPECT_EQ(check_data_dir(folder.file("file")).finding, Finding::problem);
  if (::geteuid() != 0) {
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read);
    EXPECT_EQ(check_data_dir(folder.path().string()).finding, Finding::problem);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
  }
}

TEST(Doctor, LinesAreColumns) {
  EXPECT_EQ(check_line({Finding::ok, "camera", "Cam"}), "ok       camera         Cam\n");
  EXPECT_TRUE(check_line({Finding::problem, "disk", "full"}).starts_with("PROBLEM  disk "));
}

}  // namespace
}  // namespace attune::app
