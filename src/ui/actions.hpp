#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/cue.hpp"
#include "ui/choices.hpp"
#include "ui/practice_view.hpp"
#include "ui/shortcuts.hpp"
#include "ui/spotlight_view.hpp"
#include "ui/theme.hpp"

namespace attune::ui {

// The pages of the window.
enum class Page { watch, practice };

// What the user asked for in this frame. Panels return wishes and change nothing.
struct Actions {
  std::vector<Command> commands;
  std::optional<int> choose_face;            // id
  std::optional<std::string> choose_source;  // as on the command line
  std::optional<Watched> consent;            // the question was answered with this
  std::optional<float> text_scale;
  std::optional<ThemeId> theme;
  std::optional<bool> reduced_motion;
  std::optional<int> guide_section;     // read this, see make_guide_page()
  std::optional<std::string> language;  // of the guide
  std::optional<core::CueId> tell_cue;  // unfold it in the detail view; the one that is: fold it
  std::optional<std::size_t> said;      // this word was chosen as what the person said
  std::optional<SpotPart> spotlight;    // light this part; the one that is lit: no longer
  bool close_spotlight = false;
  PracticeActions practice;
  bool ask_again = false;  // show the first start's question once more

  void add(Actions other);
};

}  // namespace attune::ui
