#include "practice/exercise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <utility>

#include "core/error.hpp"

namespace attune::practice {
namespace {

constexpr std::size_t kStateChoices = 4;  // besides "no clear feeling" and "not sure"

std::string lower(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'A' && result[0] <= 'Z') result[0] += 'a' - 'A';
  return result;
}

// "the eyes and the mouth"
std::string listed(const std::vector<Part>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += fmt::format("the {}", name(parts[i]));
  }
  return text;
}

std::string cue_question(Part part) {
  return part == Part::head || part == Part::mouth ? fmt::format("What does the {} do?", name(part))
                                                   : fmt::format("What do the {} do?", name(part));
}

}  // namespace

Exercise::Exercise(const Item& item, HelpStage help, std::uint32_t seed)
    : item_(item), help_(help), seed_(seed) {
  ATTUNE_REQUIRE(find_fault(item).empty());
  switch (item_.kind) {
    case Kind::cue:
      ask_cue();
      break;
    case Kind::state:
      ask_state(View::whole);
      break;
    case Kind::parts:
      ask_state(View::eyes);
      break;
  }
}

void Exercise::ask_cue() {
  question_ = {Ask::cue, View::whole, cue_question(item_.part), {}, {}, {}};
  for (const Answer& answer : cue_answers(item_.part)) {
    question_.choices.push_back({std::string(answer.key), std::string(answer.label)});
    if (help_ == HelpStage::named) {
      question_.help.push_back(fmt::format("{}: {}", answer.label, answer.looks));
    }
  }
  question_.choices.push_back({std::string(kNotSure), label_of(kNotSure)});
  if (help_ == HelpStage::hinted) {
    question_.help.push_back(fmt::format("Look at {}.", listed({item_.part})));
  }
  if (help_ == HelpStage::named || help_ == HelpStage::hinted) question_.spotlight = {item_.part};
}

std::vector<Choice> Exercise::state_choices() const {
  std::vector<std::string> keys = item_.choices;
  if (keys.empty()) {
    const auto is_answer = [&](std::string_view key) {
      return std::find(item_.right.begin(), item_.right.end(), key) != item_.right.end();
    };
    // Those that are easily taken for the right one come first: telling them apart is the point.
    std::vector<std::string> near;
    std::vector<std::string> far;
    for (const Answer& answer : state_answers()) {
      if (answer.key == kNoClear || is_answer(answer.key)) continue;
      const bool close = !difference(item_.right[0], answer.key).empty();
      (close ? near : far).emplace_back(answer.key);
    }
    std::mt19937 random(seed_);
    for (auto* list : {&near, &far}) {
      for (std::size_t i = list->size(); i > 1; --i)
        std::swap((*list)[i - 1], (*list)[random() % i]);
    }
    // Not only near ones, or the right one could be told by its neighbours.
    near.resize(std::min<std::size_t>(near.size(), 2));
    if (item_.right[0] != kNoClear) keys.push_back(item_.right[0]);
    for (const auto* list : {&near, &far}) {
      for (const std::string& key : *list) {
        if (keys.size() < kStateChoices) keys.push_back(key);
      }
    }
  }
  // Always in the same order, so that a learner's fingers find them.
  std::vector<Choice> choices;
  for (const Answer& answer : state_answers()) {
    const bool wanted =
        answer.key == kNoClear || std::find(keys.begin(), keys.end(), answer.key) != keys.end();
    if (wanted) choices.push_back({std::string(answer.key), std::string(answer.label)});
  }
  choices.push_back({std::string(kNotSure), label_of(kNotSure)});
  return choices;
}

void Exercise::ask_state(View view) {
  question_ = {Ask::state, view, "What might this person be feeling?", {}, {}, state_choices()};
  if (view == View::eyes) question_.text = "The eyes alone: what might this person be feeling?";
  if (view == View::mouth) question_.text = "The mouth alone: what might this person be feeling?";
  if (item_.kind == Kind::parts && view == View::whole) {
    question_.text = "And now the whole face: what might this person be feeling?";
  }
  if (view != View::whole) return;  // half a face is the exercise
  if (help_ == HelpStage::named) question_.help.push_back(item_.seen);
  if (help_ == HelpStage::hinted) {
    question_.help.push_back(fmt::format("Look at {}.", listed(item_.telling)));
  }
  if (!question_.help.empty()) question_.spotlight = item_.telling;
}

void Exercise::ask_sure() {
  question_ = {Ask::sure, View::whole, "How sure are you?", {}, {}, {}};
  for (const Answer& step : sureness()) {
    question_.choices.push_back({std::string(step.key), std::string(step.label)});
  }
}

