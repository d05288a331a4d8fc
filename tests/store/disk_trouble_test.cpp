// Full and read-only disks, as the store meets them: a small disk in memory of our own where the
// kernel lets us mount one, else a limit on the size of files and a folder without rights.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "store/store.hpp"
#include "store/store_testing.hpp"
#include "support/temp_folder.hpp"

namespace attune::store {
namespace {

using ::testing::HasSubstr;

// Runs `call` in a process of its own, gives what it returns. Whatever it does to mounts, limits
// and rights ends with it.
std::string in_child(const std::function<std::string()>& call) {
  int pipe[2];
  if (::pipe(pipe) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    std::string result;
    try {
      result = call();
    } catch (const std::exception& error) {
      result = error.what();
    }
    const ssize_t written = ::write(pipe[1], result.data(), result.size());
    ::_exit(written < 0 ? 1 : 0);
  }
  ::close(pipe[1]);
  std::string result;
  char buffer[4096];
  ssize_t size = 0;
  while ((size = ::read(pipe[0], buffer, sizeof(buffer))) > 0) {
    result.append(buffer, static_cast<std::size_t>(size));
  }
  ::close(pipe[0]);
  ::waitpid(child, nullptr, 0);
  return result;
}

constexpr const char* kNoMount = "(no mount)";

bool mount_small_disk(const std::string& folder) {
  const int flags = ::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;
  return ::unshare(flags) == 0 && ::mount("", "/", nullptr, MS_PRIVATE | MS_REC, nullptr) == 0 &&
         ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=512k") == 0;
}

// Stores settings until it goes wrong; the message, then what is left of what was stored.
std::string fill(const std::filesystem::path& folder) {
  Store store = Store::open(folder);
  const ProfileId profile = store.profile("Ada");
  int stored = 0;
  std::string message;
  try {
    for (; stored < 2000; ++stored) {
      store.set_setting(profile, std::to_string(stored), std::string(2000, 'x'));
    }
  } catch (const core::Error& error) {
    message = error.what();
  }
  const bool kept = store.setting(profile, std::to_string(stored - 1)).has_value() &&
                    !store.setting(profile, std::to_string(stored)).has_value();
  return message + (kept && stored > 10 ? " [kept]" : " [lost]");
}

TEST(DiskTrouble, AFullDiskIsToldAndLosesOnlyWhatRan) {
  const attune::testing::TempFolder folder;
  const std::string result = in_child([&]() -> std::string {
    if (!mount_small_disk(folder.path())) return kNoMount;
    return fill(folder.path() / "data");
  });
  if (result == kNoMount) GTEST_SKIP() << "this machine lets nobody mount";
  EXPECT_THAT(result, HasSubstr("disk is full"));
  EXPECT_THAT(result, HasSubstr("attune.db"));
  EXPECT_THAT(result, HasSubstr("[kept]"));
}

TEST(DiskTrouble, ALimitOnFilesIsTold) {
  const attune::testing::TempFolder folder;
  const std::string result = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return fill(folder.path() / "data");
  });
  EXPECT_THAT(result, HasSubstr("disk is full"));
  EXPECT_THAT(result, HasSubstr("[kept]"));
}

TEST(DiskTrouble, AReadOnlyDiskIsTold) {
  const attune::testing::TempFolder folder;
  const std::string result = in_child([&]() -> std::string {
    if (!mount_small_disk(folder.path())) return kNoMount;
    Store::open(folder.path() / "data").profile("Ada");
    if (::mount("", folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, "size=512k") != 0) {
      return kNoMount;
    }
    Store::open(folder.path() / "data");
    return "opened";
  });
  if (result == kNoMount) GTEST_SKIP() << "this machine lets nobody mount";
  EXPECT_THAT(result, HasSubstr("read-only"));
  EXPECT_THAT(result, HasSubstr("--data-dir"));
}

TEST(DiskTrouble, AFolderWithoutRightsIsTold) {
  const attune::testing::TempFolder folder;
  const std::filesystem::path data = folder.path() / "data";
  Store::open(data).profile("Ada");
  ::chmod(folder.path().c_str(), 0755);
  ::chmod(data.c_str(), 0555);
  ::chmod((data / "attune.db").c_str(), 0444);
  const auto open_it = [&]() -> std::string {
    // The root user may write anywhere.
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return kNoMount;
    Store::open(data);
    return "opened";
  };
  const std::string result = in_child(open_it);
  ::chmod(data.c_str(), 0755);
  EXPECT_THAT(result, HasSubstr("read-only"));
  EXPECT_THAT(result, HasSubstr("attune.db"));
}

TEST(DiskTrouble, AFolderThatCannotBeMadeIsTold) {
  EXPECT_THAT(testing::message_of([] { Store::open("/dev/null/data"); }),
              HasSubstr("cannot make the folder /dev/null/data"));
}

}  // namespace
}  // namespace attune::store
