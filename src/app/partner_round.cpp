#include "app/partner_round.hpp"

#include <fmt/format.h>

#include <random>
#include <utility>

namespace attune::app {
namespace {

constexpr std::size_t kCards = 4;  // with "no clear feeling" and "other feelings" six

practice::Item make_item(const std::string& truth) {
  practice::Item item;
  item.id = "round";
  item.kind = practice::Kind::state;
  item.source = "partner";
  item.face = "partner";
  item.right = {truth};
  // Which part told it is the learner's to say.
  item.telling = {practice::kParts.begin(), practice::kParts.end()};
  item.seen = "What the partner showed.";
  return item;
}

}  // namespace

PartnerRound::PartnerRound(std::uint32_t seed, core::Clock& clock) : seed_(seed), clock_(clock) {
  for (const practice::Answer& answer : practice::state_answers()) {
    if (answer.key != practice::kNoClear) all_.emplace_back(answer.key);
  }
  std::mt19937 random(seed);
  for (std::size_t i = all_.size(); i > 1; --i) std::swap(all_[i - 1], all_[random() % i]);
  deal();
}

void PartnerRound::deal() {
  cards_.clear();
  while (cards_.size() < kCards) cards_.push_back(all_[dealt_++ % all_.size()]);
}

void PartnerRound::choose(std::size_t choice) {
  switch (stage_) {
    case Stage::pick:
      if (choice == kCards + 1) deal();
      if (choice > kCards) return;
      truth_ = choice == kCards ? std::string(practice::kNoClear) : key_of_card(choice);
      stage_ = Stage::hand_over;
      return;
    case Stage::hand_over:
      if (choice != 0) return;
      exercise_.emplace(make_item(truth_), practice::HelpStage::none, seed_);
      stage_ = Stage::guess;
      asked_s_ = clock_.now_s();
      return;
    case Stage::guess:
      if (choice >= exercise_->question().choices.size()) return;
      exercise_->answer(choice, clock_.now_s() - asked_s_);
      if (!exercise_->done()) return;
      trial_ = exercise_->trials().back();
      trial_->lesson = "partner";
      trial_->cue_right.reset();
      answer_ = trial_->answer;
      stage_ = Stage::told;
      return;
    case Stage::told:
      if (choice == 0) outcome_ = Outcome::another;
      if (choice == 1) outcome_ = Outcome::back;
      return;
  }
}

std::optional<practice::Trial> PartnerRound::take_trial() {
  return std::exchange(trial_, std::nullopt);
}

ui::PracticeModel PartnerRound::model() const {
  ui::PracticeModel model;
  model.with_picture = false;
  model.note = "With a partner";
  switch (stage_) {
    case Stage::pick:
      model.title = "Partner: what do you feel? Or take one of these as a card to show.";
      model.lines = {"The other person looks away from the screen while you choose."};
      for (const std::string& card : cards_)
        model.choices.push_back({practice::label_of(card), ""});
      model.choices.push_back({practice::label_of(practice::kNoClear), ""});
      model.choices.push_back({"Other feelings", ""});
      break;
    case Stage::hand_over:
      model.title = "Partner: look at the other person, and let it show as much as you like.";
      model.lines = {
          "Then both look up. Looking at the face as a whole is enough; nobody has to "
          "look into anybody's eyes."};
      model.choices = {{"I have looked", "the question comes next"}};
      break;
    case Stage::guess: {
      const practice::Question& question = exercise_->question();
      model.title = question.ask == practice::Ask::state ? "What might your partner be feeling?"
                                                         : question.text;
      for (const practice::Choice& choice : question.choices) {
        model.choices.push_back({choice.label, ""});
      }
      break;
    }
    case Stage::told:
      model.title = fmt::format("Your partner says: {}.", practice::label_of(truth_));
      model.lines = {fmt::format("You read: {}.", practice::label_of(answer_)),
                     "Your partner's word counts. Ask them what they did with their face, and tell "
                     "them what you went by."};
      model.choices = {{"Another round", ""}, {"Back to the start", ""}};
      break;
  }
  return model;
}

}  // namespace attune::app
