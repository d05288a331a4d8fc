#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "app/practice_round.hpp"
#include "practice/cue_answers.hpp"
#include "practice/exercise.hpp"

namespace attune::app {

// All are proposals that still need tuning with learners. Times are those of the source.
struct LiveRoundOptions {
  double first_s = 6.0;           // of looking before the first question
  double between_s = 12.0;        // from one answer to the next question, at least
  double hold_s = 0.8;            // so long a cue shows before it is asked for
  double least_confidence = 0.6;  // of its estimate; the baseline unknown, it stays below
};

// Spot the cue in a live picture: every so often, when a cue is clearly there, the picture stops
// and it is asked for. Right is what Attune read, and that is said; so no answer is kept.
class LiveRound : public PracticeRound {
 public:
  explicit LiveRound(std::uint32_t seed, const LiveRoundOptions& options = {});

  ui::PracticeModel model() const override;
  core::FramePtr frame() const override;
  void choose(std::size_t choice) override;
  bool busy() const override { return stage_ == Stage::watching && !over_; }
  bool wants_live() const override { return !over_; }
  void accept(const core::FrameAnalysis& analysis) override;
  Outcome outcome() const override { return over_ ? Outcome::back : Outcome::going_on; }
  std::string practised_as() const override { return asked_ > 0 ? kPractisedLive : ""; }

 private:
  enum class Stage { watching, asking, reveal };

  void follow(const core::FaceAnalysis& face, double time_s);
  void ask(practice::Part part, const core::FaceAnalysis& face);
  void picture(ui::PracticeModel& model) const;

  std::uint32_t seed_;
  LiveRoundOptions options_;
  Stage stage_ = Stage::watching;
  bool over_ = false;
  core::FramePtr frame_;
  std::optional<core::FaceAnalysis> face_;  // in the frame
  int asked_ = 0;
  std::map<practice::Part, int> turn_;  // when a part was asked for last
  std::map<std::pair<practice::Part, std::string>, double> since_s_;  // a cue shows
  double latest_s_ = 0.0;         // the source goes on while the picture stands
  std::optional<double> next_s_;  // not before
  std::optional<practice::Exercise> exercise_;
  practice::Item item_;
  double confidence_ = 0.0;  // of the reading that is asked for
};

}  // namespace attune::app
