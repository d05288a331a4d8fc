#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "practice/exercise.hpp"
#include "ui/practice_view.hpp"

namespace attune::app {

// Practice for two at one screen: the partner says privately what they feel, or takes one of the
// feelings shown as a card to play; the learner looks at the partner and says what they read. The
// partner's word is the truth; no camera and no model has a part in it.
class PartnerRound {
 public:
  // `seed` mixes the cards.
  explicit PartnerRound(std::uint32_t seed);

  ui::PracticeModel model() const;
  void choose(std::size_t choice);

  // The learner is being asked.
  bool guessing() const { return stage_ == Stage::guess; }

  enum class Outcome { going_on, another, back };
  Outcome outcome() const { return outcome_; }
  // The answer, once, when it has been given. Lesson, item and face are filled in; new_face and the
  // time are the caller's. Whether the named part was "right" is not known.
  std::optional<practice::Trial> take_trial();

 private:
  enum class Stage { pick, hand_over, guess, told };

  void deal();
  std::string key_of_card(std::size_t choice) const { return cards_.at(choice); }

  std::uint32_t seed_;
  Stage stage_ = Stage::pick;
  std::vector<std::string> all_;    // every feeling, mixed
  std::size_t dealt_ = 0;           // how many of them were shown
  std::vector<std::string> cards_;  // shown now
  std::string truth_;
  std::optional<practice::Exercise> exercise_;
  std::optional<practice::Trial> trial_;
  std::string answer_;
  Outcome outcome_ = Outcome::going_on;
};

}  // namespace attune::app
