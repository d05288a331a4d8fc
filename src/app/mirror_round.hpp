#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/practice_round.hpp"
#include "practice/vocabulary.hpp"

namespace attune::app {

// A cue to make with one's own face.
struct MirrorPrompt {
  practice::Part part;
  std::string_view answer;  // key of cue_answers(part)
  std::string_view text;    // "Raise your brows."
};
const std::vector<MirrorPrompt>& mirror_prompts();

struct MirrorOptions {
  double hold_s = 0.4;            // so long a cue shows before it counts as read [proposal]
  double least_confidence = 0.4;  // "medium" begins at 0.5; making it clearer is the exercise
                                  // [proposal]
};

// Makes cues before the camera and tells when they are read. Opt-in; one's own picture is mirrored
// and can be hidden; nothing is scored, and nothing kept but that it was practised.
class MirrorRound : public PracticeRound {
 public:
  explicit MirrorRound(std::uint32_t seed, const MirrorOptions& options = {});

  ui::PracticeModel model() const override;
  core::FramePtr frame() const override;
  void choose(std::size_t choice) override;
  bool busy() const override { return wants_live(); }
  bool wants_live() const override { return stage_ == Stage::prompting; }
  void accept(const core::FrameAnalysis& analysis) override;
  Outcome outcome() const override {
    return stage_ == Stage::over ? Outcome::back : Outcome::going_on;
  }
  std::string practised_as() const override { return began_ ? kPractisedMirror : ""; }

 private:
  enum class Stage { asking, prompting, over };

  const MirrorPrompt& prompt() const { return mirror_prompts()[order_[next_ % order_.size()]]; }
  std::string feedback() const;

  MirrorOptions options_;
  Stage stage_ = Stage::asking;
  bool began_ = false;
  bool hidden_ = false;
  std::vector<std::size_t> order_;  // of the prompts
  std::size_t next_ = 0;
  core::FramePtr frame_;
  std::optional<core::FaceAnalysis> face_;
  std::optional<double> since_s_;  // the cue shows
  bool read_ = false;              // it was read since it was asked for
};

}  // namespace attune::app
