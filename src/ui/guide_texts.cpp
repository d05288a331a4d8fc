#include "ui/guide_texts.hpp"

#include <algorithm>

namespace attune::ui {
namespace {

const GuideEntry* find_key(const std::vector<GuideEntry>& entries, std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const GuideEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::string_view guide_key(core::CueId cue) {
  std::string_view key = core::info(cue).name;
  for (const std::string_view side : {"_right", "_left"}) {
    if (key.ends_with(side)) key.remove_suffix(side.size());
  }
  return key;
}

std::vector<std::string_view> guide_keys(core::CueGroup group) {
  std::vector<std::string_view> keys;
  for (const core::CueInfo& cue : core::all_cues()) {
    if (cue.group != group) continue;
    const std::string_view key = guide_key(cue.id);
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

const GuideEntry* find_entry(const GuideTexts& guide, core::CueGroup group) {
  const auto at = static_cast<std::size_t>(
      std::find(kGuideGroups.begin(), kGuideGroups.end(), group) - kGuideGroups.begin());
  return at < guide.cues.size() ? &guide.cues[at] : nullptr;
}

const GuideEntry* find_entry(const GuideTexts& guide, core::CueId cue) {
  return find_key(guide.single, guide_key(cue));
}

const GuideEntry* find_entry(const GuideTexts& guide, std::string_view state) {
  return find_key(guide.states, state);
}

}  // namespace attune::ui
