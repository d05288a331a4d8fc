#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/guide_view.hpp"

namespace attune::app {

// Reads the text of a guide. Throws core::Error{usage} naming `where`, the place and the remedy
// when the JSON is broken, a key is unknown, or a text is missing or empty.
ui::GuideTexts parse_guide(std::string_view json, std::string_view where);

// Reads ASSETS/guide/LANGUAGE.json. Throws core::Error{usage} as above, and for a language that is
// not there, naming those that are; core::Error{file} when it cannot be read or there is none.
ui::GuideTexts load_guide(const std::string& assets_root, const std::string& language);

// Every guide that can be read, and what is wrong with the others: one line, for the screen.
struct LoadedGuides {
  std::vector<ui::GuideTexts> guides;
  std::string trouble;
};

// Reads them all, so that the window can go from one to another. A guide that cannot be read is no
// reason not to watch, unless it is the one that was `asked` for: then it throws as load_guide()
// does.
LoadedGuides load_guides(const std::string& assets_root, const std::optional<std::string>& asked);

// The languages for which there is a guide, sorted; empty where the folder is missing.
std::vector<std::string> guide_languages(const std::string& assets_root);

// The language to read it in: what was asked for, else what was kept (empty: nothing), else the
// first part of `environment` ("de_AT.UTF-8"), else "en". Only what was asked for is taken as it
// is, so that a wrong name is complained about; the others count when they are in `known`.
std::string choose_language(const std::optional<std::string>& asked, const std::string& kept,
                            std::string_view environment, const std::vector<std::string>& known);

// The guides with the one open that choose_language() says.
ui::GuideShelf lay_out(const LoadedGuides& loaded, const std::optional<std::string>& asked,
                       const std::string& kept, std::string_view environment);

// $LC_ALL, $LC_MESSAGES or $LANG: the first that is set and not empty.
std::string environment_language();

}  // namespace attune::app
