#include "app/mark_round.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "app/lesson_files.hpp"
#include "core/error.hpp"
#include "practice/vocabulary.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;
using practice::Kind;
using practice::Part;

constexpr double kJump_s = 5.0;
constexpr double kLead_s = 2.0;          // shown before a marked moment
constexpr std::size_t kListedMarks = 4;  // the last ones; more would crowd the page

std::string clock_text(double time_s) {
  return fmt::format("{}:{:05.2f}", static_cast<int>(time_s) / 60,
                     time_s - 60 * (static_cast<int>(time_s) / 60));
}

std::string label_of(const practice::Item& item, const std::string& key) {
  return item.kind == Kind::cue ? practice::cue_label(item.part, key) : practice::label_of(key);
}

std::string mark_text(const practice::Item& item) {
  const std::string what =
      item.kind == Kind::cue ? fmt::format("{}: ", practice::words(item.part)) : std::string();
  return fmt::format("{}  {}{}", clock_text(item.time_s), what, label_of(item, item.right[0]));
}

bool is_clip(const fs::path& path) {
  static constexpr std::array kEndings{".mp4",  ".mov", ".mkv",  ".webm", ".avi", ".m4v", ".mpg",
                                       ".mpeg", ".jpg", ".jpeg", ".png",  ".bmp", ".webp"};
  std::string ending = path.extension().string();
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  }
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace

std::vector<fs::path> find_clips(const fs::path& where) {
  std::error_code error;
  if (is_built_in(where.string()) || fs::is_regular_file(where, error)) return {where};
  std::vector<fs::path> clips;
  for (const fs::directory_entry& entry : fs::directory_iterator(where, error)) {
    if (entry.is_regular_file(error) && is_clip(entry.path())) clips.push_back(entry.path());
  }
  if (clips.empty()) {
    throw core::Error(
        core::ErrorKind::usage,
        fmt::format("{} holds no clips or pictures to mark; name a clip, a picture or "
                    "a folder of them",
                    where.string()));
  }
  std::sort(clips.begin(), clips.end());
  return clips;
}

MarkRound::MarkRound(MarkOptions options, MomentLoader::Opener opener, core::Clock& clock)
    : options_(std::move(options)),
      opener_(std::move(opener)),
      clock_(clock),
      draft_(options_.lesson) {
  ATTUNE_REQUIRE(!options_.clips.empty());
  open_clip(0);
}

void MarkRound::open_clip(std::size_t clip) {
  clip_ = clip;
  shown_ = {};
  time_s_ = 0.0;
  playing_ = false;
  awaiting_ = true;
  reader_ = std::make_unique<ClipReader>(opener_, options_.clips[clip].string());
}

void MarkRound::go_to(double time_s) {
  time_s_ = std::max(0.0, shown_.length_s ? std::min(time_s, *shown_.length_s) : time_s);
  reader_->seek(time_s_);
  awaiting_ = true;
}

void MarkRound::set_playing(bool playing) {
  playing_ = playing;
  played_s_ = clock_.now_s();
}

void MarkRound::update() {
  if (playing_) {
    const double now_s = clock_.now_s();
    go_to(time_s_ + now_s - played_s_);
    played_s_ = now_s;
  }
  const ClipView view = reader_->view();
  awaiting_ = !view.frame && view.trouble.empty();
  if (awaiting_) return;  // what was there stays
  shown_ = view;
  if (playing_ && view.at_end) playing_ = false;
  if (!playing_ && view.frame) time_s_ = view.frame->time_s;
}

bool MarkRound::press(const ui::KeyPress& press) {
  if (stage_ != Stage::clip) {
    if (press.key == ui::Key::escape) {
      stage_ = Stage::clip;
      entry_.reset();
      return true;
    }
    return entry_ && entry_->press(press);
  }
  const auto stop_and_go = [this](std::optional<double> time_s) {
    set_playing(false);
    if (time_s) go_to(*time_s);
  };
  switch (press.character) {
    case U'k':
    case U'K':
      take(Step::play);
      return true;
    case U',':
      stop_and_go(shown_.before_s);
      return true;
    case U'.':
      stop_and_go(shown_.after_s);
      return true;
    case U'j':
    case U'J':
      stop_and_go(time_s_ - kJump_s);
      return true;
    case U'l':
    case U'L':
      stop_and_go(time_s_ + kJump_s);
      return true;
    default:
      return false;
  }
}

std::vector<MarkRound::Step> MarkRound::steps() const {
  std::vector<Step> steps;
  if (shown_.frame) {
    if (!shown_.at_end || shown_.before_s) steps.push_back(Step::play);
    steps.push_back(Step::mark);
  }
  if (draft_.added() > 0) steps.push_back(Step::undo);
  if (options_.clips.size() > 1) steps.push_back(Step::next_clip);
  steps.push_back(Step::done);
  return steps;
}

void MarkRound::take(Step step) {
  switch (step) {
    case Step::play:
      if (!playing_ && shown_.at_end) go_to(0.0);
      set_playing(!playing_);
      return;
    case Step::mark:
      playing_ = false;
      item_ = {};
      item_.time_s = shown_.frame->time_s;
      item_.lead_s = std::min(kLead_s, item_.time_s);
      stage_ = Stage::question;
      return;
    case Step::undo:
      try {
        draft_.undo();
        said_ = "The last mark is taken back.";
      } catch (const core::Error& error) {
        said_ = error.what();
      }
      return;
    case Step::next_clip:
      open_clip((clip_ + 1) % options_.clips.size());
      return;
    case Step::done:
      over_ = true;
      return;
  }
}

