#pragma once

#include <optional>
#include <vector>

#include "ui/actions.hpp"
#include "ui/bar_view.hpp"
#include "ui/canvas.hpp"
#include "ui/consent_popup.hpp"
#include "ui/cue_rows.hpp"
#include "ui/detail_view.hpp"
#include "ui/display_popup.hpp"
#include "ui/explain_view.hpp"
#include "ui/faces_view.hpp"
#include "ui/guide_view.hpp"
#include "ui/layout.hpp"
#include "ui/picture_view.hpp"
#include "ui/practice_view.hpp"
#include "ui/said_view.hpp"
#include "ui/source_popup.hpp"
#include "ui/spotlight_view.hpp"
#include "ui/state_view.hpp"
#include "ui/timeline.hpp"
#include "ui/top_bar.hpp"

namespace attune::ui {

enum class Popup { none, help, guide, display, sources, consent };

// What stands in the column beside the picture.
enum class Column { overview, detail, explanation };

// Everything in the window.
struct WatchModel {
  cv::Size2f screen;
  Page page = Page::watch;
  WatchLayout layout;
  TopBarModel top_bar;
  PictureModel picture;
  std::vector<FaceLine> faces;  // when there are several
  CuePanelModel cues;
  StatePanelModel state;
  std::optional<DetailModel> detail;    // instead of cues and state
  std::optional<ExplainModel> explain;  // likewise
  TimelineModel timeline;
  SaidModel said;
  SpotlightModel spotlight;
  StatusLine status;
  std::vector<KeyButton> keys;
  PracticeModel practice;  // on its page
  Popup popup = Popup::none;
  DisplayModel display;
  GuidePage guide;  // while its popup is open
  SourcePickerModel sources;
};

// What is half entered in a popup.
struct Drafts {
  ConsentDraft consent;
  SourceEntry source;
};

// Draws the whole page; between ImGui::NewFrame and ImGui::Render.
Actions draw_watch(const WatchModel& model, Drafts& drafts, const Canvas& canvas);

}  // namespace attune::ui
