#include "app/live_round.hpp"

#include <fmt/format.h>

#include <cctype>
#include <set>
#include <utility>

#include "app/face_regions.hpp"
#include "ui/cue_rows.hpp"

namespace attune::app {
namespace {

using practice::Part;

const char* const kBack = "Back to the start";

// At rest there is nothing to spot; where the eyes look changes too often to be asked for.
bool is_worth_asking(std::string_view answer) {
  return answer != "level" && answer != "upright" && answer != "at_you" && answer != "away" &&
         answer != "closed";
}

std::string labels(const practice::Item& item) {
  std::string text;
  for (const std::string& key : item.right) {
    std::string label = practice::cue_label(item.part, key);
    label[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(label[0])));
    text += (text.empty() ? "" : ", and also ") + label;
  }
  return text;
}

}  // namespace

LiveRound::LiveRound(std::uint32_t seed, const LiveRoundOptions& options)
    : seed_(seed), options_(options) {}

void LiveRound::accept(const core::FrameAnalysis& analysis) {
  const double time_s = analysis.frame->time_s;
  latest_s_ = time_s;
  if (stage_ != Stage::watching) return;
  // A clip that begins anew, or another source.
  if (frame_ && time_s < frame_->time_s) since_s_.clear();
  if (!next_s_ || (frame_ && time_s < frame_->time_s)) next_s_ = time_s + options_.first_s;
  frame_ = analysis.frame;
  const core::FaceAnalysis* face = find_largest(analysis.faces);
  // Someone else, and nothing of what the other one did.
  if (face == nullptr || (face_ && face_->face.id != face->face.id)) since_s_.clear();
  face_ = face == nullptr ? std::nullopt : std::optional(*face);
  if (face != nullptr) follow(*face, time_s);
}

void LiveRound::follow(const core::FaceAnalysis& face, double time_s) {
  std::map<std::pair<Part, std::string>, double> since_s;
  std::optional<Part> best;
  for (const Part part : practice::kParts) {
    for (const practice::CueAnswer& answer : practice::read_part(part, face.cues).answers) {
      const bool clear = face.cues[answer.cue].intensity >= core::Intensity::clear &&
                         answer.confidence >= options_.least_confidence;
      if (!clear || !is_worth_asking(answer.key)) continue;
      const std::pair key{part, std::string(answer.key)};
      const auto before = since_s_.find(key);
      since_s[key] = before == since_s_.end() ? time_s : before->second;
      // Each part in its turn, or the mouth would be asked for all the time.
      const bool held = time_s - since_s[key] >= options_.hold_s;
      if (held && (!best || turn_[part] < turn_[*best])) best = part;
    }
  }
  since_s_ = std::move(since_s);
  if (best && time_s >= *next_s_) ask(*best, face);
}

void LiveRound::ask(Part part, const core::FaceAnalysis& face) {
  const practice::PartReading reading = practice::read_part(part, face.cues);
  item_ = {};
  item_.id = "live";
  item_.source = "live";
  item_.face = "live";
  item_.part = part;
  std::set<std::string> sentences;
  for (const practice::CueAnswer& answer : reading.answers) {
    item_.right.emplace_back(answer.key);
    const std::string& sentence = face.cues[answer.cue].sentence;
    if (sentences.insert(sentence).second) {
      item_.seen += (item_.seen.empty() ? "" : " ") + sentence;
    }
  }
  if (item_.seen.empty()) item_.seen = practice::cue_label(part, item_.right[0]) + ".";
  confidence_ = reading.answers.front().confidence;
  exercise_.emplace(item_, practice::HelpStage::after, seed_ + static_cast<std::uint32_t>(asked_));
  turn_[part] = ++asked_;
  stage_ = Stage::asking;
}

void LiveRound::choose(std::size_t choice) {
  switch (stage_) {
    case Stage::watching:
      if (choice == 0) over_ = true;
      return;
    case Stage::asking:
      if (choice >= exercise_->question().choices.size()) return;
      exercise_->answer(choice, 0.0);
      // How sure one is would be held against Attune's word alone.
      if (!exercise_->done()) exercise_->answer(0, 0.0);
      stage_ = Stage::reveal;
      return;
    case Stage::reveal:
      if (choice == 1) over_ = true;
      if (choice != 0) return;
      stage_ = Stage::watching;
      since_s_.clear();
      next_s_ = latest_s_ + options_.between_s;
      return;
  }
}

core::FramePtr LiveRound::frame() const { return frame_; }

void LiveRound::picture(ui::PracticeModel& model) const {
  if (!frame_) {
    model.picture.message = "Waiting for the picture ...";
    return;
  }
  const cv::Size size = frame_->image.size();
  model.picture.size = size;
  model.picture.shown = {{0, 0}, model.picture.size};
  if (!face_ || stage_ == Stage::watching) return;
  const std::map<Part, cv::Rect2f> parts = face_regions(face_->face, size);
  model.picture.shown = portrait_view(parts, size);
  const auto place = parts.find(item_.part);
  if (stage_ == Stage::reveal && place != parts.end()) model.picture.spotlights = {place->second};
}

ui::PracticeModel LiveRound::model() const {
  ui::PracticeModel model;
  model.note = "Spot the cue, live  ·  nothing is kept";
  picture(model);
  switch (stage_) {
    case Stage::watching:
      model.title = "Look at the face. The picture stops when a cue shows.";
      model.lines = {
          "Nothing is timed. It may take a while: only what is clearly seen is asked for."};
      if (frame_ && !face_) model.lines.emplace_back("No face is in view now.");
      if (face_ && !face_->baseline.ready) {
        model.lines.emplace_back(
            "Attune is still learning this face at rest; until then it is less sure.");
      }
      model.choices = {{kBack, ""}};
      break;
    case Stage::asking:
      model.title = exercise_->question().text;
      for (const practice::Choice& choice : exercise_->question().choices) {
        model.choices.push_back({choice.label, ""});
      }
      break;
    case Stage::reveal: {
      const std::vector<practice::Trial> trials = exercise_->trials();
      const bool same = trials.back().right;
      model.title =
          fmt::format("{}: {}.", same ? "Attune reads it so, too" : "Attune reads", labels(item_));
      model.lines = {item_.seen};
      const practice::Answer* answer = practice::find_cue_answer(item_.part, item_.right[0]);
      model.lines.emplace_back(answer->reading);
      model.lines.push_back(fmt::format(
          "How sure: {}. This is Attune's reading, not a person's: it may be wrong, and you may "
          "see it better.",
          ui::words(ui::certainty_of(confidence_))));
      model.choices = {{"Go on looking", ""}, {kBack, ""}};
      break;
    }
  }
  return model;
}

}  // namespace attune::app
