#include <utility>

#include "ui/watch_view.hpp"

namespace attune::ui {
namespace {

std::string waiting_text(const SourceStatus& status) {
  switch (status.state) {
    case SourceStatus::State::lost:
    case SourceStatus::State::failed:
      return status.message;
    case SourceStatus::State::waiting_for_consent:
      return "";
    default:
      return "Opening the source ...";
  }
}

}  // namespace

SpotlightModel WatchView::light(const core::FaceAnalysis* face, const WatchLayout& layout,
                                double now_s) {
  SpotlightInput input;
  input.face = face;
  if (!analysis_) input.no_face = "Nothing has been read yet.";
  const bool shown = analysis_ && !settings_.picture_hidden;
  const cv::Size size = shown ? analysis_->frame->image.size() : cv::Size();
  input.picture = PictureTransform(size, layout.picture, mirrored());
  input.area = spotlight_area(layout);
  input.em_px = em_px();
  input.now_s = now_s;
  input.reduced_motion = motionless();
  input.low_end_taken = said_.visible();
  return spotlight_.model(input);
}

WatchModel WatchView::model(cv::Size2f screen, std::uint64_t texture, double now_s,
                            const MeasureText& measure) {
  WatchModel model;
  const core::FaceAnalysis* face = nullptr;
  std::optional<std::size_t> chosen;
  int faces = 0;
  if (analysis_) {
    chosen = face_.find_in(analysis_->faces);
    faces = static_cast<int>(analysis_->faces.size());
    if (chosen) face = &analysis_->faces[*chosen];
  }
  const float em = em_px();
  model.screen = screen;
  model.cues = make_cue_panel(face, chosen ? static_cast<int>(*chosen) + 1 : 0, faces);
  model.layout = make_watch_layout(screen, em, face_count_.most());
  model.state = make_state_panel(face, cues_only());
  if (!analysis_) {
    model.cues.empty_text = "Nothing has been read yet.";
    if (!cues_only()) model.state.message = "Nothing has been read yet.";
  }
  const int face_id = face_.id().value_or(0);
  // Who asks for cues only sees no state any more, not even one that goes.
  const bool at_once = motionless() || cues_only();
  model.state = state_.model(std::move(model.state), face_id, now_s, at_once);
  if (analysis_) model.faces = make_face_lines(analysis_->faces, face_id, cues_only());
  if (column_ == Column::detail) {
    const ShownFace input{face, chosen ? static_cast<int>(*chosen) + 1 : 0, faces};
    model.detail = make_detail(detail_, input, cue_history_, guide(), told_cues_);
    if (!analysis_) model.detail->empty_text = "Nothing has been read yet.";
  }
  if (column_ == Column::explanation) {
    const ShownFace shown{face, chosen ? static_cast<int>(*chosen) + 1 : 0, faces};
    model.explain = make_explanation(shown, cues_only(), guide());
    if (!analysis_ && !cues_only()) model.explain->message = "Nothing has been read yet.";
  }
  model.said = said_.model(now_s, motionless());
  model.timeline = history_.model(face_id);
  model.status = make_status_line(status_);
  // What is wrong with the source goes before what was found at the start.
  if (!notice_.empty() && !model.status.notice) model.status = {notice_, true};
  model.page = page_;
  model.keys = make_key_buttons(page_ == Page::watch, cues_only());
  model.top_bar = {{"Watch", "Practice"},
                   page_ == Page::watch ? 0 : 1,
                   status_.source_name,
                   make_reading_sign(status_)};
  if (page_ == Page::practice && !live_practice_) {
    using Shape = ReadingSign::Shape;
    model.top_bar.sign = paused_for_practice_ ? ReadingSign{Shape::bars, "reading: paused", ""}
                                              : ReadingSign{Shape::ring, "reading: off", ""};
    model.status = {notice_.empty() ? "Nobody is read while you practise." : notice_,
                    !notice_.empty()};
  }
  if (model.top_bar.source.empty()) model.top_bar.source = "Source";

  PictureInput input;
  input.analysis = analysis();
  input.chosen = chosen;
  input.texture = texture;
  input.area = model.layout.picture;
  input.em_px = em;
  input.mirrored = mirrored();
  input.hidden = settings_.picture_hidden;
  input.dimmed = status_.state == SourceStatus::State::paused;
  input.now_s = now_s;
  input.waiting = waiting_text(status_);
  model.picture = picture_.model(input, measure);
  model.spotlight = light(face, model.layout, now_s);
  put_spotlight(model.spotlight, model.picture);

  model.popup = popup_;
  if (popup_ == Popup::guide) model.guide = make_guide_page(guides_, guide_section_);
  model.display = {settings_.text_scale,
                   settings_.theme,
                   settings_.reduced_motion,
                   mirrored(),
                   settings_.picture_hidden,
                   cues_only(),
                   face != nullptr && face->eyes.offset.has_value(),
                   locked_};
  model.sources = make_source_picker(cameras_, source_);
  return model;
}

}  // namespace attune::ui
