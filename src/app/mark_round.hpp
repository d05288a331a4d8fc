#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/clip_reader.hpp"
#include "app/lesson_draft.hpp"
#include "app/practice_round.hpp"
#include "app/word_entry.hpp"
#include "core/clock.hpp"
#include "practice/lesson.hpp"

namespace attune::app {

struct MarkOptions {
  std::vector<std::filesystem::path> clips;  // at least one
  std::filesystem::path lesson;              // .json
};

// Clips and pictures at `where`, a file or a folder. Throws core::Error{usage} when there are none.
std::vector<std::filesystem::path> find_clips(const std::filesystem::path& where);

// Makes a lesson of one's own clips: play, stop, step, mark the moment, say what is asked and what
// is right. Written after every mark.
class MarkRound : public PracticeRound {
 public:
  // Throws as LessonDraft does. `clock` must live longer.
  MarkRound(MarkOptions options, MomentLoader::Opener opener, core::Clock& clock);

  ui::PracticeModel model() const override;
  core::FramePtr frame() const override { return shown_.frame; }
  void choose(std::size_t choice) override;
  bool press(const ui::KeyPress& press) override;
  void update() override;
  bool busy() const override { return playing_ || awaiting_; }
  Outcome outcome() const override { return over_ ? Outcome::back : Outcome::going_on; }

 private:
  enum class Stage { clip, question, answer, telling };
  enum class Step { play, mark, undo, next_clip, done };

  std::vector<Step> steps() const;
  void take(Step step);
  void open_clip(std::size_t clip);
  void go_to(double time_s);
  void set_playing(bool playing);
  void choose_answer(std::size_t choice);
  std::vector<std::string> answers() const;
  void save();
  void clip_page(ui::PracticeModel& model) const;

  MarkOptions options_;
  MomentLoader::Opener opener_;
  core::Clock& clock_;
  LessonDraft draft_;
  std::size_t clip_ = 0;
  std::unique_ptr<ClipReader> reader_;
  ClipView shown_;  // the last that there was a picture of
  double time_s_ = 0.0;
  bool awaiting_ = true;  // the picture of this time
  bool playing_ = false;
  double played_s_ = 0.0;  // clock time of the last step of playing
  Stage stage_ = Stage::clip;
  practice::Item item_;
  std::optional<WordEntry> entry_;
  std::string said_;  // what came of the last mark
  bool over_ = false;
};

}  // namespace attune::app
