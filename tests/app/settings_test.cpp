#include "app/settings.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "app/atomic_file.hpp"
#include "core/error.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

Settings unusual() {
  Settings settings;
  settings.view.consent = ui::Watched::myself;
  settings.view.theme = ui::ThemeId::high_contrast;
  settings.view.text_scale = 1.625F;
  settings.view.reduced_motion = true;
  settings.view.mirrored = true;
  settings.view.picture_hidden = true;
  settings.view.cues_only = true;
  settings.view.language = "de";
  settings.last_source = "/home/me/Möwe.mp4";
  return settings;
}

void expect_equal(const Settings& a, const Settings& b) {
  EXPECT_EQ(a.view.consent, b.view.consent);
  EXPECT_EQ(a.view.theme, b.view.theme);
  EXPECT_EQ(a.view.text_scale, b.view.text_scale);
  EXPECT_EQ(a.view.reduced_motion, b.view.reduced_motion);
  EXPECT_EQ(a.view.mirrored, b.view.mirrored);
  EXPECT_EQ(a.view.picture_hidden, b.view.picture_hidden);
  EXPECT_EQ(a.view.cues_only, b.view.cues_only);
  EXPECT_EQ(a.view.language, b.view.language);
  EXPECT_EQ(a.last_source, b.last_source);
}

TEST(Settings, ComeBackAsTheyWereSaved) {
  const testing::TempFolder folder;
  const auto data = folder.path() / "deep" / "attune";
  save_settings(data, unusual());
  const LoadedSettings loaded = load_settings(data);
  EXPECT_TRUE(loaded.message.empty());
  expect_equal(loaded.settings, unusual());
}

TEST(Settings, BelongToTheirOwnerAlone) {
  const testing::TempFolder folder;
  const auto data = folder.path() / "attune";
  save_settings(data, {});
  struct stat status {};
  ASSERT_EQ(::stat(data.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
  ASSERT_EQ(::stat((data / "settings.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(Settings, AreTheUsualOnesWithoutAFile) {
  const testing::TempFolder folder;
  const LoadedSettings loaded = load_settings(folder.path());
  EXPECT_TRUE(loaded.message.empty());
  expect_equal(loaded.settings, {});
  EXPECT_FALSE(loaded.settings.view.consent) << "nobody is read unasked";
}

TEST(Settings, ADamagedFileIsSaidAndKept) {
  const testing::TempFolder folder;
  write_file(folder.path() / "settings.json", "{\"theme\": \"hi");
  const LoadedSettings loaded = load_settings(folder.path());
  EXPECT_NE(loaded.message.find("settings.json is damaged"), std::string::npos);
  expect_equal(loaded.settings, {});
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "settings.json.damaged"));
  EXPECT_TRUE(load_settings(folder.path()).message.empty()) << "said once";
}

TEST(Settings, OneStrangeFieldDoesNotSpoilTheRest) {
  const auto loaded = parse_settings(
      R"({"consent": "everyone", "theme": 7, "text_scale": -3, "mirrored": "yes",
          "cues_only": true, "unknown": [1]})",
      "here");
  EXPECT_TRUE(loaded.message.empty());
  EXPECT_FALSE(loaded.settings.view.consent);
  EXPECT_EQ(loaded.settings.view.theme, ui::ThemeId::calm);
  EXPECT_EQ(loaded.settings.view.text_scale, 1.0F);
  EXPECT_FALSE(loaded.settings.view.mirrored);
  EXPECT_TRUE(loaded.settings.view.cues_only);
}

TEST(Settings, ParsingNeverThrows) {
  const std::string good = to_json(unusual());
  std::mt19937 random(11);
  for (int i = 0; i < 10000; ++i) {
    std::string text = good;
    for (unsigned k = random() % 4 + 1; k > 0; --k) {
      text[random() % text.size()] = static_cast<char>(random() % 256);
    }
    if (random() % 4 == 0) text.resize(random() % text.size());
    const LoadedSettings loaded = parse_settings(text, "here");
    EXPECT_GE(loaded.settings.view.text_scale, 1.0F);
    EXPECT_LE(loaded.settings.view.text_scale, 2.0F);
  }
}

TEST(Settings, NamesThatAreNoUtf8DoNotStopSaving) {
  Settings settings;
  settings.last_source = "clip\xff.mp4";
  EXPECT_NO_THROW(parse_settings(to_json(settings), "here"));
}

TEST(Settings, TheFolderThatCannotBeMadeIsNamed) {
  const testing::TempFolder folder;
  write_file(folder.path() / "file", "");
  try {
    make_data_dir(folder.path() / "file" / "attune");
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::file);
    EXPECT_NE(std::string(error.what()).find("--data-dir"), std::string::npos);
  }
}

class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
  }
  ~Environment() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
  std::optional<std::string> old_;
};

TEST(Settings, LieWhereTheSystemSays) {
  {
    const Environment xdg("XDG_DATA_HOME", "/data");
    EXPECT_EQ(default_data_dir(), "/data/attune");
  }
  const Environment xdg("XDG_DATA_HOME", "relative");  // by the standard to be ignored
  {
    const Environment home("HOME", "/home/me");
    EXPECT_EQ(default_data_dir(), "/home/me/.local/share/attune");
  }
  const Environment home("HOME", nullptr);
  EXPECT_THROW(default_data_dir(), core::Error);
}

}  // namespace
}  // namespace attune::app
