#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/analysis.hpp"
#include "ui/cue_history.hpp"
#include "ui/face_choice.hpp"
#include "ui/guide_view.hpp"
#include "ui/requests.hpp"
#include "ui/state_fade.hpp"
#include "ui/watch_screen.hpp"

namespace attune::ui {

// What the user has set; kept from run to run by the app.
struct ViewSettings {
  std::optional<Watched> consent;  // answer to the first start's question; empty: not yet asked
  ThemeId theme = ThemeId::calm;
  float text_scale = 1.0F;  // [kSmallestText, kLargestText]
  bool reduced_motion = false;
  bool mirrored = false;
  bool picture_hidden = false;
  bool cues_only = false;
  std::string language;  // of the guide: "de"; empty: not chosen
};

// The Watch page without its drawing: what is shown, and what follows from what the user does.
class WatchView {
 public:
  // `locked_cues_only`: asked for on the command line; then no state is shown and the switch is off
  // limits. `mirror`: asked for on the command line; holds until the switch is used, and is not
  // kept.
  WatchView(ViewSettings settings, bool locked_cues_only, std::optional<bool> mirror = {});

  const ViewSettings& settings() const { return settings_; }
  bool cues_only() const { return settings_.cues_only || locked_; }
  bool mirrored() const { return mirror_.value_or(settings_.mirrored); }
  Popup popup() const { return popup_; }
  Column column() const { return column_; }
  Page page() const { return page_; }

  // Asks for a source as the user would. Opens it, or asks for consent first. `confirmed`: no
  // question needed (see app/window.hpp).
  Requests choose_source(const std::string& source, bool confirmed = false);
  const std::string& source() const { return source_; }

  void accept(core::FrameAnalysis analysis);
  void set_status(SourceStatus status);
  // One line that the user should know of; shown until it is replaced, or cleared with "".
  void set_notice(std::string notice) { notice_ = std::move(notice); }
  // What a learner can read, in every language there is; see GuideShelf.
  void set_guides(GuideShelf guides) { guides_ = std::move(guides); }
  const GuideTexts& guide() const { return guides_.chosen(); }
  void set_cameras(std::vector<Camera> cameras) { cameras_ = std::move(cameras); }
  const core::FrameAnalysis* analysis() const { return analysis_ ? &*analysis_ : nullptr; }

  // What a person can have said, for the strip; empty: it is not offered.
  void set_said_words(std::vector<std::string> words) { said_.set_words(std::move(words)); }
  // What the cues say to it; marks the moment on the timeline.
  void answer(const SaidQuestion& question, const std::string& word, std::string text);
  // Takes a key that only means something while the strip or the spotlight is open; nothing when it
  // is none.
  std::optional<Requests> press(const KeyPress& press);

  // Whether a way to practise reads the source: only then is it read on the Practice page.
  Requests practise_live(bool wanted);
  bool practising_live() const { return live_practice_; }

  Requests apply(Command command);
  Requests apply(const Actions& actions);

  // `now_s`: any clock, for fading. `texture`: of the newest accepted frame, 0 when there is none.
  WatchModel model(cv::Size2f screen, std::uint64_t texture, double now_s,
                   const MeasureText& measure);
  Drafts& drafts() { return drafts_; }
  // Something fades: the screen wants drawing again soon.
  bool moving() const {
    return picture_.moving() || said_.visible() || spotlight_.moving() || state_.moving();
  }
  // The arrows up and down choose what the spotlight shows, and nothing else.
  bool takes_up_and_down() const;
  // Everything is drawn at its final strength, whatever the settings say; for pictures.
  void still();

  // Of a dense screen; all sizes grow with it.
  void set_device_scale(float scale) { device_scale_ = scale; }
  // Size of the body text on the screen.
  float em_px() const { return kBodyText_px * settings_.text_scale * device_scale_; }

 private:
  Requests toggle_pause() const;
  Requests ask_what_was_said();
  const core::FaceAnalysis* chosen_face() const;
  Requests open_page(Page page);
  void open_detail(core::CueGroup group);
  void open_explanation();
  void light_next();
  SpotlightModel light(const core::FaceAnalysis* face, const WatchLayout& layout, double now_s);
  bool motionless() const { return still_ || settings_.reduced_motion; }
  Requests change_text(float scale);
  Requests start(std::string source);
  bool waits_for_consent() const { return popup_ == Popup::consent; }

  ViewSettings settings_;
  bool locked_;
  std::optional<bool> mirror_;
  Popup popup_ = Popup::none;
  Page page_ = Page::watch;
  Column column_ = Column::overview;
  core::CueGroup detail_ = core::CueGroup::eyes;
  std::set<core::CueId> told_cues_;  // unfolded in the detail view
  bool paused_for_practice_ = false;
  bool live_practice_ = false;
  bool still_ = false;
  std::string source_;   // being read, or the last asked for
  std::string pending_;  // waits for consent
  std::string notice_;
  GuideShelf guides_;
  int guide_section_ = 0;
  float device_scale_ = 1.0F;
  SourceStatus status_;
  std::vector<Camera> cameras_;
  std::optional<core::FrameAnalysis> analysis_;
  FaceChoice face_;
  TimelineHistory history_;
  CueHistory cue_history_;
  SaidView said_;
  SpotlightView spotlight_;
  PictureView picture_;
  StateFade state_;
  FaceCount face_count_;
  Drafts drafts_;
};

}  // namespace attune::ui
