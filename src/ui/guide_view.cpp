#include "ui/guide_view.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace attune::ui {
namespace {

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

// Null for the introduction.
const GuideEntry* entry_at(const GuideTexts& guide, int section) {
  if (section < 1) return nullptr;
  auto at = static_cast<std::size_t>(section - 1);
  for (const std::vector<GuideEntry>* entries : {&guide.cues, &guide.states, &guide.single}) {
    if (at < entries->size()) return &(*entries)[at];
    at -= entries->size();
  }
  return nullptr;
}

// 0 for null; `first` is the section of the first of `entries`.
int place_of(const GuideEntry* entry, const std::vector<GuideEntry>& entries, int first) {
  return entry == nullptr ? 0 : first + static_cast<int>(entry - entries.data());
}

// The group and its cues; these show where `section` is one of them.
void add_group(const GuideTexts& guide, core::CueGroup group, int section,
               std::vector<GuideItem>& items) {
  const GuideEntry* entry = find_entry(guide, group);
  if (entry == nullptr) return;
  const int own = section_of(guide, group);
  items.push_back({capitalised(entry->title), false, own});
  const std::vector<std::string_view> keys = guide_keys(group);
  std::vector<GuideItem> cues;
  bool open = section == own;
  int at = static_cast<int>(guide.cues.size() + guide.states.size());
  for (const GuideEntry& single : guide.single) {
    ++at;
    if (std::find(keys.begin(), keys.end(), single.key) == keys.end()) continue;
    cues.push_back({capitalised(single.title), false, at, true});
    open = open || at == section;
  }
  for (GuideItem& cue : cues) cue.shown = open;
  items.insert(items.end(), cues.begin(), cues.end());
}

}  // namespace

GuideShelf::GuideShelf(std::vector<GuideTexts> guides, const std::string& language,
                       std::string trouble)
    : guides_(std::move(guides)) {
  none_.trouble = std::move(trouble);
  choose(language);
}

bool GuideShelf::choose(const std::string& language) {
  const auto found = std::find_if(guides_.begin(), guides_.end(), [&](const GuideTexts& guide) {
    return guide.language == language;
  });
  if (found == guides_.end()) return false;
  chosen_ = static_cast<std::size_t>(found - guides_.begin());
  return true;
}

int section_of(const GuideTexts& guide, core::CueGroup group) {
  return place_of(find_entry(guide, group), guide.cues, 1);
}

int section_of(const GuideTexts& guide, std::string_view state) {
  return place_of(find_entry(guide, state), guide.states, 1 + static_cast<int>(guide.cues.size()));
}

GuidePage make_guide_page(const GuideShelf& shelf, int section) {
  const GuideTexts& guide = shelf.chosen();
  GuidePage page;
  if (guide.empty()) {
    page.title = "There is no guide";
    page.parts.push_back({"", guide.trouble});
    return page;
  }
  page.items.push_back({guide.title, false, 0});
  page.items.push_back({guide.cues_title, true, 0});
  for (const core::CueGroup group : kGuideGroups) add_group(guide, group, section, page.items);
  page.items.push_back({guide.states_title, true, 0});
  for (const GuideEntry& entry : guide.states) {
    page.items.push_back({capitalised(entry.title), false, section_of(guide, entry.key)});
  }
  if (const GuideEntry* entry = entry_at(guide, section)) {
    page.section = section;
    page.title = capitalised(entry->title);
    page.parts = {{guide.headings.what, entry->what},
                  {guide.headings.how, entry->how},
                  {guide.headings.may, entry->may},
                  {guide.headings.also, entry->also},
                  {guide.headings.cannot, entry->cannot}};
  } else {
    page.title = guide.title;
    page.parts = {{"", guide.intro}, {guide.values_title, guide.values}};
  }
  page.language = guide.language;
  if (shelf.all().size() > 1) {
    for (const GuideTexts& one : shelf.all()) page.languages.push_back({one.language, one.name});
  }
  return page;
}

}  // namespace attune::ui
