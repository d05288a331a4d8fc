#include "app/window.hpp"

#include <dirent.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "app/window_testing.hpp"

namespace attune::app {
namespace {

using window_testing::make_options;
using window_testing::SteadyClock;

// Inodes of this process's sockets that stand in one of the kernel's internet tables.
std::set<std::string> internet_sockets() {
  std::string tables;
  for (const char* table : {"tcp", "tcp6", "udp", "udp6", "raw", "raw6"}) {
    std::ifstream file(std::string("/proc/self/net/") + table);
    std::stringstream text;
    text << file.rdbuf();
    tables += text.str();
  }
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code error;
    const std::string target = std::filesystem::read_symlink(entry.path(), error).string();
    if (target.rfind("socket:[", 0) != 0) continue;
    const std::string inode = target.substr(8, target.size() - 9);
    if (tables.find(" " + inode + " ") != std::string::npos) found.insert(inode);
  }
  return found;
}

TEST(Window, OpensNoNetworkSocketAndWritesNoPicture) {
  const testing::TempFolder folder;
  std::atomic<bool> done = false;
  std::set<std::string> sockets;
  int looks = 0;
  std::thread watcher([&] {
    while (!done) {
      sockets.merge(internet_sockets());
      ++looks;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  WindowOptions options = make_options(folder);
  options.leave_after_s = 2.0;
  SteadyClock clock;
  run_window(options, clock);
  done = true;
  watcher.join();
  EXPECT_GT(looks, 20);
  EXPECT_TRUE(sockets.empty());
  std::vector<std::string> written;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (entry.is_regular_file()) written.push_back(entry.path().filename().string());
  }
  EXPECT_EQ(written, std::vector<std::string>{"settings.json"});
}

TEST(Window, DisplayTroubleIsFoundWithoutAWindow) { EXPECT_EQ(find_display_trouble(), ""); }

}  // namespace
}  // namespace attune::app