void Exercise::ask_telling() {
  const bool parts = item_.kind == Kind::parts;
  question_ = {parts ? Ask::told_more : Ask::telling,
               View::whole,
               parts ? "Which told you more?" : "Which part told you most?",
               {},
               {},
               {}};
  for (const Part part : kParts) {
    if (parts && part != Part::eyes && part != Part::mouth) continue;
    question_.choices.push_back({std::string(name(part)), std::string(words(part))});
  }
  question_.choices.push_back({std::string(kNotSure), label_of(kNotSure)});
}

bool Exercise::is_right(const std::string& key) const {
  return std::find(item_.right.begin(), item_.right.end(), key) != item_.right.end();
}

Trial Exercise::make_trial(const std::string& asked, const std::string& key,
                           double response_s) const {
  Trial trial;
  trial.item = item_.id;
  trial.face = item_.face;
  trial.kind = item_.kind;
  trial.asked = asked;
  trial.truth = item_.right[0];
  trial.answer = key;
  trial.right = is_right(key);
  trial.response_s = response_s;
  trial.help = help_;
  return trial;
}

void Exercise::answer(std::size_t choice, double response_s) {
  ATTUNE_REQUIRE(!done_ && choice < question_.choices.size());
  const std::string key = question_.choices[choice].key;
  take(key, choice, response_s);
}

void Exercise::answer_in_words(const std::string& key, double response_s) {
  ATTUNE_REQUIRE(takes_words() && find_state_answer(key) != nullptr);
  take(key, 0, response_s);
}

// `choice` counts where a step of sureness is asked for.
void Exercise::take(const std::string& key, std::size_t choice, double response_s) {
  switch (question_.ask) {
    case Ask::cue:
      trials_.push_back(make_trial(std::string(name(item_.part)), key, response_s));
      break;
    case Ask::state: {
      const std::string asked = question_.view == View::eyes    ? "state_eyes"
                                : question_.view == View::mouth ? "state_mouth"
                                                                : "state";
      trials_.push_back(make_trial(asked, key, response_s));
      break;
    }
    case Ask::sure:
      trials_.back().sure = static_cast<int>(choice);
      break;
    case Ask::telling:
    case Ask::told_more: {
      Trial& trial = trials_.back();
      trial.cue_answer = key;
      if (key == kNotSure) break;
      // Of several telling parts each will do; "told more" asks for the first.
      const auto end =
          question_.ask == Ask::told_more ? item_.telling.begin() + 1 : item_.telling.end();
      trial.cue_right =
          std::any_of(item_.telling.begin(), end, [&key](Part part) { return name(part) == key; });
      break;
    }
  }
  next(key);
}

void Exercise::next(const std::string& key) {
  switch (question_.ask) {
    case Ask::cue:
      if (key == kNotSure) {
        done_ = true;
      } else {
        ask_sure();
      }
      return;
    case Ask::state:
      if (question_.view == View::eyes) {
        ask_state(View::mouth);
      } else if (question_.view == View::mouth) {
        ask_state(View::whole);
      } else if (key == kNotSure) {
        ask_telling();
      } else {
        ask_sure();
      }
      return;
    case Ask::sure:
      if (item_.kind == Kind::cue) {
        done_ = true;
      } else {
        ask_telling();
      }
      return;
    case Ask::telling:
    case Ask::told_more:
      done_ = true;
      return;
  }
}

Reveal Exercise::reveal() const {
  ATTUNE_REQUIRE(done_ && has_reveal());
  const Trial& trial = trials_.back();
  Reveal reveal;
  reveal.right = trial.right;
  reveal.unsure = trial.answer == kNotSure;
  const std::string shown = trial.right ? trial.answer : item_.right[0];
  const Answer* answer =
      item_.kind == Kind::cue ? find_cue_answer(item_.part, shown) : find_state_answer(shown);
  ATTUNE_REQUIRE(answer != nullptr);
  const bool state = item_.kind != Kind::cue;
  if (trial.right) {
    const bool feeling = state && answer->key != kNoClear;
    reveal.verdict =
        fmt::format("Yes: {}{}.", feeling ? "the person looks " : "", lower(answer->label));
  } else {
    reveal.verdict = fmt::format("Most people would say: {}.", lower(answer->label));
  }
  reveal.seen = item_.seen;
  reveal.reading = std::string(answer->reading);
  if (state) reveal.reading = fmt::format("It shows most in {}.", listed(item_.telling));
  if (!item_.also.empty()) {
    reveal.reading += (reveal.reading.empty() ? "" : " ") + item_.also;
  }
  reveal.spotlight = state ? item_.telling : std::vector<Part>{item_.part};
  return reveal;
}

std::vector<Trial> Exercise::trials() const {
  ATTUNE_REQUIRE(done_);
  return trials_;
}

}  // namespace attune::practice
