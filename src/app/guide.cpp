#include "app/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "app/options.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

// The states stay in the order of the file.
using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::string_view kUsualLanguage = "en";

// As named in the file, in the order of ui::kGuideGroups.
constexpr std::array<std::string_view, ui::kGuideGroups.size()> kGroupNames{
    "eyes", "brows", "mouth", "tension", "posture", "movement", "action_units"};

// One object of the file, which knows how to name itself in a complaint.
class Reader {
 public:
  Reader(const Json& json, std::string_view where, std::string place)
      : json_(json), where_(where), place_(std::move(place)) {
    if (!json_.is_object()) fail("must be an object {...}");
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw core::Error(core::ErrorKind::usage, fmt::format("{}: {} {}", where_, place_, what));
  }
  void only(const std::vector<std::string_view>& known) const {
    for (const auto& item : json_.items()) {
      if (std::find(known.begin(), known.end(), item.key()) == known.end()) {
        fail(fmt::format("has an unknown key \"{}\"; use one of: {}", item.key(),
                         fmt::join(known, ", ")));
      }
    }
  }
  const Json& at(std::string_view key) const {
    const auto found = json_.find(std::string(key));
    if (found == json_.end()) fail(fmt::format("lacks \"{}\"; add it", key));
    return *found;
  }
  std::string text(std::string_view key) const {
    const Json& value = at(key);
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      fail(fmt::format("\"{}\" must be a text that is not empty", key));
    }
    return value.get<std::string>();
  }
  Reader inner(std::string_view key) const {
    return {at(key), where_, fmt::format("{} / {}", place_, key)};
  }
  const Json& json() const { return json_; }

 private:
  const Json& json_;
  std::string where_;
  std::string place_;
};

ui::GuideEntry parse_parts(const Reader& reader) {
  ui::GuideEntry entry;
  entry.what = reader.text("what");
  entry.how = reader.text("how");
  entry.may = reader.text("may");
  entry.also = reader.text("also");
  entry.cannot = reader.text("cannot");
  return entry;
}

constexpr std::array<std::string_view, 6> kEntryKeys{"title", "what", "how",
                                                     "may",   "also", "cannot"};

ui::GuideEntry parse_titled(const Reader& reader) {
  ui::GuideEntry entry = parse_parts(reader);
  entry.title = reader.text("title");
  return entry;
}

// `key` is that of the cue or state.
ui::GuideEntry parse_entry(const Reader& entries, std::string_view key) {
  const Reader reader = entries.inner(key);
  reader.only({kEntryKeys.begin(), kEntryKeys.end()});
  ui::GuideEntry entry = parse_titled(reader);
  entry.key = key;
  return entry;
}

// A group of cues, and each cue of it.
void parse_group(const Reader& reader, core::CueGroup group, ui::GuideTexts& guide) {
  std::vector<std::string_view> known(kEntryKeys.begin(), kEntryKeys.end());
  known.emplace_back("single");
  reader.only(known);
  guide.cues.push_back(parse_titled(reader));
  const Reader single = reader.inner("single");
  const std::vector<std::string_view> keys = ui::guide_keys(group);
  single.only(keys);
  for (const std::string_view key : keys) guide.single.push_back(parse_entry(single, key));
}

std::filesystem::path folder(const std::string& assets_root) {
  return std::filesystem::path(assets_root) / "guide";
}

}  // namespace

ui::GuideTexts parse_guide(std::string_view text, std::string_view where) {
  const Json root = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (root.is_discarded()) {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("{}: is not valid JSON; compare it with the guide that came with "
                                  "the program",
                                  where));
  }
  const Reader reader(root, where, "the guide");
  reader.only({"version", "language", "name", "headings", "title", "intro", "values_title",
               "values", "cues_title", "states_title", "cues", "states"});
  if (reader.at("version") != Json(kVersion)) {
    reader.fail(fmt::format("must have \"version\": {}; take the guide that came with the program",
                            kVersion));
  }
  ui::GuideTexts guide;
  guide.language = reader.text("language");
  guide.name = reader.text("name");
  guide.title = reader.text("title");
  guide.intro = reader.text("intro");
  guide.values_title = reader.text("values_title");
  guide.values = reader.text("values");
  guide.cues_title = reader.text("cues_title");
  guide.states_title = reader.text("states_title");
  const Reader headings = reader.inner("headings");
  headings.only({"what", "how", "may", "also", "cannot"});
  guide.headings = parse_parts(headings);
  const Reader cues = reader.inner("cues");
  cues.only({kGroupNames.begin(), kGroupNames.end()});
  for (std::size_t i = 0; i < kGroupNames.size(); ++i) {
    parse_group(cues.inner(kGroupNames[i]), ui::kGuideGroups[i], guide);
  }
  const Reader states = reader.inner("states");
  for (const auto& item : states.json().items()) {
    guide.states.push_back(parse_entry(states, item.key()));
  }
  return guide;
}

ui::GuideTexts load_guide(const std::string& assets_root, const std::string& language) {
  const std::vector<std::string> known = guide_languages(assets_root);
  if (known.empty()) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("no guide in {}: get it again with the program, or name another "
                                  "folder with --assets DIR",
                                  folder(assets_root).string()));
  }
  if (std::find(known.begin(), known.end(), language) == known.end()) {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("there is no guide in the language \"{}\"; use one of: {}",
                                  language, fmt::join(known, ", ")));
  }
  const std::string path = (folder(assets_root) / (language + ".json")).string();
  return parse_guide(read_text(path), path);
}

LoadedGuides load_guides(const std::string& assets_root, const std::optional<std::string>& asked) {
  std::vector<std::string> wanted = guide_languages(assets_root);
  const bool known = asked && std::find(wanted.begin(), wanted.end(), *asked) != wanted.end();
  if (asked && !known) wanted.insert(wanted.begin(), *asked);
  if (wanted.empty()) wanted.emplace_back(kUsualLanguage);
  LoadedGuides loaded;
  for (const std::string& language : wanted) {
    try {
      loaded.guides.push_back(load_guide(assets_root, language));
    } catch (const core::Error& error) {
      if (asked == language) throw;
      if (loaded.trouble.empty()) loaded.trouble = error.what();
    }
  }
  return loaded;
}

std::vector<std::string> guide_languages(const std::string& assets_root) {
  std::vector<std::string> languages;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder(assets_root), error)) {
    if (entry.path().extension() == ".json") languages.push_back(entry.path().stem().string());
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

std::string choose_language(const std::optional<std::string>& asked, const std::string& kept,
                            std::string_view environment, const std::vector<std::string>& known) {
  if (asked) return *asked;
  const std::string spoken(environment.substr(0, environment.find_first_of("_.@")));
  for (const std::string& language : {kept, spoken}) {
    if (std::find(known.begin(), known.end(), language) != known.end()) return language;
  }
  return std::string(kUsualLanguage);
}

ui::GuideShelf lay_out(const LoadedGuides& loaded, const std::optional<std::string>& asked,
                       const std::string& kept, std::string_view environment) {
  std::vector<std::string> known;
  for (const ui::GuideTexts& guide : loaded.guides) known.push_back(guide.language);
  return {loaded.guides, choose_language(asked, kept, environment, known), loaded.trouble};
}

std::string environment_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && value[0] != '\0') return value;
  }
  return "";
}

}  // namespace attune::app