std::vector<std::string> MarkRound::answers() const {
  std::vector<std::string> keys;
  if (item_.kind == Kind::cue) {
    for (const practice::Answer& answer : practice::cue_answers(item_.part)) {
      keys.emplace_back(answer.key);
    }
    return keys;
  }
  for (const practice::Suggestion& suggestion : entry_->suggestions()) {
    keys.emplace_back(suggestion.key);
  }
  keys.emplace_back(practice::kNoClear);
  return keys;
}

void MarkRound::choose_answer(std::size_t choice) {
  const std::vector<std::string> keys = answers();
  if (choice >= keys.size()) return;
  item_.right = {keys[choice]};
  item_.seen = label_of(item_, keys[choice]) + ".";
  entry_.reset();
  if (item_.kind == Kind::cue) {
    save();
  } else {
    stage_ = Stage::telling;
  }
}

void MarkRound::choose(std::size_t choice) {
  switch (stage_) {
    case Stage::clip: {
      const std::vector<Step> offered = steps();
      if (choice < offered.size()) take(offered[choice]);
      return;
    }
    case Stage::question:
      if (choice > practice::kParts.size()) return;
      item_.kind = choice < practice::kParts.size() ? Kind::cue : Kind::state;
      if (item_.kind == Kind::cue) {
        item_.part = practice::kParts[choice];
      } else {
        entry_.emplace();
      }
      stage_ = Stage::answer;
      return;
    case Stage::answer:
      choose_answer(choice);
      return;
    case Stage::telling:
      if (choice >= practice::kParts.size()) return;
      item_.telling = {practice::kParts[choice]};
      save();
      return;
  }
}

void MarkRound::save() {
  stage_ = Stage::clip;
  try {
    const std::string text = mark_text(item_);
    said_ = draft_.add(item_, options_.clips[clip_]) ? fmt::format("Marked and saved: {}.", text)
                                                     : "The same was asked of this moment before.";
  } catch (const core::Error& error) {
    said_ = fmt::format("Marked, but not saved yet: {}", error.what());
  }
}

void MarkRound::clip_page(ui::PracticeModel& model) const {
  if (!shown_.trouble.empty() && !shown_.frame) {
    model.title = "This clip cannot be shown.";
    model.lines = {shown_.trouble};
  } else {
    model.title = "Go to a moment, and mark it.";
    model.lines = {
        "K plays and stops. Comma and full stop: one picture back or on. J and L: five "
        "seconds."};
  }
  if (!said_.empty()) model.lines.push_back(said_);
  const std::vector<practice::Item>& items = draft_.lesson().items;
  model.aside.heading = fmt::format("In {}: {} {}", draft_.file().filename().string(), items.size(),
                                    items.size() == 1 ? "moment" : "moments");
  for (std::size_t i = 0; i < std::min(kListedMarks, items.size()); ++i) {
    model.aside.lines.push_back(mark_text(items[items.size() - 1 - i]));
  }
  for (const Step step : steps()) {
    switch (step) {
      case Step::play:
        model.choices.push_back({playing_ ? "Stop" : "Play", "K"});
        break;
      case Step::mark:
        model.choices.push_back({"Mark", "this moment"});
        break;
      case Step::undo:
        model.choices.push_back({"Undo", "the last mark"});
        break;
      case Step::next_clip:
        model.choices.push_back(
            {"Next clip", options_.clips[(clip_ + 1) % options_.clips.size()].filename().string()});
        break;
      case Step::done:
        model.choices.push_back({"Done", "all is saved"});
        break;
    }
  }
}

ui::PracticeModel MarkRound::model() const {
  ui::PracticeModel model;
  const std::string length =
      shown_.length_s ? fmt::format(" of {}", clock_text(*shown_.length_s)) : "";
  model.note = fmt::format("Marking  ·  {}  ·  {}{}", options_.clips[clip_].filename().string(),
                           clock_text(time_s_), length);
  model.picture.message = shown_.trouble.empty() ? "Opening the clip ..." : "No picture.";
  if (shown_.frame) {
    model.picture.size = shown_.frame->image.size();
    model.picture.shown = {{0, 0}, model.picture.size};
  }
  switch (stage_) {
    case Stage::clip:
      clip_page(model);
      break;
    case Stage::question:
      model.title = "What is asked about this moment?";
      model.lines = {"Esc goes back to the clip."};
      for (const Part part : practice::kParts) {
        model.choices.push_back({std::string(practice::words(part)), "what does this part do?"});
      }
      model.choices.push_back({"The feeling", "what may the person feel?"});
      break;
    case Stage::answer:
      model.title = "What is right?";
      if (entry_) {
        model.field = entry_->text();
        model.lines = {"Type a word for the feeling, then choose."};
      }
      for (const std::string& key : answers()) {
        const practice::Answer* answer =
            item_.kind == Kind::cue ? practice::find_cue_answer(item_.part, key) : nullptr;
        model.choices.push_back(
            {label_of(item_, key), answer == nullptr ? std::string() : std::string(answer->looks)});
      }
      if (entry_) {
        const std::vector<practice::Suggestion> suggestions = entry_->suggestions();
        for (std::size_t i = 0; i < suggestions.size(); ++i) {
          model.choices[i].detail = suggestions[i].word;
        }
      }
      break;
    case Stage::telling:
      model.title = "Where does it show most?";
      for (const Part part : practice::kParts) {
        model.choices.push_back({std::string(practice::words(part)), ""});
      }
      break;
  }
  return model;
}

}  // namespace attune::app
