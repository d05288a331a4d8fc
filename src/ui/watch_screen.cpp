#include "ui/watch_screen.hpp"

#include "ui/cue_panel.hpp"
#include "ui/detail_panel.hpp"
#include "ui/explain_panel.hpp"
#include "ui/faces_panel.hpp"
#include "ui/guide_popup.hpp"
#include "ui/help_popup.hpp"
#include "ui/picture_panel.hpp"
#include "ui/practice_panel.hpp"
#include "ui/said_strip.hpp"
#include "ui/spotlight_panel.hpp"
#include "ui/state_panel.hpp"
#include "ui/timeline_panel.hpp"

namespace attune::ui {
namespace {

Actions draw_popup(const WatchModel& model, Drafts& drafts, const Canvas& canvas) {
  switch (model.popup) {
    case Popup::none:
      return {};
    case Popup::help:
      return draw_help(model.screen, canvas);
    case Popup::guide:
      return draw_guide(model.guide, model.screen, canvas);
    case Popup::display:
      return draw_display_options(model.display, model.screen, canvas);
    case Popup::sources:
      return draw_source_picker(model.sources, drafts.source, model.screen, canvas);
    case Popup::consent:
      return draw_consent(drafts.consent, model.screen, canvas);
  }
  return {};
}

Actions draw_column(const WatchModel& model, const Canvas& canvas) {
  const WatchLayout& at = model.layout;
  if (model.detail) return draw_detail(*model.detail, at.cues | at.state, canvas);
  if (model.explain) return draw_explanation(*model.explain, at.cues | at.state, canvas);
  Actions actions = draw_cue_panel(model.cues, at.cues, at.mode, canvas);
  actions.add(draw_state_panel(model.state, at.state, canvas));
  return actions;
}

}  // namespace

Actions draw_watch(const WatchModel& model, Drafts& drafts, const Canvas& canvas) {
  Actions actions;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({model.screen.width, model.screen.height});
  ImGuiWindowFlags flags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
      ImGuiWindowFlags_NoNavFocus |
      ImGuiWindowFlags_NoBackground;  // the frame was cleared to it; pixels cost without a GPU
  if (model.popup != Popup::none) flags |= ImGuiWindowFlags_NoInputs;
  ImGui::Begin("watch", nullptr, flags);
  const WatchLayout& at = model.layout;
  if (model.page == Page::practice) {
    actions.practice = draw_practice(model.practice, practice_area(at), canvas);
  } else {
    actions.add(draw_picture(model.picture, canvas));
    actions.add(draw_column(model, canvas));
    actions.add(draw_faces(model.faces, at.faces, canvas));
    // Half of it under the spotlight's card would only be unrest.
    const bool covered = model.spotlight.open && spotlight_area(at) != at.picture;
    if (!covered) actions.add(draw_timeline(model.timeline, at.timeline, at.mode, canvas));
    actions.add(draw_spotlight(model.spotlight, spotlight_area(at), canvas));
    actions.add(draw_said(model.said, at.picture, canvas));
  }
  // After the column: the first arrow key begins at what was drawn first, the cues.
  actions.add(draw_top_bar(model.top_bar, at.top_bar, canvas));
  actions.add(draw_status_line(model.status, model.keys, at.status, canvas));
  ImGui::End();
  actions.add(draw_popup(model, drafts, canvas));
  return actions;
}

}  // namespace attune::ui
