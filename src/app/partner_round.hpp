#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/practice_round.hpp"
#include "core/clock.hpp"
#include "practice/exercise.hpp"
#include "ui/practice_view.hpp"

namespace attune::app {

// Practice for two at one screen: the partner says privately what they feel, or takes one of the
// feelings shown as a card to play; the learner looks at the partner and says what they read. The
// partner's word is the truth; no camera and no model has a part in it.
class PartnerRound : public PracticeRound {
 public:
  // `seed` mixes the cards. `clock` times the answer and must live longer.
  PartnerRound(std::uint32_t seed, core::Clock& clock);

  ui::PracticeModel model() const override;
  void choose(std::size_t choice) override;
  Outcome outcome() const override { return outcome_; }
  // Lesson, item and face are filled in; new_face and the time are the caller's. Whether the named
  // part was "right" is not known.
  std::optional<practice::Trial> take_trial() override;

 private:
  enum class Stage { pick, hand_over, guess, told };

  void deal();
  std::string key_of_card(std::size_t choice) const { return cards_.at(choice); }

  std::uint32_t seed_;
  core::Clock& clock_;
  double asked_s_ = 0.0;
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
