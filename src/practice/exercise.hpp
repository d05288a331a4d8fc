#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "practice/help.hpp"
#include "practice/lesson.hpp"
#include "practice/score.hpp"

namespace attune::practice {

// How much of the picture is shown with a question.
enum class View { whole, eyes, mouth };

enum class Ask {
  cue,        // what does this part do?
  state,      // what may the person feel?
  sure,       // how sure are you?
  telling,    // which part told you?
  told_more,  // eyes or mouth: which told more?
};

struct Choice {
  std::string key;
  std::string label;
};

// One question at a time; at most six choices, so that keys 1-6 reach them all.
struct Question {
  Ask ask = Ask::cue;
  View view = View::whole;
  std::string text;
  std::vector<std::string> help;  // lines beside the question; empty without help
  std::vector<Part> spotlight;    // parts pointed at while it is asked
  std::vector<Choice> choices;
};

// What is said after the answers: first what was seen, then what it may go with.
struct Reveal {
  bool right = false;
  bool unsure = false;  // "not sure" was answered, which is neither right nor wrong to say
  std::string verdict;  // "Yes: raised." or "Most people would say: raised."
  std::string seen;
  std::string reading;  // what it may go with, and what else
  std::vector<Part> spotlight;
};

// The questions about one item, in their order: predict first, then name the cue, then the reveal.
// Guessing before the answer is shown raised recognition and carried over to new faces (Pollux et
// al. 2014); asking for the cue as well as for the state is what reviews of trainings found to
// help.
class Exercise {
 public:
  // `seed` chooses wrong answers where the item names none.
  Exercise(const Item& item, HelpStage help, std::uint32_t seed);

  bool done() const { return done_; }
  // Only while not done.
  const Question& question() const { return question_; }
  // `choice` is an index into the question's choices; `response_s` from when it was asked.
  void answer(std::size_t choice, double response_s);
  // A feeling may also be named that is not among the choices; `key` of state_answers().
  bool takes_words() const { return !done_ && question_.ask == Ask::state; }
  void answer_in_words(const std::string& key, double response_s);

  // Only when done. Without help nothing is revealed.
  bool has_reveal() const { return help_ != HelpStage::none; }
  Reveal reveal() const;
  // One for the main question; with parts also one each for eyes and mouth alone, before it.
  // Lesson, new_face, probe and time are the caller's to fill in.
  std::vector<Trial> trials() const;

 private:
  void ask_cue();
  void ask_state(View view);
  void ask_sure();
  void ask_telling();
  void take(const std::string& key, std::size_t choice, double response_s);
  void next(const std::string& key);
  std::vector<Choice> state_choices() const;
  bool is_right(const std::string& key) const;
  Trial make_trial(const std::string& asked, const std::string& key, double response_s) const;

  Item item_;
  HelpStage help_;
  std::uint32_t seed_;
  bool done_ = false;
  Question question_;
  std::vector<Trial> trials_;
};

}  // namespace attune::practice
