#include "ui/watch_view.hpp"

#include <utility>

namespace attune::ui {
namespace {

// Only these work while the first start's question is open: it wants an answer, but it must be
// readable.
bool works_during_consent(Command command) {
  switch (command) {
    case Command::next_theme:
    case Command::larger_text:
    case Command::smaller_text:
    case Command::toggle_fullscreen:
    case Command::quit:
      return true;
    default:
      return false;
  }
}

}  // namespace

WatchView::WatchView(ViewSettings settings, bool locked_cues_only, std::optional<bool> mirror)
    : settings_(std::move(settings)), locked_(locked_cues_only), mirror_(mirror) {
  settings_.text_scale = valid_text_scale(settings_.text_scale);
  picture_.set_reduced_motion(settings_.reduced_motion);
  status_.state = SourceStatus::State::waiting_for_consent;
}

void WatchView::still() {
  still_ = true;
  picture_.set_reduced_motion(true);
}

Requests WatchView::start(std::string source) {
  Requests requests;
  source_ = std::move(source);
  pending_.clear();
  popup_ = Popup::none;
  if (!live_practice_) page_ = Page::watch;
  paused_for_practice_ = false;
  // What another source showed has no place here.
  analysis_.reset();
  history_.clear();
  cue_history_.clear();
  said_.dismiss();
  spotlight_.close();
  face_ = {};
  face_count_.clear();
  status_ = {};
  status_.source_name = source_title(source_, "");
  requests.open_source = source_;
  requests.settings_changed = true;
  return requests;
}

Requests WatchView::choose_source(const std::string& source, bool confirmed) {
  if (confirmed || !needs_consent(source) || settings_.consent) return start(source);
  pending_ = source;
  popup_ = Popup::consent;
  Requests requests;
  requests.close_source = true;
  status_ = {};
  status_.state = SourceStatus::State::waiting_for_consent;
  return requests;
}

void WatchView::set_status(SourceStatus status) {
  status_ = std::move(status);
  status_.source_name = source_title(source_, status_.source_name);
}

void WatchView::accept(core::FrameAnalysis analysis) {
  if (!analysis.frame) return;
  face_.update(analysis.faces, analysis.frame->time_s);
  face_count_.add(static_cast<int>(analysis.faces.size()), analysis.frame->time_s);
  history_.add(analysis);
  cue_history_.add(analysis);
  analysis_ = std::move(analysis);
}

Requests WatchView::toggle_pause() const {
  using State = SourceStatus::State;
  Requests requests;
  switch (status_.state) {
    case State::paused:
      requests.pause = false;
      break;
    case State::starting:
    case State::running:
    case State::lost:
      requests.pause = true;
      break;
    case State::ended:
      requests.open_source = source_;
      break;
    case State::failed:
    case State::waiting_for_consent:
      break;
  }
  return requests;
}

Requests WatchView::practise_live(bool wanted) {
  using State = SourceStatus::State;
  Requests requests;
  if (wanted == live_practice_) return requests;
  live_practice_ = wanted;
  if (wanted) {
    if (paused_for_practice_ || status_.state == State::paused) requests.pause = false;
    paused_for_practice_ = false;
  } else if (page_ == Page::practice && !source_.empty()) {
    requests.pause = true;
    paused_for_practice_ = true;
  }
  return requests;
}

// Nobody is read while one practises, unless that is what one practises with.
Requests WatchView::open_page(Page page) {
  using State = SourceStatus::State;
  Requests requests;
  if (page == page_) return requests;
  page_ = page;
  popup_ = Popup::none;
  said_.dismiss();
  spotlight_.close();
  if (page == Page::practice) {
    const State state = status_.state;
    paused_for_practice_ =
        state == State::starting || state == State::running || state == State::lost;
    if (paused_for_practice_) requests.pause = true;
  } else if (paused_for_practice_) {
    requests.pause = false;
    paused_for_practice_ = false;
  }
  return requests;
}

// The same once more closes it.
void WatchView::open_detail(core::CueGroup group) {
  if (page_ != Page::watch) return;
  const bool open = column_ == Column::detail && detail_ == group && popup_ == Popup::none;
  popup_ = Popup::none;
  column_ = open ? Column::overview : Column::detail;
  if (detail_ != group) told_cues_.clear();
  detail_ = group;
  const std::optional<SpotPart> part = spot_of(group);
  if (!open && part && spotlight_.open()) spotlight_.show(*part);
}

// Begins with what the column tells about.
void WatchView::light_next() {
  popup_ = Popup::none;
  const std::optional<SpotPart> part = spot_of(detail_);
  if (!spotlight_.open() && column_ == Column::detail && part) {
    spotlight_.show(*part);
  } else {
    spotlight_.step(1);
  }
}

void WatchView::open_explanation() {
  if (page_ != Page::watch) return;
  const bool open = column_ == Column::explanation && popup_ == Popup::none;
  popup_ = Popup::none;
  column_ = open ? Column::overview : Column::explanation;
}

const core::FaceAnalysis* WatchView::chosen_face() const {
  if (!analysis_) return nullptr;
  const auto chosen = face_.find_in(analysis_->faces);
  return chosen ? &analysis_->faces[*chosen] : nullptr;
}

Requests WatchView::ask_what_was_said() {
  if (page_ != Page::watch) return open_page(Page::watch);
  popup_ = Popup::none;
  const auto time_s = analysis_ ? std::optional(analysis_->frame->time_s) : std::nullopt;
  said_.toggle(chosen_face(), time_s);
  return {};
}

bool WatchView::takes_up_and_down() const {
  return spotlight_.open() && page_ == Page::watch && popup_ == Popup::none;
}

std::optional<Requests> WatchView::press(const KeyPress& press) {
  if (takes_up_and_down() && (press.key == Key::up || press.key == Key::down)) {
    spotlight_.step(press.key == Key::down ? 1 : -1);
    return Requests{};
  }
  const bool digit = press.character >= U'1' && press.character <= U'9';
  if (!digit || popup_ != Popup::none) return std::nullopt;
  Requests requests;
  requests.said = said_.choose(press.character - U'1');
  if (!requests.said) return std::nullopt;
  return requests;
}

void WatchView::answer(const SaidQuestion& question, const std::string& word, std::string text) {
  said_.answer(std::move(text));
  if (!question.face || !question.time_s) return;
  history_.add_note({*question.time_s, question.face->face.id, "They said: " + word});
}

Requests WatchView::change_text(float scale) {
  const float valid = valid_text_scale(scale);
  Requests requests;
  requests.settings_changed = valid != settings_.text_scale;
  settings_.text_scale = valid;
  return requests;
}

Requests WatchView::apply(Command command) {
  Requests requests;
  if (waits_for_consent() && !works_during_consent(command)) return requests;
  const bool pauses_live = live_practice_ && command == Command::toggle_pause;
  if (page_ == Page::practice && popup_ == Popup::none && is_about_watching(command) &&
      !pauses_live) {
    return requests;
  }
  const auto toggle_popup = [this](Popup popup) { popup_ = popup_ == popup ? Popup::none : popup; };
  switch (command) {
    case Command::toggle_pause:
      return toggle_pause();
    case Command::reset_baseline:
      requests.reset_baselines = true;
      break;
    case Command::learn_offset:
      if (analysis_) {
        const auto chosen = face_.find_in(analysis_->faces);
        if (chosen) requests.learn_offset = analysis_->faces[*chosen].face.id;
      }
      popup_ = Popup::none;  // the person looks at the picture now
      break;
    case Command::clear_offset:
      requests.clear_offset = true;
      break;
    case Command::toggle_cues_only:
      if (locked_) break;
      settings_.cues_only = !settings_.cues_only;
      requests.cues_only = settings_.cues_only;
      requests.settings_changed = true;
      break;
    case Command::toggle_mirror:
      settings_.mirrored = !mirrored();
      mirror_.reset();
      requests.settings_changed = true;
      break;
    case Command::toggle_picture:
      settings_.picture_hidden = !settings_.picture_hidden;
      requests.settings_changed = true;
      break;
    case Command::next_theme:
      settings_.theme = next(settings_.theme);
      requests.settings_changed = true;
      break;
    case Command::larger_text:
      return change_text(settings_.text_scale + kTextStep);
    case Command::smaller_text:
      return change_text(settings_.text_scale - kTextStep);
    case Command::open_sources:
      toggle_popup(Popup::sources);
      break;
    case Command::open_display:
      toggle_popup(Popup::display);
      break;
    case Command::open_help:
      toggle_popup(Popup::help);
      break;
    case Command::open_guide:
      toggle_popup(Popup::guide);
      break;
    case Command::they_said:
      return ask_what_was_said();
    case Command::open_watch:
      return open_page(Page::watch);
    case Command::open_practice:
      return open_page(Page::practice);
    case Command::next_face:
      if (analysis_) face_.choose_next(analysis_->faces);
      break;
    case Command::close_popup:
      if (popup_ == Popup::none) {
        // What lies on top first.
        if (said_.visible()) {
          said_.dismiss();
        } else if (spotlight_.open()) {
          spotlight_.close();
        } else {
          column_ = Column::overview;
        }
      }
      popup_ = Popup::none;
      break;
    case Command::explain_state:
      open_explanation();
      break;
    case Command::spotlight:
      light_next();
      break;
    case Command::detail_eyes:
    case Command::detail_brows:
    case Command::detail_mouth:
    case Command::detail_tension:
    case Command::detail_posture:
    case Command::detail_movement:
      open_detail(*detail_group(command));
      break;
    case Command::toggle_fullscreen:
      requests.toggle_fullscreen = true;
      break;
    case Command::quit:
      requests.quit = true;
      break;
  }
  return requests;
}

Requests WatchView::apply(const Actions& actions) {
  Requests requests;
  for (const Command command : actions.commands) requests.add(apply(command));
  if (actions.choose_face) face_.choose(*actions.choose_face);
  if (actions.text_scale) requests.add(change_text(*actions.text_scale));
  if (actions.theme && *actions.theme != settings_.theme) {
    settings_.theme = *actions.theme;
    requests.settings_changed = true;
  }
  if (actions.said) requests.said = said_.choose(*actions.said);
  if (actions.spotlight && spotlight_.open() && *actions.spotlight == spotlight_.part()) {
    spotlight_.close();
  } else if (actions.spotlight) {
    spotlight_.show(*actions.spotlight);
  }
  if (actions.close_spotlight) spotlight_.close();
  if (actions.tell_cue && told_cues_.erase(*actions.tell_cue) == 0) {
    told_cues_.insert(*actions.tell_cue);
  }
  if (actions.guide_section) guide_section_ = *actions.guide_section;
  if (actions.language && guides_.choose(*actions.language)) {
    settings_.language = *actions.language;
    requests.settings_changed = true;
  }
  if (actions.reduced_motion) {
    settings_.reduced_motion = *actions.reduced_motion;
    picture_.set_reduced_motion(motionless());
    requests.settings_changed = true;
  }
  if (actions.consent) {
    settings_.consent = actions.consent;
    settings_.mirrored = mirrored_by_default(*actions.consent);
    requests.settings_changed = true;
    requests.add(start(pending_));
  }
  if (actions.choose_source) requests.add(choose_source(*actions.choose_source));
  if (actions.ask_again) {
    settings_.consent.reset();
    drafts_.consent = {};
    requests.settings_changed = true;
    // A source that needs the answer is closed until it is given.
    if (needs_consent(source_)) {
      requests.add(choose_source(source_));
    } else {
      popup_ = Popup::none;
    }
  }
  return requests;
}

}  // namespace attune::ui
