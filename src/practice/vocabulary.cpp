#include "practice/vocabulary.hpp"

#include <algorithm>

namespace attune::practice {
namespace {

const Answer* find(const std::vector<Answer>& answers, std::string_view key) {
  const auto found = std::find_if(answers.begin(), answers.end(),
                                  [key](const Answer& answer) { return answer.key == key; });
  return found == answers.end() ? nullptr : &*found;
}

struct Difference {
  std::string_view one;
  std::string_view other;
  std::string_view text;
};

constexpr std::array kDifferences{
    Difference{"tense", "angry",
               "Look at the brows: in worry their inner ends often rise, in anger they come down."},
    Difference{"afraid", "surprised",
               "Look at the mouth: fear often stretches it sideways, surprise lets it drop open."},
    Difference{"afraid", "angry",
               "Look at the brows: fear often lifts them, anger pulls them down and together."},
    Difference{"sad", "tired",
               "Look at the mouth: sadness may pull its corners down, tiredness leaves it slack."},
    Difference{
        "sad", "calm",
        "Look at the mouth and the inner brows: when calm, both stay where they usually are."},
    Difference{"happy", "surprised",
               "Look at the mouth: in a smile its corners go up; in surprise it only opens."},
    Difference{
        "happy", "excited",
        "Both smile. Look at the eyes and the head: excitement often widens and moves them."},
    Difference{"happy", "contemptuous",
               "Look at both corners of the mouth: contempt may lift only one."},
    Difference{"unsure", "angry",
               "Both may pull the brows together. Look at the mouth and jaw: anger often presses "
               "them shut."},
    Difference{
        "unsure", "surprised",
        "Look at the brows: both lifted may be surprise; drawn or uneven, often a question."},
    Difference{"disgusted", "angry",
               "Look at the nose and upper lip: disgust wrinkles and lifts them."},
    Difference{"interested", "surprised",
               "Look at the mouth: interest leaves it as it is, surprise often opens it."},
    Difference{"calm", "withdrawn",
               "Look at the eyes: withdrawn eyes often go down or away and stay there."},
    Difference{"tense", "calm",
               "Look at the lips and the brows: tension presses the one or draws the other."},
    Difference{"tired", "withdrawn",
               "Look at the lids: tiredness lets them sink; withdrawal turns the look away."},
};

}  // namespace

std::string_view name(Part part) {
  switch (part) {
    case Part::eyes:
      return "eyes";
    case Part::brows:
      return "brows";
    case Part::mouth:
      return "mouth";
    case Part::head:
      return "head";
  }
  return "";
}

std::string_view words(Part part) {
  switch (part) {
    case Part::eyes:
      return "Eyes";
    case Part::brows:
      return "Brows";
    case Part::mouth:
      return "Mouth";
    case Part::head:
      return "Head";
  }
  return "";
}

std::optional<Part> find_part(std::string_view wanted) {
  for (const Part part : kParts) {
    if (name(part) == wanted) return part;
  }
  return std::nullopt;
}

const std::vector<Answer>& cue_answers(Part part) {
  static const std::vector<Answer> kEyes{
      {"at_you", "Looking at you", "toward the camera",
       "Eyes toward you may go with interest or with listening. People also look without any "
       "feeling, and some listen better looking away."},
      {"away", "Looking away", "to one side, or past you",
       "Eyes to the side often go with thinking. They may also follow something in the room."},
      {"down", "Looking down", "lids lowered, lashes toward the cheek",
       "Eyes cast down may go with thinking, low mood or shyness. They may also read something."},
      {"wide", "Wide open", "more white above or below than usual",
       "Wide eyes may go with surprise, alarm or eager interest, or be put on for fun."},
      {"closed", "Closed", "the lids meet",
       "Closed eyes may be a blink, a laugh, rest, or pain. How long they stay closed helps."},
  };
  static const std::vector<Answer> kBrows{
      {"raised", "Raised", "higher than usual; the forehead may crease",
       "Raised brows may go with surprise, interest, a question or a greeting. They also rise to "
       "stress a word."},
      {"level", "As usual", "where this person's brows rest",
       "Brows at rest say little by themselves: the other cues count."},
      {"together", "Pulled together", "lower, and nearer to each other",
       "Brows pulled together may go with effort, worry or annoyance, or with bright light."},
  };
  static const std::vector<Answer> kMouth{
      {"up", "Corners up", "the corners lift; cheeks may rise",
       "Corners up may go with joy, with being polite, or with unease that is smiled over."},
      {"level", "As usual", "closed or nearly so, corners level",
       "A mouth at rest says little by itself: the other cues count."},
      {"down", "Corners down", "the corners sink or are pulled down",
       "Corners down may go with sadness or doubt. Some faces rest that way."},
      {"open", "Open", "the jaw drops; a gap between the lips",
       "An open mouth may go with surprise, talking, a yawn or breathing."},
      {"pressed", "Lips pressed", "thinner than usual, shut firmly",
       "Pressed lips may go with tension, holding back a word, or concentrating."},
  };
  static const std::vector<Answer> kHead{
      {"upright", "Upright", "straight, facing you", "An upright head says little by itself."},
      {"tilted", "Tilted", "one ear nearer its shoulder",
       "A tilted head may go with interest or a question, or be a habit."},
      {"turned", "Turned away", "the nose points to one side",
       "A turned head may go with looking at something else, or with wanting a pause."},
      {"lowered", "Lowered", "the chin nearer the chest",
       "A lowered head may go with low mood, shyness or thought, or with reading."},
      {"back", "Leaning back", "farther away, the chin a little up",
       "Leaning back may go with doubt, surprise or rest."},
  };
  switch (part) {
    case Part::eyes:
      return kEyes;
    case Part::brows:
      return kBrows;
    case Part::mouth:
      return kMouth;
    case Part::head:
      break;
  }
  return kHead;
}

const std::vector<Answer>& state_answers() {
  static const std::vector<Answer> kStates{
      {"calm", "Calm", "", ""},
      {"happy", "Happy", "", ""},
      {"excited", "Excited", "", ""},
      {"interested", "Interested", "", ""},
      {"surprised", "Surprised", "", ""},
      {"unsure", "Unsure", "", ""},
      {"sad", "Sad or low", "", ""},
      {"tense", "Tense or worried", "", ""},
      {"afraid", "Afraid", "", ""},
      {"angry", "Angry or annoyed", "", ""},
      {"disgusted", "Disgusted", "", ""},
      {"contemptuous", "Scornful", "", ""},
      {"tired", "Tired", "", ""},
      {"withdrawn", "Far away in thought", "", ""},
      {kNoClear, "No clear feeling", "", ""},
  };
  return kStates;
}

const Answer* find_cue_answer(Part part, std::string_view key) {
  return find(cue_answers(part), key);
}

const Answer* find_state_answer(std::string_view key) { return find(state_answers(), key); }

std::string cue_label(Part part, std::string_view key) {
  const Answer* answer = find_cue_answer(part, key);
  return answer == nullptr ? label_of(key) : std::string(answer->label);
}

std::string label_of(std::string_view key) {
  if (key == kNotSure) return "Not sure";
  if (const Answer* state = find_state_answer(key)) return std::string(state->label);
  for (const Part part : kParts) {
    if (const Answer* cue = find_cue_answer(part, key)) return std::string(cue->label);
    if (name(part) == key) return std::string(words(part));
  }
  return std::string(key);
}

std::string_view difference(std::string_view one, std::string_view other) {
  for (const Difference& d : kDifferences) {
    if ((d.one == one && d.other == other) || (d.one == other && d.other == one)) return d.text;
  }
  return "";
}

const std::vector<Answer>& sureness() {
  static const std::vector<Answer> kSteps{
      {"guess", "A guess", "", ""}, {"fairly", "Fairly sure", "", ""}, {"sure", "Sure", "", ""}};
  return kSteps;
}

}  // namespace attune::practice
