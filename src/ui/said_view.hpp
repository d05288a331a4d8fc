#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis.hpp"

namespace attune::ui {

// What the watched person said, and the moment at which the user heard it.
struct SaidQuestion {
  std::size_t word = 0;                    // index into the words that were set
  std::optional<core::FaceAnalysis> face;  // as it was then; empty without a face
  std::optional<double> time_s;            // of the source; empty before the first frame
};

// The strip "They said ..." and, after a word was chosen, what the cues say to it.
struct SaidModel {
  enum class Kind { hidden, asking, answered };
  Kind kind = Kind::hidden;
  std::vector<std::string> words;  // while asking
  std::string text;                // the answer
  float strength = 1.0F;           // [0,1]; below 1 the answer is fading away
};

// Asks for what was said, keeps the moment, and shows the answer for a while. The answer itself
// comes from outside: see WatchView::answer().
class SaidView {
 public:
  void set_words(std::vector<std::string> words) { words_ = std::move(words); }

  // Asks about this moment, or stops asking.
  void toggle(const core::FaceAnalysis* face, std::optional<double> time_s);
  // The question with its moment; nothing when nobody asks, or for a word that is not there.
  std::optional<SaidQuestion> choose(std::size_t word);
  void answer(std::string text);
  void dismiss() { kind_ = SaidModel::Kind::hidden; }

  bool asking() const { return kind_ == SaidModel::Kind::asking; }
  // Something is on the screen, or about to go from it.
  bool visible() const { return kind_ != SaidModel::Kind::hidden; }
  // `now_s`: any clock; an answer's time begins with the first call that shows it.
  SaidModel model(double now_s, bool reduced_motion);

  static constexpr double kShown_s = 12.0;  // time to read two short sentences twice over
  static constexpr double kFade_s = 1.0;

 private:
  SaidModel::Kind kind_ = SaidModel::Kind::hidden;
  std::vector<std::string> words_;
  SaidQuestion moment_;
  std::string text_;
  std::optional<double> shown_s_;
};

}  // namespace attune::ui
