#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/analysis.hpp"
#include "core/frame.hpp"
#include "practice/score.hpp"
#include "ui/practice_view.hpp"
#include "ui/shortcuts.hpp"

namespace attune::app {

// Under these names it is noted that a round was practised, where lessons have theirs.
inline constexpr const char* kPractisedLive = "live";
inline constexpr const char* kPractisedMirror = "mirror";

// A way to practise that is no sitting through a lesson. One thread, that of the window.
class PracticeRound {
 public:
  virtual ~PracticeRound() = default;

  virtual ui::PracticeModel model() const = 0;  // the picture's texture is the caller's to fill in
  virtual core::FramePtr frame() const { return nullptr; }  // of the picture
  virtual void choose(std::size_t choice) = 0;
  // Takes a key that means something here; false when it is none.
  virtual bool press(const ui::KeyPress& /*press*/) { return false; }
  // Something moves or is awaited by itself.
  virtual void update() {}
  virtual bool busy() const { return false; }

  // Reads the person before the camera, or whatever else the source is: results come to accept().
  virtual bool wants_live() const { return false; }
  virtual void accept(const core::FrameAnalysis& /*analysis*/) {}

  enum class Outcome { going_on, another, back };
  virtual Outcome outcome() const = 0;
  // An answer to keep, once. Whatever a model took for true is none.
  virtual std::optional<practice::Trial> take_trial() { return std::nullopt; }
  // The name under which it is noted that this was practised; empty: it is not.
  virtual std::string practised_as() const { return ""; }
};

}  // namespace attune::app
