#include "ui/actions.hpp"

#include <utility>

namespace attune::ui {
namespace {

template <typename T>
void take(std::optional<T>& to, std::optional<T>& from) {
  if (from) to = std::move(from);
}

}  // namespace

void Actions::add(Actions other) {
  commands.insert(commands.end(), other.commands.begin(), other.commands.end());
  take(choose_face, other.choose_face);
  take(choose_source, other.choose_source);
  take(consent, other.consent);
  take(text_scale, other.text_scale);
  take(theme, other.theme);
  take(reduced_motion, other.reduced_motion);
  take(guide_section, other.guide_section);
  take(said, other.said);
  take(language, other.language);
  take(tell_cue, other.tell_cue);
  take(spotlight, other.spotlight);
  close_spotlight = close_spotlight || other.close_spotlight;
  take(practice.choose, other.practice.choose);
  practice.repeat = practice.repeat || other.practice.repeat;
  ask_again = ask_again || other.ask_again;
}

}  // namespace attune::ui
