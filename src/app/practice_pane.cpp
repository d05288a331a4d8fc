#include "app/practice_pane.hpp"

#include "app/system_clock.hpp"
#include "ui/practice_view.hpp"

namespace attune::app {

void PracticePane::open(const std::string& source) {
  if (!desk_) desk_ = std::make_unique<PracticeDesk>(options_, clock_);
  desk_->offer_marking(source);
}

bool PracticePane::press(const ui::KeyPress& press) {
  PracticeSession& session = desk_->session();
  if (session.press(press)) return true;
  if (const auto choice = ui::choice_for_key(press.character, session.model())) {
    session.choose(*choice);
    return true;
  }
  if (press.character == U'r' || press.character == U'R') {
    session.repeat();
    return true;
  }
  if (press.key == ui::Key::escape) {
    session.stop();
    return true;
  }
  return press.key == ui::Key::tab;  // walks from button to button
}

void PracticePane::act(const ui::PracticeActions& actions) {
  if (!desk_) return;
  if (actions.choose) desk_->session().choose(*actions.choose);
  if (actions.repeat) desk_->session().repeat();
}

void PracticePane::fill(ui::WatchModel& model, WindowStats& stats) {
  PracticeSession& session = desk_->session();
  session.update();
  session.set_cues_only(model.state.kind == ui::StatePanelModel::Kind::cues_only);
  const core::FramePtr frame = session.frame();
  if (frame != shown_) {
    if (frame) {
      texture_.upload(frame->image);
    } else {
      texture_.drop();
    }
    shown_ = frame;
  }
  model.practice = session.model();
  model.practice.picture.texture = texture_.id();
  if (!session.notice().empty()) model.status = {session.notice(), true};
  if (session.screen() == PracticeScreen::asking && !session.busy()) {
    stats.asked(process_age_s());
  }
  const auto& progress = model.practice.progress;
  stats.reads(model.practice.title, progress ? progress->summary : "");
}

}  // namespace attune::app
