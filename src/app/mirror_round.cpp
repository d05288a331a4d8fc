#include "app/mirror_round.hpp"

#include <fmt/format.h>

#include <numeric>
#include <random>
#include <utility>

#include "app/face_regions.hpp"
#include "practice/cue_answers.hpp"

namespace attune::app {

using practice::Part;

const std::vector<MirrorPrompt>& mirror_prompts() {
  static const std::vector<MirrorPrompt> kPrompts{
      {Part::brows, "raised", "Raise your brows."},
      {Part::brows, "together", "Pull your brows together."},
      {Part::mouth, "up", "Lift the corners of your mouth."},
      {Part::mouth, "open", "Open your mouth."},
      {Part::mouth, "pressed", "Press your lips together."},
      {Part::mouth, "level", "Let your mouth rest."},
      {Part::head, "tilted", "Tilt your head to one shoulder."},
      {Part::head, "turned", "Turn your head a little to one side."},
      {Part::head, "lowered", "Lower your head a little."},
      {Part::eyes, "down", "Look down, with your eyes alone."},
      {Part::eyes, "closed", "Close your eyes for a moment."},
  };
  return kPrompts;
}

MirrorRound::MirrorRound(std::uint32_t seed, const MirrorOptions& options) : options_(options) {
  order_.resize(mirror_prompts().size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::mt19937 random(seed);
  for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random() % i]);
}

void MirrorRound::choose(std::size_t choice) {
  if (stage_ == Stage::asking) {
    if (choice > 2) return;
    hidden_ = choice == 1;
    began_ = choice < 2;
    stage_ = began_ ? Stage::prompting : Stage::over;
    return;
  }
  if (choice == 0) {
    ++next_;
    since_s_.reset();
    read_ = false;
  }
  if (choice == 1) hidden_ = !hidden_;
  if (choice == 2) stage_ = Stage::over;
}

void MirrorRound::accept(const core::FrameAnalysis& analysis) {
  if (stage_ != Stage::prompting) return;
  const double time_s = analysis.frame->time_s;
  frame_ = analysis.frame;
  const core::FaceAnalysis* face = find_largest(analysis.faces);
  face_ = face == nullptr ? std::nullopt : std::optional(*face);
  bool shows = false;
  if (face != nullptr) {
    for (const practice::CueAnswer& answer :
         practice::read_part(prompt().part, face->cues).answers) {
      shows = shows ||
              (answer.key == prompt().answer && answer.confidence >= options_.least_confidence);
    }
  }
  if (!shows) {
    since_s_.reset();
  } else if (!since_s_ || time_s < *since_s_) {
    since_s_ = time_s;
  }
  read_ = read_ || (since_s_ && time_s - *since_s_ >= options_.hold_s);
}

core::FramePtr MirrorRound::frame() const { return hidden_ ? nullptr : frame_; }

// Calm, and never about how well it was done.
std::string MirrorRound::feedback() const {
  const std::string label = practice::cue_label(prompt().part, prompt().answer);
  if (read_) return fmt::format("Read: {}. Rest, or take another one.", label);
  if (!frame_) return "Waiting for the camera ...";
  if (!face_) return "No face is in view.";
  const practice::PartReading reading = practice::read_part(prompt().part, face_->cues);
  if (reading.missing) {
    return fmt::format("The {} cannot be read now: {}.", practice::name(prompt().part),
                       core::words(*reading.missing));
  }
  return "Not read yet. Take your time; light and angle play a part, too.";
}

ui::PracticeModel MirrorRound::model() const {
  ui::PracticeModel model;
  model.note = "Mirror  ·  only for you";
  if (stage_ == Stage::asking) {
    model.with_picture = false;
    model.title = "Try cues with your own face?";
    model.lines = {
        "Attune names a cue, you make it, and Attune tells when it reads it. Other people may read "
        "it sooner or later than Attune does.",
        "This uses the camera. No picture is kept and nothing is counted; only that you practised "
        "before the mirror is noted.",
        "You do not have to see yourself: the picture can be hidden."};
    model.choices = {{"Start", "with my picture"},
                     {"Start without my picture", ""},
                     {"Rather not", "back to the start"}};
    return model;
  }
  model.title = prompt().text;
  const practice::Answer* answer = practice::find_cue_answer(prompt().part, prompt().answer);
  if (!read_) model.lines.push_back(fmt::format("How it looks: {}.", answer->looks));
  model.lines.push_back(feedback());
  if (read_ && !answer->reading.empty()) model.lines.emplace_back(answer->reading);
  if (face_ && !face_->baseline.ready) {
    model.lines.emplace_back(
        "Attune is still learning your face at rest; a calm look into the camera helps.");
  }
  model.picture.message = hidden_ ? "Your picture is hidden." : "Waiting for the camera ...";
  model.picture.mirrored = true;
  if (frame_ && !hidden_) {
    model.picture.size = frame_->image.size();
    model.picture.shown = {{0, 0}, model.picture.size};
  }
  model.choices = {
      {"Another one", ""}, {hidden_ ? "Show my picture" : "Hide my picture", ""}, {"Finish", ""}};
  return model;
}

}  // namespace attune::app
