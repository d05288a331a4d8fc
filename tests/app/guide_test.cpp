#include "app/guide.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "app/options.hpp"
#include "core/error.hpp"
#include "state/state_table.hpp"
#include "support/temp_folder.hpp"

namespace attune::app {
namespace {

const std::string kAssets = ATTUNE_SOURCE_DIR "/assets";

std::string english() { return read_text(kAssets + "/guide/en.json"); }

std::string complaint(const std::string& json) {
  try {
    parse_guide(json, "my.json");
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    return error.what();
  }
  return "";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

void put(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

TEST(Guide, EveryLanguageExplainsEveryCueAndEveryStateOfTheTable) {
  const std::string table = kAssets + "/states.json";
  const auto states = state::parse_state_table(read_text(table), table);
  ASSERT_GE(guide_languages(kAssets).size(), 2U);
  for (const std::string& language : guide_languages(kAssets)) {
    const ui::GuideTexts guide = load_guide(kAssets, language);
    EXPECT_EQ(guide.language, language);
    EXPECT_FALSE(guide.name.empty());
    std::set<std::string> titles;
    for (const core::CueInfo& cue : core::all_cues()) {
      const ui::GuideEntry* entry = ui::find_entry(guide, cue.id);
      ASSERT_NE(entry, nullptr) << language << " " << cue.name;
      EXPECT_FALSE(entry->cannot.empty());
      titles.insert(entry->title);
      ASSERT_NE(ui::find_entry(guide, cue.group), nullptr) << language << " " << cue.name;
    }
    EXPECT_EQ(titles.size(), guide.single.size()) << "each has its own title";
    EXPECT_EQ(guide.cues.size(), ui::kGuideGroups.size());
    EXPECT_EQ(guide.states.size(), states.rows.size());
    for (const state::StateRow& row : states.rows) {
      EXPECT_NE(ui::find_entry(guide, row.key), nullptr) << language << " " << row.key;
    }
  }
}

TEST(Guide, KeepsTheOrderOfTheFile) {
  const ui::GuideTexts guide = load_guide(kAssets, "en");
  EXPECT_EQ(guide.cues.front().title, "Eyes");
  EXPECT_EQ(guide.states.front().key, "calm");
  EXPECT_EQ(guide.states.back().key, "distracted");
  EXPECT_EQ(guide.headings.may, "May go with");
}

TEST(Guide, ComplaintsNameThePlaceAndTheRemedy) {
  EXPECT_NE(complaint("{").find("my.json: is not valid JSON; compare it with"), std::string::npos);
  EXPECT_EQ(complaint("[]"), "my.json: the guide must be an object {...}");
  EXPECT_NE(
      complaint(replaced(english(), "\"version\": 1", "\"version\": 2")).find("\"version\": 1"),
      std::string::npos);
  EXPECT_NE(complaint(replaced(english(), "\"brows\"", "\"brow\""))
                .find("the guide / cues has an unknown key \"brow\"; use one of: eyes, brows"),
            std::string::npos);
  EXPECT_NE(complaint(replaced(english(), "\"au12\"", "\"au11\""))
                .find("the guide / cues / action_units / single has an unknown key \"au11\""),
            std::string::npos);
  EXPECT_NE(complaint(replaced(english(), "\"what\"", "\"waht\"")).find("unknown key \"waht\""),
            std::string::npos);
  EXPECT_NE(complaint(replaced(english(), "\"intro\"", "\"inrto\"")).find("unknown key \"inrto\""),
            std::string::npos);
  EXPECT_NE(complaint(replaced(english(), "\"name\": \"English\"", "\"name\": \"\""))
                .find("\"name\" must be a text that is not empty"),
            std::string::npos);
  EXPECT_NE(
      complaint(replaced(english(), "\"name\": \"English\",", "")).find("lacks \"name\"; add"),
      std::string::npos);
}

// So a cue that is new has to be told before anything is shown.
TEST(Guide, EveryCueMustBeTold) {
  const std::string text = english();
  for (const core::CueInfo& cue : core::all_cues()) {
    nlohmann::json guide = nlohmann::json::parse(text);
    std::size_t taken = 0;
    for (nlohmann::json& group : guide["cues"]) {
      taken += group["single"].erase(std::string(ui::guide_key(cue.id)));
    }
    EXPECT_EQ(taken, 1U) << cue.name;
    EXPECT_NE(complaint(guide.dump()).find(fmt::format("lacks \"{}\"", ui::guide_key(cue.id))),
              std::string::npos)
        << cue.name;
  }
}

TEST(Guide, AnUnknownLanguageNamesThoseThatAreThere) {
  try {
    load_guide(kAssets, "xx");
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_EQ(error.kind(), core::ErrorKind::usage);
    EXPECT_NE(std::string(error.what()).find("\"xx\"; use one of: de, en"), std::string::npos)
        << error.what();
  }
}

TEST(Guide, ABrokenOneIsToldAndTheOthersAreRead) {
  const testing::TempFolder folder;
  put(folder.path() / "guide/de.json", "{");
  put(folder.path() / "guide/en.json", english());
  put(folder.path() / "guide/README.md", "no guide");
  const std::string root = folder.path().string();
  const LoadedGuides loaded = load_guides(root, std::nullopt);
  ASSERT_EQ(loaded.guides.size(), 1U);
  EXPECT_EQ(loaded.guides[0].language, "en");
  EXPECT_NE(loaded.trouble.find("de.json: is not valid JSON"), std::string::npos);
  EXPECT_EQ(load_guides(root, "en").guides.size(), 1U);
  EXPECT_THROW(load_guides(root, "de"), core::Error) << "it was asked for";
  EXPECT_THROW(load_guides(root, "fr"), core::Error);
}

TEST(Guide, NoneAtAllNamesTheFolderAndTheRemedy) {
  const testing::TempFolder folder;
  const LoadedGuides loaded = load_guides(folder.path().string(), std::nullopt);
  EXPECT_TRUE(loaded.guides.empty());
  EXPECT_NE(loaded.trouble.find(folder.path().string()), std::string::npos);
  EXPECT_NE(loaded.trouble.find("--assets"), std::string::npos);
}

TEST(Guide, TheLanguageIsTheOneAskedForThenKeptThenSpoken) {
  const std::vector<std::string> known{"de", "en"};
  EXPECT_EQ(choose_language("en", "de", "de_AT.UTF-8", known), "en");
  EXPECT_EQ(choose_language("xx", "de", "", known), "xx") << "a wrong name is not swallowed";
  EXPECT_EQ(choose_language({}, "en", "de_AT.UTF-8", known), "en");
  EXPECT_EQ(choose_language({}, "", "de_AT.UTF-8", known), "de");
  EXPECT_EQ(choose_language({}, "", "de", known), "de");
  EXPECT_EQ(choose_language({}, "xx", "fr_FR", known), "en");
  EXPECT_EQ(choose_language({}, "", "C", known), "en");
  EXPECT_EQ(choose_language({}, "", "", {}), "en");
}

TEST(Guide, TheShelfOpensTheLanguageThatIsSpoken) {
  const LoadedGuides loaded = load_guides(kAssets, std::nullopt);
  EXPECT_EQ(loaded.trouble, "");
  EXPECT_EQ(lay_out(loaded, {}, "", "de_DE.UTF-8").chosen().language, "de");
  EXPECT_EQ(lay_out(loaded, {}, "", "fr_FR.UTF-8").chosen().language, "en");
  EXPECT_EQ(lay_out(loaded, {}, "en", "de_DE.UTF-8").chosen().language, "en");
}

}  // namespace
}  // namespace attune::app
